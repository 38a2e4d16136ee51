import type { DayNumber } from '../domain/model';
import { reportDue } from '../domain/period';
import type { BookContext } from './spec';

/**
 * The last day on which the report of a period is in time, by the book's own setting. One workbook answers
 * for tasks, targets and money, so it has one due day, that of task reports.
 *
 * @example dueOf('2026-06', context) //=> dayFromIso('2026-06-15')
 */
export const dueOf = (
  period: string,
  { catalog, dueRules }: Pick<BookContext, 'catalog' | 'dueRules'>,
): DayNumber => reportDue(period, 'task', catalog.calendar, dueRules);
