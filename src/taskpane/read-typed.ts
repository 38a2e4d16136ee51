import { readDate } from '../domain/date-text';
import type { DayNumber } from '../domain/model';
import type { Texts } from './texts';

/**
 * A day as typed, or what is wrong with it.
 *
 * @example readTyped('5/6/2026', vi) //=> { day: 46178 }
 */
export function readTyped(typed: string, texts: Texts): { day: DayNumber } | { message: string } {
  if (typed.trim() === '') return { message: texts.problem.dateNeeded };
  const reading = readDate(typed);
  return reading.ok
    ? { day: reading.value }
    : { message: texts.problem.dateBad ?? reading.message };
}
