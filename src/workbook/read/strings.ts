import { ReadRefusal } from './refusal';
import type { XmlScan } from './xml-scan';
import { unescapeOffice } from './xml-text';

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

/**
 * Text of the `<si>` or `<is>` just opened: one `<t>`, or one for each run of rich text. Phonetic runs
 * (`<rPh>`) tell how to pronounce it and are not part of it.
 */
export function richText(scan: XmlScan): string {
  let text = '';
  let pieces = 0;
  let keepStart = true;
  let keepEnd = true;
  const add = (): void => {
    keepEnd = keepsBlanks(scan);
    if (pieces === 0) keepStart = keepEnd;
    pieces += 1;
    text += scan.text();
    scan.budget.checkWritten(text.length, scan.part);
  };
  while (scan.nextChild()) {
    if (scan.is('t')) add();
    else if (scan.is('r')) {
      while (scan.nextChild()) {
        if (scan.is('t')) add();
        else scan.skip();
      }
    } else scan.skip();
  }
  return finish(text, keepStart, keepEnd);
}

/** The table of shared strings, in order. */
export function readSharedStrings(scan: XmlScan): readonly string[] {
  const { budget, part } = scan;
  const strings: string[] = [];
  scan.root('sst');
  while (scan.nextChild()) {
    if (!scan.is('si')) {
      scan.skip();
      continue;
    }
    if (strings.length >= budget.limits.sharedStrings) {
      const detail = `tối đa ${budget.limits.sharedStrings}`;
      throw new ReadRefusal('too-large-strings', { part, detail });
    }
    strings.push(budget.checkLength(richText(scan), part, `đoạn chữ số ${strings.length + 1}`));
  }
  scan.end();
  return strings;
}
