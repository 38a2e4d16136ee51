import type { CellContent } from '../sheets/model';

/** A letter first and no digit anywhere: no Excel, in no language, makes anything else of it. */
const PLAIN = /^\p{L}[^\p{Nd}]*$/u;
const TRUTH = /^(true|false)$/i;

/**
 * A cell's content as it must be handed to Excel, which treats a text as if a person typed it: `=…` runs,
 * `06463` loses its zero, `2026-06` becomes a day. An apostrophe in front keeps it the text it is.
 *
 * @example asTyped('=1+1') //=> "'=1+1"
 * @example asTyped('06463') //=> "'06463"
 * @example asTyped('Hoàn thành') //=> 'Hoàn thành'
 * @example asTyped(null) //=> ''
 */
export function asTyped(content: CellContent): string | number | boolean {
  if (content === null) return '';
  if (typeof content !== 'string' || content === '') return content;
  return PLAIN.test(content) && !TRUTH.test(content) ? content : `'${content}`;
}
