import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

test('docs/EXCEL-MEMBERS.md is current, and nothing in it is above ExcelApi 1.14', () => {
  // A process of its own: it reads the code with the TypeScript compiler.
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'excel-members.mjs'), '--check'], {
    encoding: 'utf8',
  });
  const table = readFileSync(join(ROOT, 'docs', 'EXCEL-MEMBERS.md'), 'utf8');
  const sets = [...table.matchAll(/^\| `\S+` +\| ExcelApi 1\.(\d+) +\|$/gm)].map(([, minor]) =>
    Number(minor),
  );
  expect(sets.length).toBeGreaterThan(100);
  expect(Math.max(...sets)).toBeLessThanOrEqual(14);
  for (const member of [
    'Range.formulas',
    'WorksheetProtection.protect',
    'WorksheetCollection.onChanged',
  ])
    expect(table).toContain(`\`${member}\``);
}, 60_000);
