import type { UnitCode } from '../domain/model';
import { matchesIn } from '../domain/matches';
import { foldLetters } from '../domain/plain-text';
import { findMentions } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { DocumentParts } from './head';
import type { Reference } from './model';
import type { Paragraph } from './paragraphs';

/** Who speaks: it decides who is meant where nobody is named. */
export type IssuerLevel = 'province' | 'commune' | 'unknown';

/** Symbols of departments: 1142/SNV-XDCQ, 88/KH-STC. */
const OF_DEPARTMENT =
  /\d{0,6} ?\/(?:[a-z]{2,3}-)?s(?:nv|tc|xd|yt|tp|ct|gddt|khcn|nnmt|vhttdl|dttg)\b/;

/** The province named above the number; the place beside the date may write it better. */
const provinceOf = (above: readonly Paragraph[], place: string | null): string | null => {
  const named = provinceOfHead(above.map(({ flow }) => flow.text).join(' '));
  if (named === null || place === null) return named ?? place;
  const isPlace = foldLetters(place).endsWith(foldLetters(named));
  return isPlace ? place.slice(-named.length) : named;
};

export interface Issuer {
  name: string | null;
  level: IssuerLevel;
  unit: UnitCode | null;
}

const PROVINCE = /(?:^|[^\p{L}])tỉnh ((?:\p{Lu}\p{Ll}+ ){0,2}\p{Lu}\p{Ll}+)/gu;

/** "Phó Chủ tịch UBND tỉnh Đoàn Minh Sơn" names a person, not a province. */
const OF_PERSON = /(?:chủ tịch|bí thư)[^.;\n]{0,30}$/iu;

const provinceIn = (text: string): string | null => {
  for (const { 1: name = null, index } of matchesIn(text, PROVINCE)) {
    if (!OF_PERSON.test(text.slice(Math.max(0, index - 40), index))) return name;
  }
  return null;
};

/** "UBND TỈNH LẠNG SƠN" at the head, as people write it elsewhere. */
const provinceOfHead = (text: string): string | null => {
  const name = /(?:^|\s)TỈNH (?!ỦY|UỶ)(\p{Lu}{2,} (?!CỘNG)\p{Lu}{2,})/u.exec(text)?.[1];
  if (name === undefined) return null;
  return name.replace(
    /(\p{L})(\p{L}*)/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
};

/** The state's name and motto, which two-column heads mix into the issuer's name. */
const STATE_LINES =
  /cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap ?- ?tu do ?- ?hanh phuc/g;

const partyBody = (folded: string): string | null => {
  // "TỈNH ỦY LẠNG SƠN" above it is only whom the commune's own committee stands under.
  if (/\bdang uy (?:xa|phuong)\b/.test(folded)) return 'Đảng ủy';
  if (/\btinh uy\b|-[a-z]+\/tu\b/.test(folded)) return 'Tỉnh ủy';
  if (/\bdang uy\b|\bdang bo xa\b|\bdang bo phuong\b|-[a-z]+\/du\b/.test(folded)) return 'Đảng ủy';
  return null;
};

/**
 * Bodies that stand under the government, the council or the Party of a level, as a line begins, folded.
 * An office ("VĂN PHÒNG") speaks for the body that it serves and is none.
 */
const OWN_BODY =
  /^(?:ban|thanh tra|cong an|so|chi cuc|cuc|trung tam|phong|hoi(?! dong)|lien doan|lien minh|uy ban (?:mttq|mat tran|kiem tra)|tinh doan|doan|bo chi huy|kho bac|bao hiem|truong|hoi dong(?! nhan dan)|to cong tac|tieu ban|thue|dang uy (?:ubnd|uy ban|cac))\b/;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const LEVEL = /\b(?:tinh|thanh pho|xa|phuong|khu vuc)\b/;

/** "BAN CHỈ ĐẠO PHÁT TRIỂN DU LỊCH" as people write it: the way the text below does, else by its first words. */
const inSmallLetters = (capitals: string, written: readonly Paragraph[]): string => {
  const folded = foldLetters(capitals);
  for (const { flow } of written) {
    const at = flow.folded.indexOf(folded);
    const found = at < 0 ? '' : flow.text.slice(at, at + folded.length);
    if (found !== found.toUpperCase()) return found.charAt(0).toUpperCase() + found.slice(1);
  }
  const words = capitals.toLowerCase().split(' ');
  const isAfterHead = (index: number): boolean =>
    /^(?:ban|cục|sở|phòng|hội|đoàn|tâm|và)$/u.test(words[index - 1] ?? '');
  const isPlace = (index: number): boolean =>
    words.slice(0, index).some((word) => /^(?:tỉnh|xã|phường|phố)$/u.test(word));
  return words
    .map((word, index) =>
      index === 0 || isAfterHead(index) || isPlace(index)
        ? word.charAt(0).toUpperCase() + word.slice(1)
        : word,
    )
    .join(' ');
};

/** The lines in capitals above the number that name who issues, without the state's name and motto. */
const nameLines = (above: readonly Paragraph[]): string[] => {
  const numberAt = above.findIndex(({ flow }) => /^so ?:? ?[\d./…-]/.test(flow.folded));
  return above
    .slice(0, numberAt < 0 ? undefined : numberAt)
    .map(({ flow }) => flow.text.replace(/[*|]/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((text) => text === text.toUpperCase() && !isStateLine(text));
};

const isStateLine = (text: string): boolean =>
  foldLetters(text).replace(STATE_LINES, '').trim() === '';

/**
 * The body of its own that the lines above the number name last: a committee, an office, a board. null
 * where the province or the commune itself speaks, or a department that the catalog knows.
 */
const ownBodyOf = (
  { top, subject, body, foot }: DocumentParts,
  above: readonly Paragraph[],
  superior: Issuer,
): Issuer | null => {
  const lines = nameLines(above);
  const at = lines.findLastIndex((line) => OWN_BODY.test(foldLetters(line)));
  if (at < 0) return null;
  const [core = '', place] = lines
    .slice(at)
    .join(' ')
    .split(/ (?=TỈNH |THÀNH PHỐ |XÃ |PHƯỜNG )(?!TỈNH [ỦU])/u, 2);
  const name = inSmallLetters(core, [...subject, ...body, ...foot, ...top]);
  const level = superior.level;
  const ofSuperior = lines
    .slice(0, at)
    .some((line) => /\b(?:tinh uy|dang uy|dang bo)\b/.test(foldLetters(line)));
  if (place !== undefined && !LEVEL.test(foldLetters(name))) {
    return { name: `${name} ${lowerFirst(inSmallLetters(place, []))}`, level, unit: superior.unit };
  }
  return {
    name: ofSuperior && superior.name !== null ? `${name} ${superior.name}` : name,
    level,
    unit: superior.unit,
  };
};

/** The government, council or Party committee that the head names, alone or above a body of its own. */
const governmentOf = (
  { subject, type }: DocumentParts,
  above: readonly Paragraph[],
  { place, wholeText, reference, index }: IssuerContext,
): Issuer => {
  const folded = above
    .map(({ flow }) => flow.folded)
    .join(' ')
    .replace(STATE_LINES, ' ')
    .replace(/ +/g, ' ');
  const title = subject.map(({ flow }) => flow.folded).join(' ');
  const party = partyBody(folded);
  // The council of a commune names itself in the subject of its resolution.
  const naming = type === 'NQ' ? [...above, ...subject] : above;
  const named = naming
    .flatMap(({ flow }) => findMentions(flow, index))
    .flatMap(({ units }) => units);
  const isCouncil = /\b(?:hdnd|hoi dong nhan dan) tinh\b/.test(folded);
  const isProvince = isCouncil || /\b(?:ubnd|uy ban nhan dan) tinh\b/.test(`${folded} ${title}`);
  const commune = reference.communes.find(({ code, name }) =>
    named.length > 0
      ? code === named[0]
      : !isProvince && place !== null && foldLetters(name) === foldLetters(place),
  );
  if (commune !== undefined) {
    const council = /\bhoi dong nhan dan\b/.test(folded) || type === 'NQ' ? 'HĐND' : 'UBND';
    const name = `${party ?? council} ${commune.type} ${commune.name}`;
    return { name, level: 'commune', unit: commune.code };
  }
  const province =
    provinceOfHead(above.map(({ flow }) => flow.text).join(' ')) === null
      ? (provinceIn(wholeText) ?? place)
      : provinceOf(above, place);
  const ofProvince = province === null ? '' : ` ${province}`;
  if (party === 'Tỉnh ủy') return { name: `Tỉnh ủy${ofProvince}`, level: 'province', unit: null };
  if (isCouncil) return { name: `HĐND tỉnh${ofProvince}`, level: 'province', unit: null };
  if (isProvince) return { name: `UBND tỉnh${ofProvince}`, level: 'province', unit: null };
  const own = /\b(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) (xa|phuong)\b/.exec(
    `${folded} ${title}`,
  );
  if (own !== null || party === 'Đảng ủy') {
    const level = own?.[2] === 'phuong' ? 'phường' : 'xã';
    const council = /^h/.test(own?.[1] ?? '') ? 'HĐND' : 'UBND';
    const name = `${party ?? council} ${level}${place === null ? '' : ` ${place}`}`;
    return { name, level: 'commune', unit: null };
  }
  return /[-/]ubnd\b/.test(folded) && province !== null
    ? { name: `UBND tỉnh${ofProvince}`, level: 'province', unit: null }
    : { name: null, level: 'unknown', unit: null };
};

/** What is known beside the paragraphs of a head. */
export interface IssuerContext {
  /** The place beside the date. */
  place: string | null;
  wholeText: string;
  reference: Reference;
  index: AgencyIndex;
}

/**
 * Names the body that issued the document, from its head; failing that from the place and the subject.
 */
export const issuerOf = (parts: DocumentParts, context: IssuerContext): Issuer => {
  const { top, subject } = parts;
  const addressedAt = top.findIndex(({ flow }) => /^kinh gui/.test(flow.folded));
  const above = top
    .slice(0, addressedAt < 0 ? undefined : addressedAt)
    .filter((paragraph) => !subject.includes(paragraph));
  const department = above
    .flatMap(({ flow }) => findMentions(flow, context.index))
    .find(({ name, isKnown }) => isKnown && /^(?:Sở|Ban|Văn phòng|Thanh tra|Công an) /u.test(name));
  const symbols = above.map(({ flow }) => flow.folded).join(' ');
  // "UBND TỈNH …" above the name of a department only says whose department it is.
  if (department !== undefined && OF_DEPARTMENT.test(symbols)) {
    return { name: department.name, level: 'province', unit: null };
  }
  const government = governmentOf(parts, above, context);
  const own = ownBodyOf(parts, above, government);
  if (own !== null) return own;
  if (government.name === null && department !== undefined) {
    return { name: department.name, level: 'province', unit: null };
  }
  return government;
};
