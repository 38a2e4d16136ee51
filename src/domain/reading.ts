/** Outcome of reading what a person typed: the value, or a typed reason with a Vietnamese message. */
export type Reading<T> =
  { ok: true; value: T; note?: string } | { ok: false; code: string; message: string };

/** @example read(5) //=> { ok: true, value: 5 } */
export const read = <T>(value: T, note?: string): Reading<T> =>
  note === undefined ? { ok: true, value } : { ok: true, value, note };

/** @example refuse('date-unreadable', 'Không đọc được ngày.') //=> { ok: false, code: 'date-unreadable', … } */
export const refuse = <T>(code: string, message: string): Reading<T> => ({
  ok: false,
  code,
  message,
});
