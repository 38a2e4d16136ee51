import { foldLetters } from '../domain/plain-text';
import type { Flow } from './flow';

/** What a column of a table holds. */
export type Column =
  | 'count' // STT
  | 'content'
  | 'lead'
  | 'cooperating'
  | 'deadline'
  | 'indicator'
  | 'measure'
  | 'unit';

/** The columns of a table: where each kind stands, what their heads say, and which of them hold plans. */
export interface Columns {
  at: ReadonlyMap<Column, number>;
  /** Words of each head, with those of the group above it. */
  heads: readonly string[];
  /** Columns of levels to be reached, with the year each names. */
  plans: readonly { column: number; year: number | null }[];
}

/** What the heads of columns say, folded; the first that fits counts. */
const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['count', /^(?:stt|tt|so tt|so thu tu|#)$/],
  ['cooperating', /^(?!.*\bchu tri\b).*\bphoi hop\b/],
  [
    'lead',
    /\bchu tri\b|\b(?:don vi|co quan|bo phan|nguoi|to chuc|noi) (?:thuc hien|phu trach|chiu trach nhiem|tham muu|theo doi|duoc giao)\b|\btrach nhiem\b|^(?:phan cong|thuc hien)$/,
  ],
  [
    'deadline',
    /\bthoi (?:gian|han|diem)\b|\bhan\b|\btien do\b|^(?:ngay )?hoan thanh$|\blo trinh\b/,
  ],
  ['measure', /\bdon vi tinh\b|^d ?vt$|^don vi do$/],
  ['indicator', /\bchi tieu\b(?! (?:giao|nam|ke hoach|phan dau|duoc giao|\d))|^tieu chi\b/],
  ['content', /\bnoi dung\b|\bnhiem vu\b|\bcong viec\b|^(?:hoat dong|dau viec)$/],
  ['unit', /^(?:ten )?(?:cac )?(?:xa|phuong|dia phuong|dia ban|don vi|ten don vi)(?:[ ,/]|$)/],
];

const PLAN =
  /\b(?:ke hoach|kh|muc tieu|chi tieu|giao|phan dau|du toan|du kien)\b|(?:^|[^\d])20\d\d(?!\d)|\bden nam\b/;

/** Heads of columns that look back, or that compare. */
const LOOKS_BACK =
  /^(?:uoc |so )?(?:thuc hien|th)\b|\b(?:uoc|ket qua|so sanh|so voi|cung ky|hien trang|hien co|dat duoc|da dat)\b|^(?:tang|giam|ty le|ghi chu)\b/;

/** "Tỷ lệ (%)", "Tỷ lệ so với KH" compare; "Tỷ lệ bao phủ BHYT (%)" is an indicator. */
const IS_SHARE_OF =
  /^ty le(?! ?(?:[(%/]|$|(?:dat|thuc hien|th|hoan thanh|so|tang|giam|giai ngan|kh|ke hoach)\b))/;

const yearIn = (head: string): number | null => {
  const years = head.match(/(?:^|[^\d])20\d\d(?!\d)/g);
  const last = years?.at(-1)?.slice(-4);
  return last === undefined ? null : Number(last);
};

/** Of several years those to come are planned; without any the first column that speaks of a plan is. */
const plansOf = (
  heads: readonly string[],
  taken: ReadonlySet<number>,
  from: number | null,
): Columns['plans'] => {
  const candidates = heads
    .map((head, column) => ({ head, column, year: yearIn(head) }))
    .filter(({ head, column }) => !taken.has(column) && PLAN.test(head) && !LOOKS_BACK.test(head));
  const ahead = candidates.filter(({ year }) => year !== null && (from === null || year >= from));
  const chosen = ahead.length > 0 ? ahead : candidates.filter(({ year }) => year === null);
  const seen = new Set<number | null>();
  return (chosen.length > 0 ? chosen : candidates.slice(-1))
    .filter(({ year }) => !seen.has(year) && seen.add(year))
    .map(({ column, year }) => ({ column, year }));
};

/**
 * What the cells of a head row say of the columns below them.
 *
 * @param from the year that a plan is made for: levels of the years before are no goals
 */
export const columnsOf = (heads: readonly string[], from: number | null): Columns => {
  const folded = heads.map(foldLetters);
  const at = new Map<Column, number>();
  folded.forEach((head, index) => {
    const column = HEADS.find(([name, pattern]) => !at.has(name) && pattern.test(head))?.[0];
    if (column !== undefined) at.set(column, index);
  });
  // "Đơn vị" beside the indicators is what they are counted in.
  const unit = at.get('unit');
  if (
    unit !== undefined &&
    !at.has('measure') &&
    at.has('indicator') &&
    folded[unit] === 'don vi'
  ) {
    at.delete('unit');
    at.set('measure', unit);
  }
  return { at, heads, plans: plansOf(folded, new Set(at.values()), from) };
};

export const isTargetTable = ({ at, plans }: Columns): boolean =>
  plans.length > 0 &&
  (at.has('indicator') || (at.has('content') && at.has('measure'))) &&
  (at.has('measure') || !at.has('deadline'));

export const isTaskTable = ({ at }: Columns): boolean =>
  (at.has('content') || at.has('indicator')) && (at.has('lead') || at.has('deadline'));

/** Money that is handed out is no goal. */
const HANDED_OUT =
  /\b(?:kinh phi|phan bo von|von (?:giao|dau tu|su nghiep)|du toan chi|bien che)\b/;

const GIVES = /\b(?:giao|phan bo|chi tieu|ke hoach|muc tieu)\b/;

/**
 * Whether a table gives communes their shares: a column of names, and columns of numbers that the head or
 * the lines above call a plan. These columns are put among the plans.
 */
export const unitColumns = (columns: Columns, caption: string): Columns | null => {
  const { at, heads } = columns;
  const above = foldLetters(caption);
  if (!at.has('unit') || at.has('content') || at.has('lead') || at.has('deadline')) return null;
  if (HANDED_OUT.test(above)) return null;
  const taken = new Set(at.values());
  const plans = heads.flatMap((head, column) => {
    const folded = foldLetters(head);
    const isPlan = GIVES.test(above) || PLAN.test(folded);
    const looksBack = LOOKS_BACK.test(folded.replace(IS_SHARE_OF, 'muc'));
    const isOther = taken.has(column) || looksBack || HANDED_OUT.test(folded);
    return isPlan && !isOther && folded !== '' ? [{ column, year: yearIn(folded) }] : [];
  });
  return plans.length === 0 ? null : { ...columns, plans };
};

/** No head of a column is longer. */
const LONGEST_HEAD = 80;

/** Cells that may head columns: words, and numbers only as years and dates. */
export const mayBeHead = (cells: readonly Flow[]): boolean =>
  cells.filter(({ text }) => text !== '').length >= 2 &&
  cells.every(({ text }) => text.length <= LONGEST_HEAD && !/^[\d.,]+%?$/.test(text));

/** "(1) (2) (3)", "A B 1 2=3+4": columns that are only numbered. */
export const numbersColumns = (cells: readonly Flow[]): boolean => {
  const written = cells.map(({ text }) => text).filter((text) => text !== '');
  return (
    written.length >= 3 &&
    written.every((text) => /^\(?(?:\d{1,2}|[A-E])\)?(?: ?= ?[\d()+/*x -]{1,20})?$/.test(text)) &&
    written.filter((text) => /\d/.test(text)).length >= 2 &&
    new Set(written).size === written.length
  );
};

/**
 * Heads over two rows put together: the second row names the parts of what the first one groups.
 *
 * @example joinHeads(['TT', 'Kế hoạch', ''], ['', 'giao', 'phấn đấu']) //=> ['TT', 'Kế hoạch giao', 'Kế hoạch phấn đấu']
 */
export const joinHeads = (upper: readonly string[], lower: readonly string[]): string[] => {
  let group = '';
  return upper.map((head, index) => {
    const own = lower[index] ?? '';
    if (head !== '') group = head;
    const above = head === '' && own !== '' ? group : head;
    return own === '' || own === above ? above : `${above} ${own}`;
  });
};

/** Whether a row below the head only names parts of it. */
export const goesOnWithHead = (upper: readonly string[], cells: readonly Flow[]): boolean =>
  mayBeHead(cells) &&
  (cells[0]?.text === '' || cells[0]?.text === upper[0]) &&
  cells.some(({ text }, index) => text !== '' && text !== upper[index]) &&
  cells.every(({ text }) => text === '' || !/^[-+–]/.test(text)) &&
  // A row of the table itself has a name where the head has one too.
  (cells[1]?.text === '' || cells[1]?.text === upper[1]);
