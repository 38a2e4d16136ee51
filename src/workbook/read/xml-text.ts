import { ReadRefusal } from './refusal';

const LT = 0x3c;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const ENTITY_NAMES = ['apos;', 'lt;', 'gt;', 'amp;'].map((name) => new TextEncoder().encode(name));

/** Characters that XML 1.0 forbids. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** No longer reference exists; one that has not ended by then never will. */
const LONGEST_REFERENCE = 12;

/** Up to here a loop makes a text faster than a call of the decoder does. */
const SHORT_TEXT = 12;

/** What is in a stretch of bytes, as {@link markOf} tells byte by byte. */
export const PLAIN = 0;
/** Letters outside ASCII: the bytes have to be decoded. */
export const WIDE = 1;
/** References, line ends, control characters: the text has to be worked on. */
export const SPECIAL = 2;

/** @example markOf(0x26) //=> SPECIAL */
export function markOf(byte: number): number {
  if (byte >= 0x80) return byte === 0xef ? WIDE | SPECIAL : WIDE;
  return byte === AMPERSAND || byte < 0x20 ? SPECIAL : PLAIN;
}

/** The marks of all bytes between two places. */
export function marksOf(bytes: Uint8Array, from: number, to: number): number {
  let marks = PLAIN;
  for (let at = from; at < to; at += 1) marks |= markOf(bytes[at] as number);
  return marks;
}

// fatal: a replacement character in a commune's name would pass for what was typed
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * An XML part as UTF-8 without byte order mark. UTF-16 is told by its mark or its first two bytes and
 * written anew; UTF-8 stays as it is and each value is decoded when it is read, since most of a sheet is
 * markup and digits.
 * @example toUtf8(bytesOfUtf16, 'xl/workbook.xml') //=> the same text in UTF-8
 */
export function toUtf8(bytes: Uint8Array, part: string): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  let encoding: string | undefined;
  if ((first === 0xff && second === 0xfe) || (first === LT && second === 0)) encoding = 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LT)) encoding = 'utf-16be';
  if (encoding === undefined) return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    throw malformed(part, `không phải ${encoding.toUpperCase()}`);
  }
}

/** @example malformed('xl/workbook.xml', 'thẻ chưa đóng') //=> ReadRefusal with code 'malformed-xml' */
export const malformed = (part: string, detail: string): ReadRefusal =>
  new ReadRefusal('malformed-xml', { part, detail: `${part}: ${detail}` });

/** Text of a stretch of bytes whose marks are known, as it stands. */
export function decode(
  bytes: Uint8Array,
  from: number,
  to: number,
  marks: number,
  part: string,
): string {
  if ((marks & WIDE) === 0 && to - from <= SHORT_TEXT) {
    let text = '';
    for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] as number);
    return text;
  }
  try {
    return UTF8.decode(bytes.subarray(from, to));
  } catch {
    throw malformed(part, 'không phải UTF-8');
  }
}

/**
 * Character data with references resolved and line ends made LF. Only what XML itself defines: a named
 * entity would need a DTD.
 * @example resolveText('a &amp; b&#x1EA1;', 'x') //=> 'a & bạ'
 */
export function resolveText(raw: string, part: string): string {
  const text = cleanText(raw, part);
  let result = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.slice(at, at + LONGEST_REFERENCE).indexOf(';');
    if (end < 0) throw malformed(part, 'dấu & không hợp lệ');
    result += text.slice(from, at) + reference(text.slice(at + 1, at + end), part);
    from = at + end + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** Character data in which nothing is a reference (CDATA): line ends made LF. */
export function cleanText(raw: string, part: string): string {
  if (FORBIDDEN.test(raw)) throw malformed(part, 'ký tự điều khiển');
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/** 1 for the bytes of a text that need no second look: ASCII but for controls, `&` and the `<` that ends it. */
const USUAL_BYTE = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x80 && byte !== AMPERSAND && byte !== LT),
);

/**
 * Whether bytes are a text of XML that {@link decode} and {@link resolveText} can make later: refuses what
 * they would refuse, without making it.
 */
export function checkText(bytes: Uint8Array, from: number, to: number, part: string): void {
  for (let at = from; at < to;) {
    // the `<` at `to`, or the end of the bytes, ends it
    while (USUAL_BYTE[bytes[at] as number] === 1) at += 1;
    if (at >= to) return;
    const byte = bytes[at] as number;
    if (byte === AMPERSAND) at = endOfReference(bytes, at, to, part);
    else if (byte >= 0x80) at = endOfLetter(bytes, at, to, part);
    else if (byte === LT || byte === 0x0a || byte === 0x09 || byte === 0x0d) at += 1;
    else throw malformed(part, 'ký tự điều khiển');
  }
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** Smallest code point that needs so many bytes: a shorter one written long is no UTF-8. */
const LEAST_OF_LENGTH = [0, 0, 0x80, 0x800, 0x10000];

/** The place behind a letter of several bytes. */
function endOfLetter(bytes: Uint8Array, at: number, to: number, part: string): number {
  const lead = bytes[at] as number;
  // all that Vietnamese needs: leads behind which every tail makes a letter (the `<` at `to` is no tail)
  if (lead >= 0xe1 && lead <= 0xec && isTail(bytes[at + 1]) && isTail(bytes[at + 2])) return at + 3;
  if (lead >= 0xc2 && lead <= 0xdf && isTail(bytes[at + 1])) return at + 2;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = next < to ? (bytes[next] as number) : 0;
    if ((byte & 0xc0) !== 0x80) throw malformed(part, 'không phải UTF-8');
    code = (code << 6) | (byte & 0x3f);
  }
  const isHalfPair = code >= 0xd800 && code <= 0xdfff;
  const isLead = lead >= 0xc0 && lead < 0xf8;
  const fits = code >= (LEAST_OF_LENGTH[length] as number) && code <= 0x10ffff;
  if (!isLead || !fits || isHalfPair) throw malformed(part, 'không phải UTF-8');
  if (code === 0xfffe || code === 0xffff) throw malformed(part, 'ký tự điều khiển');
  return at + length;
}

/** `quot;`, of which formulas are full. */
const isQuot = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x71 &&
  bytes[at + 1] === 0x75 &&
  bytes[at + 2] === 0x6f &&
  bytes[at + 3] === 0x74 &&
  bytes[at + 4] === SEMICOLON;

/** The place behind a reference; the `<` at `to` ends every name that has not ended. */
function endOfReference(bytes: Uint8Array, at: number, to: number, part: string): number {
  if (isQuot(bytes, at + 1)) return at + 6;
  for (const name of ENTITY_NAMES) {
    let length = 0;
    while (length < name.length && bytes[at + 1 + length] === name[length]) length += 1;
    if (length === name.length) return at + 1 + length;
  }
  const end = bytes.subarray(at, Math.min(at + LONGEST_REFERENCE, to)).indexOf(SEMICOLON);
  if (end < 0) throw malformed(part, 'dấu & không hợp lệ');
  reference(decode(bytes, at + 1, at + end, WIDE, part), part);
  return at + end + 1;
}

function reference(name: string, part: string): string {
  if (!name.startsWith('#')) {
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (known === undefined) throw malformed(part, `thực thể &${name};`);
    return known;
  }
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  const code = digits?.[1] ? parseInt(digits[1], 16) : Number(digits?.[2] ?? NaN);
  const exists = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  const character = exists ? String.fromCodePoint(code) : '\u0000';
  if (FORBIDDEN.test(character)) throw malformed(part, `ký tự &${name};`);
  return character;
}

const HEX = '[0-9A-Fa-f]';
const PAIR = `_x([Dd][89ABab]${HEX}{2})__x([Dd][C-Fc-f]${HEX}{2})_`;
const ESCAPE = new RegExp(`${PAIR}|_x(?![Dd][89A-Fa-f])(${HEX}{4})_`, 'g');

/**
 * Undoes Office's own escape for characters that XML cannot carry. Half a surrogate pair is left as it
 * stands: it is no character, and could not be written or hashed afterwards.
 * @example unescapeOffice('dòng 1_x000A_dòng 2, _x005F_x000A_') //=> 'dòng 1\ndòng 2, _x000A_'
 */
export function unescapeOffice(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPE, (_escape, high?: string, low?: string, single?: string) =>
    single === undefined
      ? String.fromCharCode(parseInt(high ?? '', 16), parseInt(low ?? '', 16))
      : String.fromCharCode(parseInt(single, 16)),
  );
}
