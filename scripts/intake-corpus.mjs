/**
 * Writes the corpus of the reader, test/fixtures/intake/, from the list in test/workbook/read/intake/: no
 * file there has another origin. Files that LibreOffice has to save stay as they are where it is missing.
 *
 * Run: node scripts/intake-corpus.mjs [--outcomes]
 *
 * With `--outcomes` it prints what the reader makes of every file, in the form of expected.json. Read it
 * before you copy anything: expected.json says what must come, not what comes.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadModules } from '../bench/compile.mjs';

const FOLDER = fileURLToPath(new URL('../test/fixtures/intake/', import.meta.url));
const TABLE = 'expected.json';

/** What LibreOffice calls the formats. */
const FILTERS = {
  '.xlsx': 'xlsx:Calc MS Excel 2007 XML',
  '.ods': 'ods',
  '.xls': 'xls:MS Excel 97',
  '.html': 'html',
};

const { CASES, contentOf, readBook, ReadRefusal } = await loadModules([
  'test/workbook/read/intake/cases.ts',
  'src/workbook/read/index.ts',
]);

/** The bytes as LibreOffice saves them, or null without LibreOffice. */
function savedByLibreOffice(bytes, file) {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-corpus-'));
  try {
    writeFileSync(join(folder, 'in.xlsx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const filter = FILTERS[extname(file)];
    const out = join(folder, 'out');
    const options = ['--headless', '--norestore', '--convert-to', filter, '--outdir', out];
    execFileSync('soffice', [profile, ...options, join(folder, 'in.xlsx')], { stdio: 'ignore' });
    return readFileSync(join(out, `in${extname(file)}`));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

mkdirSync(FOLDER, { recursive: true });
const known = new Set([TABLE, ...CASES.map(({ file }) => file)]);
for (const name of readdirSync(FOLDER)) if (!known.has(name)) rmSync(join(FOLDER, name));

for (const { file, bytes, savedBy } of CASES) {
  const made = await bytes();
  const written = savedBy === 'LibreOffice' ? savedByLibreOffice(made, file) : made;
  if (written === null) process.stderr.write(`${file}: kept, LibreOffice was not found\n`);
  else writeFileSync(join(FOLDER, file), written);
}
process.stderr.write(`${CASES.length} files in test/fixtures/intake/\n`);

if (process.argv.includes('--outcomes')) {
  const outcomes = {};
  for (const { file } of CASES) {
    try {
      outcomes[file] = { content: contentOf(readBook(readFileSync(join(FOLDER, file)))) };
    } catch (error) {
      if (!(error instanceof ReadRefusal)) throw error;
      outcomes[file] = { code: error.code, message: error.message };
    }
  }
  process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
}
