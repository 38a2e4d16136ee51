import { scanXml, type Attributes } from './xml';

/** One level of an automatic list. */
interface Level {
  format: string;
  /** `%1.%2.` */
  text: string;
  start: number;
}

interface List {
  abstract: string;
  /** Levels that begin anew in this list. */
  starts: Map<number, number>;
}

/** The number a paragraph has in an automatic list. */
export interface ListPlace {
  list: string;
  level: number;
}

/** What the styles of a document say of its paragraphs. */
export interface ParagraphStyle {
  basedOn: string | undefined;
  list: string | undefined;
  level: number | undefined;
  isBold: boolean;
}

const ROMAN: readonly (readonly [value: number, letters: string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

const roman = (count: number): string => {
  let rest = Math.min(count, 399);
  let letters = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      letters += sign;
      rest -= value;
    }
  }
  return letters;
};

const letter = (count: number): string => {
  const at = (count - 1) % 26;
  return String.fromCharCode(0x61 + at).repeat(Math.min(Math.floor((count - 1) / 26) + 1, 9));
};

/** The names of Word for how a level counts; what is not listed counts 1, 2, 3. */
const FORMATS: Readonly<Record<string, (count: number) => string>> = {
  upperRoman: roman,
  lowerRoman: (count) => roman(count).toLowerCase(),
  lowerLetter: letter,
  upperLetter: (count) => letter(count).toUpperCase(),
  decimalZero: (count) => String(count).padStart(2, '0'),
  none: () => '',
};

const numberOf = (attributes: Attributes, fallback: number): number => {
  const value = Number(attributes.get('val') ?? '');
  return Number.isInteger(value) && value >= 0 && value < 100_000 ? value : fallback;
};

const MOST_LEVELS = 9;

/** The automatic lists of a document: they count while its paragraphs are read in order. */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly abstracts = new Map<string, Level[]>();
  /** How far each level of an abstract list has counted. */
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(xml: string | undefined) {
    if (xml !== undefined) this.read(xml);
  }

  /** The mark of the next paragraph at a place: `1.`, `a)`, `-`; '' when the list has none. */
  next({ list: id, level }: ListPlace): string {
    const list = this.lists.get(id);
    const levels = list === undefined ? undefined : this.abstracts.get(list.abstract);
    const own = levels?.[level];
    if (list === undefined || levels === undefined || own === undefined) return '';
    if (own.format === 'bullet')
      return /^[-–+]$/.test(own.text) ? own.text : level === 0 ? '-' : '+';
    const counts = this.counts.get(list.abstract) ?? [];
    this.counts.set(list.abstract, counts);
    const restart = this.restartOf(id, list, level);
    const before = counts[level];
    counts[level] = restart ?? (before === undefined ? own.start : before + 1);
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels[at];
      const count = counts[at] ?? shown?.start ?? 1;
      return (FORMATS[shown?.format ?? ''] ?? String)(count);
    });
  }

  private restartOf(id: string, { starts }: List, level: number): number | undefined {
    const start = starts.get(level);
    const key = `${id} ${level}`;
    if (start === undefined || this.begun.has(key)) return undefined;
    this.begun.add(key);
    return start;
  }

  private read(xml: string): void {
    let levels: Level[] = [];
    let level: Level | undefined;
    let list: List | undefined;
    let override = 0;
    const open = (name: string, attributes: Attributes): void => {
      if (name === 'w:abstractNum') {
        levels = [];
        this.abstracts.set(attributes.get('abstractNumId') ?? '', levels);
      } else if (name === 'w:num') {
        list = { abstract: '', starts: new Map() };
        this.lists.set(attributes.get('numId') ?? '', list);
      } else if (name === 'w:abstractNumId' && list) list.abstract = attributes.get('val') ?? '';
      else if (name === 'w:lvlOverride') override = Number(attributes.get('ilvl') ?? 0);
      else if (name === 'w:startOverride') list?.starts.set(override, numberOf(attributes, 1));
      else if (name === 'w:lvl' && list === undefined) {
        const at = Number(attributes.get('ilvl') ?? 0);
        level = { format: 'decimal', text: '', start: 1 };
        if (at >= 0 && at < MOST_LEVELS) levels[at] = level;
      } else if (level === undefined) return;
      else if (name === 'w:numFmt') level.format = attributes.get('val') ?? 'decimal';
      else if (name === 'w:lvlText') level.text = attributes.get('val') ?? '';
      else if (name === 'w:start') level.start = numberOf(attributes, 1);
    };
    scanXml(xml, {
      open,
      close: (name) => {
        if (name === 'w:lvl') level = undefined;
        if (name === 'w:num') list = undefined;
      },
      text: () => undefined,
    });
  }
}

/**
 * The paragraph styles of a document by their ids: which automatic list they belong to, and whether they
 * are bold.
 *
 * @example stylesOf(undefined).size //=> 0
 */
export const stylesOf = (xml: string | undefined): Map<string, ParagraphStyle> => {
  const styles = new Map<string, ParagraphStyle>();
  if (xml === undefined) return styles;
  let style: ParagraphStyle | undefined;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'w:style') {
        style = { basedOn: undefined, list: undefined, level: undefined, isBold: false };
        if (attributes.get('type') === 'paragraph')
          styles.set(attributes.get('styleId') ?? '', style);
      } else if (style === undefined) return;
      else if (name === 'w:basedOn') style.basedOn = attributes.get('val');
      else if (name === 'w:numId') style.list = attributes.get('val');
      else if (name === 'w:ilvl') style.level = numberOf(attributes, 0);
      else if (name === 'w:b') style.isBold = attributes.isOn();
    },
    close: (name) => {
      if (name === 'w:style') style = undefined;
    },
    text: () => undefined,
  });
  return styles;
};
