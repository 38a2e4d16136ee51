/** Marks at the head of a file that tell its encoding. */
const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The text of a file: UTF-8, or UTF-16 when the file says so (what Notepad calls Unicode). Bytes that are
 * no text become replacement characters, by which `readDirective` knows a file that is none. A byte order
 * mark says how to read and is no part of the text: offsets count without it.
 *
 * @example decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41])) //=> 'A'
 * @example decodeText(new Uint8Array([0xff, 0xfe, 0x41, 0x00])) //=> 'A'
 */
export const decodeText = (bytes: Uint8Array): string => {
  const found = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  return new TextDecoder(found?.[1] ?? 'utf-8').decode(bytes);
};
