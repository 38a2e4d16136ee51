/** The table of looks of a workbook (`xl/styles.xml`), from `sheets/styles.ts`. */
import type { Tone } from '../../sheets/model';
import { FONT, FORMATS, STYLES, TONES, type Style, type StyleName } from '../../sheets/styles';
import { attributes, XML_HEADER } from './xml';

/** Formats of our own begin here; the numbers below belong to the applications. */
const FIRST_FORMAT = 164;

const argb = (color: string): string => `FF${color}`;

const LINE = `style="thin"><color rgb="${argb('808080')}"/>`;
const SIDES = { left: `<left ${LINE}</left>`, right: `<right ${LINE}</right>` } as const;
const TOP = `<top ${LINE}</top>`;
const BOTTOM = `<bottom ${LINE}</bottom>`;

const BORDERS = {
  none: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  thin: `<border>${SIDES.left}${SIDES.right}${TOP}${BOTTOM}<diagonal/></border>`,
  bottom: `<border><left/><right/><top/>${BOTTOM}<diagonal/></border>`,
} as const;

const fontXml = ({ bold, italic, underline, size, color = '000000' }: Style): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}` +
  `<sz val="${size}"/><color rgb="${argb(color)}"/><name val="${FONT}"/><family val="1"/></font>`;

const fillXml = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/></patternFill></fill>`;

const alignmentXml = ({ align, vertical, wrap, indent }: Style): string =>
  `<alignment${attributes({
    horizontal: align,
    vertical: vertical === 'middle' ? 'center' : vertical,
    wrapText: wrap ? 1 : undefined,
    indent,
  })}/>`;

/** Pieces of XML by their number: the same piece has the same number. */
class Pieces {
  private readonly numbers = new Map<string, number>();

  /** @param fixed pieces that every workbook begins with */
  constructor(fixed: readonly string[] = []) {
    for (const piece of fixed) this.numberOf(piece);
  }

  numberOf(piece: string): number {
    const known = this.numbers.get(piece);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(piece, number);
    return number;
  }

  xml(element: string): string {
    const { size } = this.numbers;
    return size === 0
      ? ''
      : `<${element} count="${size}">${[...this.numbers.keys()].join('')}</${element}>`;
  }
}

const TONE_NAMES = Object.keys(TONES) as Tone[];

/** Number of the look that a highlight of this tone gives a cell. */
export const toneNumber = (tone: Tone): number => TONE_NAMES.indexOf(tone);

/** Number of the look of whole numbers (`WholeNumbers`), and of its format: beyond those of the cells. */
export const WHOLE_LOOK = TONE_NAMES.length;
const WHOLE_FORMAT = FIRST_FORMAT + 100;

const WHOLE_XML = `<dxf><numFmt${attributes({ numFmtId: WHOLE_FORMAT, formatCode: FORMATS.whole })}/></dxf>`;

const TONES_XML = TONE_NAMES.map((tone) => {
  const { fill, color } = TONES[tone];
  return (
    `<dxf><font><b/><color rgb="${argb(color)}"/></font>` +
    `<fill><patternFill patternType="solid"><bgColor rgb="${argb(fill)}"/></patternFill></fill></dxf>`
  );
}).join('');

/** Numbers of looks by the cell's own format, then by style. */
class FormatLooks extends Map<string | undefined, Map<StyleName, number>> {}

/** Hands out the numbers by which cells name their look. */
export class StyleTable {
  // The first font is what column widths are measured in: ours, because every machine has it or its measures.
  private readonly fonts = new Pieces([
    `<font><sz val="11"/><name val="${FONT}"/><family val="1"/></font>`,
  ]);
  // Applications take these two as given.
  private readonly fills = new Pieces([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  private readonly borders = new Pieces([BORDERS.none]);
  private readonly formats = new Map<string, number>();
  private readonly looks = new Pieces([
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  ]);
  /** By format, then by name: every cell asks here, so nothing is put together for the question. */
  private readonly numbers = { input: new FormatLooks(), locked: new FormatLooks() };

  /** @param input people may type in the cell although the sheet is protected */
  numberOf(name: StyleName, input: boolean, format: string | undefined): number {
    const byFormat = input ? this.numbers.input : this.numbers.locked;
    let byName = byFormat.get(format);
    if (!byName) {
      byName = new Map();
      byFormat.set(format, byName);
    }
    let number = byName.get(name);
    if (number === undefined) {
      number = this.looks.numberOf(this.lookXml(STYLES[name], input, format));
      byName.set(name, number);
    }
    return number;
  }

  private lookXml(style: Style, input: boolean, ownFormat: string | undefined): string {
    const format = ownFormat ?? style.format;
    return (
      `<xf${attributes({
        numFmtId: format === undefined ? 0 : this.formatNumber(format),
        fontId: this.fonts.numberOf(fontXml(style)),
        fillId: style.fill ? this.fills.numberOf(fillXml(style.fill)) : 0,
        borderId: this.borders.numberOf(BORDERS[style.border ?? 'none']),
        xfId: 0,
        applyNumberFormat: format === undefined ? undefined : 1,
        applyFont: 1,
        applyFill: style.fill ? 1 : undefined,
        applyBorder: style.border ? 1 : undefined,
        applyAlignment: 1,
        applyProtection: input ? 1 : undefined,
      })}>` + `${alignmentXml(style)}${input ? '<protection locked="0"/>' : ''}</xf>`
    );
  }

  private formatNumber(format: string): number {
    let number = this.formats.get(format);
    if (number === undefined) {
      number = FIRST_FORMAT + this.formats.size;
      this.formats.set(format, number);
    }
    return number;
  }

  xml(): string {
    const formats = [...this.formats].map(
      ([formatCode, numFmtId]) => `<numFmt${attributes({ numFmtId, formatCode })}/>`,
    );
    return (
      `${XML_HEADER}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      (formats.length > 0
        ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`
        : '') +
      this.fonts.xml('fonts') +
      this.fills.xml('fills') +
      this.borders.xml('borders') +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      this.looks.xml('cellXfs') +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      `<dxfs count="${TONE_NAMES.length + 1}">${TONES_XML}${WHOLE_XML}</dxfs></styleSheet>`
    );
  }
}
