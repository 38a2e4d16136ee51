/** The files that the benchmarks read: what 65 units hand in, made-up figures in every one. */
import { loadModules } from './compile.mjs';

const PERIOD = '2026-06';
const SEED = 2026;

/** The modules that make the files, loaded once for all parts. */
const modules = loadModules([
  'src/catalog/index.ts',
  'src/consolidation/index.ts',
  'src/sheets/commune/book.ts',
  'src/workbook/write.ts',
  'src/cli/sample.ts',
]);

let filled;

/**
 * One filled workbook of every unit, the same bytes at every call.
 *
 * @example (await filledWorkbooks()).length //=> 65
 */
export function filledWorkbooks() {
  filled ??= makeFilled();
  return filled;
}

async function makeFilled() {
  const { loadCatalog, contextOf, communeSettings, communeBook, sampleAnswers, writeBook } =
    await modules;
  const catalog = loadCatalog();
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD), true);
  const files = [];
  for (const unit of catalog.communes) {
    const answers = sampleAnswers(context, unit, { seed: SEED, late: false, mistakes: false });
    files.push(await writeBook(communeBook(context, unit.code, answers)));
  }
  return files;
}
