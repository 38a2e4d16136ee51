/** Workbooks for the tests that compare formulas with `domain/`, and the comparison itself. */
import { loadCatalog } from '../../src/catalog';
import { sampleAnswers } from '../../src/cli/sample';
import { contextOf, defaultSettings } from '../../src/consolidation';
import type { Commune } from '../../src/domain/model';
import { cellAddress } from '../../src/sheets/address';
import { communeBook } from '../../src/sheets/commune/book';
import { communeGuide } from '../../src/sheets/commune/guide';
import { communeReport } from '../../src/sheets/commune/report';
import type { CommuneRows } from '../../src/sheets/commune/rows';
import { communeDisbursement } from '../../src/sheets/disbursement';
import type { BookModel, CellContent, CellModel, SheetModel } from '../../src/sheets/model';
import { communePetitions } from '../../src/sheets/petitions';
import type { Settings } from '../../src/sheets/province/settings';
import { renderTable, type RenderedTable } from '../../src/sheets/render-table';
import type { BookContext, TableSpec } from '../../src/sheets/spec';
import { communeTargets } from '../../src/sheets/targets';
import { communeTasks } from '../../src/sheets/tasks';
import type { CellValue, ReadBook } from '../../src/workbook/read';
import { petitionCases, projectCases, targetCases, taskCases } from './cases';

export const catalog = loadCatalog();

export const contextFor = (period: string, settings: Partial<Settings> = {}): BookContext =>
  contextOf(catalog, period, { ...defaultSettings(catalog, period), ...settings }, true);

export interface SampleBook {
  unit: string;
  seed: number;
  mistakes?: boolean;
  late?: boolean;
}

/** A commune's workbook filled with seeded sample figures. */
export function filledBook(
  context: BookContext,
  { unit, seed, mistakes = false, late = false }: SampleBook,
): BookModel {
  const commune = context.catalog.communes.find(({ code }) => code === unit);
  if (!commune) throw new RangeError(`No unit ${unit}`);
  return communeBook(context, unit, sampleAnswers(context, commune, { seed, mistakes, late }));
}

/** A result that no formula of ours has: whoever keeps it has not calculated. */
export const STALE = -987_654.25;

/** The same book with every cell put through a function. */
export function mapCells(
  book: BookModel,
  change: (cell: CellModel, sheet: SheetModel, row: number, column: number) => CellModel,
): BookModel {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, at) => ({
        ...row,
        cells: row.cells.map((cell, index) => cell && change(cell, sheet, at + 1, index + 1)),
      })),
    })),
  };
}

/** The same book with a wrong kept result in every formula. */
export const withStaleResults = (book: BookModel): BookModel =>
  mapCells(book, (cell) => (cell.formula === undefined ? cell : { ...cell, value: STALE }));

export interface FormulaCell {
  sheet: string;
  address: string;
  row: number;
  column: number;
  formula: string;
  value: CellContent;
}

export function formulaCells(book: BookModel): FormulaCell[] {
  const found: FormulaCell[] = [];
  mapCells(book, (cell, { name }, row, column) => {
    const { formula, value } = cell;
    if (formula !== undefined) {
      found.push({ sheet: name, address: cellAddress(row, column), row, column, formula, value });
    }
    return cell;
  });
  return found;
}

const TOLERANCE = 1e-9;

/** Text exactly, numbers to nine digits; a blank result is no text. */
export function agrees(expected: CellContent, actual: CellValue): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const larger = Math.max(Math.abs(expected), Math.abs(actual));
    return Math.abs(expected - actual) <= TOLERANCE * larger;
  }
  return (expected ?? '') === (actual ?? '');
}

export interface Comparison {
  compared: number;
  /** One line a difference, ready to be read by a person. */
  differences: string[];
}

/** Compares every formula cell of the model with what a calculated workbook holds. */
export function compareFormulas(model: BookModel, calculated: ReadBook): Comparison {
  const sheets = new Map(calculated.sheets.map((sheet) => [sheet.name, sheet]));
  const cells = formulaCells(model);
  const differences = cells.flatMap(({ sheet, address, row, column, formula, value }) => {
    const actual = sheets.get(sheet)?.cell(row, column)?.value ?? null;
    if (agrees(value, actual)) return [];
    return [
      `${sheet}!${address}: the model says ${JSON.stringify(value)}, calculated ${JSON.stringify(actual)}; ${formula.slice(0, 400)}`,
    ];
  });
  return { compared: cells.length, differences };
}

/** Rows of the edge cases in a commune's workbook: the real specs, guide and report around them. */
export function edgeBook(context: BookContext, unit: Commune, rows: CommuneRows): BookModel {
  const render = <Row>(spec: TableSpec<Row>, list: readonly Row[]): RenderedTable =>
    renderTable(spec, list, context, { subtitle: '', note: '', editor: 'unit' });
  const tasks = render(communeTasks, rows.tasks);
  const targets = render(communeTargets, rows.targets);
  const disbursement = render(communeDisbursement, rows.disbursement);
  const petitions = render(communePetitions, rows.petitions);
  const guide = communeGuide(context, unit.code);
  const tables = { tasks, targets, disbursement };
  const report = communeReport(context, unit.code, { rows, ...tables, answersOf: () => ({}) });
  return {
    title: 'Trường hợp biên',
    sheets: [guide.sheet, tasks.sheet, targets.sheet, disbursement.sheet, petitions.sheet, report],
    names: guide.names,
    active: guide.sheet.name,
  };
}

export const edgeRows = (context: BookContext, unit: Commune, seed: number): CommuneRows => ({
  tasks: taskCases(context, unit),
  targets: targetCases(context, unit, seed),
  disbursement: projectCases(context, unit, seed),
  petitions: petitionCases(context, unit),
});
