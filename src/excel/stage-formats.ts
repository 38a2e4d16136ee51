/// <reference types="office-js" />
/** Looks of a new sheet. Every aspect is set by rectangles of cells that share it, never cell by cell. */
import { areaAddress, columnLetters } from '../sheets/address';
import type { Area, CellModel, SheetModel } from '../sheets/model';
import { FONT, STYLES, type Style } from '../sheets/styles';
import { jsonBytes } from './json-size';
import { rectangles, type Rectangle } from './rectangles';
import { RANGE_BYTES, type NewSheet, type Step } from './step';

const BASE_SIZE = 11;
const LINE_COLOR = '#808080';
const BORDER_BYTES = 4_000;

const styleOf = (cell: CellModel): Style => STYLES[cell.style];

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right', justify: 'Justify' } as const;
const VERTICAL = { top: 'Top', middle: 'Center' } as const;

/** What a range and several areas at once have in common. */
type Formatted = Excel.Range | Excel.RangeAreas;

interface Aspect<Key> {
  /** undefined: the cell has what a new sheet has. */
  keyOf: (cell: CellModel) => Key | undefined;
  apply: (range: Formatted, key: Key) => void;
}

const aspect = <Key>(made: Aspect<Key>): Aspect<unknown> => made as Aspect<unknown>;

const ASPECTS: readonly Aspect<unknown>[] = [
  aspect({
    keyOf: (cell) => (styleOf(cell).size === BASE_SIZE ? undefined : styleOf(cell).size),
    apply: ({ format }, key) => {
      format.font.size = key;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).bold,
    apply: ({ format }) => {
      format.font.bold = true;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).italic,
    apply: ({ format }) => {
      format.font.italic = true;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).underline,
    apply: ({ format }) => {
      format.font.underline = 'Single';
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).color,
    apply: ({ format }, key) => {
      format.font.color = `#${key}`;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).fill,
    apply: ({ format }, key) => {
      format.fill.color = `#${key}`;
    },
  }),
  aspect({
    keyOf: (cell) => HORIZONTAL[styleOf(cell).align],
    apply: ({ format }, key) => {
      format.horizontalAlignment = key;
    },
  }),
  aspect({
    keyOf: (cell) => VERTICAL[styleOf(cell).vertical],
    apply: ({ format }, key) => {
      format.verticalAlignment = key;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).wrap || undefined,
    apply: ({ format }) => {
      format.wrapText = true;
    },
  }),
  aspect({
    keyOf: (cell) => styleOf(cell).indent,
    apply: ({ format }, key) => {
      format.indentLevel = key;
    },
  }),
  aspect({
    keyOf: (cell) => cell.input || undefined,
    apply: ({ format }) => {
      format.protection.locked = false;
    },
  }),
];

/** Characters of the standard font to points: seven pixels each, five of padding, 96 pixels to the inch. */
const widthInPoints = (characters: number): number => (Math.trunc(characters * 7 + 5) * 72) / 96;

export function formatSteps(sheet: NewSheet, model: SheetModel): Step[] {
  const base: Step = {
    bytes: RANGE_BYTES,
    run: () => {
      const all = sheet.get().getRange();
      all.format.font.name = FONT;
      all.format.font.size = BASE_SIZE;
      all.untrack();
    },
  };
  const looks = ASPECTS.flatMap(({ keyOf, apply }) => {
    const found = rectangles(
      model.rows.map(({ cells }) => cells.map((cell) => cell && keyOf(cell))),
    );
    return areaSteps(sheet, found, areaAddress, apply);
  });
  return [
    base,
    ...looks,
    ...borderSteps(sheet, model),
    ...numberFormatSteps(sheet, model),
    ...sizeSteps(sheet, model),
  ];
}

/** Some versions of Excel take no longer address. */
const LONGEST_ADDRESS = 255;

/** Areas that look the same, as many in one call as an address holds. */
function areaSteps<Key>(
  sheet: NewSheet,
  areas: readonly Rectangle<Key>[],
  addressOf: (area: Rectangle<Key>) => string,
  apply: (range: Formatted, key: Key) => void,
): Step[] {
  const groups = new Map<Key, string[]>();
  for (const area of areas) {
    const address = addressOf(area);
    const group = groups.get(area.key) ?? [];
    const last = group.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS) {
      group[group.length - 1] = `${last},${address}`;
    } else group.push(address);
    groups.set(area.key, group);
  }
  return [...groups].flatMap(([key, addresses]) =>
    addresses.map((address): Step => ({
      bytes: RANGE_BYTES,
      run: () => {
        const made = sheet.get();
        const range = address.includes(',') ? made.getRanges(address) : made.getRange(address);
        apply(range, key);
        range.untrack();
      },
    })),
  );
}

function borderSteps(sheet: NewSheet, { rows }: SheetModel): Step[] {
  const found = rectangles(
    rows.map(({ cells }) => cells.map((cell) => cell && styleOf(cell).border)),
  );
  return found.map((area): Step => ({
    bytes: BORDER_BYTES,
    run: () => {
      const range = sheet.get().getRange(areaAddress(area));
      for (const edge of edgesOf(area)) {
        const border = range.format.borders.getItem(edge);
        border.style = 'Continuous';
        border.color = LINE_COLOR;
      }
      range.untrack();
    },
  }));
}

type Edge =
  'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideHorizontal' | 'InsideVertical';

/** A single row or column has no inside, and Excel refuses to draw it. */
function edgesOf({ key, top, bottom, left, right }: Rectangle<'thin' | 'bottom'>): Edge[] {
  if (key === 'bottom') return ['EdgeBottom'];
  return [
    'EdgeTop',
    'EdgeBottom',
    'EdgeLeft',
    'EdgeRight',
    ...(bottom > top ? (['InsideHorizontal'] as const) : []),
    ...(right > left ? (['InsideVertical'] as const) : []),
  ];
}

/** More changes of format than this down a column, and a grid of formats is the shorter way. */
const FEW_RUNS = 4;

function numberFormatSteps(sheet: NewSheet, { rows }: SheetModel): Step[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const formats = rows.map(({ cells }) => {
      const cell = cells[at];
      return cell && (cell.format ?? styleOf(cell).format);
    });
    const runs = rectangles(formats.map((format) => [format]));
    const write = (top: number, bottom: number, content: unknown): Step => ({
      bytes: RANGE_BYTES + jsonBytes(content),
      run: () => {
        const range = sheet
          .get()
          .getRange(areaAddress({ top, bottom, left: at + 1, right: at + 1 }));
        // One format for all its cells: Excel takes it, the types only know grids.
        (range as { numberFormat: unknown }).numberFormat = content;
        range.untrack();
      },
    });
    return runs.length <= FEW_RUNS
      ? runs.map(({ key, top, bottom }) => write(top, bottom, key))
      : // null leaves a cell as it is.
        [
          write(
            1,
            formats.length,
            formats.map((format) => [format ?? null]),
          ),
        ];
  });
}

/** Widths, heights and merged cells. */
function sizeSteps(sheet: NewSheet, { columns, rows, merges }: SheetModel): Step[] {
  const widths = areaSteps(
    sheet,
    rectangles([columns.map(({ width }) => width)]),
    columnsAddress,
    ({ format }, width) => {
      format.columnWidth = widthInPoints(width);
    },
  );
  const heights = areaSteps(
    sheet,
    rectangles(rows.map(({ height }) => [height])),
    rowsAddress,
    ({ format }, height) => {
      format.rowHeight = height;
    },
  );
  const merged = merges.map((area): Step => ({
    bytes: RANGE_BYTES,
    run: () => {
      const range = sheet.get().getRange(areaAddress(area));
      range.merge(false);
      range.untrack();
    },
  }));
  return [...widths, ...heights, ...merged];
}

const columnsAddress = ({ left, right }: Area): string =>
  `${columnLetters(left)}:${columnLetters(right)}`;

const rowsAddress = ({ top, bottom }: Area): string => `${top}:${bottom}`;

/** Hidden rows and columns; after the panes are frozen, which counts visible ones only in some versions. */
export function hidingSteps(sheet: NewSheet, { columns, rows }: SheetModel): Step[] {
  const hide = (address: string, key: 'columnHidden' | 'rowHidden'): Step => ({
    bytes: RANGE_BYTES,
    run: () => {
      const range = sheet.get().getRange(address);
      range[key] = true;
      range.untrack();
    },
  });
  return [
    ...rectangles([columns.map(({ hidden }) => hidden || undefined)]).map((area) =>
      hide(columnsAddress(area), 'columnHidden'),
    ),
    ...rectangles(rows.map(({ hidden }) => [hidden || undefined])).map((area) =>
      hide(rowsAddress(area), 'rowHidden'),
    ),
  ];
}
