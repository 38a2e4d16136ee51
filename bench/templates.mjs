/** 65 templates: the sheets rendered and the file written, against the same sheets written by exceljs. */
import { loadModules } from './compile.mjs';
import { writeByExcelJs } from './write-exceljs.mjs';
import { race, rowsOf } from './statistics.mjs';

export const title = '65 templates: render and write, Node';
export const columns = ['writer', 'a template', 'times ours'];

const PERIOD = '2026-06';

export async function run({ rounds }) {
  const modules = await loadModules([
    'src/catalog/index.ts',
    'src/consolidation/index.ts',
    'src/sheets/commune/book.ts',
    'src/sheets/styles.ts',
    'src/workbook/write.ts',
    'src/cli/native.ts',
  ]);
  const { loadCatalog, contextOf, communeSettings, communeBook, writeBook } = modules;
  const catalog = loadCatalog();
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD));
  const book = ({ code }) => communeBook(context, code);
  const contestants = {
    'ours, node:zlib': (unit) => writeBook(book(unit), modules.NODE_PACKER),
    'ours, fflate': (unit) => writeBook(book(unit)),
    'rendering alone': book,
    'exceljs, values and looks only': (unit) => writeByExcelJs(book(unit), modules.STYLES),
  };
  return rowsOf(await race(contestants, catalog.communes, rounds));
}
