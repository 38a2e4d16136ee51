/** Formulas that are copied read, and calculate, as if each had been typed. */
import fc from 'fast-check';
import { movedFormula } from '../../workbench/host/moved-formula';
import { hostForEach } from './support';

const host = hostForEach();

type Batch = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void;

async function run(batch: Batch): Promise<void> {
  await host().Excel.run(async (context) => {
    batch(context.workbook.worksheets.getItem('Sheet1'), context);
    await context.sync();
  });
}

async function cells(address: string): Promise<{ values: unknown[][]; formulas: unknown[][] }> {
  return host().Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange(address);
    range.load(['values', 'formulas']);
    await context.sync();
    return { values: range.values, formulas: range.formulas };
  });
}

/** 1 to 6 in column A, twice of it in B, filled down from B1. */
const table: Batch = (sheet) => {
  sheet.getRange('A1:A6').values = [1, 2, 3, 4, 5, 6].map((value) => [value]);
  sheet.getRange('B1').formulas = [['=A1*$A$2']];
  sheet.getRange('B2:B6').copyFrom('B1', 'Formulas');
};

test('references move along, those with a dollar sign stay', async () => {
  await run(table);
  expect(await cells('B1:B6')).toEqual({
    values: [[2], [4], [6], [8], [10], [12]],
    formulas: [1, 2, 3, 4, 5, 6].map((row) => [`=A${row}*$A$2`]),
  });
  host().host.type('Sheet1', 'A5', 50);
  expect(await host().host.read('Sheet1', 'B5')).toBe(100);
});

test('constants are copied as they are, blanks empty what was there', async () => {
  await run((sheet) => {
    sheet.getRange('A1:A2').values = [["'007"], ['']];
    sheet.getRange('C1:C4').values = [['x'], ['x'], ['x'], ['x']];
    sheet.getRange('C1:C4').copyFrom('A1:A2', 'Formulas');
  });
  expect((await cells('C1:C4')).values).toEqual([['007'], [''], ['007'], ['']]);
});

test('a destination that is no multiple takes the source once', async () => {
  await run((sheet) => {
    sheet.getRange('A1:A2').values = [[1], [2]];
    sheet.getRange('C1:C3').copyFrom(sheet.getRange('A1:A2'), 'Formulas');
  });
  expect((await cells('C1:C3')).values).toEqual([[1], [2], ['']]);
});

describe('what happens to the first of them concerns no other', () => {
  test.each<[string, Batch]>([
    ['typed over', (sheet) => (sheet.getRange('B1').values = [['x']])],
    ['emptied', (sheet) => sheet.getRange('B1').clear('Contents')],
    ['another formula', (sheet) => (sheet.getRange('B1').formulas = [['=1']])],
    ['filled again from elsewhere', (sheet) => sheet.getRange('B1').copyFrom('D1', 'Formulas')],
  ])('%s', async (_, batch) => {
    await run(table);
    await run(batch);
    expect(await cells('B2:B6')).toEqual({
      values: [[4], [6], [8], [10], [12]],
      formulas: [2, 3, 4, 5, 6].map((row) => [`=A${row}*$A$2`]),
    });
  });

  test('one in the middle typed over, and the others filled once more', async () => {
    await run(table);
    await run((sheet) => (sheet.getRange('B3').values = [[7]]));
    expect((await cells('B1:B6')).values.flat()).toEqual([2, 4, 7, 8, 10, 12]);
    await run((sheet) => {
      sheet.getRange('B1').formulas = [['=A1+1']];
      sheet.getRange('B2:B6').copyFrom('B1', 'Formulas');
    });
    expect((await cells('B1:B6')).values.flat()).toEqual([2, 3, 4, 5, 6, 7]);
  });
});

test('they follow the renaming of a sheet, its end, and a name that comes later', async () => {
  await run((sheet, context) => {
    const { worksheets } = context.workbook;
    worksheets.add('Khác').getRange('A1:A3').values = [[10], [20], [30]];
    sheet.getRange('A1').formulas = [["='Khác'!A1+Sau"]];
    sheet.getRange('A2:A3').copyFrom('A1', 'Formulas');
  });
  await run((sheet, { workbook }) => {
    sheet.getRange('F1').values = [[5]];
    workbook.names.add('Sau', '=Sheet1!$F$1');
    workbook.worksheets.getItem('Khác').name = 'Mới';
  });
  expect(await cells('A1:A3')).toEqual({
    values: [[15], [25], [35]],
    formulas: [["='Mới'!A1+Sau"], ["='Mới'!A2+Sau"], ["='Mới'!A3+Sau"]],
  });
  await run((_, { workbook }) => workbook.worksheets.getItem('Mới').delete());
  expect((await cells('A1:A3')).values).toEqual([['#REF!'], ['#REF!'], ['#REF!']]);
});

test('refused: locked cells, other kinds of copies', async () => {
  await expect(
    run((sheet) => sheet.getRange('A2').copyFrom('A1', 'Formats')),
  ).rejects.toMatchObject({ code: 'InvalidArgument' });
  await run((sheet) => sheet.protection.protect());
  await expect(
    run((sheet) => sheet.getRange('A2').copyFrom('A1', 'Formulas')),
  ).rejects.toMatchObject({ code: 'AccessDenied' });
});

test('what two ranges have in common, and nothing', async () => {
  await host().Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const common = sheet.getRange('B2:D9').getIntersectionOrNullObject('1:4');
    const none = sheet.getRange('B2:D9').getIntersectionOrNullObject('11:14');
    common.load('address');
    none.load('address');
    await context.sync();
    expect(common.address).toBe('Sheet1!B2:D4');
    expect(none.isNullObject).toBe(true);
  });
});

describe('movedFormula', () => {
  test.each<[string, number, number, string]>([
    ['=SUM(A1,$B$2,C$3,$D4)', 2, 1, '=SUM(B3,$B$2,D$3,$D6)'],
    ['=SUM(A:B)+SUM(5:6)', 1, 1, '=SUM(B:C)+SUM(6:7)'],
    [`='Nhiệm vụ'!A1&"A1"`, 1, 0, `='Nhiệm vụ'!A2&"A1"`],
    ['=LOG10(A1)+NgayChot', 1, 0, '=LOG10(A2)+NgayChot'],
    ['=A1', -1, 0, '=#REF!'],
  ])('%s', (formula, rows, columns, expected) => {
    expect(movedFormula(formula, { rows, columns })).toBe(expected);
  });

  test('there and back is the same formula', () => {
    const reference = fc
      .tuple(fc.constantFrom('', '$'), fc.constantFrom('M', 'AB'), fc.integer({ min: 50, max: 99 }))
      .map((parts) => parts.join(''));
    const move = fc.record({ rows: fc.nat(40), columns: fc.nat(10) });
    fc.assert(
      fc.property(fc.array(reference, { minLength: 1 }), move, (references, by) => {
        const formula = `=SUM(${references.join(',')})`;
        const there = movedFormula(formula, by);
        expect(movedFormula(there, { rows: -by.rows, columns: -by.columns })).toBe(formula);
      }),
    );
  });
});
