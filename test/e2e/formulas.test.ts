/** What formulas may say, so that Excel 2010, LibreOffice and WPS all understand them. */
import { findUnit } from '../../src/catalog';
import { communeBook } from '../../src/sheets/commune/book';
import { consolidate } from '../../src/consolidation';
import type { BookModel } from '../../src/sheets/model';
import { writeBook } from '../../src/workbook/write';
import { catalog, contextFor, edgeBook, edgeRows, filledBook, formulaCells } from './books';
import { halfPercentCases } from './cases';

const JUNE = contextFor('2026-06');
const CHI_LANG = '06463';
const UNIT = findUnit(catalog, '05977');

/** All of these are in Excel 2007 already. */
const ALLOWED = new Set([
  ...['ABS', 'AND', 'COUNT', 'COUNTIF', 'COUNTIFS', 'DATE', 'DAY', 'IF', 'INDEX', 'ISNUMBER'],
  ...[
    'MAX',
    'MIN',
    'MONTH',
    'NOT',
    'OR',
    'REPT',
    'ROUND',
    'ROWS',
    'SUM',
    'SUMPRODUCT',
    'TEXT',
    'YEAR',
  ],
]);

/** Excel's own limits. */
const LONGEST_FORMULA = 8192;
const DEEPEST_NESTING = 64;

interface Parsed {
  functions: string[];
  /** Words that are neither a function, a cell nor TRUE and FALSE. */
  names: string[];
  sheets: string[];
  depth: number;
  /** The formula without its texts and sheet names. */
  bare: string;
}

function parse(formula: string): Parsed {
  const sheets = [...formula.matchAll(/'((?:[^']|'')+)'!/g)].map((match) => match[1] ?? '');
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')+'!/g, '');
  const words = [...bare.matchAll(/(?<![\w$.])[A-Za-z_\\][\w.]*(\(?)/g)];
  const functions: string[] = [];
  const names: string[] = [];
  for (const [word, open] of words) {
    if (open) functions.push(word.slice(0, -1));
    else if (!/^[A-Z]{1,3}\$?\d+$/.test(word) && word !== 'TRUE' && word !== 'FALSE') {
      names.push(word);
    }
  }
  let depth = 0;
  let deepest = 0;
  for (const letter of bare) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  if (depth !== 0) throw new SyntaxError(`Brackets do not close: ${formula}`);
  return { functions, names, sheets, depth: deepest, bare };
}

describe('parse', () => {
  test('tells functions, names, cells and sheets apart', () => {
    expect(
      parse(`IF('Nhiệm vụ'!$B$7:$B$9="SUM(x",NgayChot,_xlfn.IFS(A1,TRUE,1E-12,$AB12))`),
    ).toMatchObject({
      functions: ['IF', '_xlfn.IFS'],
      names: ['NgayChot'],
      sheets: ['Nhiệm vụ'],
      depth: 2,
    });
  });
});

/** Formulas that differ in row and day numbers only say the same thing: the longest stands for all. */
function shapesOf(book: BookModel): string[] {
  const shapes = new Map<string, string>();
  for (const { formula } of formulaCells(book)) {
    const shape = formula.replace(/\d+/g, '#');
    if (formula.length > (shapes.get(shape)?.length ?? 0)) shapes.set(shape, formula);
  }
  return [...shapes.values()];
}

async function models(): Promise<BookModel[]> {
  const filled = filledBook(JUNE, { unit: CHI_LANG, seed: 1 });
  const files = [{ file: 'a.xlsx', bytes: await writeBook(filled), modifiedOn: JUNE.asOf }];
  const { next } = consolidate({ catalog, period: '2026-06', files, before: null });
  const edges = edgeBook(JUNE, UNIT, edgeRows(JUNE, UNIT, 1));
  return [communeBook(JUNE, CHI_LANG), filled, edges, next.book];
}

describe('every formula of every workbook', () => {
  let books: { book: BookModel; formulas: string[] }[];

  beforeAll(async () => {
    books = (await models()).map((book) => ({
      book,
      formulas: shapesOf(book),
    }));
  }, 60_000);

  test('there are formulas to look at', () => {
    for (const { formulas } of books) expect(formulas.length).toBeGreaterThan(20);
  });

  test('uses functions of Excel 2010 only', () => {
    const used = books.flatMap(({ formulas }) => formulas.flatMap((text) => parse(text).functions));
    expect([...new Set(used)].filter((name) => !ALLOWED.has(name))).toEqual([]);
  });

  test('names only what the workbook defines', () => {
    for (const { book, formulas } of books) {
      const parsed = formulas.map(parse);
      const known = new Set(book.names.map(({ name }) => name));
      const unknown = parsed.flatMap(({ names }) => names).filter((name) => !known.has(name));
      expect([...new Set(unknown)]).toEqual([]);
      const sheets = new Set(book.sheets.map(({ name }) => name));
      const missing = parsed
        .flatMap((formula) => formula.sheets)
        .filter((name) => !sheets.has(name));
      expect([...new Set(missing)]).toEqual([]);
    }
  });

  test('defined names point at cells that the workbook has', () => {
    for (const { book } of books) {
      for (const { sheet, area } of book.names) {
        const rows = book.sheets.find(({ name }) => name === sheet)?.rows ?? [];
        expect(area.top).toBeLessThanOrEqual(area.bottom);
        for (let row = area.top; row <= area.bottom; row += 1) {
          expect(rows[row - 1]?.cells[area.left - 1]?.value).not.toBeUndefined();
        }
      }
    }
  });

  test('keeps within the limits of Excel, with no array formulas and no line breaks', () => {
    for (const { formulas } of books) {
      for (const formula of formulas) {
        expect(formula.length).toBeLessThanOrEqual(LONGEST_FORMULA);
        const { bare, depth } = parse(formula);
        expect(depth).toBeLessThanOrEqual(DEEPEST_NESTING);
        expect(bare).not.toMatch(/[=]{2}|[\s{}#@;[\]]/);
      }
    }
  });
});

test('half a per cent is rounded up, whatever binary fractions make of it', () => {
  const disbursement = halfPercentCases(UNIT);
  const rows = { tasks: [], targets: [], disbursement, petitions: [] };
  const report = edgeBook(JUNE, UNIT, rows).sheets.find(({ key }) => key === 'report');
  const texts = report?.rows.flatMap(({ cells }) => cells[5]?.value ?? []).filter(beginsWithRate);
  // No directive sets a milestone for the last group.
  expect(texts).toEqual(['58%; 100%', '29%; 30%', '101%; 30/9: 40%', '-3%']);
});

function beginsWithRate(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d+%/.test(value);
}
