/** What the sheets of a book are rendered for and its reports judged by, out of what the province has set. */
import type { Catalog } from '../catalog';
import { makeCalendar } from '../domain/calendar';
import { DEFAULT_RULES } from '../domain/deadline';
import { asOfOf, DEFAULT_DUE_RULES, periodRange } from '../domain/period';
import type { Settings } from '../sheets/province/settings';
import type { BookContext } from '../sheets/spec';

/** Settings that hang on no period; the report date is the one that does. */
export type LastingSettings = Omit<Settings, 'asOf'>;

/** What stands in for settings that a book leaves blank. */
export function lastingDefaults(catalog: Catalog): LastingSettings {
  return {
    warnDays: 7,
    beforeIncludesDay: DEFAULT_RULES.beforeIncludesDay,
    rollToWorkingDay: DEFAULT_RULES.rollToWorkingDay,
    dueWorkingDays: DEFAULT_DUE_RULES.taskWorkingDays,
    weights: catalog.growth.weights,
    holidays: catalog.holidays,
  };
}

/** Settings of a new book: its report date is the end of the period. */
export const defaultSettings = (catalog: Catalog, period: string): Settings => ({
  asOf: asOfOf(period),
  ...lastingDefaults(catalog),
});

/**
 * Settings of a commune's workbook. Its report date is the cut-off of the task period (NĐ 09/2019/NĐ-CP
 * Điều 12), because it is filled in on the days after; the province judges at the end of the period.
 *
 * @param province what the province has set in its own book
 */
export const communeSettings = (
  catalog: Catalog,
  period: string,
  province: Settings = defaultSettings(catalog, period),
): Settings => ({ ...province, asOf: periodRange(period, 'task').last });

/** What the sheets are rendered for under the given settings. */
export function contextOf(
  catalog: Catalog,
  period: string,
  settings: Settings,
  sample = false,
): BookContext {
  const { asOf, warnDays, beforeIncludesDay, rollToWorkingDay, dueWorkingDays } = settings;
  const calendar = makeCalendar(settings.holidays);
  return {
    catalog: { ...catalog, calendar },
    period,
    asOf,
    warnDays,
    sample,
    rules: { beforeIncludesDay, rollToWorkingDay, calendar },
    dueRules: { ...DEFAULT_DUE_RULES, taskWorkingDays: dueWorkingDays },
  };
}
