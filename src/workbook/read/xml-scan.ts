import type { Budget } from './limits';
import { ReadRefusal } from './refusal';
import { endOfName, isSpace, skipSpaces, TagAttributes } from './xml-attributes';
import { readMarkup } from './xml-markup';
import { NameStore, NameTable, standsAt, type ElementName } from './xml-names';
import {
  cleanText,
  decode,
  malformed,
  markOf,
  PLAIN,
  resolveText,
  SPECIAL,
  WIDE,
} from './xml-text';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** Here a program offers several spellings and the reader takes the one that it knows. */
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** The clock is asked once in this many elements (a few hundred microseconds of work). */
const STEPS_BETWEEN_CLOCKS = 4_096;

/**
 * Reads one fixed spelling of an element straight off the bytes. An object and no function: a function made for
 * every part, called as often as this, is kept by the engine with all that it can reach until memory is next
 * cleared as a whole (docs/PERFORMANCE.md).
 */
export interface ShortLane {
  /** The place behind the element that begins here; -1 where it is spelt otherwise. */
  read: (at: number) => number;
}

/**
 * One forward pass over one XML part. The caller walks down by name and leaves out what it does not know:
 *
 * @example
 * const scan = new XmlScan(bytesOf('<a xmlns="u"><b n="1">x</b></a>'), 'part.xml', ['u'], budget);
 * scan.root('a');
 * while (scan.nextChild()) if (scan.is('b')) scan.text(); else scan.skip(); //=> 'x'
 * scan.end();
 */
export class XmlScan {
  private at = 0;
  private steps = 0;
  /** Local name of the element just opened; '' when it is not of the vocabulary. */
  private name = '';
  /** `<a/>`: opened, and to be closed at the next step. */
  private selfClosed = false;
  private readonly open: ElementName[] = [];
  private readonly names: NameTable;
  /** What {@link nextTag} stepped over. */
  private marks = PLAIN;
  /** Attributes of the element just opened. */
  readonly found: TagAttributes;

  constructor(
    readonly source: Uint8Array,
    readonly part: string,
    vocabulary: readonly string[],
    readonly budget: Budget,
    names = new NameStore(),
  ) {
    this.names = new NameTable(source, part, vocabulary, names);
    this.found = new TagAttributes(source, part, this.names);
  }

  /** Opens the root element, which must have this name. */
  root(name: string): void {
    const start = skipSpaces(this.source, 0);
    if (this.source[start] !== LT || !this.nextChild() || this.name !== name) {
      throw malformed(this.part, `không phải <${name}>`);
    }
  }

  /** Checks that nothing but comments and blanks follow the root element. */
  end(): void {
    for (;;) {
      this.at = skipSpaces(this.source, this.at);
      if (this.at >= this.source.length) return;
      const next = this.source[this.at + 1];
      if (this.source[this.at] !== LT || (next !== BANG && next !== QUESTION)) {
        throw malformed(this.part, 'thừa nội dung ở cuối');
      }
      this.at = readMarkup(this.source, this.at, this.part).next;
    }
  }

  /** Whether the element just opened has this local name, in the vocabulary asked for. */
  is(name: string): boolean {
    return this.name === name;
  }

  /**
   * Lets a reader of one fixed spelling have the next child whole. Only for children that declare no namespace.
   */
  take(lane: ShortLane): boolean {
    if (this.selfClosed) return false;
    const next = lane.read(this.at);
    if (next < 0) return false;
    this.at = next;
    this.step();
    return true;
  }

  /** Whether elements without a prefix are of the vocabulary here. */
  get isPlain(): boolean {
    return this.names.isPlain;
  }

  private step(): void {
    this.steps += 1;
    if (this.steps % STEPS_BETWEEN_CLOCKS === 0) this.budget.checkTime(this.part);
  }

  /**
   * Opens the next child of the element that is open; false when that one has ended. For elements that hold
   * elements: a text between those is what is left of a tag, and whoever steps over it misses a value.
   */
  nextChild(): boolean {
    return this.openNext(false);
  }

  private openNext(amongText: boolean): boolean {
    if (this.selfClosed) {
      this.selfClosed = false;
      this.leave();
      return false;
    }
    this.step();
    for (;;) {
      const tag = this.nextTag();
      if (!amongText) this.checkBlank(this.at, tag);
      const next = this.source[tag + 1];
      if (next === SLASH) {
        this.closeTag(tag);
        return false;
      }
      if (next !== BANG && next !== QUESTION) {
        this.openTag(tag);
        return true;
      }
      const markup = readMarkup(this.source, tag, this.part);
      if (!amongText && markup.text) this.checkBlank(markup.text.from, markup.text.to);
      this.at = markup.next;
    }
  }

  private checkBlank(from: number, to: number): void {
    if (from < to && skipSpaces(this.source, from) < to) {
      throw malformed(this.part, 'chữ thừa giữa các thẻ');
    }
  }

  /** Leaves the element just opened, with all that is in it. */
  skip(): void {
    const outside = this.open.length - 1;
    while (this.open.length > outside) this.openNext(true);
  }

  /**
   * The same where values stand. What offers alternatives is refused: Excel would show one of them, and
   * whoever steps over it would not miss anything.
   */
  skipBesideValues(): void {
    const element = this.open[this.open.length - 1];
    const isOffer = this.name === '' && element?.local === 'AlternateContent';
    if (isOffer && this.names.namespaceOf(element.prefix) === COMPATIBILITY) {
      throw malformed(this.part, 'giá trị nằm trong AlternateContent');
    }
    this.skip();
  }

  /** The text directly in the element just opened, which it leaves. */
  text(): string {
    if (this.selfClosed) {
      this.nextChild();
      return '';
    }
    const start = this.at;
    const tag = this.nextTag();
    if (this.source[tag + 1] !== SLASH) return this.mixedText();
    const { marks } = this;
    this.closeTag(tag);
    this.budget.checkWritten(tag - start, this.part);
    const raw = decode(this.source, start, tag, marks, this.part);
    return marks & SPECIAL ? resolveText(raw, this.part) : raw;
  }

  /** Whether the element just opened has this attribute; its value stands in `found`. */
  has(name: string): boolean {
    return this.found.find(name);
  }

  /** Value of an attribute of the element just opened, by its name as written. */
  attribute(name: string): string | undefined {
    return this.found.find(name) ? this.found.text() : undefined;
  }

  /** Value of an attribute by local name in one of the namespaces, whatever prefix it has here. */
  attributeIn(namespaces: readonly string[], local: string): string | undefined {
    return this.found.findIn(namespaces, local) ? this.found.text() : undefined;
  }

  /** Place of the next `<`, noting in `marks` what stands before it. */
  private nextTag(): number {
    const { source } = this;
    const { length } = source;
    let marks = PLAIN;
    for (let tag = this.at; tag < length; tag += 1) {
      const byte = source[tag] as number;
      if (byte === LT) {
        this.marks = marks;
        return tag;
      }
      marks |= markOf(byte);
    }
    throw malformed(this.part, 'thẻ chưa đóng');
  }

  private openTag(tag: number): void {
    const { source, found, open } = this;
    let at = endOfName(source, tag + 1);
    const name = this.names.intern(tag + 1, at);
    if (open.length >= this.budget.limits.nesting) {
      const detail = `tối đa ${this.budget.limits.nesting} tầng`;
      throw new ReadRefusal('too-large-nesting', { part: this.part, detail });
    }
    open.push(name);
    found.clear();
    for (;;) {
      const afterSpace = isSpace(source[at]);
      at = skipSpaces(source, at);
      const code = source[at];
      if (code === GT) break;
      if (code === SLASH && source[at + 1] === GT) {
        this.selfClosed = true;
        at += 1;
        break;
      }
      if (!afterSpace) throw malformed(this.part, `thẻ <${name.raw}>`);
      at = found.read(at, open.length);
    }
    this.at = at + 1;
    this.name = this.names.meaningOf(name);
  }

  private closeTag(tag: number): void {
    const name = this.open[this.open.length - 1];
    if (name && standsAt(this.source, tag + 2, name.bytes)) {
      const at = skipSpaces(this.source, tag + 2 + name.bytes.length);
      if (this.source[at] === GT) {
        this.at = at + 1;
        this.leave();
        return;
      }
    }
    throw malformed(this.part, 'thẻ đóng không khớp thẻ mở');
  }

  private leave(): void {
    this.names.unbind(this.open.length);
    this.open.pop();
  }

  /** Text with comments or CDATA in it; what child elements hold is not text of this one. */
  private mixedText(): string {
    const { source, part, budget } = this;
    const outside = this.open.length - 1;
    let text = '';
    const piece = (from: number, to: number, marks: number): string => {
      budget.checkWritten(text.length + to - from, part);
      return decode(source, from, to, marks, part);
    };
    while (this.open.length > outside) {
      const start = this.at;
      const tag = this.nextTag();
      text += resolveText(piece(start, tag, this.marks), part);
      const next = source[tag + 1];
      if (next === BANG || next === QUESTION) {
        const markup = readMarkup(source, tag, part);
        this.at = markup.next;
        if (markup.text) text += cleanText(piece(markup.text.from, markup.text.to, WIDE), part);
      } else if (this.openNext(true)) this.skip();
    }
    return text;
  }
}
