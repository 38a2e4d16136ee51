import type { UnitCode } from '../domain/model';
import {
  COMMUNE_BODY,
  PROVINCE_BODIES,
  communeAt,
  hasWords,
  isWritten,
  type AgencyIndex,
} from './agency-index';
import type { Flow, Range } from './flow';
import { openSubjectAt } from './open-subject';
import { tokensOf, type Token } from './tokens';
import { unlistedAt } from './unlisted';

/** A body named in a text. */
export interface Mention extends Range {
  /** Canonical name, or as written when the catalog does not know it. */
  name: string;
  /** Communes named one by one. */
  units: UnitCode[];
  isKnown: boolean;
}

/** Stands for the Party committees of communes, which the catalog does not list. */
const PARTY_BODY = 'Đảng ủy cấp xã';

interface Found {
  name: string;
  words: number;
  units: UnitCode[];
  isKnown: boolean;
}

/** What may stand before xã and phường: "Đảng ủy, UBND các". */
const COMMUNE_HEAD = new Set(['ubnd', 'dang', 'uy', 'cac']);
const MOST_HEAD_WORDS = 4;

/** "xã Chi Lăng", "các xã: Chi Lăng, Nhân Lý và Quan Sơn", with UBND before it or without. */
const communesAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  text: string,
): Found | null => {
  let place = at;
  while (place < at + MOST_HEAD_WORDS && COMMUNE_HEAD.has(tokens[place]?.folded ?? '')) place += 1;
  const level = tokens[place]?.folded;
  if (level !== 'xa' && level !== 'phuong') return null;
  place += 1;
  if (tokens[place]?.folded === 'phuong' && level === 'xa') place += 1;
  const units: UnitCode[] = [];
  for (;;) {
    const found = communeAt(index, tokens, place, text);
    if (found === null) break;
    units.push(found.code);
    place += found.words;
    const next = tokens[place];
    if (next?.folded === 'va') place += 1;
    if (/^(?:xa|phuong)$/.test(tokens[place]?.folded ?? '')) place += 1;
    if (communeAt(index, tokens, place, text) === null) {
      // The joining words led nowhere: they belong to what comes next.
      while (place > at && !tokens[place - 1]?.isCapital) place -= 1;
      break;
    }
  }
  const isParty = tokens[at]?.folded === 'dang';
  if (units.length > 0) {
    const name = isParty ? PARTY_BODY : COMMUNE_BODY;
    return { name, words: place - at, units, isKnown: !isParty };
  }
  const name = tokens[place];
  if (!name?.isCapital || !name.isNext || tokens[at]?.folded !== 'ubnd') return null;
  while (tokens[place]?.isCapital && tokens[place]?.isNext) place += 1;
  return { name: COMMUNE_BODY, words: place - at, units: [], isKnown: false };
};

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

const titleBefore = (index: AgencyIndex, tokens: readonly Token[], at: number): number => {
  let start = at;
  for (;;) {
    const end = start;
    const title = index.titles.find((words) => {
      const from = end - words.length;
      return from >= 0 && hasWords(tokens, from, words) && tokens[end]?.isJoined;
    });
    if (title === undefined) return start;
    start -= title.length;
  }
};

/** Communes inside a longer name: "Ban Thường vụ Đảng ủy xã Na Sầm". */
const unitsWithin = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  words: number,
  text: string,
): UnitCode[] => {
  const units: UnitCode[] = [];
  for (let place = at + 1; place < at + words; place += 1) {
    const isLevel = /^(?:xa|phuong)$/.test(tokens[place - 1]?.folded ?? '');
    const found = isLevel ? communeAt(index, tokens, place, text) : null;
    if (found !== null) units.push(found.code);
  }
  return units;
};

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
    const first = tokens[Math.max(free, titleBefore(index, tokens, from))];
    const last = tokens[from + words - 1];
    if (first === undefined || last === undefined) return;
    mentions.push({ ...found, start: first.start, end: last.end });
    free = from + words;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    if (at < free) continue;
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
    const own = isOffice || isOther ? unlistedAt(tokens, at, flow.text) : 0;
    // Offices of wards are named after theirs: "Phòng Kinh tế, Hạ tầng và Đô thị" is no Phòng Kinh tế.
    if (listed !== null && own <= listed.words) {
      const named = communesInside(index, tokens, at, listed, flow.text);
      if (named !== null) {
        add(at, named.words, named);
        continue;
      }
      const list =
        listed.name === PROVINCE_BODIES ? departmentsAt(index, tokens, at + listed.words) : [];
      if (list.length === 0) add(at, listed.words, listed);
      list.forEach(({ name, from, words }, place) => {
        // The head belongs to the first of its names.
        const start = place === 0 ? at : from;
        add(start, from + words - start, { name, units: [], isKnown: true });
      });
      continue;
    }
    const named = unlistedAt(tokens, at, flow.text);
    const words = named > 0 ? named : openSubjectAt(tokens, at, flow.text);
    const last = tokens[at + words - 1];
    if (words > 0 && last !== undefined) {
      const asWritten = flow.text.slice(tokens[at]?.start ?? 0, last.end);
      // One body, two ways to set the tone mark.
      const written = asWritten.replace(/uỷ/gu, 'ủy').replace(/Uỷ/gu, 'Ủy');
      const name = written.charAt(0).toUpperCase() + written.slice(1);
      add(at, words, {
        name,
        units: unitsWithin(index, tokens, at, words, flow.text),
        isKnown: false,
      });
    }
  }
  return mentions;
};
