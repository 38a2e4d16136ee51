/** A country of made-up units beside the 65: the same directives, the program built with a longer list of units. */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { loadModules } from './compile.mjs';

const PERIOD = '2026-06';
const SEED = 2026;
/** Codes of made-up units begin here; the real ones are below. */
const FIRST_CODE = 50_000;

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const COMMUNES = at('seeds/communes.json');

/** A name of its own for each made-up unit, in letters: digits in a name would be read as a code. */
const lettersOf = (index) =>
  [676, 26, 1]
    .map((place) => String.fromCharCode(65 + (Math.floor(index / place) % 26)))
    .join('')
    .toLowerCase();

/** The list of units as JSON, made up to the given length. */
function communesOf(count) {
  const real = JSON.parse(readFileSync(COMMUNES, 'utf8'));
  const more = Array.from({ length: Math.max(0, count - real.length) }, (_, index) => ({
    ...real[index % real.length],
    code: String(FIRST_CODE + index),
    name: `Giả Định ${lettersOf(index)}`,
  }));
  return JSON.stringify([...real.slice(0, count), ...more]);
}

const withUnits = (count) => ({
  name: 'units',
  enforce: 'pre',
  load: (id) => (id.split('?')[0] === COMMUNES ? communesOf(count) : null),
});

/** The command line for that many units, built into a folder. */
export async function buildProgram(count, outDir) {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [withUnits(count)],
    build: {
      ssr: at('src/cli/index.ts'),
      outDir,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'tiendo.mjs' } },
    },
  });
  return join(outDir, 'tiendo.mjs');
}

/** Writes one filled workbook of every unit into a folder. */
export async function writeReports(count, folder) {
  const modules = await loadModules(
    [
      'src/catalog/index.ts',
      'src/consolidation/index.ts',
      'src/sheets/commune/book.ts',
      'src/workbook/write.ts',
      'src/cli/native.ts',
      'src/cli/sample.ts',
    ],
    [withUnits(count)],
  );
  const { loadCatalog, contextOf, communeSettings, communeBook, sampleAnswers } = modules;
  const catalog = loadCatalog();
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD), true);
  await mkdir(folder, { recursive: true });
  for (const unit of catalog.communes) {
    const answers = sampleAnswers(context, unit, { seed: SEED, late: false, mistakes: false });
    const book = communeBook(context, unit.code, answers);
    const bytes = await modules.writeBook(book, modules.NODE_PACKER);
    await writeFile(join(folder, `${unit.code}.xlsx`), bytes);
  }
}
