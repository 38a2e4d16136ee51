/** Whatever we write opens everywhere without a word of complaint. */
import { zipSync, strToU8, unzipSync, type Zippable } from 'fflate';
import { consolidate } from '../../src/consolidation';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import {
  LIBREOFFICE_TIMEOUT,
  describeNeeding,
  describeWithLibreOffice,
  recalculate,
} from '../helpers/libreoffice';
import { lint } from '../helpers/lint';
import { hasSchema, hasXmllint, schemaErrors, withoutExtensions } from '../helpers/schema';
import { catalog, contextFor, filledBook } from './books';

const CHI_LANG = '06463';
const KINDS = ['template', 'filled', 'filled with mistakes', 'province', 'empty province'] as const;
type Kind = (typeof KINDS)[number];

const books = new Map<Kind, { model: BookModel; bytes: Uint8Array }>();

const bookOf = (kind: Kind): { model: BookModel; bytes: Uint8Array } => {
  const found = books.get(kind);
  if (!found) throw new Error(`${kind} was not written`);
  return found;
};

beforeAll(async () => {
  const context = contextFor('2026-06');
  const add = async (kind: Kind, model: BookModel): Promise<Uint8Array> => {
    const bytes = await writeBook(model);
    books.set(kind, { model, bytes });
    return bytes;
  };
  await add('template', communeBook({ ...context, sample: false }, CHI_LANG));
  const filled = await add('filled', filledBook(context, { unit: CHI_LANG, seed: 1 }));
  const wrong = await add(
    'filled with mistakes',
    filledBook(context, { unit: catalog.communes[0]?.code ?? '', seed: 2, mistakes: true }),
  );
  const files = [filled, wrong].map((bytes, index) => ({
    file: `${index}.xlsx`,
    bytes,
    modifiedOn: context.asOf,
  }));
  // A file that is no workbook puts a line into the history too.
  const broken = { file: '=hỏng.xlsx', bytes: filled.slice(0, 900), modifiedOn: context.asOf };
  const input = { catalog, period: '2026-06', before: null };
  await add('province', consolidate({ ...input, files: [...files, broken] }).next.book);
  await add('empty province', consolidate({ ...input, files: [] }).next.book);
}, 120_000);

test.each(KINDS)('%s: nothing wrong with the package', (kind) => {
  expect(lint(bookOf(kind).bytes)).toEqual([]);
});

describeNeeding(
  hasSchema ? (hasXmllint ? undefined : 'xmllint') : 'the ISO schema (shared/facts/xsd)',
  'the ISO 29500-4 schema',
  () => {
    test.each(KINDS)(
      '%s: valid',
      async (kind) => {
        expect(await schemaErrors(bookOf(kind).bytes)).toEqual([]);
      },
      60_000,
    );

    test('an invalid part is found', async () => {
      const broken = changed('xl/worksheets/sheet1.xml', (xml) =>
        xml.replace('<sheetData>', '<sheetDate/><sheetData>'),
      );
      expect((await schemaErrors(broken)).join('\n')).toContain('sheetDate');
    });
  },
  hasSchema,
);

describeWithLibreOffice('LibreOffice opens it', () => {
  let opened: Uint8Array[] = [];

  beforeAll(async () => {
    opened = await recalculate(KINDS.map((kind) => bookOf(kind).bytes));
  }, LIBREOFFICE_TIMEOUT);

  test.each(KINDS)('%s: the same sheets with the same texts', (kind) => {
    const { model } = bookOf(kind);
    const book = readBook(opened[KINDS.indexOf(kind)] ?? new Uint8Array());
    expect(book.sheets.map(({ name }) => name)).toEqual(model.sheets.map(({ name }) => name));
    const lost = textCells(model).filter(
      ({ sheet, row, column, text }) => book.sheets[sheet]?.cell(row, column)?.value !== text,
    );
    expect(lost).toEqual([]);
  });
});

/** Texts that can be seen: what lies under a merged area is nobody's concern. */
function textCells(
  model: BookModel,
): { sheet: number; row: number; column: number; text: string }[] {
  return model.sheets.flatMap(({ rows, merges }, sheet) =>
    rows.flatMap(({ cells }, rowIndex) =>
      cells.flatMap((cell, columnIndex) => {
        const [row, column] = [rowIndex + 1, columnIndex + 1];
        const covered = merges.some(
          ({ top, left, bottom, right }) =>
            (row !== top || column !== left) &&
            row >= top &&
            row <= bottom &&
            column >= left &&
            column <= right,
        );
        const text = cell?.value;
        if (typeof text !== 'string' || text === '' || cell?.formula || covered) return [];
        return [{ sheet, row, column, text }];
      }),
    ),
  );
}

/** The template with one part changed. */
function changed(part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bookOf('template').bytes);
  const xml = new TextDecoder().decode(parts[part]);
  const after = change(xml);
  if (after === xml) throw new Error(`Nothing was changed in ${part}`);
  return zipSync({ ...parts, [part]: strToU8(after) } as Zippable);
}

/** A check that cannot fail is worth nothing: each finds what it is there for. */
describe('the checks themselves', () => {
  const WORKBOOK = 'xl/workbook.xml';
  const LINKS = 'xl/_rels/workbook.xml.rels';
  const TABLE = 'xl/worksheets/sheet2.xml';

  test.each<[string, string, (xml: string) => string, string]>([
    [
      'a missing target',
      LINKS,
      (xml) => xml.replace('styles.xml', 'style.xml'),
      'no part style.xml',
    ],
    [
      'an external link',
      LINKS,
      (xml) => xml.replace('Target="styles.xml"', 'Target="styles.xml" TargetMode="External"'),
      'points outside',
    ],
    ['an Id twice', LINKS, (xml) => xml.replace('"rId2"', '"rId1"'), 'an Id stands twice'],
    [
      'a part without type',
      '[Content_Types].xml',
      (xml) => xml.replace(/<Override PartName="\/xl\/styles[^>]*>/, ''),
      'xl/styles.xml',
    ],
    [
      'a type without part',
      '[Content_Types].xml',
      (xml) => xml.replace('/xl/styles.xml', '/xl/styled.xml'),
      'xl/styled.xml',
    ],
    ['a style too many', TABLE, (xml) => xml.replace(/ s="\d+"/, ' s="999"'), 'style 999'],
    ['a dxf too many', TABLE, (xml) => xml.replace(/dxfId="\d+"/, 'dxfId="999"'), 'dxf 999'],
    [
      'a string too many',
      TABLE,
      (xml) => xml.replace(/t="s"><v>\d+/, 't="s"><v>99999'),
      'shared string 99999',
    ],
    [
      'a hidden active tab',
      WORKBOOK,
      (xml) => xml.replace('activeTab="0"', 'activeTab="6"'),
      'active tab 6',
    ],
    ['no active tab', WORKBOOK, (xml) => xml.replace(' activeTab="0"', ''), 'active tab NaN'],
    [
      'two selected tabs',
      TABLE,
      (xml) => xml.replace('<sheetView ', '<sheetView tabSelected="1" '),
      'selected too',
    ],
    [
      'a meta sheet in sight',
      WORKBOOK,
      (xml) => xml.replace('veryHidden', 'visible'),
      '_tiendo is visible',
    ],
    [
      'a password',
      TABLE,
      (xml) => xml.replace('<sheetProtection', '<sheetProtection password="CC1A"'),
      'protection with password',
    ],
    ['no protection', TABLE, (xml) => xml.replace(/<sheetProtection[^>]*>/, ''), 'not protected'],
    [
      'headings that scroll away',
      TABLE,
      (xml) => xml.replace(/<pane [^>]*>/, ''),
      'headings are not frozen',
    ],
    [
      'no print titles',
      WORKBOOK,
      (xml) => xml.replace('_xlnm.Print_Titles', '_xlnm.Print_Area'),
      'no print titles',
    ],
    [
      'a name that points nowhere',
      WORKBOOK,
      (xml) => xml.replace(/(name="NgayChot">)[^<]*/, '$1#REF!'),
      'points nowhere',
    ],
    ['another paper', TABLE, (xml) => xml.replace('paperSize="9"', 'paperSize="1"'), 'not A4'],
    [
      'a merge over a merge',
      TABLE,
      (xml) => xml.replace('<mergeCell ', '<mergeCell ref="A1:Z40"/><mergeCell '),
      'merged over another',
    ],
  ])('find %s', (_, part, change, complaint) => {
    expect(lint(changed(part, change)).join('\n')).toContain(complaint);
  });

  test.each(['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/vbaProject.bin'])(
    'find an unwanted part: %s',
    (part) => {
      const parts = { ...unzipSync(bookOf('template').bytes), [part]: strToU8('<x/>') };
      expect(lint(zipSync(parts)).join('\n')).toContain(`unwanted part ${part}`);
    },
  );

  test('find a missing theme', () => {
    const parts = Object.entries(unzipSync(bookOf('template').bytes));
    const without = Object.fromEntries(parts.filter(([name]) => !name.includes('theme')));
    expect(lint(zipSync(without))).toContain('no theme part');
  });

  test('find an entry that stands twice', () => {
    // Names of equal length, so that one can be written over the other in both directories.
    const parts = { ...unzipSync(bookOf('template').bytes), 'docProps/apq.xml': strToU8('<x/>') };
    const text = Buffer.from(zipSync(parts)).toString('latin1').replaceAll('apq.xml', 'app.xml');
    expect(lint(Buffer.from(text, 'latin1'))).toContain('twice: docprops/app.xml');
  });

  test('strip only what applications may ignore', () => {
    const xml =
      '<a xmlns:mc="m" mc:Ignorable="x14ac" x14ac:dyDescent="1" r:id="2"><x14ac:b><c/></x14ac:b><d x14:e="3"/></a>';
    expect(withoutExtensions(xml)).toBe('<a xmlns:mc="m" r:id="2"><d x14:e="3"/></a>');
  });
});
