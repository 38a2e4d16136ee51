/** Formulas of a workbook that is opened: those that read as filled down are kept as one, and calculate all the same. */
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { communeSettings, contextOf } from '../../src/consolidation';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import { openModel } from '../../workbench/book/open-model';
import { parseAddress } from '../../workbench/host/address';
import { filledRuns } from '../../workbench/host/filled-runs';
import { movedFormula } from '../../workbench/host/moved-formula';
import { headlessUniver } from '../../workbench/host/node';
import { UniverStore } from '../../workbench/host/univer-store';
import { PERIOD } from '../../workbench/page/books';

describe('runs of filled formulas', () => {
  test('a column with one formula is one run, others in between are left out', () => {
    const column = ['=A1+$B$1', '=A2+$B$1', '=SUM(A1:A2)', undefined, '=A5+$B$1'];
    const cells = column.map((formula) => [formula === undefined ? undefined : { formula }]);
    expect(filledRuns(cells)).toEqual([{ column: 0, rows: [0, 1, 4] }]);
  });

  test('columns are kept apart, and one formula alone is no run', () => {
    expect(filledRuns([[{ formula: '=A1' }, { formula: '=A2' }], [{ formula: '=B1' }]])).toEqual(
      [],
    );
  });

  test('whatever a run holds is its first formula, moved', () => {
    const formula = fc.constantFrom('=A1', '=$A1', '=A$1', '=IF(B2="A1",C3,SUM(D$4:D9))', '=A2');
    fc.assert(
      fc.property(fc.array(fc.tuple(formula, fc.nat({ max: 5 })), { maxLength: 20 }), (entries) => {
        const cells = entries.map(([text, from], row) => [
          { formula: movedFormula(text, { rows: Math.max(0, row - from), columns: 0 }) },
        ]);
        for (const { column, rows } of filledRuns(cells)) {
          const [first = 0] = rows;
          for (const row of rows) {
            const moved = movedFormula(cells[first]?.[column]?.formula ?? '', {
              rows: row - first,
              columns: 0,
            });
            expect(cells[row]?.[column]?.formula).toBe(moved);
          }
        }
      }),
    );
  });
});

describe('an opened workbook', () => {
  const catalog = loadCatalog();
  const settings = communeSettings(catalog, PERIOD);
  const bookOn = (asOf: number): BookModel =>
    communeBook(contextOf(catalog, PERIOD, { ...settings, asOf }), '06463');

  /** Results of its formulas, by sheet and place. */
  const resultsOf = ({ sheets }: BookModel): Map<string, unknown> =>
    new Map(
      sheets.flatMap(({ name, rows }) =>
        rows.flatMap(({ cells }, row) =>
          cells.flatMap((cell, column): [string, unknown][] =>
            cell?.formula === undefined ? [] : [[`${name} ${row} ${column}`, cell.value ?? '']],
          ),
        ),
      ),
    );

  test('is calculated for another day as if it had been made for it', async () => {
    const { univer, univerAPI } = headlessUniver();
    try {
      const [before, after] = [bookOn(settings.asOf), bookOn(settings.asOf - 60)];
      const { opened } = openModel(before);
      const store = new UniverStore(univerAPI, opened);
      const place = store.names().find(({ name }) => name === 'NgayChot')?.formula ?? '';
      const [, sheetName = '', address = ''] = /^='?(.*?)'?!(.*)$/.exec(place) ?? [];
      const idOf = (name: string): string =>
        store.sheets().find((sheet) => sheet.name === name)?.id ?? '';
      store.put(idOf(sheetName), parseAddress(address).box, [[{ value: settings.asOf - 60 }]]);
      await store.settle();

      const wanted = resultsOf(after);
      expect(wanted.size).toBeGreaterThan(500);
      const calculated = new Map(
        [...wanted.keys()].map((key) => {
          const [, name = '', row, column] = /^(.*) (\d+) (\d+)$/.exec(key) ?? [];
          return [key, store.cell(idOf(name), Number(row), Number(column))?.value ?? ''] as const;
        }),
      );
      expect(calculated).toEqual(wanted);
      // The day makes a difference, or this would show nothing.
      expect(resultsOf(before)).not.toEqual(wanted);
    } finally {
      univer.dispose();
    }
  });
});
