import { formatNumber } from '../../domain/number-format';
import { MOST_STYLES } from './limits';
import type { XmlScan } from './xml-scan';
import { malformed } from './xml-text';

/** What a number format makes of a number. */
export type FormatKind = 'number' | 'day' | 'clock';

/** Built-in formats that show a time of day or a duration and no day. */
const BUILT_IN_CLOCKS: readonly (readonly [first: number, last: number])[] = [
  [18, 21],
  [45, 47],
];

/** Built-in formats that show a day; 27–36 and 50–58 are those of the East Asian editions. */
const BUILT_IN_DAYS: readonly (readonly [first: number, last: number])[] = [
  [14, 17],
  [22, 22],
  [27, 36],
  [50, 58],
];

/** @example builtInKind(14) //=> 'day' */
export function builtInKind(id: number): FormatKind {
  const within = ([first, last]: readonly [number, number]): boolean => id >= first && id <= last;
  if (BUILT_IN_CLOCKS.some(within)) return 'clock';
  return BUILT_IN_DAYS.some(within) ? 'day' : 'number';
}

/**
 * Reads a format code the way Excel does: letters count only outside quotes, brackets and escapes. In
 * brackets stand colours, conditions and locales, and elapsed time (`[h]`), which is a clock.
 * @example formatKind('dd/mm/yyyy;@') //=> 'day'
 * @example formatKind('[h]:mm') //=> 'clock'
 * @example formatKind('#,##0 "đồng";[Red]-0') //=> 'number'
 */
export function formatKind(code: string): FormatKind {
  let day = false;
  let month = false;
  let clock = false;
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at).toLowerCase();
    if (letter === '\\' || letter === '_' || letter === '*') {
      at += 1;
    } else if (letter === '"' || letter === '[') {
      const end = code.indexOf(letter === '"' ? '"' : ']', at + 1);
      if (end < 0) break;
      if (letter === '[' && /^(?:h+|m+|s+)$/i.test(code.slice(at + 1, end))) clock = true;
      at = end;
    } else if (letter === 'd' || letter === 'y') day = true;
    else if (letter === 'm') month = true;
    else if (letter === 'h' || letter === 's') clock = true;
  }
  if (day || (month && !clock)) return 'day';
  return clock ? 'clock' : 'number';
}

const NO_STYLES: readonly FormatKind[] = [];

/** Kind of each cell style (`s` of a cell), in order. A book without styles has none. */
export function readStyles(scan: XmlScan | undefined): readonly FormatKind[] {
  if (!scan) return NO_STYLES;
  const custom = new Map<number, FormatKind>();
  const formats: number[] = [];
  scan.root('styleSheet');
  while (scan.nextChild()) {
    if (scan.is('numFmts')) {
      while (scan.nextChild()) {
        if (scan.is('numFmt')) {
          const id = Number(scan.attribute('numFmtId'));
          custom.set(id, formatKind(scan.attribute('formatCode') ?? ''));
          checkCount(custom.size, scan.part);
        }
        scan.skip();
      }
    } else if (scan.is('cellXfs')) {
      while (scan.nextChild()) {
        if (scan.is('xf')) {
          formats.push(Number(scan.attribute('numFmtId') ?? 0));
          checkCount(formats.length, scan.part);
        }
        scan.skip();
      }
    } else scan.skip();
  }
  scan.end();
  return formats.map((id) => custom.get(id) ?? builtInKind(id));
}

function checkCount(count: number, part: string): void {
  if (count > MOST_STYLES) {
    throw malformed(part, `hơn ${formatNumber(MOST_STYLES)} kiểu ô, Excel không có nhiều đến thế`);
  }
}
