/** Who has reported for a period, in time or late, and who has not. */
import { unitName } from '../catalog';
import type { DayNumber } from '../domain/model';
import { formatNumber } from '../domain/number-text';
import { dueOf } from '../sheets/due';
import type { LedgerRow } from '../sheets/province/rows';
import type { BookContext } from '../sheets/spec';
import type { Store } from './store';

/** The rates of a period (words of DHIS2): expected reports come from the units, not from the files. */
export interface ReportingRates {
  period: string;
  expected: number;
  actual: number;
  onTime: number;
  /** Codes of units whose first report came after the due day. */
  late: string[];
  /** Codes of units without a report. */
  missing: string[];
}

/**
 * Days on which the units' first accepted reports of a period were submitted. What is corrected later, often
 * because the province asked for it, stays as punctual as it was.
 */
export function firstSubmissions(
  ledger: readonly LedgerRow[],
  period: string,
): Map<string, DayNumber> {
  const days = new Map<string, DayNumber>();
  for (const { unit, period: reported, submittedOn } of ledger) {
    if (reported !== period || submittedOn === null) continue;
    days.set(unit, Math.min(submittedOn, days.get(unit) ?? submittedOn));
  }
  return days;
}

export function reportingRates(context: BookContext, store: Store): ReportingRates {
  const { catalog, period } = context;
  const current = store.ledger.filter((row) => row.period === period && !row.superseded);
  const reporting = new Set(current.map(({ unit }) => unit));
  const submitted = firstSubmissions(store.ledger, period);
  const due = dueOf(period, context);
  const codes = catalog.communes.map(({ code }) => code);
  const late = codes.filter((code) => reporting.has(code) && (submitted.get(code) ?? 0) > due);
  const missing = codes.filter((code) => !reporting.has(code));
  const actual = codes.length - missing.length;
  return { period, expected: codes.length, actual, onTime: actual - late.length, late, missing };
}

/** "61/65 đơn vị đã báo cáo; thiếu: …": a partial result says so on its face. */
export function partialText(
  context: BookContext,
  { expected, actual, missing }: ReportingRates,
): string {
  const { communes } = context.catalog;
  const of = formatNumber(expected);
  if (actual === expected) return `Số liệu của đủ ${of}/${of} đơn vị.`;
  const names = missing
    .flatMap((code) => communes.filter((unit) => unit.code === code))
    .map(unitName);
  const shown =
    names.length > 12
      ? [...names.slice(0, 12), `và ${formatNumber(names.length - 12)} đơn vị khác`]
      : names;
  return `Số liệu của ${formatNumber(actual)}/${of} đơn vị, thiếu: ${shown.join(', ')}.`;
}
