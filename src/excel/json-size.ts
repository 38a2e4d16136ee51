/**
 * Bytes that a value takes in a request: Excel on the web takes 5 MB. The body travels as JSON inside
 * JSON, so every quote and every backslash is written with one more in front.
 *
 * @example jsonBytes('ab') //=> 6
 * @example jsonBytes('số') //=> 8
 */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value) ?? '';
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 92) bytes += 2;
    else if (code < 0x80) bytes += 1;
    // Half of a pair of surrogates: the pair takes four bytes.
    else bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

/**
 * Requests are cut here. Whether Excel on the web means 5,000,000 bytes or 5 · 1024 · 1024, and the text inside
 * the message or the message, is not documented: this stays below the smallest of them.
 */
export const REQUEST_BYTES = 4_600_000;

/** Answers are cut here: closer to the limit, because one that is refused is asked for again in halves. */
export const ANSWER_BYTES = 4_800_000;
