/**
 * What LibreOffice calculates from the formulas of our files is what the answers say (`test/sheets/figures`), for
 * worlds drawn by chance. More of them: FIGURE_FILES=100.
 */
import fc from 'fast-check';
import type { BookModel } from '../../src/sheets/model';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import { LIBREOFFICE_TIMEOUT, describeWithLibreOffice, recalculate } from '../helpers/libreoffice';
import { differences, type Expected } from '../sheets/figures/cells';
import { communeCells } from '../sheets/figures/commune';
import { communeOf, consolidated } from '../sheets/figures/made';
import { Figures } from '../sheets/figures/model';
import { provinceCells } from '../sheets/figures/province';
import { worlds } from '../sheets/figures/worlds';
import { withStaleResults } from './books';

const COUNT = Number(process.env['FIGURE_FILES'] ?? 6);

describeWithLibreOffice('the figures of files, calculated by LibreOffice', () => {
  test(
    'are those of the answers',
    async () => {
      const drawn = fc.sample(worlds(), { numRuns: COUNT, seed: 23 });
      const books: { name: string; expected: Expected; book: BookModel }[] = [];
      for (const [number, world] of drawn.entries()) {
        const figures = new Figures(world);
        const [unit] = world.catalog.communes;
        const { book } = (await consolidated(world)).next;
        books.push({ name: `world ${number}, province`, expected: provinceCells(figures), book });
        if (!unit) continue;
        const commune = communeOf(world, unit.code);
        const expected = communeCells(figures, unit);
        books.push({ name: `world ${number}, ${unit.code}`, expected, book: commune });
      }
      const files = await Promise.all(books.map(({ book }) => writeBook(withStaleResults(book))));
      const calculated = await recalculate(files);
      const told = books.flatMap(({ name, expected, book }, index) =>
        differences(expected, book, readBook(calculated[index] ?? new Uint8Array())).map(
          (line) => `${name}: ${line}`,
        ),
      );
      expect(told).toEqual([]);
    },
    LIBREOFFICE_TIMEOUT,
  );
});
