import { EPOCH_SERIAL } from './day';
import type { DayNumber } from './model';

/** Việt Nam is seven hours ahead of UTC in every season. */
const AHEAD_MS = 7 * 3_600_000;

const DAY_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;

/**
 * Day and time of day on Việt Nam's clock, as Excel counts them (whole days, and the part of the day), of
 * milliseconds since 01/01/1970 UTC, wherever the machine stands.
 *
 * @example momentOf(Date.UTC(2026, 5, 15, 5)) //=> 46188.5
 */
export const momentOf = (milliseconds: number): number =>
  EPOCH_SERIAL + (milliseconds + AHEAD_MS) / DAY_MS;

/**
 * Day on Việt Nam's clock.
 *
 * @example dayOfTime(Date.UTC(2026, 5, 14, 17)) //=> 46188
 */
export const dayOfTime = (milliseconds: number): DayNumber => Math.floor(momentOf(milliseconds));

/**
 * Time of day on Việt Nam's clock, whole minutes.
 *
 * @example timeOfDay(Date.UTC(2026, 5, 15, 7, 5)) //=> '14:05'
 */
export function timeOfDay(milliseconds: number): string {
  const local = milliseconds + AHEAD_MS;
  const minutes = Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
