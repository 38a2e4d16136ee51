/** The books of a world, made as the product makes them: workbooks of the units, taken in by the province. */
import { NO_ADDITIONS } from '../../../src/catalog/additions';
import {
  consolidate,
  contextOf,
  EMPTY_STORE,
  type Consolidation,
  type StoredBook,
} from '../../../src/consolidation';
import { communeBook } from '../../../src/sheets/commune/book';
import type { BookModel } from '../../../src/sheets/model';
import { writeBook } from '../../../src/workbook/write';
import type { World } from './world';

export function communeOf(world: World, code: string): BookModel {
  const { catalog, period, settings, reports } = world;
  const report = reports.get(code);
  const head = report && { reportedOn: { value: report.day }, revision: { value: 1 } };
  return communeBook(contextOf(catalog, period, settings), code, (sheet, row) =>
    sheet === 'report' && (row === 'reportedOn' || row === 'revision')
      ? (head?.[row] ?? {})
      : (report?.filled[`${sheet}/${row}`] ?? {}),
  );
}

/** The workbooks of the units that report, and that of the first silent one, which nobody has filled in. */
export async function filesOf(
  world: World,
): Promise<{ file: string; bytes: Uint8Array; modifiedOn: number }[]> {
  const codes = world.catalog.communes.map(({ code }) => code);
  const blank = codes.find((code) => !world.reports.has(code));
  const senders = codes.filter((code) => code === blank || world.reports.has(code));
  return Promise.all(
    senders.map(async (code) => ({
      file: `${code}.xlsx`,
      bytes: await writeBook(communeOf(world, code)),
      modifiedOn: world.settings.asOf,
    })),
  );
}

/** @param before the book of another period; null: a new one */
export async function consolidated(
  world: World,
  before: StoredBook | null = null,
): Promise<Consolidation> {
  const { catalog, period, settings, own } = world;
  const book: StoredBook = {
    ...{ store: before?.store ?? EMPTY_STORE, period: before?.period ?? period, settings },
    ownAnswers: (sheet, row) => own[`${sheet}/${row}`] ?? {},
    ...{ sample: false, additions: NO_ADDITIONS, content: '', dataset: null, otherSheets: [] },
  };
  const files = await filesOf(world);
  return consolidate({ catalog, period, files, before: book, asOf: settings.asOf });
}
