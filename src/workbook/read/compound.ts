/**
 * Compound files (MS-CFB): what Office put everything in before 2007, and still puts around a workbook with a
 * password. Nothing in them is read but the names at the top, which tell what they are.
 */

const HEADER = 512;
const ENTRY = 128;
/** Sector numbers from here on are marks: the end of a chain, a free sector. */
const MARKS = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
/** Sectors of the table of sectors that the header itself names; more are for files of 7 MB and up. */
const IN_HEADER = 109;
/** Sectors of the directory that are looked at: 8 names each or more, and the top ones stand early. */
const MOST_SECTORS = 64;

export type CompoundKind = 'encrypted' | 'xls' | 'doc' | 'ppt';

/** Streams at the top, and what a file that has one is; the first of them that is there counts. */
const KINDS: readonly (readonly [stream: string, kind: CompoundKind])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
];

/**
 * @returns undefined where the names cannot be found, or say nothing
 * @example compoundKind(bytes) //=> undefined (a workbook of today)
 */
export function compoundKind(bytes: Uint8Array): CompoundKind | undefined {
  const names = topNames(directoryOf(bytes));
  return KINDS.find(([stream]) => names.has(stream))?.[1];
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The entries of the directory, as far as they can be found. */
function directoryOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length < HEADER) return [];
  const view = viewOf(bytes);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const size = 1 << shift;
  const start = (sector: number): number => (sector + 1) * size;
  const isThere = (sector: number): boolean =>
    sector < MARKS && start(sector) + size <= bytes.length;
  const next = (sector: number): number => {
    const index = Math.floor((sector * 4) / size);
    const table = index < IN_HEADER ? view.getUint32(76 + index * 4, true) : MARKS;
    return isThere(table) ? view.getUint32(start(table) + ((sector * 4) % size), true) : MARKS;
  };
  const entries: Uint8Array[] = [];
  let sector = view.getUint32(48, true);
  for (let count = 0; count < MOST_SECTORS && isThere(sector); count += 1) {
    for (let at = 0; at < size; at += ENTRY) {
      entries.push(bytes.subarray(start(sector) + at, start(sector) + at + ENTRY));
    }
    sector = next(sector);
  }
  return entries;
}

/** Names right below the root: what is deeper belongs to things put inside, such as a table in a letter. */
function topNames(entries: readonly Uint8Array[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<number>();
  const waiting = [childOf(entries[0])];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    names.add(nameOf(entry));
    const view = viewOf(entry);
    waiting.push(view.getUint32(68, true), view.getUint32(72, true));
  }
  return names;
}

const childOf = (root: Uint8Array | undefined): number =>
  root ? viewOf(root).getUint32(76, true) : NO_ENTRY;

/** Its length in bytes, with a zero at the end, stands behind the name. */
function nameOf(entry: Uint8Array): string {
  const length = Math.min(64, viewOf(entry).getUint16(64, true));
  return new TextDecoder('utf-16le').decode(entry.subarray(0, Math.max(0, length - 2)));
}
