/**
 * From what Excel hands over to what the rules need. Blank is null; what cannot be read throws a
 * `CellFault` that names the argument.
 */
import { readDate } from '../domain/date-text';
import { fold } from '../domain/fold';
import type { DayNumber } from '../domain/model';
import { readNumber } from '../domain/number-text';
import { CellFault, missing, unreadable } from './errors';

/** The plain value of a cell; null is blank. */
export type Cell = string | number | boolean | null;

/** An error value or a data type (formatted number, entity) as Excel passes them. */
interface RichCell {
  type?: unknown;
  basicType?: unknown;
  basicValue?: unknown;
  code?: unknown;
}

/**
 * The plain value of a cell as Excel hands it over: nothing, text of spaces and `""` are blank, a data
 * type is its plain value.
 *
 * @throws CellFault when the cell shows an error: `#N/A` stays `#N/A`, any other becomes `#VALUE!`
 * @example plainCell('  ') //=> null
 * @example plainCell({ type: 'FormattedNumber', basicValue: 46203 }) //=> 46203
 */
export function plainCell(cell: unknown): Cell {
  switch (typeof cell) {
    case 'string':
      return cell.trim() === '' ? null : cell;
    case 'number':
    case 'boolean':
      return cell;
    case 'object':
      return cell === null ? null : plainRichCell(cell);
    default:
      return null;
  }
}

function plainRichCell(cell: RichCell): Cell {
  const { basicValue } = cell;
  const shown = cell.code ?? basicValue;
  const isError = cell.type === 'Error' || cell.basicType === 'Error' || cell.code !== undefined;
  if (!isError && ['string', 'number', 'boolean'].includes(typeof basicValue)) {
    return plainCell(basicValue);
  }
  if (!isError) {
    throw unreadable('Ô đầu vào không phải chữ, số hoặc ngày. Hãy chọn ô khác.');
  }
  throw new CellFault(
    shown === '#N/A' ? '#N/A' : '#VALUE!',
    `Ô đầu vào đang báo lỗi ${String(shown)}. Hãy sửa ô đó trước.`,
  );
}

/**
 * Whether a cell of a kind that is never 0 (a day, a period, a name) is blank. Excel for Windows hands
 * a blank cell of a range over as 0 (OfficeDev/office-js#4702, #5262), Excel on the web as null.
 */
export const isBlankOrZero = (cell: Cell): cell is null | 0 => cell === null || cell === 0;

/**
 * A day: a serial number or text in any form of `readDate`; null for blank.
 *
 * @throws CellFault when it cannot be read
 * @example dayIn('30/6/2026', 'Ngày chốt') //=> 46203
 */
export function dayIn(cell: Cell, label: string): DayNumber | null {
  if (isBlankOrZero(cell)) return null;
  if (typeof cell === 'boolean') throw notExpected(cell, label, 'một ngày, ví dụ 30/06/2026');
  const day = readDate(cell);
  if (!day.ok) throw unreadable(`${label}: ${day.message}`);
  return day.value;
}

/**
 * A number: as it is, or text as people type it; null for blank. 0 is a number.
 *
 * @throws CellFault when it cannot be read
 * @example numberIn('1.795,5', 'Kế hoạch') //=> 1795.5
 */
export function numberIn(cell: Cell, label: string): number | null {
  return figureIn(cell, label)?.value ?? null;
}

/** A number with what was written beside it. */
interface Figure {
  value: number;
  measure?: string;
  isBare: boolean;
}

function figureIn(cell: Cell, label: string): Figure | null {
  if (cell === null) return null;
  if (typeof cell === 'boolean') throw notExpected(cell, label, 'một số');
  const number = readNumber(cell);
  if (!number.ok) throw unreadable(`${label}: ${number.message}`);
  return { ...number.value, isBare: typeof cell === 'number' || !/[\p{L}%％]/u.test(cell) };
}

/** Words that stand for zeros; a bare number beside such a text may be in another unit. */
const SCALED = /(?:^| )(?:nghin|ngan|trieu|ty|ti)(?: |$)/;

/**
 * Two figures that are to be compared, null for a blank one. Units written beside them must agree, and
 * `30 tỷ đồng` beside a bare number says nothing of the unit of that number; no more does `95%`, because
 * a cell formatted as a percentage hands over 0.95.
 *
 * @throws CellFault when one cannot be read or the units differ
 * @example pairIn('60 ha', 45, ['Kế hoạch', 'Thực hiện']) //=> [60, 45]
 */
export function pairIn(
  first: Cell,
  second: Cell,
  [firstLabel, secondLabel]: readonly [string, string],
): [number | null, number | null] {
  // A million rows are plain numbers; they need no reading.
  if (typeof first === 'number' && typeof second === 'number') return [first, second];
  const one = figureIn(first, firstLabel);
  const other = figureIn(second, secondLabel);
  if (one !== null && other !== null) {
    const isOtherMeasure =
      one.measure !== undefined && other.measure !== undefined && one.measure !== other.measure;
    const isOtherScale =
      one.isBare !== other.isBare && (isScaled(first, one) || isScaled(second, other));
    if (isOtherMeasure || isOtherScale) {
      throw unreadable(
        `${firstLabel} (${String(first)}) và ${secondLabel.toLowerCase()} (${String(second)}) không cùng đơn vị tính. Hãy đưa về một đơn vị và chỉ nhập số.`,
      );
    }
  }
  return [one?.value ?? null, other?.value ?? null];
}

const isScaled = (cell: Cell, { measure }: Figure): boolean =>
  (measure?.includes('%') ?? false) ||
  (typeof cell === 'string' && SCALED.test(fold(cell.replace(/\d/gu, ' '))));

/** What a word may be, by its search key (`wordKey`). */
export type Words<T> = ReadonlyMap<string, T>;

/** Signs have no letters to fold: they are their own key. */
const wordKey = (word: string): string => fold(word) || word.trim();

/** @example wordsOf([['task', ['task', 'nhiệm vụ']]]).get('nhiem vu') //=> 'task' */
export const wordsOf = <T>(meanings: readonly (readonly [T, readonly string[]])[]): Words<T> =>
  new Map(meanings.flatMap(([meaning, words]) => words.map((word) => [wordKey(word), meaning])));

/**
 * One of a few words, however its case and accents are typed; null for blank.
 *
 * @param expected the choices as the message names them
 * @throws CellFault for any other word
 */
export function wordIn<T>(cell: Cell, words: Words<T>, label: string, expected: string): T | null {
  if (cell === null) return null;
  const word = String(cell);
  // Most cells hold the key itself; folding is for the others.
  const meaning = words.get(word) ?? words.get(wordKey(word));
  if (meaning === undefined) throw notExpected(cell, label, expected);
  return meaning;
}

function notExpected(cell: Cell, label: string, expected: string): CellFault {
  return unreadable(`${label}: “${String(cell).slice(0, 60)}” không đúng. Hãy ghi ${expected}.`);
}

/**
 * The report date, needed here. It is never taken from the clock: a figure that changes overnight
 * cannot be checked, and a volatile function recalculates with every edit.
 *
 * @throws CellFault `#N/A` when it is not given
 */
export function neededAsOf(asOf: DayNumber | null): DayNumber {
  if (asOf === null) {
    throw missing('Chưa có ngày chốt. Hãy cho hàm ngày chốt của báo cáo, ví dụ 30/06/2026.');
  }
  return asOf;
}

/** @example asOfIn('30/6/2026') //=> 46203 */
export const asOfIn = (cell: Cell): DayNumber | null => dayIn(cell, 'Ngày chốt');
