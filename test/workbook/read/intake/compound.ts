/** Compound files (MS-CFB, version 3), as Office writes them around passwords and in its old formats. */
import { utf8 } from '../build';

const SECTOR = 512;
const MINI_SECTOR = 64;
/** Smaller streams lie together in one of the root. */
const MINI_STREAM = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE = 0xfffffffd;
const IN_SECTOR = SECTOR / 4;

export interface Stream {
  name: string;
  data: Uint8Array;
}

const padded = (data: Uint8Array, unit: number): Uint8Array => {
  const result = new Uint8Array(Math.ceil(data.length / unit) * unit);
  result.set(data);
  return result;
};

const concat = (pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));

/** Sectors of streams one behind the other, and the table that tells which one follows which. */
class Sectors {
  readonly pieces: Uint8Array[] = [];
  readonly next: number[] = [];

  constructor(private readonly size: number) {}

  /** @returns the first sector */
  add(data: Uint8Array): number {
    if (data.length === 0) return END;
    const first = this.next.length;
    const piece = padded(data, this.size);
    const count = piece.length / this.size;
    this.pieces.push(piece);
    for (let at = 1; at < count; at += 1) this.next.push(first + at);
    this.next.push(END);
    return first;
  }
}

const numbers = (list: readonly number[]): Uint8Array => {
  const whole = Math.max(1, Math.ceil(list.length / IN_SECTOR)) * IN_SECTOR;
  const bytes = new Uint8Array(whole * 4).fill(0xff);
  const view = new DataView(bytes.buffer);
  list.forEach((value, at) => view.setUint32(at * 4, value, true));
  return bytes;
};

interface Entry {
  name: string;
  type: 0 | 2 | 5;
  right: number;
  child: number;
  start: number;
  size: number;
}

function entryOf({ name, type, right, child, start, size }: Entry): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  [...name].forEach((letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), true));
  view.setUint16(64, name === '' ? 0 : (name.length + 1) * 2, true);
  bytes[66] = type;
  bytes[67] = 1;
  view.setUint32(68, FREE, true);
  view.setUint32(72, right, true);
  view.setUint32(76, child, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return bytes;
}

const NOTHING: Entry = { name: '', type: 0, right: FREE, child: FREE, start: 0, size: 0 };

/**
 * The streams in one file, each right of the one before: a tree all the same, and searched as such. Names
 * are ordered by length, then by their letters.
 */
export function compoundFile(streams: readonly Stream[]): Uint8Array {
  const sectors = new Sectors(SECTOR);
  const small = new Sectors(MINI_SECTOR);
  const inOrder = [...streams].sort(
    (a, b) =>
      a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1),
  );
  const entries = inOrder.map(({ name, data }, index): Entry => {
    const home = data.length < MINI_STREAM ? small : sectors;
    const right = index + 1 < inOrder.length ? index + 2 : FREE;
    return { name, type: 2, right, child: FREE, start: home.add(data), size: data.length };
  });
  const together = concat(small.pieces);
  const root: Entry = {
    ...NOTHING,
    name: 'Root Entry',
    type: 5,
    child: inOrder.length > 0 ? 1 : FREE,
    start: sectors.add(together),
    size: together.length,
  };
  const all = [root, ...entries];
  while (all.length % 4 !== 0) all.push(NOTHING);
  const directory = sectors.add(concat(all.map(entryOf)));
  const smallTable = small.next.length === 0 ? END : sectors.add(numbers(small.next));
  const tables = Math.ceil((sectors.next.length + 1) / (IN_SECTOR - 1));
  const firstTable = sectors.next.length;
  const next = [...sectors.next, ...new Array<number>(tables).fill(TABLE)];

  const header = new Uint8Array(SECTOR);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(header.buffer);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, tables, true);
  view.setUint32(48, directory, true);
  view.setUint32(56, MINI_STREAM, true);
  view.setUint32(60, smallTable, true);
  view.setUint32(64, smallTable === END ? 0 : small.next.length > IN_SECTOR ? 2 : 1, true);
  view.setUint32(68, END, true);
  for (let at = 0; at < 109; at += 1) {
    view.setUint32(76 + at * 4, at < tables ? firstTable + at : FREE, true);
  }
  return concat([header, ...sectors.pieces, numbers(next)]);
}

/** Bytes that look like nothing, the same at every call. */
const noise = (length: number): Uint8Array => {
  let state = 2026;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
};

const base64 = (length: number): string => Buffer.from(noise(length)).toString('base64');

/** "Agile" encryption (MS-OFFCRYPTO 2.3.4.10), as Excel has written it since 2010. */
const AGILE = (): string => {
  const cipher =
    'blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
  const space = 'http://schemas.microsoft.com/office/2006';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' +
    `<encryption xmlns="${space}/encryption" xmlns:p="${space}/keyEncryptor/password">` +
    `<keyData saltSize="16" ${cipher} saltValue="${base64(16)}"/>` +
    `<dataIntegrity encryptedHmacKey="${base64(64)}" encryptedHmacValue="${base64(64)}"/>` +
    `<keyEncryptors><keyEncryptor uri="${space}/keyEncryptor/password">` +
    `<p:encryptedKey spinCount="100000" saltSize="16" ${cipher} saltValue="${base64(16)}" ` +
    `encryptedVerifierHashInput="${base64(16)}" encryptedVerifierHashValue="${base64(64)}" ` +
    `encryptedKeyValue="${base64(32)}"/></keyEncryptor></keyEncryptors></encryption>`
  );
};

/** A workbook with a password to open it: its bytes are nobody's business. */
export function withPassword(size: number): Uint8Array {
  const info = concat([Uint8Array.of(4, 0, 4, 0, 0x40, 0, 0, 0), utf8(AGILE())]);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, size, true);
  const rest = noise(Math.ceil(size / 16) * 16);
  return compoundFile([
    { name: 'EncryptionInfo', data: info },
    { name: 'EncryptedPackage', data: concat([length, rest]) },
  ]);
}

const record = (type: number, data: readonly number[]): number[] => [
  type & 255,
  type >> 8,
  data.length & 255,
  data.length >> 8,
  ...data,
];

/** The beginning and the end of a workbook of Excel 97 (MS-XLS): one sheet without a cell. */
export const biff8 = (): Uint8Array =>
  Uint8Array.from([
    ...record(0x0809, [0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0]),
    ...record(0x0085, [0x28, 0, 0, 0, 0, 0, 1, 0, 0x41]),
    ...record(0x000a, []),
    ...record(0x0809, [0, 6, 0x10, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0]),
    ...record(0x000a, []),
  ]);

export const oldWorkbook = (): Uint8Array =>
  compoundFile([
    { name: 'Workbook', data: biff8() },
    { name: '\u0005SummaryInformation', data: noise(300) },
    { name: '\u0005DocumentSummaryInformation', data: noise(200) },
  ]);

/** A letter of Word 97: a head that says so, and its text. */
export const oldLetter = (): Uint8Array =>
  compoundFile([
    { name: 'WordDocument', data: concat([Uint8Array.of(0xec, 0xa5, 0xc1, 0), noise(4600)]) },
    { name: '1Table', data: noise(700) },
    { name: '\u0005SummaryInformation', data: noise(300) },
  ]);
