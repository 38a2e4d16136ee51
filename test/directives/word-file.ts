/** Small Word files, and the way the command line opens them. */
import { strToU8, zipSync } from 'fflate';
import type { OpenArchive } from '../../src/directives';
import { LIMITS, PORTABLE_CODEC } from '../../src/workbook/read';
import { Budget } from '../../src/workbook/read/limits';
import { ZipArchive } from '../../src/workbook/read/zip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A part whose root is `w:<root>`. */
export const part = (root: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${W} ${MC}>${inside}</w:${root}>`;

export const documentOf = (body: string): string => part('document', `<w:body>${body}</w:body>`);

/** A paragraph of one run; `properties` go into its pPr. */
export const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`;

/** A whole file; further parts by their names. */
export const wordFile = (
  document: string,
  more: Readonly<Record<string, string>> = {},
): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ 'word/document.xml': document, ...more }).map(([name, xml]) => [
        name,
        strToU8(xml),
      ]),
    ),
  );

export const openArchive: OpenArchive = (bytes) =>
  new ZipArchive(bytes, new Budget(LIMITS, () => 0), PORTABLE_CODEC);
