/**
 * Turns the demonstration's workbooks into the pictures that the README shows: LibreOffice prints them,
 * poppler draws the pages. Run after `npm start`; needs `soffice` and `pdftoppm`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PICTURES = [
  { book: 'out/so-tong-hop-2026-06.xlsx', shows: 'TỔNG HỢP TIẾN ĐỘ', name: 'so-tong-hop' },
  {
    book: 'out/bao-cao-da-nop/bao-cao-2026-06-06463-chi-lang.xlsx',
    shows: 'NHIỆM VỤ ĐƯỢC GIAO',
    name: 'so-bao-cao-nhiem-vu',
  },
  {
    book: 'out/bao-cao-da-nop/bao-cao-2026-06-06463-chi-lang.xlsx',
    shows: 'ỦY BAN NHÂN DÂN',
    name: 'so-bao-cao-bao-cao',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'tiendo-'));
mkdirSync('docs/images', { recursive: true });
try {
  for (const { book, shows, name } of PICTURES) {
    const pdf = join(folder, book.split('/').at(-1).replace(/xlsx$/, 'pdf'));
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, book], {
      stdio: 'ignore',
    });
    const pages = execFileSync('pdftotext', [pdf, '-']).toString().split('\f');
    const at = pages.findIndex((text) => text.includes(shows));
    if (at < 0) throw new Error(`${book}: no page shows ${shows}`);
    const number = String(at + 1);
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
