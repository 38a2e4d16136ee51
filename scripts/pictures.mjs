/**
 * Turns the demonstration's workbooks into the pictures that the README shows: LibreOffice prints them,
 * poppler draws the pages. Run after `npm start`; needs `soffice` and `pdftoppm`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PICTURES = [
  { book: 'out/so-tong-hop-2026-06.xlsx', page: 1, name: 'so-tong-hop' },
  {
    book: 'out/bao-cao-da-nop/bao-cao-2026-06-06463-chi-lang.xlsx',
    page: 3,
    name: 'so-bao-cao-nhiem-vu',
  },
  {
    book: 'out/bao-cao-da-nop/bao-cao-2026-06-06463-chi-lang.xlsx',
    page: 'last',
    name: 'so-bao-cao-bao-cao',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'tiendo-'));
mkdirSync('docs/images', { recursive: true });
try {
  for (const { book, page, name } of PICTURES) {
    const pdf = join(folder, book.split('/').at(-1).replace(/xlsx$/, 'pdf'));
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, book], {
      stdio: 'ignore',
    });
    const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf]).toString())?.[1]);
    const number = String(page === 'last' ? pages : page);
    execFileSync('pdftoppm', [
      '-r',
      '80',
      '-f',
      number,
      '-l',
      number,
      '-png',
      '-singlefile',
      pdf,
      join(folder, name),
    ]);
    cpSync(join(folder, `${name}.png`), `docs/images/${name}.png`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
