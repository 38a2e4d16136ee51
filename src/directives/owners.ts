import type { Mention } from './agencies';
import { findMentions } from './agencies';
import {
  ANY_BODIES,
  BODIES_ABOVE,
  COMMUNE_BODY,
  PROVINCE_BODIES,
  type AgencyIndex,
} from './agency-index';
import type { IssuerLevel } from './header';
import type { UnitCode } from '../domain/model';
import type { Clause } from './outline';
import { BY_NAME, isNameOnly, rolesOf, type RoleGroup } from './roles';

/** Who is to do something, and how that is known. */
export interface Owner {
  names: string[];
  units: UnitCode[];
  rule: string;
  isKnown: boolean;
  /** It was not named in the sentence itself. */
  isInherited: boolean;
}

/** Bodies of one clause, and whom its sentences inherit. */
export interface ClauseOwners {
  groups: RoleGroup[];
  /** For sentences that name nobody. */
  inherited: Owner;
}

/**
 * Names and communes of some mentions, each once.
 *
 * @example namesOf([]) //=> []
 */
export const namesOf = (mentions: readonly Mention[]): string[] => [
  ...new Set(mentions.map(({ name }) => name)),
];

/**
 * The owner that a group of mentions makes.
 */
export const ownerOf = ({ mentions, rule }: RoleGroup): Owner => ({
  names: namesOf(mentions),
  units: [...new Set(mentions.flatMap(({ units }) => units))],
  rule,
  isKnown: mentions.every(({ isKnown }) => isKnown),
  isInherited: false,
});

const ADDRESSED = 'không ai được nêu tên: hiểu là nơi mà công văn kính gửi';

/** "… đề nghị các cơ quan, đơn vị, địa phương thực hiện:" speaks to those a letter is addressed to. */
const ANYBODY =
  /^Các (?:cơ quan|đơn vị|địa phương|sở|đồng chí|quý cơ quan)(?:, (?:cơ quan|đơn vị|địa phương|ngành|tổ chức))*(?: (?:có )?(?:liên quan|nêu trên|trên))?$/u;

/**
 * Who is meant where a document names nobody: those a letter is addressed to, the communes that its subject
 * names, or whom its level says.
 *
 * @example nobodyNamed('province', ['06463']).names //=> ['UBND cấp xã']
 */
export const nobodyNamed = (
  level: IssuerLevel,
  units: readonly UnitCode[],
  addressees: readonly Mention[] = [],
): Owner => {
  if (addressees.length > 0) {
    return {
      names: namesOf(addressees),
      units: [...new Set(addressees.flatMap((one) => one.units))],
      rule: ADDRESSED,
      isKnown: addressees.every(({ isKnown }) => isKnown),
      isInherited: true,
    };
  }
  if (level !== 'province' || units.length === 0) return DEFAULTS[level];
  return {
    names: [COMMUNE_BODY],
    units: [...units],
    rule: 'không ai được nêu tên: hiểu là xã, phường mà văn bản nói tới',
    isKnown: true,
    isInherited: true,
  };
};

const inheritedFrom = (owner: Owner, rule: string): Owner => ({
  ...owner,
  rule,
  isInherited: true,
});

/** Who is meant where a document of this level names nobody. */
const DEFAULTS: Readonly<Record<IssuerLevel, Owner>> = {
  province: {
    names: [PROVINCE_BODIES, COMMUNE_BODY],
    units: [],
    rule: 'không ai được nêu tên: hiểu là các sở, ngành và các xã, phường',
    isKnown: true,
    isInherited: true,
  },
  commune: {
    names: [COMMUNE_BODY],
    units: [],
    rule: 'không ai được nêu tên: hiểu là đơn vị ban hành',
    isKnown: true,
    isInherited: true,
  },
  unknown: {
    names: [],
    units: [],
    rule: 'không ai được nêu tên',
    isKnown: false,
    isInherited: true,
  },
};

/** "Sở A …, Sở B …; hai sở báo cáo …": the bodies that the words point back to. */
const withBodiesAbove = (groups: readonly RoleGroup[]): RoleGroup[] =>
  groups.map((group, at) => {
    if (!group.mentions.some(({ name }) => name === BODIES_ABOVE)) return group;
    const before = groups.slice(0, at);
    const leads = before.filter(({ role }) => role === 'lead');
    const meant = leads.length > 0 ? leads : before.filter(({ role }) => role === 'none');
    const mentions = meant.flatMap((one) => one.mentions).filter(({ name }) => name !== ANY_BODIES);
    return mentions.length === 0 ? group : { ...group, mentions };
  });

/** Names of the catalog that only a commune's own document means: its own offices. */
const OF_COMMUNE = /(?:^|\s)thuộc xã$/u;

const TITLE = /^(?:thủ trưởng|người đứng đầu|lãnh đạo) (?=các )/iu;

/** "Các cơ quan, đơn vị" of a document of the province are not the offices of a commune. */
const asWritten = (mention: Mention, { flow }: Clause): Mention => {
  if (!OF_COMMUNE.test(mention.name)) return mention;
  const written = flow.text.slice(mention.start, mention.end).replace(TITLE, '');
  return { ...mention, name: written.charAt(0).toUpperCase() + written.slice(1) };
};

/** The owner a whole clause speaks to: its heading names a body, or its text begins with one. */
const ownerOfClause = (clause: Clause, groups: readonly RoleGroup[]): Owner | null => {
  const [first] = groups;
  const { folded } = clause.flow;
  if (first && clause.isHeading) {
    const before = folded.slice(0, first.start);
    if (isNameOnly(before, folded.slice(first.end))) {
      return { ...ownerOf(first), rule: 'tên đơn vị ở tiêu đề mục' };
    }
  }
  const lead = groups.find(({ role, isAside }) => role === 'lead' && !isAside);
  return lead ? ownerOf(lead) : null;
};

/** Words of whoever speaks: they introduce what it says, not what it is to do. */
const SAYS =
  /\b(?:ket luan|yeu cau|de nghi|thong nhat|quyet dinh|thong bao|ban hanh|danh gia|bao cao|giao|chi dao)\b/;

/** "Các chủ đầu tư …, bảo đảm các mốc sau:" speaks for everything below it. */
const introducesList = ({ level, flow }: Clause, lead: RoleGroup): boolean => {
  if (level !== 'plain' || !/(?:[:]|\bsau(?: day)?[:.]?|\bnhu sau[:.]?)$/.test(flow.folded))
    return false;
  return lead.rule === BY_NAME || !SAYS.test(flow.folded.slice(lead.end));
};

/**
 * For each clause the bodies it names with their parts, and whom its sentences inherit: the clause above
 * that names somebody, the paragraph that introduces the list, or whoever the document speaks to.
 */
export const ownersOf = (
  clauses: readonly Clause[],
  index: AgencyIndex,
  level: IssuerLevel,
  nobody: Owner,
): ClauseOwners[] => {
  const own: (Owner | null)[] = [];
  const introduced = new Map<number, Owner>();
  const isTold = nobody.rule === ADDRESSED;
  return clauses.map((clause, at) => {
    const mentions = findMentions(clause.flow, index).map((mention) =>
      level === 'commune' ? mention : asWritten(mention, clause),
    );
    let inherited: Owner | null = null;
    for (let above = clause.parent; inherited === null; above = clauses[above]?.parent ?? -1) {
      const named = above >= 0 ? own[above] : undefined;
      const intro = introduced.get(above);
      if (named) inherited = inheritedFrom(named, `kế thừa từ mục ${clauses[above]?.path}`);
      else if (intro) inherited = inheritedFrom(intro, 'kế thừa từ câu dẫn của mục');
      if (above < 0) break;
    }
    const groups = withBodiesAbove(
      rolesOf(clause.flow, mentions, clause.body, level, inherited !== null, isTold),
    );
    const owner = clause.footnote === null ? ownerOfClause(clause, groups) : null;
    own[at] = owner;
    const lead = groups.find((group) => group.role === 'lead');
    const isAnybody = isTold && owner?.names.every((name) => ANYBODY.test(name));
    if (owner && lead && !isAnybody && introducesList(clause, lead))
      introduced.set(clause.parent, owner);
    return { groups, inherited: inherited ?? nobody };
  });
};
