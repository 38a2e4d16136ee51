/** The settings while somebody edits them: texts as typed, and what is wrong with them. */
import { dayFromIso, formatDay, isoFromDay } from '../../domain/day';
import type { CalendarDay } from '../../domain/model';
import type { Settings } from '../../sheets/province/settings';
import { readTyped } from '../read-typed';
import type { Texts } from '../texts';

export const WARN_DAYS = { low: 0, high: 60 } as const;

/**
 * @example readDays('7', WARN_DAYS) //=> 7
 * @example readDays('-1', WARN_DAYS) //=> null
 */
export function readDays(
  typed: string,
  { low, high }: { low: number; high: number },
): number | null {
  const text = typed.trim();
  if (!/^\d{1,3}$/.test(text)) return null;
  const days = Number(text);
  return days >= low && days <= high ? days : null;
}

/** `30/04/2026`, from the ISO text of the data. */
export const dayOf = ({ date }: CalendarDay): string => formatDay(dayFromIso(date));

export const byDate = (one: CalendarDay, other: CalendarDay): number =>
  one.date < other.date ? -1 : one.date > other.date ? 1 : 0;

/** What is wrong with a new day off, or the list with it. */
export function withHoliday(
  holidays: readonly CalendarDay[],
  typed: { day: string; name: string; kind: CalendarDay['kind'] },
  texts: Texts,
): { holidays: CalendarDay[]; day: string } | { field: 'day' | 'name'; message: string } {
  const reading = readTyped(typed.day, texts);
  if ('message' in reading) return { field: 'day', message: reading.message };
  const date = isoFromDay(reading.day);
  const day = formatDay(reading.day);
  if (holidays.some((each) => each.date === date)) {
    return { field: 'day', message: texts.settings.duplicate(day) };
  }
  const name = typed.name.trim();
  if (name === '') return { field: 'name', message: texts.settings.nameNeeded };
  const added: CalendarDay = { date, kind: typed.kind, name, basis: '' };
  return { holidays: [...holidays, added].sort(byDate), day };
}

/** Whether saving would change anything. */
export const differs = (one: Settings, other: Settings): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);
