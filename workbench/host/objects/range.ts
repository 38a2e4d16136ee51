import { invalidArgument, itemNotFound } from '../errors';
import { boxAddress, overlap, parseAddress, quoteSheet, WHOLE_SHEET, type Box } from '../address';
import { node, NULL, type Node, type ObjectType } from '../members';
import type { SheetState } from '../sheet-state';
import type { WorkbookState } from '../state';
import { shaped } from '../typed';
import { FORMAT } from './format';
import { CONDITIONAL_FORMATS, DATA_VALIDATION } from './rules';
import { WORKSHEET } from './worksheet';

export interface RangeTarget {
  book: WorkbookState;
  sheet: SheetState;
  box: Box;
  /** Several areas at once (`RangeAreas`); `box` is then the first of them. */
  areas?: Box[];
}

/** The areas that a change is made to. */
export const boxesOf = ({ box, areas }: RangeTarget): Box[] => areas ?? [box];

/** More cells than a request may name one by one. */
const MOST_CELLS = 5_000_000;

function cells<Value>(
  { box }: RangeTarget,
  valueOf: (row: number, column: number) => Value,
): Value[][] {
  const rows = box.bottom - box.top + 1;
  const columns = box.right - box.left + 1;
  // Excel answers null for what is too large to answer.
  if (rows * columns > MOST_CELLS) return null as unknown as Value[][];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => valueOf(box.top + row, box.left + column)),
  );
}

const stored = ({ book, sheet }: RangeTarget, row: number, column: number) =>
  book.store.cell(sheet.id, row, column);

const errorText = /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!)$/;

function valueType(value: unknown): string {
  if (value === '' || value === undefined) return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return errorText.test(String(value)) ? 'Error' : 'String';
}

/** The box cut to the cells that hold something. */
function usedWithin({ book, sheet, box }: RangeTarget): Node {
  const used = book.store.used(sheet.id);
  const common = used && overlap(used, box);
  return common ? rangeNode(book, sheet, tight(book, sheet, common)) : NULL;
}

/** The smallest box inside another that holds all its values. */
function tight(book: WorkbookState, sheet: SheetState, { top, left, bottom, right }: Box): Box {
  const found: Box = { top: bottom, left: right, bottom: top, right: left };
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (!book.store.cell(sheet.id, row, column)) continue;
      found.top = Math.min(found.top, row);
      found.left = Math.min(found.left, column);
      found.bottom = Math.max(found.bottom, row);
      found.right = Math.max(found.right, column);
    }
  }
  return found.top > found.bottom ? { top, left, bottom: top, right: left } : found;
}

export const rangeNode = (book: WorkbookState, sheet: SheetState, box: Box): Node =>
  node(RANGE, { book, sheet, box });

/** A range of a sheet by address, as `worksheet.getRange` takes it; nothing is the whole sheet. */
export function rangeAt(book: WorkbookState, sheet: SheetState, address: unknown): Node {
  if (address === undefined || address === null) return rangeNode(book, sheet, WHOLE_SHEET);
  const { sheet: named, box } = parseAddress(address);
  if (named !== undefined && book.find(named)?.id !== sheet.id) {
    throw invalidArgument(`The address is on another worksheet: ${String(address)}`);
  }
  return rangeNode(book, sheet, box);
}

export const isRange = (value: unknown): value is RangeTarget =>
  typeof value === 'object' && value !== null && 'sheet' in value && 'box' in value;

/** Content and formulas; other kinds of copies are refused. */
function copyInto(
  { book, sheet, box }: RangeTarget,
  source: unknown,
  { type, skipBlanks, transpose }: Record<'type' | 'skipBlanks' | 'transpose', unknown>,
): void {
  if (type !== 'Formulas' || skipBlanks || transpose) {
    throw invalidArgument('The host copies formulas only.');
  }
  const from = isRange(source)
    ? source
    : (rangeAt(book, sheet, source) as { target: RangeTarget }).target;
  book.copyFormulas(from.sheet, from.box, sheet, box);
}

const eachLine = (from: number, to: number, change: (line: number) => void): void => {
  for (let line = from; line <= to; line += 1) change(line);
};

export const RANGE: ObjectType<RangeTarget> = {
  name: 'Range',
  tracked: true,
  properties: {
    Address: {
      get: ({ book, sheet, box }) => `${quoteSheet(book.nameOf(sheet.id))}!${boxAddress(box)}`,
    },
    RowIndex: { get: ({ box }) => box.top },
    ColumnIndex: { get: ({ box }) => box.left },
    RowCount: { get: ({ box }) => box.bottom - box.top + 1 },
    ColumnCount: { get: ({ box }) => box.right - box.left + 1 },
    Values: {
      calculated: true,
      get: (target) => cells(target, (row, column) => stored(target, row, column)?.value ?? ''),
      set: ({ book, sheet, box }, value) => book.write(sheet, box, value),
    },
    Formulas: {
      get: (target) =>
        cells(target, (row, column) => {
          const cell = stored(target, row, column);
          return cell?.formula ?? cell?.value ?? '';
        }),
      set: ({ book, sheet, box }, value) => book.write(sheet, box, value),
    },
    ValueTypes: {
      calculated: true,
      get: (target) =>
        cells(target, (row, column) => valueType(stored(target, row, column)?.value)),
    },
    NumberFormat: {
      get: (target) =>
        cells(target, (row, column) => target.sheet.formats.at(row, column).numberFormat),
      set: ({ book, sheet, box }, value) => {
        book.checkAllowed(sheet, 'allowFormatCells');
        if (!Array.isArray(value)) {
          if (typeof value !== 'string') throw invalidArgument('Number format.');
          sheet.formats.patch(box, { numberFormat: value });
          return;
        }
        const grid = shaped(value, box.bottom - box.top + 1, box.right - box.left + 1);
        sheet.formats.patch(box, (_, row, column) => {
          const format = grid[row - box.top]?.[column - box.left];
          return format === null ? {} : { numberFormat: String(format) };
        });
      },
    },
    ColumnHidden: {
      get: ({ sheet, box }) => sheet.columns.get(box.left)?.hidden ?? false,
      set: ({ book, sheet, box }, hidden) => {
        book.checkAllowed(sheet, 'allowFormatColumns');
        eachLine(box.left, box.right, (column) =>
          sheet.columns.set(column, { ...sheet.columns.get(column), hidden: hidden === true }),
        );
      },
    },
    RowHidden: {
      get: ({ sheet, box }) => sheet.rows.get(box.top)?.hidden ?? false,
      set: ({ book, sheet, box }, hidden) => {
        book.checkAllowed(sheet, 'allowFormatRows');
        eachLine(box.top, box.bottom, (row) =>
          sheet.rows.set(row, { ...sheet.rows.get(row), hidden: hidden === true }),
        );
      },
    },
  },
  navigation: {
    Format: (target) => node(FORMAT, target),
    DataValidation: (target) => node(DATA_VALIDATION, target),
    ConditionalFormats: (target) => node(CONDITIONAL_FORMATS, target),
    Worksheet: ({ book, sheet }) => node(WORKSHEET, { book, sheet }),
  },
  methods: {
    Clear: ({ book, sheet, box }, what: string | null) => book.clear(sheet, box, what ?? 'All'),
    Merge: ({ book, sheet, box }) => book.merge(sheet, box),
    Select: ({ book, sheet, box }) => {
      book.activate(sheet);
      book.selection = { sheet: sheet.id, box };
    },
    GetUsedRangeOrNullObject: usedWithin,
    GetUsedRange: (target) => {
      const used = usedWithin(target);
      if (used === NULL) throw itemNotFound('The range is empty.');
      return used;
    },
    // The library cuts large arrays into pieces by itself: it checks the whole first, then writes by rows.
    _ValidateArraySize: ({ box }, rows: number, columns: number) => {
      if (rows !== box.bottom - box.top + 1 || columns !== box.right - box.left + 1) {
        throw invalidArgument('The array has another size than the range.');
      }
    },
    CopyFrom: (target, source: unknown, type: unknown, skipBlanks: unknown, transpose: unknown) =>
      copyInto(target, source, { type, skipBlanks, transpose }),
    GetIntersectionOrNullObject: ({ book, sheet, box }, other: unknown) => {
      const common = overlap(box, isRange(other) ? other.box : parseAddress(other).box);
      return common ? rangeNode(book, sheet, common) : NULL;
    },
    GetRow: ({ book, sheet, box }, row: number) =>
      rangeNode(book, sheet, { ...box, top: box.top + row, bottom: box.top + row }),
    GetBoundingRect: ({ book, sheet, box }, other: unknown) => {
      if (!isRange(other) || other.sheet !== sheet) throw invalidArgument('Another range.');
      return rangeNode(book, sheet, {
        top: Math.min(box.top, other.box.top),
        left: Math.min(box.left, other.box.left),
        bottom: Math.max(box.bottom, other.box.bottom),
        right: Math.max(box.right, other.box.right),
      });
    },
    GetCell: ({ book, sheet, box }, row: number, column: number) =>
      rangeNode(book, sheet, {
        top: box.top + row,
        bottom: box.top + row,
        left: box.left + column,
        right: box.left + column,
      }),
  },
};

/** Excel takes no longer address for several areas in some versions; the host in none. */
const LONGEST_ADDRESS = 255;

export const RANGE_AREAS: ObjectType<RangeTarget> = {
  name: 'RangeAreas',
  tracked: true,
  properties: { AreaCount: { get: ({ areas }) => areas?.length ?? 1 } },
  navigation: { Format: (target) => node(FORMAT, target) },
};

/** `worksheet.getRanges('A1:B2,D5')`. */
export function areasAt(book: WorkbookState, sheet: SheetState, address: unknown): Node {
  if (typeof address !== 'string' || address.length > LONGEST_ADDRESS) {
    throw invalidArgument('Addresses of several areas.');
  }
  const areas = address.split(',').map((part) => parseAddress(part.trim()).box);
  return node(RANGE_AREAS, { book, sheet, box: areas[0] ?? WHOLE_SHEET, areas });
}
