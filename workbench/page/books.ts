/** The workbooks that the page opens: made here from the directives, as the command line makes them. */
import { loadCatalog, unitName } from '../../src/catalog';
import {
  communeSettings,
  contextOf,
  defaultSettings,
  renderBook,
  reportingRates,
} from '../../src/consolidation';
import { EMPTY_STORE, storeFromBook } from '../../src/consolidation/store';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import type { ReadBook } from '../../src/sheets/read-model';

export const PERIOD = '2026-06';

const catalog = loadCatalog();

export const UNITS = catalog.communes.map((unit) => ({ code: unit.code, name: unitName(unit) }));

/** The province's book with the tables of the directives; no unit has reported yet. */
export function provinceTables(): BookModel {
  const settings = defaultSettings(catalog, PERIOD);
  const context = contextOf(catalog, PERIOD, settings);
  const rates = reportingRates(context, EMPTY_STORE);
  return renderBook(context, EMPTY_STORE, settings, rates, () => ({})).book;
}

/** The same after a consolidation, from the workbook that it wrote. */
export function provinceAgain(book: ReadBook): BookModel {
  const { store, settings, period, sample, ownAnswers } = storeFromBook(
    book,
    defaultSettings(catalog, PERIOD),
  );
  const context = contextOf(catalog, period, settings, sample);
  return renderBook(context, store, settings, reportingRates(context, store), ownAnswers).book;
}

/** The workbook of one unit, empty as it is sent out. */
export const communeTables = (unit: string): BookModel =>
  communeBook(contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD)), unit);

/** A workbook with one empty sheet of nobody's. */
export const blankBook = (): BookModel => ({
  title: 'Sổ trống',
  sheets: [
    {
      key: '',
      name: 'Sheet1',
      state: 'visible',
      columns: [],
      rows: [],
      merges: [],
      validations: [],
      highlights: [],
      protect: false,
      print: { orientation: 'portrait', footer: '' },
      tab: 'plain',
    },
  ],
  names: [],
  active: 'Sheet1',
});
