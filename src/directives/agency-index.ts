import { isSameName } from '../domain/unit-text';
import type { Commune, UnitCode } from '../domain/model';
import { flowOf } from './flow';
import type { Reference } from './model';
import { wordsOf, type Token } from './tokens';

/** Names that stand for every commune, or for "our" commune when it speaks of itself. */
export const COMMUNE_BODY = 'UBND cấp xã';
export const PROVINCE_BODIES = 'Sở, ban, ngành';

/** Villages, whichever of them. */
export const VILLAGES = 'Thôn';

/** No body in particular. */
export const ANY_BODIES = 'Các đơn vị';

/** Those named before, in the same clause. */
export const BODIES_ABOVE = 'Các đơn vị nêu trên';

/** Ways of naming whole groups that any directive may use, beside the aliases of the catalog. */
const GROUP_WORDS: readonly (readonly [name: string, ...aliases: string[]])[] = [
  [
    COMMUNE_BODY,
    'UBND các xã, phường',
    'các xã, phường',
    'các xã',
    'các phường',
    'UBND xã, phường',
    'UBND cấp xã',
    'UBND các xã',
    'UBND các phường',
    'UBND phường',
    'UBND xã',
    'các địa phương',
    'xã, phường',
    'cấp xã',
    'Đảng ủy, UBND các xã, phường',
    'cấp ủy, chính quyền các xã, phường',
    'chính quyền các xã, phường',
    'chính quyền địa phương cấp xã',
  ],
  [
    PROVINCE_BODIES,
    'các sở, ban, ngành, đoàn thể tỉnh',
    'các sở, ban, ngành, đoàn thể',
    'các sở, ban, ngành cấp tỉnh',
    'các sở, ban, ngành tỉnh',
    'các sở, ngành tỉnh',
    'các sở, ban, ngành',
    'các sở, ngành',
    'sở, ban, ngành',
    'sở, ngành',
    'các ban, sở, ngành',
    'các ban, ngành',
    'các sở',
    'các cơ quan, ban, ngành cấp tỉnh',
  ],
  [
    'Báo và Phát thanh, Truyền hình tỉnh',
    'Báo và Phát thanh, Truyền hình',
    'Báo và PTTH tỉnh',
    'Báo và Đài Phát thanh - Truyền hình tỉnh',
  ],
  [
    'Ban Quản lý dự án đầu tư xây dựng tỉnh',
    'Ban QLDA tỉnh',
    'Ban Quản lý dự án tỉnh',
    'Ban QLDA đầu tư xây dựng tỉnh',
    'Ban QLDA ĐTXD tỉnh',
  ],
  ['Văn phòng UBND tỉnh', 'Chánh Văn phòng UBND tỉnh'],
  ['Đảng ủy UBND tỉnh', 'Đảng ủy UBND tỉnh'],
  ['Đảng ủy HĐND tỉnh', 'Đảng ủy HĐND tỉnh'],
  [
    'Các đảng ủy trực thuộc Tỉnh ủy',
    'các đảng ủy trực thuộc Tỉnh ủy',
    'các đảng ủy, chi ủy trực thuộc Tỉnh ủy',
    'các đảng bộ trực thuộc Tỉnh ủy',
    'cấp ủy trực thuộc Tỉnh ủy',
    'các cấp ủy trực thuộc Tỉnh ủy',
    'các đảng ủy trực thuộc',
  ],
  ['Đảng ủy cấp xã', 'đảng ủy các xã, phường', 'đảng ủy xã, phường', 'cấp ủy các xã, phường'],
  ['Đảng ủy các cơ quan Đảng tỉnh', 'Đảng ủy các cơ quan Đảng tỉnh'],
  [VILLAGES, 'các thôn, khối', 'các thôn, khối phố', 'các thôn, tổ dân phố', 'các thôn, khu'],
  ['Các bộ phận', 'các bộ phận', 'các bộ phận chuyên môn'],
  ['Cơ quan, đơn vị', 'Cơ quan, đơn vị'],
  ['Chủ đầu tư', 'chủ đầu tư', 'chủ đầu tư các dự án', 'các chủ đầu tư dự án'],
  [
    'Nhà thầu',
    'nhà thầu',
    'các nhà thầu',
    'nhà thầu thi công',
    'các nhà thầu thi công',
    'đơn vị thi công',
    'các đơn vị thi công',
  ],
  [ANY_BODIES, 'các đơn vị', 'các đơn vị liên quan', 'các đơn vị có liên quan'],
  ['Các chi bộ', 'các chi bộ', 'các chi bộ trực thuộc', 'các chi, đảng bộ', 'các chi bộ, đảng bộ'],
  ['Các khối phố, tổ dân phố', 'các khối phố', 'các tổ dân phố', 'các khu phố'],
  ['Tỉnh đoàn', 'Tỉnh đoàn'],
  ['Các đoàn thể', 'các đoàn thể', 'các tổ chức chính trị - xã hội', 'các hội, đoàn thể'],
  ['Các trường học', 'các trường', 'các trường học', 'các nhà trường'],
  ['Các phòng, ban', 'các phòng, ban', 'các phòng chuyên môn', 'các phòng, ban chuyên môn'],
  [
    BODIES_ABOVE,
    'hai sở',
    'hai đơn vị',
    'hai cơ quan',
    'hai ngành',
    'các đơn vị này',
    'các cơ quan này',
    'các sở này',
    'các xã này',
    'các địa phương này',
    'các đơn vị trên',
    'các đơn vị nêu trên',
    'các cơ quan nêu trên',
    'các đơn vị có tên trên',
    'các địa phương nêu trên',
  ],
  ['Cơ quan liên quan', 'các cơ quan liên quan', 'các cơ quan có liên quan', 'cơ quan liên quan'],
];

/** Titles that stand before the name of the body they head. */
const TITLES = (
  'chu tich,pho chu tich,giam doc,pho giam doc,thu truong,truong,lanh dao,chanh,bi thu,nguoi dung dau,' +
  'thuong truc,tap the,dong chi,cac dong chi,cac,pho,cac pho,hieu truong,tong giam doc,to truong,doi truong,' +
  'tram truong,vien truong,cuc truong,chu nhiem,chinh uy,uy vien,cac uy vien,ban thuong vu,' +
  'ban thuong truc,moi,tung'
)
  .split(',')
  .map((title) => title.split(' '))
  // Of two titles that end alike the longer is meant.
  .sort((left, right) => right.length - left.length);

export interface AgencyName {
  name: string;
  /** As the catalog writes it. */
  alias: string;
  words: string[];
}

/** The names of the reference, ready to be found word by word. */
export interface AgencyIndex {
  byFirstWord: ReadonlyMap<string, AgencyName[]>;
  /** Departments of the province without the word Sở, for "các Sở: Tài chính, Nội vụ". */
  departments: readonly AgencyName[];
  communes: ReadonlyMap<string, { commune: Commune; words: string[] }[]>;
  /** Longest title that ends right before a word, as a number of words. */
  titles: readonly string[][];
}

const wordsOfText = (text: string): string[] =>
  wordsOf(flowOf(text.normalize('NFC'), [{ start: 0, end: text.length }]));

const isSmall = (alias: string): boolean => alias.charAt(0) === alias.charAt(0).toLowerCase();

/**
 * The initials that stand for a department: "NN&MT", "NN và MT", "NNMT". Two syllables make a word, and so
 * two letters.
 */
const initialsOf = (name: string): string[] => {
  const parts = name.split(/,? và |, /u).map((part) =>
    part
      .split(' ')
      .map((syllable) => syllable.charAt(0).toUpperCase())
      .join(''),
  );
  const last = parts.pop() ?? '';
  if (parts.length === 0) return [last];
  const first = parts.join('');
  return [`${first}&${last}`, `${first} và ${last}`, `${first}${last}`];
};

const addTo = <Item extends { words: string[] }>(map: Map<string, Item[]>, item: Item): void => {
  const first = item.words[0];
  if (first === undefined) return;
  const list = map.get(first) ?? [];
  list.push(item);
  list.sort((left, right) => right.words.length - left.words.length);
  map.set(first, list);
};

/**
 * Prepares the names of agencies and communes for `findMentions`.
 *
 * @example indexOf({ agencies: [], communes: [] }).departments //=> []
 */
export const indexOf = ({ agencies, communes }: Reference): AgencyIndex => {
  const byFirstWord = new Map<string, AgencyName[]>();
  const departments: AgencyName[] = [];
  const seen = new Map<string, AgencyName>();
  const add = (name: string, alias: string): void => {
    const words = wordsOfText(alias);
    const key = words.join(' ');
    // Of two names for one alias the first, which is the catalog's, counts.
    const known = seen.get(key);
    if (known !== undefined) {
      // Written small by one of them, it need not begin with a capital.
      if (known.name === name && isSmall(alias)) known.alias = alias;
      return;
    }
    const agency = { name, alias, words };
    seen.set(key, agency);
    addTo(byFirstWord, agency);
  };
  for (const { name, aliases } of agencies) {
    for (const alias of [name, ...aliases]) add(name, alias);
    const words = wordsOfText(name);
    if (words[0] === 'so' && words.length > 1 && !name.includes('ngành')) {
      departments.push({ name, alias: name.slice(3), words: words.slice(1) });
      for (const short of initialsOf(name.slice(3))) add(name, `Sở ${short}`);
    }
  }
  for (const [name, ...aliases] of GROUP_WORDS) for (const alias of aliases) add(name, alias);
  departments.sort((left, right) => right.words.length - left.words.length);

  const byName = new Map<string, { commune: Commune; words: string[] }[]>();
  for (const commune of communes) addTo(byName, { commune, words: wordsOfText(commune.name) });
  return { byFirstWord, departments, communes: byName, titles: TITLES };
};

/**
 * Whether words stand at a place of a text, joined into one name.
 *
 * @example hasWords([], 0, ['so']) //=> false
 */
export const hasWords = (
  tokens: readonly Token[],
  index: number,
  words: readonly string[],
): boolean =>
  words.every((word, offset) => {
    const token = tokens[index + offset];
    return token?.folded === word && (offset === 0 || token.isJoined);
  });

/**
 * Whether words written in a text are a name, accents and all; a name without any accents may be meant,
 * and so may one that begins with a capital, since scans lose accents.
 *
 * @example isWritten('Sở Tài chinh', 'Sở Tài chính') //=> true
 * @example isWritten('các phương', 'các phường') //=> false
 */
export const isWritten = (written: string, name: string): boolean => {
  const first = name.charAt(0);
  if (first !== first.toLowerCase()) return written.charAt(0) !== written.charAt(0).toLowerCase();
  return written.toLowerCase() === name.toLowerCase() || isSameName(written, name);
};

/**
 * The commune whose name stands at a place, and how many words it takes. A name with other accents is
 * another name; without any accents it may be meant.
 *
 * @example communeAt(indexOf({ agencies: [], communes: [] }), [], 0, '') //=> null
 */
export const communeAt = (
  index: AgencyIndex,
  tokens: readonly Token[],
  at: number,
  text: string,
): { code: UnitCode; words: number } | null => {
  const first = tokens[at];
  if (first === undefined || !first.isCapital) return null;
  const found = index.communes.get(first.folded)?.find(({ commune, words }) => {
    const last = tokens[at + words.length - 1];
    return (
      last !== undefined &&
      hasWords(tokens, at, words) &&
      isSameName(text.slice(first.start, last.end), commune.name)
    );
  });
  return found ? { code: found.commune.code, words: found.words.length } : null;
};
