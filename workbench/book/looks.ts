/** The looks of our sheets as the host keeps them, and back: a saved workbook has the styles it was written with. */
import type { CellModel } from '../../src/sheets/model';
import { FONT, STYLES, type Style, type StyleName } from '../../src/sheets/styles';
import { DEFAULT_FORMAT, type Border, type CellFormat } from '../host/format';

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right', justify: 'Justify' } as const;
const VERTICAL = { top: 'Top', middle: 'Center' } as const;
const LINE: Border = { style: 'Continuous', color: '#808080' };

function bordersOf(border: Style['border']): Readonly<Record<string, Border>> {
  if (border === undefined) return {};
  if (border === 'bottom') return { EdgeBottom: LINE };
  return { EdgeTop: LINE, EdgeBottom: LINE, EdgeLeft: LINE, EdgeRight: LINE };
}

/** What a cell of the base look, without content, has in our sheets. */
export const BASE_FORMAT: CellFormat = { ...DEFAULT_FORMAT, name: FONT };

function formatOfStyle(style: Style): CellFormat {
  return {
    ...BASE_FORMAT,
    size: style.size,
    bold: style.bold ?? false,
    italic: style.italic ?? false,
    underline: style.underline ? 'Single' : 'None',
    color: `#${style.color ?? '000000'}`,
    fill: style.fill ? `#${style.fill}` : '',
    horizontal: HORIZONTAL[style.align],
    vertical: VERTICAL[style.vertical],
    wrap: style.wrap ?? false,
    indent: style.indent ?? 0,
    numberFormat: style.format ?? 'General',
    borders: bordersOf(style.border),
  };
}

const made = new Map<string, CellFormat>();

/** One object a look, shared by every cell that has it. */
export function formatOf({ style, format, input }: CellModel): CellFormat {
  const key = `${style}|${format ?? ''}|${input ?? false}`;
  let found = made.get(key);
  if (!found) {
    const base = formatOfStyle(STYLES[style]);
    found = { ...base, numberFormat: format ?? base.numberFormat, locked: !input };
    made.set(key, found);
  }
  return found;
}

/** What two formats have in common that are the same style; the number format is compared apart. */
const likeness = (format: CellFormat): string =>
  JSON.stringify([
    format.size,
    format.bold,
    format.italic,
    format.underline,
    format.color.toUpperCase(),
    format.fill.toUpperCase(),
    format.horizontal,
    format.vertical,
    format.wrap,
    format.indent,
    Object.keys(format.borders).sort(),
  ]);

interface Candidate {
  style: StyleName;
  numberFormat: string;
}

const byLikeness = new Map<string, Candidate[]>();
for (const style of Object.keys(STYLES) as StyleName[]) {
  const format = formatOfStyle(STYLES[style]);
  const key = likeness(format);
  const candidate = { style, numberFormat: format.numberFormat };
  byLikeness.set(key, [...(byLikeness.get(key) ?? []), candidate]);
}

/** Which of our styles a format is; somebody else's looks become the nearest plain one. */
export function lookOf(format: CellFormat): Pick<CellModel, 'style' | 'format' | 'input'> {
  const candidates = byLikeness.get(likeness(format)) ?? [];
  const same = candidates.find(({ numberFormat }) => numberFormat === format.numberFormat);
  const style = (same ?? candidates[0])?.style ?? 'plain';
  const isOwn =
    same !== undefined || (candidates.length === 0 && format.numberFormat === 'General');
  return {
    style,
    ...(isOwn ? {} : { format: format.numberFormat }),
    ...(format.locked ? {} : { input: true }),
  };
}

/** Points of a column as Excel counts them, from characters of the standard font; and back. */
export const pointsOfWidth = (characters: number): number =>
  (Math.trunc(characters * 7 + 5) * 72) / 96;

export const widthOfPoints = (points: number): number =>
  Math.round((((points * 96) / 72 - 5) / 7) * 100) / 100;
