import { standsAt, type NameTable } from './xml-names';
import { decode, malformed, marksOf, resolveText, SPECIAL, WIDE } from './xml-text';

const GT = 0x3e;
const LT = 0x3c;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SMALL_X = 0x78;

/** Roots declare some forty namespaces; nothing that carries a value has more than ten attributes. */
const MOST_ATTRIBUTES = 256;

/** Sheet names have 31 letters, format codes 255; a namespace is an address. */
const LONGEST_VALUE = 16_384;

/** How many numbers tell where an attribute stands. */
const NUMBERS = 4;

/** Room for the attributes of nearly every tag; a tag with more makes room for itself. */
const USUAL_ATTRIBUTES = 16;

const XMLNS = new TextEncoder().encode('xmlns');

/** `undefined`, what stands past the end, is no space: loops over spaces end there. */
export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;

/** The place behind the name that begins here; the end of the source ends every name. */
export function endOfName(source: Uint8Array, start: number): number {
  let at = start;
  for (; at < source.length; at += 1) {
    const byte = source[at] as number;
    // every letter of a usual name is above these
    if (byte <= GT && (isSpace(byte) || byte >= LT || byte === SLASH)) break;
  }
  return at;
}

/** The place of the first byte from here on that is no space. */
export function skipSpaces(source: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(source[at])) at += 1;
  return at;
}

/** Where the attributes of the tag just read stand; none is made a text before it is asked for. */
export class TagAttributes {
  /** Place of the value that {@link find} found. */
  from = 0;
  to = 0;

  /** Start and end of name and value: four numbers an attribute. */
  private spans = new Int32Array(USUAL_ATTRIBUTES * NUMBERS);
  private count = 0;

  constructor(
    private readonly source: Uint8Array,
    private readonly part: string,
    private readonly names: NameTable,
  ) {}

  clear(): void {
    this.count = 0;
  }

  /** Takes note of the attribute that begins here on the element at this depth; gives its end. */
  read(start: number, depth: number): number {
    const { source } = this;
    // nearly all attributes of a sheet have one letter
    const oneLetter = source[start + 1] === EQUALS && (source[start] as number) > GT;
    const nameEnd = oneLetter ? start + 1 : endOfName(source, start);
    const equals = source[nameEnd] === EQUALS ? nameEnd : skipSpaces(source, nameEnd);
    if (nameEnd === start || source[equals] !== EQUALS) throw malformed(this.part, 'thuộc tính');
    const open = skipSpaces(source, equals + 1);
    const quote = source[open];
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      throw malformed(this.part, 'thuộc tính không có dấu nháy');
    }
    let close = open + 1;
    for (let byte = source[close]; byte !== quote; byte = source[close]) {
      if (byte === undefined || byte === LT) throw malformed(this.part, 'thuộc tính chưa đóng');
      close += 1;
    }
    if (this.count === MOST_ATTRIBUTES) throw malformed(this.part, 'quá nhiều thuộc tính');
    const span = this.count * NUMBERS;
    if (span === this.spans.length) this.makeRoom();
    const { spans } = this;
    spans[span] = start;
    spans[span + 1] = nameEnd;
    spans[span + 2] = open + 1;
    spans[span + 3] = close;
    this.count += 1;
    if (source[start] === SMALL_X && standsAt(source, start, XMLNS)) {
      this.select(span);
      this.names.bind(this.nameAt(span), this.text(), depth);
    }
    return close + 1;
  }

  private makeRoom(): void {
    const spans = new Int32Array(this.spans.length * 2);
    spans.set(this.spans);
    this.spans = spans;
  }

  /** Finds the attribute of this name (as written, ASCII), once and not twice. */
  find(name: string): boolean {
    let found = -1;
    const { source, spans, count } = this;
    const { length } = name;
    const first = name.charCodeAt(0);
    for (let span = 0; span < count * NUMBERS; span += NUMBERS) {
      const start = spans[span] as number;
      if (source[start] !== first || (spans[span + 1] as number) - start !== length) continue;
      if (length > 1 && !this.isNamed(start, name)) continue;
      if (found >= 0) throw malformed(this.part, `thuộc tính ${name} ghi hai lần`);
      found = span;
    }
    if (found >= 0) this.select(found);
    return found >= 0;
  }

  /** Finds an attribute by its local name in one of the namespaces, whatever prefix it has here. */
  findIn(namespaces: readonly string[], local: string): boolean {
    for (let span = 0; span < this.count * NUMBERS; span += NUMBERS) {
      const name = this.nameAt(span);
      if (!name.endsWith(`:${local}`)) continue;
      const namespace = this.names.namespaceOf(name.slice(0, -local.length - 1));
      if (namespace === undefined || !namespaces.includes(namespace)) continue;
      this.select(span);
      return true;
    }
    return false;
  }

  /** The value found, as a text. */
  text(): string {
    if (this.to - this.from > LONGEST_VALUE) throw malformed(this.part, 'thuộc tính quá dài');
    const marks = marksOf(this.source, this.from, this.to);
    const raw = decode(this.source, this.from, this.to, marks, this.part);
    if ((marks & SPECIAL) === 0) return raw;
    // XML: blanks written as such become spaces, those written as references stay
    return resolveText(raw.replace(/\r\n|[\t\n\r]/g, ' '), this.part);
  }

  private isNamed(start: number, name: string): boolean {
    for (let index = 1; index < name.length; index += 1) {
      if (this.source[start + index] !== name.charCodeAt(index)) return false;
    }
    return true;
  }

  private nameAt(span: number): string {
    const start = this.spans[span] as number;
    return decode(this.source, start, this.spans[span + 1] as number, WIDE, this.part);
  }

  private select(span: number): void {
    this.from = this.spans[span + 2] as number;
    this.to = this.spans[span + 3] as number;
  }
}
