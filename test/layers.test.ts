/**
 * The rules of eslint.layers.js bite. ESLint lints small texts as if they stood in each folder, in a
 * process of its own: its configuration is an ES module, which jest's registry cannot load.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

const SCRIPT = `
  import { readFileSync } from 'node:fs';
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const cases = JSON.parse(readFileSync(0, 'utf8'));
  const found = [];
  for (const { filePath, code } of cases) {
    const [result] = await eslint.lintText(code, { filePath });
    found.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
  }
  process.stdout.write(JSON.stringify(found));
`;

interface Case {
  filePath: string;
  code: string;
}

/** Rules that each text breaks, in the order of the cases. */
const lint = (cases: readonly Case[]): string[][] =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      cwd: ROOT,
      input: JSON.stringify(cases),
      encoding: 'utf8',
    }),
  ) as string[][];

const using = (from: string): string => `import { thing } from '${from}';\nthing();\n`;

const IMPORT = 'no-restricted-imports';
const GLOBAL = 'no-restricted-globals';

/** The order of the design, written down once more so that a slip in the configuration shows. */
const CORE: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  catalog: ['domain'],
  sheets: ['catalog', 'domain'],
  workbook: ['sheets', 'catalog', 'domain'],
  excel: ['sheets', 'catalog', 'domain'],
  directives: ['catalog', 'domain'],
  consolidation: ['workbook', 'sheets', 'catalog', 'domain'],
};

/** The dataset is the command line's; what runs in a page may use all the rest. */
const FOR_PAGES = Object.keys(CORE);

const BELOW: Readonly<Record<string, readonly string[]>> = {
  ...CORE,
  dataset: ['sheets', 'catalog', 'domain'],
  functions: FOR_PAGES,
  jobs: FOR_PAGES,
  taskpane: ['jobs', ...FOR_PAGES],
  commands: ['jobs', ...FOR_PAGES],
  cli: ['dataset', 'consolidation', 'directives', 'workbook', 'sheets', 'catalog', 'domain'],
};
const LAYERS = Object.keys(BELOW);

/** Every layer importing every other one. */
const pairs = LAYERS.flatMap((layer) =>
  LAYERS.filter((other) => other !== layer).map((other) => ({
    layer,
    other,
    filePath: `src/${layer}/example.ts`,
    code: using(`../${other}`),
    allowed: BELOW[layer]?.includes(other) ?? false,
  })),
);

/** What else each folder may and may not do: file, text, the rule it breaks if any. */
const SINGLE: readonly (readonly [string, string, string | null])[] = [
  // Outside packages in domain.
  ['src/domain/example.ts', using('valibot'), IMPORT],
  ['src/domain/example.ts', using('@noble/hashes/sha2.js'), IMPORT],
  [
    'src/domain/example.ts',
    `import type { Thing } from 'valibot';\nexport type It = Thing;\n`,
    IMPORT,
  ],
  ['src/domain/example.ts', using('./day'), null],
  ['src/catalog/example.ts', using('valibot'), null],
  ['src/workbook/example.ts', using('exceljs'), null],

  // Ways around: deeper files, re-exports, longer paths.
  ['src/sheets/commune/example.ts', using('../../workbook/write'), IMPORT],
  ['src/sheets/commune/example.ts', using('../../catalog/select'), null],
  ['src/sheets/commune/example.ts', using('../model'), null],
  ['src/sheets/commune/example.ts', using('../province/rows'), null],
  ['src/sheets/example.ts', `export * from '../workbook/write';\n`, IMPORT],
  ['src/sheets/example.ts', `export { thing } from '../consolidation';\n`, IMPORT],
  ['src/sheets/example.ts', using('../../src/workbook/write'), IMPORT],
  ['src/sheets/example.ts', using('./../workbook/write'), IMPORT],
  ['src/sheets/example.tsx', using('../workbook'), IMPORT],
  ['src/consolidation/example.ts', using('../cli/io'), IMPORT],
  ['src/cli/commands/example.ts', using('../../excel/port'), IMPORT],
  ['src/cli/commands/example.ts', using('../../consolidation'), null],

  // Office.js is named in one folder.
  ['src/excel/example.ts', 'void Excel.run(() => undefined);\n', null],
  ['src/taskpane/example.ts', 'void Excel.run(() => undefined);\n', GLOBAL],
  ['src/taskpane/example.ts', 'Office.onReady();\n', GLOBAL],
  ['src/commands/example.ts', 'Office.actions.associate("x", () => undefined);\n', GLOBAL],
  ['src/functions/example.ts', 'OfficeExtension.HostBridge.init({});\n', GLOBAL],
  ['src/sheets/example.ts', 'void Excel.run(() => undefined);\n', GLOBAL],
  ['src/domain/example.ts', 'void Excel.run(() => undefined);\n', GLOBAL],

  // Days are day numbers.
  ['src/domain/example.ts', 'export const now = new Date();\n', GLOBAL],
  ['src/domain/example.ts', 'export const now = Date.now();\n', GLOBAL],
  ['src/catalog/example.ts', 'export const now = new Date();\n', GLOBAL],
  ['src/sheets/example.ts', 'export const now = new Date();\n', GLOBAL],
  ['src/workbook/example.ts', 'export const fixed = new Date(Date.UTC(2026, 0, 1));\n', null],

  // Everything below the command line also runs in a browser.
  ...[
    'domain',
    'catalog',
    'sheets',
    'workbook',
    'consolidation',
    'directives',
    'excel',
    'dataset',
    'jobs',
    'taskpane',
  ].map((layer) => [`src/${layer}/example.ts`, using('node:fs'), IMPORT] as const),
  ['src/workbook/example.ts', using('node:fs/promises'), IMPORT],
  ['src/workbook/example.ts', using('fs'), IMPORT],
  ['src/workbook/example.ts', using('path'), IMPORT],
  ['src/cli/example.ts', using('node:fs/promises'), null],
];

describe('layers', () => {
  const texts = SINGLE.map(([filePath, code]) => ({ filePath, code }));
  let found: string[][];
  beforeAll(() => {
    found = lint([...pairs, ...texts]);
  }, 120_000);

  test.each(
    pairs.map(({ layer, other, allowed }, index) => [layer, other, allowed, index] as const),
  )('%s imports %s: %p', (_layer, _other, allowed, index) => {
    expect(found[index]).toEqual(allowed ? [] : [IMPORT]);
  });

  test.each(
    SINGLE.map(
      ([filePath, code, rule], index) => [filePath, code.split('\n')[0], rule, index] as const,
    ),
  )('%s: %p breaks %p', (_filePath, _code, rule, index) => {
    // The Office rules may have something of their own to say; the layers' rules are asked here.
    const ours = found[pairs.length + index]?.filter((id) => [IMPORT, GLOBAL].includes(id));
    expect([...new Set(ours)]).toEqual(rule === null ? [] : [rule]);
  });
});
