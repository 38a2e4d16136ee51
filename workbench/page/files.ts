/** Files in and out of the page. */
import { META_KEY } from '../../src/sheets/meta';
import type { BookModel } from '../../src/sheets/model';
import type { ReadBook } from '../../src/sheets/read-model';
import { readBook } from '../../src/workbook/read';
import { keyOfSheet, modelOfFile } from '../book/read-model';
import { communeTables, provinceAgain, provinceTables } from './books';

/** What `_tiendo` says: the kind of the workbook, and whose it is. */
function identityOf(book: ReadBook): { kind: string; unit: string } | null {
  const meta = book.sheets.find((sheet) => keyOfSheet(sheet) === META_KEY);
  if (!meta) return null;
  const found = new Map<string, string>();
  for (const row of meta.rows()) {
    const [key, value] = [...meta.columnsOf(row)].map((column) => meta.cell(row, column)?.value);
    if (typeof key === 'string') found.set(key, String(value ?? ''));
  }
  return { kind: found.get('kind') ?? '', unit: found.get('unit') ?? '' };
}

function templateOf(book: ReadBook): BookModel | null {
  const identity = identityOf(book);
  if (identity?.kind === 'commune') return communeTables(identity.unit);
  if (identity?.kind !== 'province') return null;
  try {
    return provinceAgain(book);
  } catch {
    // Somebody has spoilt the book: it opens all the same, and the pane says what is the matter.
    return provinceTables();
  }
}

/**
 * A file as a workbook to show.
 * @throws ReadRefusal with words for people
 */
export function openedModel(bytes: Uint8Array): BookModel {
  const book = readBook(bytes);
  return modelOfFile(book, templateOf(book));
}

export const fileOf = (bytes: Uint8Array): Blob =>
  new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });

export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
