/** A second reader, hucre, which shares no line with ours: where both read a file, both must say the same. */
import { columnName } from '../../../src/workbook/read';
import { readWithHucre, type HucreSheet, type HucreValue } from './hucre';
import type { Content } from './intake/case';

const DAY_MILLISECONDS = 86_400_000;
/** Serial of 1 January 1970. */
const EPOCH = 25_569;
/** Excel counts a 29 February 1900 that never was; below it serials are one less than days. */
const PHANTOM_DAY = 61;

function serialOf(date: Date): number {
  const serial = date.getTime() / DAY_MILLISECONDS + EPOCH;
  // more digits than a day has milliseconds are dust
  return Number((serial < PHANTOM_DAY ? serial - 1 : serial).toFixed(9));
}

// not `instanceof`: the dates come out of another thread
const valueOf = (value: HucreValue | undefined): unknown =>
  typeof value === 'object' && value !== null ? serialOf(value) : (value ?? null);

const nameOf = ({ name, state }: HucreSheet): string =>
  state === 'visible' ? name : `${name} [${state}]`;

/** Content as hucre reads it: days as serials, errors as text, blank cells left out; null when it refuses. */
export async function readByOracle(bytes: Uint8Array): Promise<Content | null> {
  const sheets = await readWithHucre(bytes);
  if (sheets === null) return null;
  return Object.fromEntries(
    sheets.map((sheet): [string, Record<string, unknown>] => {
      const cells: Record<string, unknown> = {};
      sheet.rows.forEach((row, rowIndex) =>
        row?.forEach((written, columnIndex) => {
          const value = valueOf(written);
          if (value !== null) cells[`${columnName(columnIndex + 1)}${rowIndex + 1}`] = value;
        }),
      );
      return [nameOf(sheet), cells];
    }),
  );
}

/** Our content in the oracle's words. */
const inItsWords = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if ('day' in value) return value.day;
  return 'error' in value ? value.error : value;
};

/** A time of day that has gone through milliseconds comes back next to where it was. */
const isSame = (mine: unknown, second: unknown, isDay: boolean): boolean =>
  mine === second ||
  (isDay &&
    typeof mine === 'number' &&
    typeof second === 'number' &&
    Math.abs(mine - second) * DAY_MILLISECONDS < 1);

/** Where the two differ: `['Báo cáo!B1: 46178 / "2026-06-05"']`, ours first. */
export function differences(ours: Content, its: Content): string[] {
  const found: string[] = [];
  const sheets = new Set([...Object.keys(ours), ...Object.keys(its)]);
  for (const sheet of sheets) {
    const [one, other] = [ours[sheet] ?? {}, its[sheet] ?? {}];
    if (!ours[sheet] || !its[sheet]) found.push(`${sheet}: only one has it`);
    for (const cell of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const value = one[cell] ?? null;
      const [mine, second] = [inItsWords(value), other[cell] ?? null];
      const isDay = typeof value === 'object' && value !== null && 'day' in value;
      if (!isSame(mine, second, isDay)) {
        found.push(`${sheet}!${cell}: ${JSON.stringify(mine)} / ${JSON.stringify(second)}`);
      }
    }
  }
  return found;
}
