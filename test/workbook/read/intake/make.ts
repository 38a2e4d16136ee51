/** The small books that the cases of the corpus are variations of. */
import {
  book,
  bookParts,
  entriesOf,
  rawZip,
  stringTable,
  styleSheet,
  type Parts,
  type RawEntry,
} from '../build';
import type { IntakeCase } from './case';

export const SHEET = 'xl/worksheets/sheet1.xml';
export const ONE_SHEET = '<sheet name="Báo cáo" sheetId="1" r:id="rId1"/>';

export const made = (file: string, bytes: () => Uint8Array): IntakeCase => ({ file, bytes });

/** One row that holds a shared text, a day and a figure, with the parts it needs. */
export const ROW =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46178</v></c><c r="C1"><v>1795.5</v></c></row>';
export const AROUND = {
  'xl/sharedStrings.xml': stringTable('<si><t>Xã Kháng Chiến</t></si>'),
  'xl/styles.xml': styleSheet([0, 14]),
};

/** What the workbook of that book points at. */
export const LINKS: readonly (readonly [id: string, kind: string, target: string])[] = [
  ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
  ['rId2', 'styles', 'styles.xml'],
  ['rId3', 'sharedStrings', 'sharedStrings.xml'],
];
export const usual = (): Parts => bookParts(ROW, AROUND);

/** The usual book with the text of every part changed, or its name. */
export const mapped = (change: (text: string) => string | Uint8Array): Parts =>
  Object.fromEntries(Object.entries(usual()).map(([name, part]) => [name, change(part as string)]));
export const renamed = (change: (name: string) => string): Parts =>
  Object.fromEntries(Object.entries(usual()).map(([name, part]) => [change(name), part]));

/** A book whose first row holds these cells, or these texts by way of the table. */
export const cells = (
  inner: string,
  parts: Record<string, string | Uint8Array | undefined> = {},
): Uint8Array => book(`<row r="1">${inner}</row>`, parts);
export const strings = (items: readonly string[]): Uint8Array =>
  cells(items.map((_, at) => `<c t="s"><v>${at}</v></c>`).join(''), {
    'xl/sharedStrings.xml': stringTable(items.map((item) => `<si>${item}</si>`).join('')),
  });

/** A book with this XML for its sheet. */
export const sheet = (xml: string | Uint8Array): Uint8Array => book('', { [SHEET]: xml });

export const entries = (): RawEntry[] =>
  entriesOf(bookParts('<row r="1"><c r="A1"><v>1</v></c></row>'));
export const good = (): Uint8Array => rawZip(entries());

/** The good book with the entry of its sheet lying about itself. */
export const lying = (lie: Partial<RawEntry>): Uint8Array =>
  rawZip(entries().map((entry) => (entry.name === SHEET ? { ...entry, ...lie } : entry)));
