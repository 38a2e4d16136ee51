import { ReadRefusal } from './refusal';

const LT = 0x3c;
const AMPERSAND = 0x26;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Those that formulas are full of come first. */
const ENTITY_NAMES = ['quot;', 'lt;', 'gt;', 'amp;', 'apos;'].map((name) =>
  new TextEncoder().encode(name),
);

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

const MARKS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return byte === 0xef ? WIDE | SPECIAL : WIDE;
  return byte === AMPERSAND || byte < 0x20 ? SPECIAL : PLAIN;
});

/** @example markOf(0x26) //=> SPECIAL */
export const markOf = (byte: number): number => MARKS[byte] as number;

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
 * @example toUtf8(new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0]), 'xl/workbook.xml') //=> bytesOf('<a')
 */
export function toUtf8(bytes: Uint8Array, part: string): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  let encoding: string | undefined;
  if ((first === 0xff && second === 0xfe) || (first === LT && second === 0)) encoding = 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LT)) encoding = 'utf-16be';
  if (encoding === undefined) return asDeclared(bytes, part);
  try {
    return new TextEncoder().encode(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    throw malformed(part, `không phải ${encoding.toUpperCase()}`);
  }
}

/** What the first line of a part may call UTF-8 or a piece of it; what it says of UTF-16 is told by the bytes. */
const UTF8_NAMES = /^(?:utf-?8|utf-?16|(?:us-)?ascii)$/i;
const USUAL_DECLARATION = new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8"');
const DECLARATION = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]*)["']/;
const LONGEST_DECLARATION = 128;

/** Letters of another encoding that happen to be UTF-8 would be read as other letters. */
function asDeclared(bytes: Uint8Array, part: string): Uint8Array {
  if (USUAL_DECLARATION.every((byte, at) => byte === bytes[at])) return bytes;
  const head = String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION));
  const name = DECLARATION.exec(head)?.[1];
  if (name === undefined || UTF8_NAMES.test(name)) return bytes;
  if (bytes.every((byte) => byte < 0x80)) return bytes;
  throw malformed(part, `bảng mã ${name}, không phải UTF-8`);
}

/** @example malformed('xl/workbook.xml', 'thẻ chưa đóng').code //=> 'malformed-xml' */
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

/** What a byte begins in a text that needs no second look. */
const ENDS_IT = 0;
const ONE_BYTE = 1;
const TWO_BYTES = 2;
/** Of the three-byte letters those behind whose first byte every tail makes a letter: all that Vietnamese has. */
const THREE_BYTES = 3;
const ENTITY = 4;
const BEGINS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === AMPERSAND) return ENTITY;
  if (byte >= 0x20 && byte < 0x80) return byte === LT ? ENDS_IT : ONE_BYTE;
  if (byte >= 0xc2 && byte <= 0xdf) return TWO_BYTES;
  return byte >= 0xe1 && byte <= 0xec ? THREE_BYTES : ENDS_IT;
});

const isTail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * The place of the `<` behind a text that begins here and that {@link decode} and {@link resolveText} can make
 * later, sure to refuse nothing; -1 for a text that somebody has to look at (which may still be a good one).
 */
export function endOfUsualText(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    while (BEGINS[bytes[at] as number] === ONE_BYTE) at += 1;
    const byte = bytes[at] as number;
    switch (BEGINS[byte]) {
      case TWO_BYTES:
        if (!isTail(bytes[at + 1])) return -1;
        at += 2;
        break;
      case THREE_BYTES:
        if (!isTail(bytes[at + 1]) || !isTail(bytes[at + 2])) return -1;
        at += 3;
        break;
      case ENTITY:
        at = endOfEntity(bytes, at + 1);
        if (at < 0) return -1;
        break;
      default:
        return byte === LT ? at : -1;
    }
  }
}

/** The place behind the `;` of one of the five names that XML knows; -1 for another. */
function endOfEntity(bytes: Uint8Array, from: number): number {
  for (const name of ENTITY_NAMES) {
    let length = 0;
    while (length < name.length && bytes[from + length] === name[length]) length += 1;
    if (length === name.length) return from + length;
  }
  return -1;
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
