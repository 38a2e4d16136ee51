import type { UnitCode } from '../domain/model';
import {
  BODIES_ABOVE,
  COMMUNE_BODY,
  PROVINCE_BODIES,
  VILLAGES,
  communeAt,
  hasWords,
  isWritten,
  type AgencyIndex,
} from './agency-index';
import { communesAt, unitsWithin, type Found } from './communes';
import type { Flow, Range } from './flow';
import { longerName, mayOpenSubject, subjectAt, type Subject } from './subject';
import { tokensOf, type Token } from './tokens';
import { unlistedAt } from './unlisted';

/** A body named in a text. */
export interface Mention extends Range {
  /** Canonical name, or as written when the catalog does not know it. */
  name: string;
  /** Communes named one by one. */
  units: UnitCode[];
  isKnown: boolean;
  /** It names no body but a kind of them: các trường, chủ rừng, thành viên. */
  isKind?: boolean;
}

/** After "Trưởng" the name of an office begins with a small letter. */
const isNamed = (written: string, alias: string, before: Token | undefined): boolean =>
  isWritten(written, alias) ||
  (before?.folded === 'truong' && written.toLowerCase() === alias.toLowerCase());

const listedAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  text: string,
): Found | null => {
  const first = tokens[at];
  if (first === undefined) return null;
  const found = index.byFirstWord.get(first.folded)?.find(({ alias, words }) => {
    const last = tokens[at + words.length - 1];
    return (
      last !== undefined &&
      hasWords(tokens, at, words) &&
      isNamed(text.slice(first.start, last.end), alias, tokens[at - 1])
    );
  });
  if (found === undefined) return null;
  const words = found.words.length;
  // "HĐND xã" is an alias, "HĐND xã Lộc Bình" names a commune as well.
  const isLevel = /^(?:xa|phuong)$/.test(found.words.at(-1) ?? '');
  const commune = isLevel ? communeAt(index, tokens, at + words, text) : null;
  const units = commune === null ? [] : [commune.code];
  return { name: found.name, words: words + (commune?.words ?? 0), units, isKnown: true };
};

/** "các Sở: Tài chính, Nội vụ": one head for several names. */
const departmentsAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
): { name: string; from: number; words: number }[] => {
  const found: { name: string; from: number; words: number }[] = [];
  let place = at;
  for (;;) {
    const token = tokens[place];
    const name = token?.isCapital
      ? index.departments.find(({ words }) => hasWords(tokens, place, words))
      : undefined;
    if (name === undefined) return found;
    found.push({ name: name.name, from: place, words: name.words.length });
    place += name.words.length;
    if (tokens[place]?.folded === 'va') place += 1;
  }
};

/** Words after a name that only say which ones are meant: "các xã biên giới", "các sở liên quan". */
const QUALIFIERS = [
  'co lien quan',
  'con lai',
  'lien quan',
  'bien gioi',
  'vung cao',
  'noi tren',
  'neu tren',
  'truc thuoc so',
  'truc thuoc tinh',
  'truc thuoc',
  'tren dia ban tinh',
  'tren dia ban xa',
  'tren dia ban',
].map((words) => words.split(' '));

const qualifierLength = (tokens: readonly Token[], at: number): number => {
  if (!tokens[at]?.isNext) return 0;
  return QUALIFIERS.find((words) => hasWords(tokens, at, words))?.length ?? 0;
};

/** "Chủ tịch UBND xã" is an alias, "Chủ tịch UBND xã Chi Lăng" names a commune as well. */
const communesInside = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  listed: Found,
  text: string,
): Found | null => {
  if (listed.name !== COMMUNE_BODY) return null;
  for (let offset = 1; offset < listed.words; offset += 1) {
    const found = communesAt(index, tokens, at + offset, text);
    if (found !== null && offset + found.words > listed.words) {
      return { ...found, words: offset + found.words };
    }
  }
  return null;
};

/** "các đồng chí Phó Chủ tịch …"; no name bears more. */
const MOST_TITLES = 5;

const titleBefore = (index: AgencyIndex, tokens: readonly Token[], at: number): number => {
  let start = at;
  for (let titles = 0; titles < MOST_TITLES; titles += 1) {
    const end = start;
    const title = index.titles.find((words) => {
      const from = end - words.length;
      return from >= 0 && hasWords(tokens, from, words) && tokens[end]?.isJoined;
    });
    if (title === undefined) return start;
    start -= title.length;
  }
  return start;
};

/** A body that no list knows: how many words it takes, and how many of them are its name. */
const namedAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  flow: Flow,
): Subject | null => {
  const words = unlistedAt(tokens, at, flow.text);
  if (words === 0 && !mayOpenSubject(tokens[at], flow.text)) return null;
  const seat = titleBefore(index, tokens, at);
  return words === 0
    ? subjectAt(tokens, at, seat, flow)
    : longerName(tokens, at, words, seat, flow);
};

/** Levels say only whose they are: "các đoàn thể xã" are the same group. */
const isOnlyLevel = ({ words }: Found, named: Subject, tokens: readonly Token[], at: number) =>
  named.name === words + 1 && /^(?:xa|phuong|tinh|so)$/.test(tokens[at + words]?.folded ?? '');

/** "các đơn vị" is a group, "các đơn vị tư vấn thiết kế" names which. */
const isAnyGroup = (listed: Found, tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.folded === 'cac' &&
  ![COMMUNE_BODY, PROVINCE_BODIES, BODIES_ABOVE, VILLAGES].includes(listed.name);

/** "Trưởng các thôn Nà Lốc, Khuổi Cáp": which of them are meant. */
const placesBehind = ({ name }: Found, tokens: readonly Token[], at: number): number => {
  if (name !== VILLAGES) return 0;
  let words = 0;
  while (tokens[at + words]?.isCapital && tokens[at + words]?.isJoined) words += 1;
  return words;
};

/** "mỗi xã, phường", "từng sở, ngành": a group that a list knows. */
const EACH = /^(?:moi|tung)$/;

/** "các sở, ngành, địa phương" */
const PLACES = 'Địa phương';

/** "Đồng chí Nguyễn Văn Nam, Phó Chủ tịch UBND xã": the office is meant. */
const TITLED = /^(?:phó |trưởng |chánh |chủ tịch |giám đốc |bí thư |hiệu trưởng )/iu;
const isPerson = ({ name }: Mention): boolean => /^(?:Đồng chí|Ông|Bà) /u.test(name);

/**
 * Every body named in a running text, in order: agencies of the catalog and their aliases, communes,
 * groups (các sở, ban, ngành), lists under one head (các Sở: A, B), and bodies that no catalog knows by
 * the way they are written (Chi cục Thủy lợi). A title before the name (Giám đốc Sở …) belongs to it.
 *
 * @example findMentions(flowOf('Giao Chi cục Thủy lợi rà soát', [{ start: 0, end: 29 }]), indexOf({ agencies: [], communes: [] }))[0]?.name //=> 'Chi cục Thủy lợi'
 */
export const findMentions = (flow: Flow, index: AgencyIndex): readonly Mention[] => {
  const ofIndex = found.get(index) ?? new WeakMap<Flow, Mention[]>();
  found.set(index, ofIndex);
  const known = ofIndex.get(flow);
  if (known !== undefined) return known;
  const mentions = search(flow, index);
  ofIndex.set(flow, mentions);
  return mentions;
};

/** The head is asked for its bodies several times, tables and fields once more. */
const found = new WeakMap<AgencyIndex, WeakMap<Flow, Mention[]>>();

const search = (flow: Flow, index: AgencyIndex): Mention[] => {
  const tokens = tokensOf(flow);
  const mentions: Mention[] = [];
  let free = 0;
  const add = (from: number, length: number, found: Omit<Mention, 'start' | 'end'>): void => {
    const words = length + qualifierLength(tokens, from + length);
    const title = Math.max(free, titleBefore(index, tokens, from));
    const first = tokens[title];
    const last = tokens[from + words - 1];
    if (first === undefined || last === undefined) return;
    const before = mentions.at(-1);
    const isTold = title < from || TITLED.test(flow.text.slice(first.start, last.end));
    const isOffice = isTold && before !== undefined && isPerson(before);
    const holder = isOffice && first.start - before.end < 4 ? mentions.pop() : undefined;
    mentions.push({ ...found, start: holder?.start ?? first.start, end: last.end });
    free = from + words;
  };
  const addListed = (at: number, one: Found): void => {
    const listed = { ...one, words: one.words + placesBehind(one, tokens, at + one.words) };
    const named = communesInside(index, tokens, at, listed, flow.text);
    if (named !== null) {
      add(at, named.words, named);
      return;
    }
    const list =
      listed.name === PROVINCE_BODIES ? departmentsAt(index, tokens, at + listed.words) : [];
    if (list.length === 0) add(at, listed.words, listed);
    list.forEach(({ name, from, words }, place) => {
      // The head belongs to the first of its names.
      const start = place === 0 ? at : from;
      add(start, from + words - start, { name, units: [], isKnown: true });
    });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    if (at < free) continue;
    const isEach = EACH.test(tokens[at]?.folded ?? '');
    if (isEach && listedAt(index, tokens, at + 1, flow.text) !== null) continue;
    const communes = communesAt(index, tokens, at, flow.text);
    const listed = listedAt(index, tokens, at, flow.text);
    if (communes !== null && communes.words >= (listed?.words ?? 0)) {
      add(at, communes.words, communes);
      continue;
    }
    const level = tokens[at + (listed?.words ?? 0)];
    // "Ủy ban MTTQ Việt Nam tỉnh" is another one than that of the commune.
    const isOther =
      level?.isNext === true && /^(?:tỉnh|phường)$/u.test(flow.text.slice(level.start, level.end));
    const isOffice = tokens[at]?.folded === 'phong';
    // Offices of wards are named after theirs: "Phòng Kinh tế, Hạ tầng và Đô thị" is no Phòng Kinh tế.
    const isGroup = listed !== null && isAnyGroup(listed, tokens, at);
    const isOpen = listed === null || isOffice || isOther || isGroup;
    const named = isOpen ? namedAt(index, tokens, at, flow) : null;
    const isSame =
      listed !== null &&
      (named === null ||
        named.name <= listed.words ||
        (isGroup && isOnlyLevel(listed, named, tokens, at)));
    if (isSame) {
      addListed(at, listed);
      continue;
    }
    const last = tokens[at + (named?.name ?? 0) - 1];
    if (named === null || last === undefined) continue;
    const asWritten = flow.text.slice(tokens[at]?.start ?? 0, last.end);
    // One body, two ways to set the tone mark, or to write "Ban Quản lý".
    const written = asWritten.replace(/uỷ/gu, 'ủy').replace(/Uỷ/gu, 'Ủy');
    const name = (written.charAt(0).toUpperCase() + written.slice(1))
      .replace(/^Ban quản lý/u, 'Ban Quản lý')
      .replace(/^Ban chỉ (?=đạo|huy)/u, 'Ban Chỉ ');
    if (name === PLACES) {
      add(at, named.words, { name: COMMUNE_BODY, units: [], isKnown: true });
      continue;
    }
    const units = unitsWithin(index, tokens, at, named.words, flow.text);
    add(at, named.words, { name, units, isKnown: false, isKind: named.isKind });
  }
  return mentions;
};
