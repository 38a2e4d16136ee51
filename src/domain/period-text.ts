import { MAX_DAY, MIN_DAY, ymdFromDay } from './day';
import {
  FIRST_PERIOD_YEAR,
  LAST_PERIOD_YEAR,
  isPeriod,
  periodOf,
  type PeriodKind,
  type ReportPeriod,
} from './period-parts';
import { foldLetters, plainText } from './plain-text';
import { quarterNumber } from './quarter';
import { read, refuse, type Reading } from './reading';

const HOW_TO = 'Hãy viết như 2026-06, quý II/2026, 6 tháng 2026, 9 tháng 2026 hoặc năm 2026.';

const YEAR_TAIL = '(?: ?[/.-] ?| ?,? ?nam ?| )(\\d{4})';

const MONTH = new RegExp(`^(?:(?:thang|t) ?)?(\\d{1,2})${YEAR_TAIL}$`);
const QUARTER = new RegExp(`^(?:quy|q\\.?) ?([ivx]{1,4}|\\d{1,2})${YEAR_TAIL}$`);
const MONTHS_FROM_JANUARY = new RegExp(`^(\\d{1,2}) thang(?: dau)?${YEAR_TAIL}$`);
const YEAR = /^(?:ca )?nam ?(\d{4})$/;
const WITHOUT_YEAR =
  /^(?:(?:thang|quy|q\.?) ?(?:[ivx]{1,4}|\d{1,2})|\d{1,2} thang(?: dau)?(?: nam)?)$/;

const build = (kind: PeriodKind, yearText: string, index: number): Reading<ReportPeriod> => {
  const year = Number(yearText);
  const lastIndex = { month: 12, quarter: 4, half: 1, 'nine-months': 1, year: 1 }[kind];
  const isReal =
    year >= FIRST_PERIOD_YEAR && year <= LAST_PERIOD_YEAR && index >= 1 && index <= lastIndex;
  return isReal
    ? read(periodOf({ kind, year, index }))
    : refuse('period-impossible', `Không có kỳ báo cáo này. ${HOW_TO}`);
};

const readText = (text: string): Reading<ReportPeriod> => {
  const plain = plainText(text);
  const folded = foldLetters(plain);
  const stored = folded.toUpperCase();
  if (isPeriod(stored)) return read(stored);

  const storedYear = /^\d{4}$/.exec(folded);
  if (storedYear !== null) return build('year', folded, 1);
  const isoLike = /^(\d{4})-(?:q(\d)|(\d{1,2}))$/.exec(folded);
  if (isoLike !== null) {
    const [, year = '', quarter, month] = isoLike;
    return quarter === undefined
      ? build('month', year, Number(month))
      : build('quarter', year, Number(quarter));
  }
  const month = MONTH.exec(folded);
  if (month !== null) return build('month', month[2] ?? '', Number(month[1]));
  const quarter = QUARTER.exec(folded);
  if (quarter !== null) return build('quarter', quarter[2] ?? '', quarterNumber(quarter[1] ?? ''));
  const months = MONTHS_FROM_JANUARY.exec(folded);
  if (months !== null && Number(months[1]) === 6) return build('half', months[2] ?? '', 1);
  if (months !== null && Number(months[1]) === 9) return build('nine-months', months[2] ?? '', 1);
  const year = YEAR.exec(folded);
  if (year !== null) return build('year', year[1] ?? '', 1);
  return WITHOUT_YEAR.test(folded)
    ? refuse('period-year-missing', `Kỳ báo cáo “${plain}” thiếu năm. ${HOW_TO}`)
    : refuse('period-unreadable', `Không đọc được kỳ báo cáo. ${HOW_TO}`);
};

const readNumber = (value: number): Reading<ReportPeriod> => {
  if (Number.isInteger(value) && value >= 1900 && value <= 2200) {
    return build('year', String(value), 1);
  }
  // Excel turns a typed 2026-06 or 6/2026 into the first day of that month.
  if (Number.isInteger(value) && value >= MIN_DAY && value <= MAX_DAY) {
    const { year, month, day } = ymdFromDay(value);
    if (day === 1) return build('month', String(year), month);
  }
  return refuse('period-unreadable', `Không đọc được kỳ báo cáo. ${HOW_TO}`);
};

/**
 * Reads a report period as people write it: `2026-06`, `tháng 6/2026`, `T6/2026`, `6/2026`, `2026-Q2`,
 * `quý II năm 2026`, `2026-H1`, `6 tháng đầu năm 2026`, `2026-9M`, `9 tháng 2026`, `2026`, `năm 2026`;
 * any case, with or without accents. A number is a year, or the first day of a month, which is what
 * Excel makes of a typed `2026-06`.
 *
 * Refused: `period-year-missing`; `period-impossible` (tháng 13, quý 5); `period-unreadable`, also for
 * the last six months of a year, which no report covers.
 *
 * @example readPeriod('quý II/2026') //=> { ok: true, value: '2026-Q2' }
 * @example readPeriod('9 tháng 2026') //=> { ok: true, value: '2026-9M' }
 */
export const readPeriod = (text: string | number): Reading<ReportPeriod> =>
  typeof text === 'number' ? readNumber(text) : readText(text);
