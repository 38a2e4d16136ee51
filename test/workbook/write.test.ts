/** What a written workbook holds, looked at in its XML and through our own reader. */
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { consolidate } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { areaAddress, cellAddress } from '../../src/sheets/address';
import { communeBook } from '../../src/sheets/commune/book';
import type { Area, BookModel, CellContent, CellModel, SheetModel } from '../../src/sheets/model';
import { YEAR_BOUNDS } from '../../src/sheets/rules';
import type { StyleName } from '../../src/sheets/styles';
import { fileText } from '../../src/workbook/file-text';
import { readBook, type ReadCell } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import { bookContext } from '../helpers/context';
import { contents, decodeXml, elements, partsOf, type Attributes } from '../helpers/package';
import { foreignWords } from '../helpers/vietnamese';

const CHI_LANG = '06463';

// Whole books are written here, on machines that do other things too.
jest.setTimeout(60_000);

/** A book of one sheet, for one thing to look at. */
function bookWith(cells: readonly CellModel[], more: Partial<SheetModel> = {}): BookModel {
  const sheet: SheetModel = {
    key: 'test',
    name: 'Thử',
    state: 'visible',
    columns: [{ width: 10 }],
    rows: cells.map((cell) => ({ cells: [cell] })),
    merges: [],
    validations: [],
    highlights: [],
    protect: true,
    print: { orientation: 'portrait', footer: 'Thử' },
    tab: 'plain',
    ...more,
  };
  return { title: 'Thử', sheets: [sheet], names: [], active: sheet.name };
}

async function roundTrip(
  values: readonly CellContent[],
  style: StyleName = 'text',
): Promise<(ReadCell | undefined)[]> {
  const bytes = await writeBook(bookWith(values.map((value) => ({ value, style }))));
  const [sheet] = readBook(bytes).sheets;
  return values.map((_, index) => sheet?.cell(index + 1, 1));
}

const sheetXml = (bytes: Uint8Array, index: number): string =>
  partsOf(bytes).get(`xl/worksheets/sheet${index + 1}.xml`) ?? '';

// The suite runs in Asia/Ho_Chi_Minh, UTC and America/Los_Angeles: each must give the same day.
describe(`dates, here in ${process.env['TZ'] ?? 'the zone of this machine'}`, () => {
  test.each(['2026-01-01', '2026-02-28', '2026-06-30', '2026-11-01', '2028-02-29', '2026-12-31'])(
    '%s comes back as the same day',
    async (iso) => {
      const day = dayFromIso(iso);
      const [cell] = await roundTrip([day], 'date');
      expect(cell).toEqual({ value: day, isDate: true });
    },
  );

  test('the file holds the whole serial, nothing of a clock', async () => {
    const bytes = await writeBook(bookWith([{ value: dayFromIso('2026-06-30'), style: 'date' }]));
    expect(contents(sheetXml(bytes, 0), 'v')).toEqual(['46203']);
  });

  test('the bounds of a date rule are whole serials too', async () => {
    const area = { top: 1, left: 1, bottom: 1, right: 1 };
    const rule = { kind: 'date', ...YEAR_BOUNDS } as const;
    const book = bookWith([{ value: null, style: 'inputDate', input: true }], {
      validations: [{ area, rule, heading: 'Ngày' }],
    });
    const xml = sheetXml(await writeBook(book), 0);
    expect(contents(xml, 'formula1')).toEqual([String(dayFromIso('2025-01-01'))]);
    expect(contents(xml, 'formula2')).toEqual([String(dayFromIso('2027-12-31'))]);
  });
});

describe('text stays the text it was', () => {
  test.each(['=1+1', '+84 123', '-5', '@SUM(A1)', '=HYPERLINK("x")', "'=1", '\t=1', '007', '1/2'])(
    '%j',
    async (text) => {
      const [cell] = await roundTrip([text]);
      expect(cell).toEqual({ value: text, isDate: false });
    },
  );

  test.each([
    ['_x0041_', '_x0041_'],
    ['một_x000D_hai', 'một_x000D_hai'],
    ['_x005F_x0041_', '_x005F_x0041_'],
    ['dòng 1\r\ndòng 2\rdòng 3', 'dòng 1\ndòng 2\ndòng 3'],
    ['chuông\u0007 và\uFFFE', 'chuông và'],
    ['nửa \uD83D chữ', 'nửa  chữ'],
    ['cả chữ 😀', 'cả chữ 😀'],
    ['  có khoảng trắng ', '  có khoảng trắng '],
    ['Ho\u0300a', 'Ho\u0300a'],
    ['<b>&amp;"\'', '<b>&amp;"\''],
  ])('%j is read back as %j', async (text, expected) => {
    expect((await roundTrip([text]))[0]?.value).toBe(expected);
  });

  test('any text at all makes a file that can be read', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', 'A', '\r', '\n', '\uD800', '\u0000', ' ') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 20 }), async (texts) => {
        const read = await roundTrip(texts);
        const unescaped = (text: string): string => fileText(text).replaceAll('_x005F_', '_');
        texts.forEach((text, index) => {
          expect(read[index]?.value ?? '').toBe(unescaped(text));
        });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('data validations', () => {
  const LONGEST_MESSAGE = 255;
  const LONGEST_TITLE = 32;
  const LONGEST_LIST = 255;
  let book: BookModel;
  let bytes: Uint8Array;
  let written: Attributes[];

  beforeAll(async () => {
    book = communeBook(bookContext(), CHI_LANG);
    bytes = await writeBook(book);
    written = book.sheets.flatMap((_, index) => elements(sheetXml(bytes, index), 'dataValidation'));
  });

  test('every rule of the model is in the file', () => {
    book.sheets.forEach((sheet, index) => {
      const areas = elements(sheetXml(bytes, index), 'dataValidation').map((rule) => rule['sqref']);
      const wanted = sheet.validations.map(({ area }) =>
        areaAddress(area).replace(/^(\w+):\1$/, '$1'),
      );
      const single = areas.map((area) => area?.replace(/^(\w+):\1$/, '$1'));
      expect(single.sort()).toEqual(wanted.sort());
    });
    expect(written.length).toBeGreaterThan(20);
  });

  test('each refuses, says why in Vietnamese, and keeps within what Excel can show', () => {
    for (const rule of written) {
      expect(rule).toMatchObject({ showErrorMessage: '1', showInputMessage: '1' });
      expect(rule['errorStyle'] ?? 'stop').toBe('stop');
      for (const key of ['prompt', 'error', 'promptTitle', 'errorTitle'] as const) {
        const text = rule[key] ?? '';
        expect(text).not.toBe('');
        expect(foreignWords(text)).toEqual([]);
        const longest = key.endsWith('Title') ? LONGEST_TITLE : LONGEST_MESSAGE;
        expect(text.length).toBeLessThanOrEqual(longest);
      }
    }
  });

  test('lists are no longer than Excel opens, and no choice holds their comma', () => {
    book.sheets.forEach((sheet, index) => {
      const formulas = contents(sheetXml(bytes, index), 'formula1').map(decodeXml);
      for (const list of formulas.filter((formula) => formula.startsWith('"'))) {
        expect(list.length - 2).toBeLessThanOrEqual(LONGEST_LIST);
      }
      for (const { rule } of sheet.validations) {
        if (rule.kind !== 'choice') continue;
        expect(rule.choices.filter((choice) => /[,"]/.test(choice))).toEqual([]);
      }
    });
  });

  test('long headings and messages are cut, not written as they are', async () => {
    const area = { top: 1, left: 1, bottom: 1, right: 1 };
    const heading = 'Một tiêu đề dài hơn ba mươi hai ký tự rất nhiều';
    const long = bookWith([{ value: null, style: 'inputText', input: true }], {
      validations: [{ area, rule: { kind: 'text', max: 10 }, heading }],
    });
    const [rule] = elements(sheetXml(await writeBook(long), 0), 'dataValidation');
    expect(rule?.['promptTitle']).toHaveLength(LONGEST_TITLE);
    expect(rule?.['errorTitle']).toHaveLength(LONGEST_TITLE);
  });

  test('every cell that people fill in has a rule', () => {
    const covers = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
      row >= top && row <= bottom && column >= left && column <= right;
    const without = book.sheets.flatMap((sheet) =>
      inputCells(sheet)
        // Of a merged area only the first cell takes anything.
        .filter(
          ({ row, column }) =>
            !sheet.merges.some(
              (area) => covers(area, row, column) && (area.top !== row || area.left !== column),
            ),
        )
        .filter(
          ({ row, column }) => !sheet.validations.some(({ area }) => covers(area, row, column)),
        )
        .map(({ row, column }) => `${sheet.name}!${cellAddress(row, column)}`),
    );
    expect(without).toEqual([]);
  });
});

const inputCells = (sheet: SheetModel): { row: number; column: number }[] =>
  sheet.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell?.input ? [{ row: row + 1, column: column + 1 }] : [])),
  );

describe('unlocked cells', () => {
  const province = (): BookModel =>
    consolidate({ catalog: loadCatalog(), period: '2026-06', files: [], before: null }).next.book;

  test.each([
    ['commune', () => communeBook(bookContext(), CHI_LANG)],
    ['province', province],
  ])('%s: exactly the input cells, on sheets that are protected', async (_, make) => {
    const book = make();
    const bytes = await writeBook(book);
    const styles = partsOf(bytes).get('xl/styles.xml') ?? '';
    const formats = (contents(styles, 'cellXfs')[0] ?? '').split(/(?=<xf\s)/).filter(Boolean);
    const unlocked = formats.map((format) => format.includes('locked="0"'));
    let inputs = 0;
    book.sheets.forEach((sheet, index) => {
      const xml = sheetXml(bytes, index);
      const open = elements(xml, 'c').filter((cell) => unlocked[Number(cell['s'] ?? 0)]);
      const wanted = inputCells(sheet).map(({ row, column }) => cellAddress(row, column));
      expect(open.map((cell) => cell['r']).sort()).toEqual(wanted.sort());
      // 0 is open: filtering, inserting rows, widths and heights. Sorting is not, and there is no password.
      expect(elements(xml, 'sheetProtection')).toEqual([
        { sheet: '1', formatColumns: '0', formatRows: '0', insertRows: '0', autoFilter: '0' },
      ]);
      inputs += wanted.length;
    });
    expect(inputs).toBeGreaterThan(20);
  });
});

test('the same model gives the same parts twice', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => partsOf(await writeBook(communeBook(bookContext(), CHI_LANG)))),
  );
  expect(first?.size).toBeGreaterThan(10);
  expect(second).toEqual(first);
});

describe('footers', () => {
  const LONGEST = 255;
  const footerOf = async (footer: string): Promise<string> => {
    const book = bookWith([], { print: { orientation: 'portrait', footer } });
    return decodeXml(contents(sheetXml(await writeBook(book), 0), 'oddFooter')[0] ?? '');
  };

  test('of every sheet are as short as Excel wants them and count the pages', async () => {
    const book = communeBook(bookContext(), CHI_LANG);
    const bytes = await writeBook(book);
    book.sheets.forEach((_, index) => {
      const [footer = ''] = contents(sheetXml(bytes, index), 'oddFooter').map(decodeXml);
      expect(footer).toContain('Trang &P/&N');
      expect(footer.length).toBeLessThanOrEqual(LONGEST);
    });
  });

  test.each([
    ['letters', 'x'.repeat(400)],
    ['signs', '&'.repeat(300)],
    ['signs at the end', `${'x'.repeat(178)}&&&`],
  ])('too long a text is cut: %s', async (_, text) => {
    const footer = await footerOf(text);
    expect(footer.length).toBeLessThanOrEqual(LONGEST);
    expect(footer).toContain('…');
    // An odd "&" would begin a code with the letter after it.
    const shown = footer.slice(
      footer.indexOf('Italic"') + 'Italic"'.length,
      footer.indexOf('&R&9'),
    );
    expect((/&*…?$/.exec(shown)?.[0].replace('…', '').length ?? 0) % 2).toBe(0);
  });

  test('a text that begins with digits does not become the size of its letters', async () => {
    expect(await footerOf('65 đơn vị')).toContain('&9&"Times New Roman,Italic"65 đơn vị');
  });
});

test('refuses a model whose active sheet is not there', async () => {
  await expect(writeBook({ ...bookWith([]), active: 'Không có' })).rejects.toThrow(RangeError);
});
