import { loadCatalog } from '../../src/catalog';
import type { Answers } from '../../src/sheets/line';
import type { UnitReport } from '../../src/sheets/province/rows';

/** Answers of one unit by sheet and row: `{ 'tasks/000-T41': { state: 'Hoàn thành' } }`. */
export type UnitAnswers = Readonly<Record<string, Answers>>;

/** Rows of the catalog carry the number of their document, rows that a unit adds do not. */
const isFreeRow = (row: string): boolean => !/^\d{3}-/.test(row);

/**
 * Reports of all 65 units in their order; those that are not named are silent.
 *
 * @example reportsOf({ '06463': { 'tasks/000-T41': { state: 'Hoàn thành' } } }).length //=> 65
 */
export const reportsOf = (answers: Readonly<Record<string, UnitAnswers>>): UnitReport[] =>
  loadCatalog().communes.map((unit) => {
    const own = answers[unit.code] ?? {};
    return {
      unit,
      reported: unit.code in answers,
      answersOf: (sheet, row) => own[`${sheet}/${row}`] ?? {},
      freeRows: (sheet) =>
        Object.keys(own)
          .filter((key) => key.startsWith(`${sheet}/`))
          .map((key) => key.slice(sheet.length + 1))
          .filter(isFreeRow),
    };
  });
