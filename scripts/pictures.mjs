/**
 * Turns the demonstration's workbooks into the pictures that the README shows: LibreOffice prints them,
 * poppler draws the pages. Run after `npm start`; needs `soffice` and `pdftoppm`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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

/** The pages to be shown are among the first; the long table alone has more than a thousand behind them. */
const PAGES = '1-30';
const AS_PDF = `pdf:calc_pdf_Export:${JSON.stringify({ PageRange: { type: 'string', value: PAGES } })}`;

/** Numbers and days as a Vietnamese machine shows them. */
const LOCALE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Setup/L10N">
    <prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi</value></prop>
  </item>
</oor:items>
`;

const folder = mkdtempSync(join(tmpdir(), 'tiendo-'));
const profile = join(folder, 'profile');
mkdirSync(join(profile, 'user'), { recursive: true });
writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), LOCALE);
mkdirSync('docs/images', { recursive: true });
try {
  for (const { book, shows, name } of PICTURES) {
    const pdf = join(folder, book.split('/').at(-1).replace(/xlsx$/, 'pdf'));
    const words = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless'];
    execFileSync('soffice', [...words, '--convert-to', AS_PDF, '--outdir', folder, book], {
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
