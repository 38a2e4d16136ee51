import { formatNumber } from '../../domain/number-format';
import type { Codec } from './codec';
import type { Budget } from './limits';
import { ReadRefusal } from './refusal';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const SATURATED_16 = 0xffff;
const SATURATED_32 = 0xffffffff;

/** Bits of the general purpose flag. */
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const SIZES_FOLLOW_DATA = 0x0008;

const STORED = 0;
const DEFLATED = 8;
const AES = 99;

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Place of the local header, and of the data behind it. */
  start: number;
  data: number;
  nameBytes: Uint8Array;
}

/** An entry as it lies in the file. */
export interface PackedPart {
  name: string;
  packed: Uint8Array;
  /** As declared. */
  size: number;
  crc: number;
}

/**
 * The key under which a part is found: no leading slash, forward slashes, lower case (part names are
 * compared without case, and some writers use back-slashes).
 * @example partKey('\\XL\\Workbook.xml') //=> 'xl/workbook.xml'
 */
export const partKey = (name: string): string =>
  name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** A zip file whose directory has been checked; entries are inflated one by one when asked for. */
export class ZipArchive {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private readonly directoryStart: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly budget: Budget,
    private readonly codec: Codec,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.findDirectoryEnd();
    const count = this.view.getUint16(end + 10, true);
    const size = this.view.getUint32(end + 12, true);
    this.directoryStart = this.view.getUint32(end + 16, true);
    if (count === SATURATED_16 || size === SATURATED_32 || this.directoryStart === SATURATED_32) {
      throw new ReadRefusal('zip64');
    }
    const disks = this.view.getUint16(end + 4, true) | this.view.getUint16(end + 6, true);
    if (disks !== 0 || this.view.getUint16(end + 8, true) !== count) {
      throw new ReadRefusal('malformed-zip', { detail: 'tệp nén nhiều phần' });
    }
    if (count > budget.limits.entries) {
      const detail = `${formatNumber(count)}, tối đa ${formatNumber(budget.limits.entries)}`;
      throw new ReadRefusal('too-large-entries', { detail });
    }
    if (this.directoryStart + size > end) throw new ReadRefusal('truncated');
    this.readDirectory(count, this.directoryStart + size);
    this.checkSizes();
    this.checkOverlap();
    for (const entry of this.entries.values()) this.checkLocalHeader(entry);
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  /** The entries that have to be inflated. */
  packedParts(): PackedPart[] {
    return [...this.entries.values()].flatMap((entry) => {
      const { name, method, size, crc } = entry;
      return method === DEFLATED ? [{ name, packed: this.packed(entry), size, crc }] : [];
    });
  }

  /** Bytes of an entry, checked against its declared size and CRC-32. */
  read(name: string): Uint8Array {
    const entry = this.entries.get(partKey(name));
    if (!entry) throw new ReadRefusal('missing-part', { part: name, detail: name });
    this.budget.checkTime(entry.name);
    const packed = this.packed(entry);
    const { name: part, size, method } = entry;
    const data = method === STORED ? packed : this.inflate(packed, entry);
    if (data.length !== size) throw new ReadRefusal('wrong-size', { part, detail: part });
    if (this.codec.crc32(data) !== entry.crc) throw this.damaged(part);
    return data;
  }

  private packed({ data, packedSize }: Entry): Uint8Array {
    return this.bytes.subarray(data, data + packedSize);
  }

  private inflate(packed: Uint8Array, { name: part, size }: Entry): Uint8Array {
    try {
      return this.codec.inflate(packed, size, () => this.budget.checkTime(part));
    } catch (error) {
      if (error instanceof ReadRefusal) throw error;
      // by name: what Node's own modules throw is not of the realm of a test
      const isTooMuch = (error as Partial<Error> | undefined)?.name === 'RangeError';
      if (isTooMuch) throw new ReadRefusal('wrong-size', { part, detail: part });
      throw this.damaged(part);
    }
  }

  /** Whatever an inflater throws over bad data means one thing: these are not the bytes that were packed. */
  private damaged(part: string): ReadRefusal {
    return new ReadRefusal('checksum', { part, detail: part });
  }

  private findDirectoryEnd(): number {
    const last = this.bytes.length - DIRECTORY_END_LENGTH;
    const first = Math.max(0, last - LONGEST_COMMENT);
    for (let at = last; at >= first; at -= 1) {
      if (this.view.getUint32(at, true) !== DIRECTORY_END) continue;
      const comment = this.view.getUint16(at + 20, true);
      if (at + DIRECTORY_END_LENGTH + comment <= this.bytes.length) return at;
    }
    throw new ReadRefusal('truncated');
  }

  private readDirectory(count: number, end: number): void {
    const utf8 = new TextDecoder();
    let at = this.directoryStart;
    for (let index = 0; index < count; index += 1) {
      if (at + 46 > end || this.view.getUint32(at, true) !== DIRECTORY_HEADER) {
        throw new ReadRefusal('truncated');
      }
      const nameEnd = at + 46 + this.view.getUint16(at + 28, true);
      const next =
        nameEnd + this.view.getUint16(at + 30, true) + this.view.getUint16(at + 32, true);
      if (next > end) throw new ReadRefusal('truncated');
      const nameBytes = this.bytes.subarray(at + 46, nameEnd);
      const name = utf8.decode(nameBytes);
      this.add({
        name,
        nameBytes,
        flags: this.view.getUint16(at + 8, true),
        method: this.view.getUint16(at + 10, true),
        crc: this.view.getUint32(at + 16, true),
        packedSize: this.view.getUint32(at + 20, true),
        size: this.view.getUint32(at + 24, true),
        start: this.view.getUint32(at + 42, true),
        data: 0,
      });
      at = next;
    }
    if (at !== end) throw new ReadRefusal('malformed-zip', { detail: 'mục lục' });
  }

  private add(entry: Entry): void {
    const { name: part, flags, method, packedSize, size, start } = entry;
    if (flags & ENCRYPTED || method === AES) throw new ReadRefusal('zip-encrypted', { part });
    if (packedSize === SATURATED_32 || size === SATURATED_32 || start === SATURATED_32) {
      throw new ReadRefusal('zip64', { part, detail: part });
    }
    if (method !== STORED && method !== DEFLATED) {
      throw new ReadRefusal('zip-method', { part, detail: `${part}: kiểu ${method}` });
    }
    if (method === STORED && packedSize !== size) {
      throw new ReadRefusal('wrong-size', { part, detail: part });
    }
    const key = partKey(part);
    if (this.entries.has(key)) throw new ReadRefusal('duplicate-entry', { part, detail: part });
    this.entries.set(key, entry);
  }

  /** By what is declared, before a byte is inflated: also of parts that will never be asked for. */
  private checkSizes(): void {
    const { entryBytes, totalBytes, ratio, ratioFloorBytes } = this.budget.limits;
    let total = 0;
    for (const { name: part, size, packedSize } of this.entries.values()) {
      total += size;
      if (size > entryBytes) {
        throw new ReadRefusal('too-large-entry', { part, detail: `${part}: ${megabytes(size)}` });
      }
      if (size > ratioFloorBytes && size > ratio * packedSize) {
        throw new ReadRefusal('too-large-ratio', { part, detail: part });
      }
    }
    if (total > totalBytes) throw new ReadRefusal('too-large-total', { detail: megabytes(total) });
  }

  /** Entries that share bytes are how a small file becomes a large one within every single limit. */
  private checkOverlap(): void {
    const inOrder = [...this.entries.values()].sort((one, other) => one.start - other.start);
    inOrder.forEach(({ name: part, start, nameBytes, packedSize }, index) => {
      const next = inOrder[index + 1]?.start ?? this.directoryStart;
      if (start + 30 + nameBytes.length + packedSize > next) {
        throw new ReadRefusal('malformed-zip', { part, detail: `${part}: chồng lên phần khác` });
      }
    });
  }

  /**
   * The local header says most things a second time. Readers differ in whom they believe, so the two must
   * agree: otherwise the file means one thing here and another in Excel. Of every entry, not only of those
   * that are read: under a damaged name a part would not be missed but be taken for not there.
   */
  private checkLocalHeader(entry: Entry): void {
    const { name: part, start, nameBytes, packedSize } = entry;
    if (this.view.getUint32(start, true) !== LOCAL_HEADER) {
      throw new ReadRefusal('truncated', { part });
    }
    const nameLength = this.view.getUint16(start + 26, true);
    entry.data = start + 30 + nameLength + this.view.getUint16(start + 28, true);
    if (entry.data + packedSize > this.directoryStart) throw new ReadRefusal('truncated', { part });
    const flags = this.view.getUint16(start + 6, true);
    const agrees =
      nameLength === nameBytes.length &&
      nameBytes.every((byte, index) => byte === this.bytes[start + 30 + index]) &&
      this.view.getUint16(start + 8, true) === entry.method &&
      ((flags & SIZES_FOLLOW_DATA) !== 0 ||
        (this.view.getUint32(start + 14, true) === entry.crc &&
          this.view.getUint32(start + 18, true) === packedSize &&
          this.view.getUint32(start + 22, true) === entry.size));
    if (!agrees) throw new ReadRefusal('malformed-zip', { part, detail: part });
  }
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))} MB`;
