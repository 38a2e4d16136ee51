/**
 * Kỳ báo cáo as text: month `2026-06`, quarter `2026-Q2`, first half `2026-H1`, nine months `2026-9M`,
 * year `2026`.
 */
export type ReportPeriod = string;

export type PeriodKind = 'month' | 'quarter' | 'half' | 'nine-months' | 'year';

/** A period taken apart. `index` is the month (1–12) or the quarter (1–4), and 1 for the other kinds. */
export interface PeriodParts {
  kind: PeriodKind;
  year: number;
  index: number;
}

/** Years in which every period, with the month before it, lies inside Excel's calendar. */
export const FIRST_PERIOD_YEAR = 1901;
export const LAST_PERIOD_YEAR = 9998;

const PERIOD = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|(H1)|(9M)))?$/;

const parse = (period: string): PeriodParts | null => {
  const match = PERIOD.exec(period);
  if (match === null) return null;
  const [, yearText, month, quarter, half, nineMonths] = match;
  const year = Number(yearText);
  if (year < FIRST_PERIOD_YEAR || year > LAST_PERIOD_YEAR) return null;
  if (month !== undefined) return { kind: 'month', year, index: Number(month) };
  if (quarter !== undefined) return { kind: 'quarter', year, index: Number(quarter) };
  if (half !== undefined) return { kind: 'half', year, index: 1 };
  if (nineMonths !== undefined) return { kind: 'nine-months', year, index: 1 };
  return { kind: 'year', year, index: 1 };
};

/**
 * Whether the text is a period in its stored form. What people type is read by `readPeriod`.
 *
 * @example isPeriod('2026-Q2') //=> true
 * @example isPeriod('quý II/2026') //=> false
 */
export const isPeriod = (text: string): boolean => parse(text) !== null;

/**
 * The parts of a stored period. Throws RangeError for text that is not one (`isPeriod`).
 *
 * @example partsOf('2026-Q2') //=> { kind: 'quarter', year: 2026, index: 2 }
 */
export const partsOf = (period: ReportPeriod): PeriodParts => {
  const parts = parse(period);
  if (parts === null) throw new RangeError(`Not a report period: ${period}`);
  return parts;
};

/**
 * The stored text of a period. Throws RangeError when the parts name no period.
 *
 * @example periodOf({ kind: 'month', year: 2026, index: 6 }) //=> '2026-06'
 */
export const periodOf = ({ kind, year, index }: PeriodParts): ReportPeriod => {
  const suffix = {
    month: `-${String(index).padStart(2, '0')}`,
    quarter: `-Q${index}`,
    half: '-H1',
    'nine-months': '-9M',
    year: '',
  }[kind];
  const period = `${year}${suffix}`;
  if (!isPeriod(period)) throw new RangeError(`No such report period: ${period}`);
  return period;
};

/**
 * First and last month of the year that a period covers, counted from 1.
 *
 * @example monthsOf({ kind: 'quarter', year: 2026, index: 2 }) //=> { first: 4, last: 6 }
 */
export const monthsOf = ({ kind, index }: PeriodParts): { first: number; last: number } => {
  switch (kind) {
    case 'month':
      return { first: index, last: index };
    case 'quarter':
      return { first: index * 3 - 2, last: index * 3 };
    case 'half':
      return { first: 1, last: 6 };
    case 'nine-months':
      return { first: 1, last: 9 };
    case 'year':
      return { first: 1, last: 12 };
  }
};
