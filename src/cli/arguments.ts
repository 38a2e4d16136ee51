import { parseArgs, type ParseArgsConfig } from 'node:util';
import { findGroups, type Catalog } from '../catalog';
import { readDate } from '../domain/date-text';
import type { DayNumber } from '../domain/model';
import { readPeriod } from '../domain/period';
import { matchUnit } from '../domain/unit-name';
import { UsageError } from './io';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What Node's parser complains about, in Vietnamese; the option it names stands in its message. */
function complaint(error: Error): string {
  const option = /--?[\w-]+/.exec(error.message)?.[0] ?? '';
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `Lệnh này không có tùy chọn ${option}.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return error.message.includes('does not take')
        ? `Tùy chọn ${option} không kèm giá trị.`
        : `Tùy chọn ${option} thiếu giá trị đi kèm.`;
    default:
      return 'Tham số không hợp lệ.';
  }
}

/** Node's own parser; its complaints become ours. */
export function parse<const O extends Options>(argv: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${complaint(error as Error)} Xem "tiendo --help".`);
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '')
    throw new UsageError(`Thiếu --${option}. Xem "tiendo --help".`);
  return value;
}

/**
 * Where the book of the province goes. Under another ending Excel would not open it.
 *
 * @throws UsageError when the text names no workbook
 */
export function bookArgument(value: string | undefined): string {
  const path = required(value, 'into');
  if (!/\.xlsx$/i.test(path))
    throw new UsageError(`--into: sổ tổng hợp phải là tệp .xlsx, ví dụ --into so-tong-hop.xlsx.`);
  return path;
}

/** @throws UsageError when the text names no period */
export function periodArgument(value: string | undefined): string {
  const reading = readPeriod(required(value, 'period'));
  if (!reading.ok) throw new UsageError(`--period: ${reading.message}`);
  return reading.value;
}

/** @throws UsageError when the text names no day */
export function dayArgument(value: string | undefined): DayNumber | undefined {
  if (value === undefined) return undefined;
  const reading = readDate(value);
  if (!reading.ok) throw new UsageError(`--as-of: ${reading.message}`);
  return reading.value;
}

/** More threads than any machine of an office has only take memory. */
const MOST_JOBS = 64;

/** @throws UsageError when the text is no number of threads */
export function jobsArgument(value: string | undefined): number {
  if (value === undefined) return 1;
  const jobs = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > MOST_JOBS)
    throw new UsageError(`--jobs: nhập số luồng đọc tệp từ 1 đến ${MOST_JOBS}, ví dụ --jobs 2.`);
  return jobs;
}

/** Rows of a worksheet below its headings. */
const MOST_ROWS = 1_048_000;

/** @throws UsageError when the text is no number of rows */
export function rowsArgument(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,7}$/.test(value) || Number(value) > MOST_ROWS)
    throw new UsageError(
      `--dataset-over: nhập số dòng từ 0 đến ${MOST_ROWS}, ví dụ --dataset-over 300000.`,
    );
  return Number(value);
}

function groupNamed(catalog: Catalog, text: string): Catalog['groups'][number] {
  const listed = (groups: readonly { id: string; name: string }[]): string =>
    groups.map(({ id, name }) => `${id} (${name})`).join(', ');
  const found = findGroups(catalog, text);
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new UsageError(
    found.length === 0
      ? `--group: không có nhóm "${text}". Các nhóm: ${listed(catalog.groups)}.`
      : `--group: "${text}" có thể là nhiều nhóm: ${listed(found)}. Ghi mã của nhóm.`,
  );
}

/** Codes of the units named one by one or by working group; null when nobody was named. */
export function unitArguments(
  catalog: Catalog,
  units: readonly string[] | undefined,
  group: string | undefined,
): Set<string> | null {
  if (!units?.length && group === undefined) return null;
  const codes = new Set<string>();
  for (const text of units ?? []) {
    const matched = matchUnit(text, catalog.communes);
    if (!matched.ok) throw new UsageError(`--unit ${text}: ${matched.message}`);
    codes.add(matched.value.code);
  }
  if (group !== undefined) {
    for (const code of groupNamed(catalog, group).units) codes.add(code);
  }
  return codes;
}
