import { invalidArgument } from '../errors';
import { node, type ObjectType, type Property } from '../members';
import type { Border, CellFormat, FormatPatch } from '../format';
import { boxesOf, type RangeTarget } from './range';

/** One answer for the whole range, null where its cells differ, as Excel says it. */
function common<Value>(
  { sheet, box }: RangeTarget,
  read: (format: CellFormat) => Value,
): Value | null {
  const first = read(sheet.formats.at(box.top, box.left));
  for (let row = box.top; row <= Math.min(box.bottom, box.top + 5000); row += 1) {
    for (let column = box.left; column <= Math.min(box.right, box.left + 500); column += 1) {
      if (read(sheet.formats.at(row, column)) !== first) return null;
    }
  }
  return first;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && value >= 0;
const isBoolean: Check = (value) => typeof value === 'boolean';
const isColor: Check = (value) => typeof value === 'string' && /^(#[0-9A-F]{6}|)$/i.test(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);

/** A property of every cell of the range; `option` is what a protected sheet must leave free. */
function cellProperty<Key extends keyof CellFormat>(key: Key, check: Check): Property<RangeTarget> {
  return {
    get: (target) => common(target, (format) => format[key]),
    set: (target, value) => {
      target.book.checkAllowed(target.sheet, 'allowFormatCells');
      if (!check(value)) throw invalidArgument(`${key}: ${JSON.stringify(value)}`);
      for (const box of boxesOf(target))
        target.sheet.formats.patch(box, { [key]: value } as FormatPatch);
    },
  };
}

const FONT: ObjectType<RangeTarget> = {
  name: 'RangeFont',
  properties: {
    Name: cellProperty('name', isText),
    Size: cellProperty('size', isNumber),
    Bold: cellProperty('bold', isBoolean),
    Italic: cellProperty('italic', isBoolean),
    Underline: cellProperty(
      'underline',
      oneOf('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'),
    ),
    Color: cellProperty('color', isColor),
  },
};

const FILL: ObjectType<RangeTarget> = {
  name: 'RangeFill',
  properties: { Color: cellProperty('fill', isColor) },
  methods: {
    Clear: ({ book, sheet, box }) => {
      book.checkAllowed(sheet, 'allowFormatCells');
      sheet.formats.patch(box, { fill: '' });
    },
  },
};

const PROTECTION: ObjectType<RangeTarget> = {
  name: 'FormatProtection',
  properties: {
    Locked: cellProperty('locked', isBoolean),
    FormulaHidden: cellProperty('formulaHidden', isBoolean),
  },
};

const EDGES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
];
const LINES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
];

interface BorderTarget {
  range: RangeTarget;
  edge: string;
}

/** Which sides of a cell in the range an edge of the range is. */
function sidesOf(edge: string, row: number, column: number, { box }: RangeTarget): string[] {
  switch (edge) {
    case 'EdgeTop':
      return row === box.top ? ['EdgeTop'] : [];
    case 'EdgeBottom':
      return row === box.bottom ? ['EdgeBottom'] : [];
    case 'EdgeLeft':
      return column === box.left ? ['EdgeLeft'] : [];
    case 'EdgeRight':
      return column === box.right ? ['EdgeRight'] : [];
    case 'InsideHorizontal':
      return [...(row > box.top ? ['EdgeTop'] : []), ...(row < box.bottom ? ['EdgeBottom'] : [])];
    default:
      return [
        ...(column > box.left ? ['EdgeLeft'] : []),
        ...(column < box.right ? ['EdgeRight'] : []),
      ];
  }
}

function setBorder({ range, edge }: BorderTarget, change: Partial<Border>): void {
  range.book.checkAllowed(range.sheet, 'allowFormatCells');
  range.sheet.formats.patch(range.box, ({ borders }, row, column) => {
    const sides = sidesOf(edge, row, column, range);
    if (sides.length === 0) return {};
    const changed = sides.map((side): [string, Border] => [
      side,
      { style: 'Continuous', color: '#000000', ...borders[side], ...change },
    ]);
    return { borders: { ...borders, ...Object.fromEntries(changed) } };
  });
}

const BORDER: ObjectType<BorderTarget> = {
  name: 'RangeBorder',
  properties: {
    Style: {
      get: ({ range, edge }) => common(range, ({ borders }) => borders[edge]?.style ?? 'None'),
      set: (target, value) => {
        if (!oneOf(...LINES)(value)) throw invalidArgument('Style of a border.');
        setBorder(target, { style: String(value) });
      },
    },
    Color: {
      get: ({ range, edge }) => common(range, ({ borders }) => borders[edge]?.color ?? '#000000'),
      set: (target, value) => {
        if (!isColor(value)) throw invalidArgument('Colour of a border.');
        setBorder(target, { color: String(value) });
      },
    },
  },
};

const BORDERS: ObjectType<RangeTarget> = {
  name: 'RangeBorderCollection',
  items: (range) => EDGES.map((edge) => node(BORDER, { range, edge })),
  item: (range, key) => {
    if (!oneOf(...EDGES)(key)) throw invalidArgument(`Border ${String(key)}.`);
    return node(BORDER, { range, edge: String(key) });
  },
};

export const FORMAT: ObjectType<RangeTarget> = {
  name: 'RangeFormat',
  properties: {
    HorizontalAlignment: cellProperty(
      'horizontal',
      oneOf(
        'General',
        'Left',
        'Center',
        'Right',
        'Fill',
        'Justify',
        'CenterAcrossSelection',
        'Distributed',
      ),
    ),
    VerticalAlignment: cellProperty(
      'vertical',
      oneOf('Top', 'Center', 'Bottom', 'Justify', 'Distributed'),
    ),
    WrapText: cellProperty('wrap', isBoolean),
    IndentLevel: cellProperty('indent', isNumber),
    ColumnWidth: {
      get: ({ sheet, box }) => sheet.columns.get(box.left)?.width ?? 48,
      set: (target, value) => {
        const { book, sheet } = target;
        book.checkAllowed(sheet, 'allowFormatColumns');
        if (!isNumber(value)) throw invalidArgument('Width of a column.');
        for (const { left, right } of boxesOf(target)) {
          for (let column = left; column <= right; column += 1) {
            sheet.columns.set(column, { ...sheet.columns.get(column), width: Number(value) });
          }
        }
      },
    },
    RowHeight: {
      get: ({ sheet, box }) => sheet.rows.get(box.top)?.height ?? 15,
      set: (target, value) => {
        const { book, sheet } = target;
        book.checkAllowed(sheet, 'allowFormatRows');
        if (!isNumber(value) || Number(value) > 409) throw invalidArgument('Height of a row.');
        for (const { top, bottom } of boxesOf(target)) {
          for (let row = top; row <= bottom; row += 1) {
            sheet.rows.set(row, { ...sheet.rows.get(row), height: Number(value) });
          }
        }
      },
    },
  },
  navigation: {
    Font: (target) => node(FONT, target),
    Fill: (target) => node(FILL, target),
    Borders: (target) => node(BORDERS, target),
    Protection: (target) => node(PROTECTION, target),
  },
};
