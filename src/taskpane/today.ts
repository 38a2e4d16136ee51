import { dayFromYmd } from '../domain/day';
import type { DayNumber } from '../domain/model';

/**
 * The day on the wall of this machine. Only for what people may still change, such as the day on a report:
 * no status is ever worked out for it.
 */
export const today = (now: Date): DayNumber =>
  dayFromYmd(now.getFullYear(), now.getMonth() + 1, now.getDate());

/**
 * Its time of day.
 *
 * @example timeOfDay(new Date(2026, 5, 12, 14, 5)) //=> '14:05'
 */
export const timeOfDay = (now: Date): string =>
  [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
