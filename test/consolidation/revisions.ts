/** One unit's report and its correction, and what a run says of them. */
import type { Consolidation, StoredBook } from '../../src/consolidation';
import { CHI_LANG, TARGET, clean, report, type Filled } from './support';

export const first = (more: Filled = {}) => report(CHI_LANG, clean(more));
export const second = (more: Filled = {}) =>
  report(CHI_LANG, clean(more, { revision: 2, reportedOn: '2026-06-14' }));

export const outcomes = ({ files }: Consolidation) =>
  files.map(({ file, outcome }) => `${file} ${outcome}`);

/** What the book says of one unit: item to value. */
export const figures = ({ store }: StoredBook, unit: string = CHI_LANG, period = '2026-06') =>
  Object.fromEntries(
    [...store.data].flatMap((row) =>
      row.unit === unit && row.period === period ? [[row.item, row.value]] : [],
    ),
  );

/** The item of the figure that the catalog's first target asks for. */
export const actual = `targets/${TARGET}/actual`;
