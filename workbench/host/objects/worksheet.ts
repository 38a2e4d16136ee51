import { itemNotFound } from '../errors';
import { node, NULL, type Node, type ObjectType } from '../members';
import type { SheetState } from '../sheet-state';
import type { WorkbookState } from '../state';
import { invalidArgument } from '../errors';
import { areasAt, rangeAt, rangeNode } from './range';
import {
  AUTO_FILTER,
  CHARTS,
  FREEZE_PANES,
  HORIZONTAL_PAGE_BREAKS,
  PAGE_LAYOUT,
  SHEET_PROTECTION,
  type SheetTarget,
} from './sheet-parts';

const used = ({ book, sheet }: SheetTarget): Node => {
  const box = book.store.used(sheet.id);
  return box ? rangeNode(book, sheet, box) : NULL;
};

export const WORKSHEET: ObjectType<SheetTarget> = {
  name: 'Worksheet',
  id: ({ sheet }) => sheet.id,
  properties: {
    Id: { get: ({ sheet }) => sheet.id },
    Name: {
      get: ({ book, sheet }) => book.nameOf(sheet.id),
      set: ({ book, sheet }, name) => book.rename(sheet, name),
    },
    Position: {
      get: ({ book, sheet }) => book.store.sheets().findIndex(({ id }) => id === sheet.id),
      set: ({ book, sheet }, position) => book.move(sheet, position),
    },
    Visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ book, sheet }, visibility) => book.show(sheet, visibility),
    },
    TabColor: {
      get: ({ sheet }) => (sheet.visibility === 'Visible' ? sheet.tabColor : null),
      set: ({ sheet }, color) => {
        if (typeof color !== 'string' || !/^(#[0-9A-F]{6})?$/i.test(color)) {
          throw invalidArgument('Colour of a tab.');
        }
        sheet.tabColor = color;
      },
    },
    // The name that travels for `showGridlines`.
    Gridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ sheet }, show) => {
        sheet.showGridlines = show === true;
      },
    },
  },
  navigation: {
    Protection: (target) => node(SHEET_PROTECTION, target),
    FreezePanes: (target) => node(FREEZE_PANES, target),
    PageLayout: (target) => node(PAGE_LAYOUT, target),
    HorizontalPageBreaks: (target) => node(HORIZONTAL_PAGE_BREAKS, target),
    AutoFilter: (target) => node(AUTO_FILTER, target),
    Charts: (target) => node(CHARTS, target),
  },
  methods: {
    Activate: ({ book, sheet }) => book.activate(sheet),
    Delete: ({ book, sheet }) => book.remove(sheet),
    GetRange: ({ book, sheet }, address: unknown) => rangeAt(book, sheet, address),
    GetRanges: ({ book, sheet }, address: unknown) => areasAt(book, sheet, address),
    GetUsedRangeOrNullObject: used,
    GetUsedRange: (target) => {
      const found = used(target);
      return found === NULL ? rangeAt(target.book, target.sheet, 'A1') : found;
    },
    _RegisterDataChangedEvent: ({ book, sheet }) => {
      book.watched.add(sheet.id);
    },
    _UnregisterDataChangedEvent: ({ book, sheet }) => {
      book.watched.delete(sheet.id);
    },
  },
};

const sheetNode = (book: WorkbookState, sheet: SheetState): Node =>
  node(WORKSHEET, { book, sheet });

/** Target of an event that is raised for every sheet. */
export const ANY_SHEET = 'Workbook';

export const WORKSHEETS: ObjectType<WorkbookState> = {
  name: 'WorksheetCollection',
  items: (book) => book.sheets().map((sheet) => sheetNode(book, sheet)),
  item: (book, key) => {
    const sheet = book.find(key);
    if (!sheet) throw itemNotFound(`Worksheet ${String(key)}.`);
    return sheetNode(book, sheet);
  },
  methods: {
    Add: (book, name: unknown) => sheetNode(book, book.add(name)),
    GetItemOrNullObject: (book, key: unknown) => {
      const sheet = book.find(key);
      return sheet ? sheetNode(book, sheet) : NULL;
    },
    GetActiveWorksheet: (book) => sheetNode(book, book.sheet(book.active)),
    GetCount: (book) => book.sheets().length,
    _RegisterDataChangedEvent: (book) => {
      book.watched.add(ANY_SHEET);
    },
    _UnregisterDataChangedEvent: (book) => {
      book.watched.delete(ANY_SHEET);
    },
  },
};
