import { HostError, invalidArgument, itemNotFound } from '../errors';
import { boxAddress, parseAddress, quoteSheet } from '../address';
import { node, NULL, type ObjectType } from '../members';
import type { WorkbookState } from '../state';
import { isRange, rangeNode } from './range';
import { WORKSHEETS } from './worksheet';

interface NameTarget {
  book: WorkbookState;
  name: string;
}

const stored = ({ book, name }: NameTarget) => {
  const found = book.store.names().find((candidate) => candidate.name === name);
  if (!found) throw itemNotFound(`Name ${name}.`);
  return found;
};

/** Cells that a name stands for, as Excel writes them. */
function reference(book: WorkbookState, value: unknown): string {
  if (isRange(value)) {
    const { top, left, bottom, right } = value.box;
    const absolute = boxAddress({ top, left, bottom, right }).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return `=${quoteSheet(book.nameOf(value.sheet.id))}!${absolute}`;
  }
  if (typeof value !== 'string' || !value.startsWith('='))
    throw invalidArgument('Formula of a name.');
  if (value.includes('!') && !value.includes('#REF!')) {
    const { sheet } = parseAddress(value.slice(1));
    if (sheet === undefined || !book.find(sheet)) {
      throw invalidArgument(`A name refers to a worksheet that does not exist: ${value}`);
    }
  }
  return value;
}

const NAMED_ITEM: ObjectType<NameTarget> = {
  name: 'NamedItem',
  id: ({ name }) => name,
  properties: {
    Name: { get: ({ name }) => name },
    Scope: { get: () => 'Workbook' },
    Formula: {
      get: (target) => stored(target).formula,
      set: (target, formula) => {
        stored(target);
        target.book.store.setName(target.name, reference(target.book, formula));
      },
    },
  },
  methods: {
    Delete: (target) => {
      stored(target);
      target.book.store.removeName(target.name);
    },
    GetRange: (target) => {
      const { sheet, box } = parseAddress(stored(target).formula);
      const found = target.book.find(sheet);
      if (!found) throw itemNotFound('The name refers to no range.');
      return rangeNode(target.book, found, box);
    },
  },
};

const NAMES: ObjectType<WorkbookState> = {
  name: 'NamedItemCollection',
  items: (book) => book.store.names().map(({ name }) => node(NAMED_ITEM, { book, name })),
  item: (book, key) => {
    const found = book.store
      .names()
      .find(({ name }) => name.toLowerCase() === String(key).toLowerCase());
    if (!found) throw itemNotFound(`Name ${String(key)}.`);
    return node(NAMED_ITEM, { book, name: found.name });
  },
  methods: {
    Add: (book, name: unknown, to: unknown) => {
      if (typeof name !== 'string' || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) {
        throw invalidArgument(`Not a name: ${String(name)}`);
      }
      if (book.store.names().some((kept) => kept.name.toLowerCase() === name.toLowerCase())) {
        throw new HostError('ItemAlreadyExists', `The name ${name} exists already.`);
      }
      book.store.setName(name, reference(book, to));
      return node(NAMED_ITEM, { book, name });
    },
    GetItemOrNullObject: (book, key: unknown) => {
      const found = book.store.names().find(({ name }) => name === key);
      return found ? node(NAMED_ITEM, { book, name: found.name }) : NULL;
    },
  },
};

const WORKBOOK_PROTECTION: ObjectType<WorkbookState> = {
  name: 'WorkbookProtection',
  properties: { Protected: { get: ({ structureProtected }) => structureProtected } },
};

const CREATED: ObjectType<{ book: WorkbookState; base64: string }> = {
  name: 'WorkbookCreated',
  methods: {
    Open: ({ book, base64 }) => {
      book.opened.push(base64);
    },
  },
};

/** Set by the host: what one batch asked for, until it ends. */
export interface Suspension {
  calculation: boolean;
}

const APPLICATION: ObjectType<{ book: WorkbookState; suspension: Suspension }> = {
  name: 'Application',
  properties: {
    CalculationMode: {
      get: ({ book }) => book.calculationMode,
      set: ({ book }, mode) => {
        if (!['Automatic', 'AutomaticExceptTables', 'Manual'].includes(String(mode))) {
          throw invalidArgument('Calculation mode.');
        }
        book.calculationMode = String(mode);
      },
    },
  },
  methods: {
    SuspendApiCalculationUntilNextSync: ({ book, suspension }) => {
      suspension.calculation = true;
      book.store.hold();
    },
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    Calculate: ({ book }, type: unknown) => {
      if (!['Recalculate', 'Full', 'FullRebuild'].includes(String(type))) {
        throw invalidArgument('Type of calculation.');
      }
      return book.store.settle();
    },
    CreateWorkbook: ({ book }, base64: unknown) => {
      if (typeof base64 !== 'string' || base64 === '') throw invalidArgument('A workbook.');
      return node(CREATED, { book, base64 });
    },
  },
};

export const WORKBOOK: ObjectType<{ book: WorkbookState; suspension: Suspension }> = {
  name: 'Workbook',
  navigation: {
    Worksheets: ({ book }) => node(WORKSHEETS, book),
    Names: ({ book }) => node(NAMES, book),
    Protection: ({ book }) => node(WORKBOOK_PROTECTION, book),
    Application: (target) => node(APPLICATION, target),
  },
  methods: {
    GetSelectedRange: ({ book }) => {
      if (!book.selection) throw itemNotFound('Nothing is selected.');
      return rangeNode(book, book.sheet(book.selection.sheet), book.selection.box);
    },
  },
};
