import type { UnitCode } from '../domain/model';
import { COMMUNE_BODY, communeAt, type AgencyIndex } from './agency-index';
import type { Token } from './tokens';
import { startsHead } from './unlisted';

/** A body found at a place of a text: how many words it takes, and what it is called. */
export interface Found {
  name: string;
  words: number;
  units: UnitCode[];
  isKnown: boolean;
}

/** Stands for the Party committees of communes, which the catalog does not list. */
const PARTY_BODY = 'Đảng ủy cấp xã';

/** What may stand before xã and phường: "Đảng ủy, UBND các". */
const COMMUNE_HEAD = new Set(['ubnd', 'dang', 'uy', 'cac']);
const MOST_HEAD_WORDS = 4;

const isLevel = (token: Token | undefined): boolean =>
  token?.folded === 'xa' || token?.folded === 'phuong';

const LONGEST_NAME = 4;

/** Capitals that may be the name of a commune which the reference does not list: "Bản Mù". */
const capitalsAt = (tokens: readonly Token[], at: number, text: string): number => {
  let words = 0;
  while (words < LONGEST_NAME) {
    const token = tokens[at + words];
    const isPart = token?.isCapital && (words === 0 ? token.isJoined : token.isNext);
    if (!isPart || startsHead(tokens, at + words, text)) break;
    words += 1;
  }
  return words;
};

/** One commune of a list; one that is not listed has at least so many words. */
const oneAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  text: string,
  least: number,
): { code: UnitCode | null; words: number } | null => {
  const known = communeAt(index, tokens, at, text);
  if (known !== null) return known;
  const words = capitalsAt(tokens, at, text);
  return words >= least ? { code: null, words } : null;
};

/**
 * Communes named at a place: "xã Chi Lăng", "UBND các xã: Chi Lăng, Nhân Lý và phường Tam Thanh". Those that
 * the reference does not list are bodies all the same.
 *
 * @example communesAt(indexOf({ agencies: [], communes: [] }), [], 0, '') //=> null
 */
export const communesAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  text: string,
): Found | null => {
  let place = at;
  while (place < at + MOST_HEAD_WORDS && COMMUNE_HEAD.has(tokens[place]?.folded ?? '')) place += 1;
  if (!isLevel(tokens[place])) return null;
  // "UBND xã Thành" is a commune; of "xã Nông thôn mới" one capital says nothing.
  const hasHead = place > at;
  place += 1;
  if (tokens[place]?.folded === 'phuong' && tokens[place - 1]?.folded === 'xa') place += 1;
  const units: UnitCode[] = [];
  let isKnown = true;
  let end = at;
  for (let isLevelled = true; ;) {
    const found = oneAt(index, tokens, place, text, hasHead && isLevelled ? 1 : 2);
    if (found === null) break;
    if (found.code === null) isKnown = false;
    else units.push(found.code);
    place += found.words;
    // Joining words that lead nowhere belong to what comes next.
    end = place;
    if (tokens[place]?.folded === 'va') place += 1;
    isLevelled = isLevel(tokens[place]);
    if (isLevelled) place += 1;
  }
  if (end === at) return null;
  const isParty = tokens[at]?.folded === 'dang';
  const name = isParty ? PARTY_BODY : COMMUNE_BODY;
  return { name, words: end - at, units, isKnown: !isParty && isKnown };
};

/** Communes inside a longer name: "Ban Thường vụ Đảng ủy xã Na Sầm". */
export const unitsWithin = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  words: number,
  text: string,
): UnitCode[] => {
  const units: UnitCode[] = [];
  for (let place = at + 1; place < at + words; place += 1) {
    const found = isLevel(tokens[place - 1]) ? communeAt(index, tokens, place, text) : null;
    if (found !== null) units.push(found.code);
  }
  return units;
};
