/** Writes docs/SHEETS.md from the specs in src/sheets/. A test says when that is due. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const pathOf = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const load = async (file) => (await runnerImport(pathOf(file), { configFile: false })).module;

const { loadCatalog } = await load('src/catalog/index.ts');
const { describeSheets } = await load('src/sheets/describe.ts');
mkdirSync(pathOf('docs'), { recursive: true });
writeFileSync(pathOf('docs/SHEETS.md'), describeSheets(loadCatalog()));
