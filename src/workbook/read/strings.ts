import { formatNumber } from '../../domain/number-format';
import { ReadRefusal } from './refusal';
import { standsAt } from './xml-names';
import type { ShortLane, XmlScan } from './xml-scan';
import { decode, malformed, markOf, PLAIN, SPECIAL, unescapeOffice } from './xml-text';

const LT = 0x3c;
const BLANK = 0x20;

/** Blanks as XML means them: a no-break space is a letter somebody typed. */
const isBlank = (letter: string): boolean => letter <= ' ' && ' \t\r\n'.includes(letter);

/** Loops, not `/ +$/`: that looks again from every blank of a text made of blanks. */
function trim(text: string, keepStart: boolean, keepEnd: boolean): string {
  let start = 0;
  let end = text.length;
  if (!keepStart) while (start < end && isBlank(text.charAt(start))) start += 1;
  if (!keepEnd) while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const keepsBlanks = (scan: XmlScan): boolean => scan.attribute('xml:space') === 'preserve';

/** What is left of a value once blanks that Excel ignores and Office's escapes are gone. */
const finish = (text: string, keepStart: boolean, keepEnd: boolean): string =>
  unescapeOffice(trim(text, keepStart, keepEnd));

/**
 * Text of the element just opened (`<v>`, `<f>`). Like Excel, blanks at its ends count only under
 * `xml:space="preserve"`.
 */
export function plainText(scan: XmlScan): string {
  const keep = keepsBlanks(scan);
  return finish(scan.text(), keep, keep);
}

/** The same for a text that stands alone, without `xml:space`. */
export const plainValue = (text: string): string => finish(text, false, false);

/**
 * Text of the `<si>` or `<is>` just opened: one `<t>`, or one for each run of rich text. Phonetic runs
 * (`<rPh>`) tell how to pronounce it and are not part of it. Of several texts where one belongs some programs
 * show the first, some the last and some all.
 */
export function richText(scan: XmlScan): string {
  let text = '';
  let keepStart = true;
  let keepEnd = true;
  let isPlain = false;
  let runs = 0;
  let pieces = 0;
  const add = (isOnly: boolean): void => {
    if (!isOnly) throw malformed(scan.part, 'hai đoạn chữ ở chỗ của một');
    keepEnd = keepsBlanks(scan);
    if (pieces === 0) keepStart = keepEnd;
    pieces += 1;
    text += scan.text();
    scan.budget.checkWritten(text.length, scan.part);
  };
  while (scan.nextChild()) {
    if (scan.is('t')) {
      add(!isPlain && runs === 0);
      isPlain = true;
    } else if (scan.is('r')) {
      runs += 1;
      const before = pieces;
      while (scan.nextChild()) {
        if (scan.is('t')) add(!isPlain && pieces === before);
        else scan.skipBesideValues();
      }
    } else scan.skipBesideValues();
  }
  return finish(text, keepStart, keepEnd);
}

/** The table of shared strings, in order. */
export function readSharedStrings(scan: XmlScan): readonly string[] {
  const { budget, part } = scan;
  const strings: string[] = [];
  const keep = (text: string): void => {
    if (strings.length >= budget.limits.sharedStrings) {
      const detail = `tối đa ${formatNumber(budget.limits.sharedStrings)}`;
      throw new ReadRefusal('too-large-strings', { part, detail });
    }
    if (text.length > budget.limits.stringLength) {
      budget.checkLength(text, part, `đoạn chữ số ${strings.length + 1}`);
    }
    strings.push(text);
  };
  const usual = new UsualString(scan.source, part, budget.limits.stringLength);
  scan.root('sst');
  const { isPlain } = scan;
  for (;;) {
    if (isPlain) while (scan.take(usual)) keep(usual.text);
    if (!scan.nextChild()) break;
    if (scan.is('si')) keep(richText(scan));
    else scan.skipBesideValues();
  }
  scan.end();
  return strings;
}

const START = new TextEncoder().encode('<si><t>');
const END = new TextEncoder().encode('</t></si>');

/**
 * The short lane of the table: `<si><t>…</t></si>` without references, line ends or blanks at the ends,
 * which is how nearly every text stands there. All else is for {@link richText}.
 */
class UsualString implements ShortLane {
  text = '';

  constructor(
    private readonly source: Uint8Array,
    private readonly part: string,
    /** Bytes of a text; a longer one is for the general scan to judge. */
    private readonly longest: number,
  ) {}

  /** The place behind the text that begins here; -1 when it is not in the usual spelling. */
  read(start: number): number {
    const { source } = this;
    if (!standsAt(source, start, START)) return -1;
    const from = start + START.length;
    const most = from + this.longest;
    let marks = PLAIN;
    let to = from;
    for (; to < most && source[to] !== LT; to += 1) marks |= markOf(source[to] as number);
    if (marks & SPECIAL || source[from] === BLANK || source[to - 1] === BLANK) return -1;
    if (!standsAt(source, to, END)) return -1;
    this.text = unescapeOffice(decode(source, from, to, marks, this.part));
    return to + END.length;
  }
}
