/** The simulated host, behind Microsoft's own office.js: objects, formulas, events, counts. */
import { hostForEach, refusalBy, type Batch } from './support';

const host = hostForEach();
const refusal = (batch: Batch) => refusalBy(host(), batch);

test('null objects are known as such', async () => {
  await host().Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    const none = worksheets.getItemOrNullObject('Khác');
    const some = worksheets.getItemOrNullObject('sheet1');
    const empty = worksheets.getItem('Sheet1').getUsedRangeOrNullObject(true);
    const name = names.getItemOrNullObject('Khac');
    none.load('name');
    some.load('name');
    await context.sync();
    expect([none.isNullObject, some.isNullObject, empty.isNullObject, name.isNullObject]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(some.name).toBe('Sheet1');
  });
});

test('a range is kept across requests, even when its sheet is renamed meanwhile', async () => {
  await host().Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const range = sheet.getRange('B2:C3');
    range.values = [
      [1, 2],
      [3, 4],
    ];
    range.load('address');
    await context.sync();
    expect(range.address).toBe('Sheet1!B2:C3');
    sheet.name = 'Nhiệm vụ';
    await context.sync();
    range.load(['address', 'values', 'rowIndex', 'columnCount', 'valueTypes']);
    await context.sync();
    expect(range.address).toBe("'Nhiệm vụ'!B2:C3");
    expect(range.toJSON()).toMatchObject({
      rowIndex: 1,
      columnCount: 2,
      values: [
        [1, 2],
        [3, 4],
      ],
      valueTypes: [
        ['Double', 'Double'],
        ['Double', 'Double'],
      ],
    });
  });
});

test('null in an array leaves a cell as it is, an empty text empties it', async () => {
  await refusal((_, sheet) => {
    sheet.getRange('A1:C1').values = [[1, 2, 3]];
  });
  await refusal((_, sheet) => {
    sheet.getRange('A1:C1').values = [[null, '', 9]];
  });
  expect(await host().host.read('Sheet1', 'A1')).toBe(1);
  expect(await host().host.read('Sheet1', 'B1')).toBe('');
  expect(await host().host.read('Sheet1', 'C1')).toBe(9);
});

describe('formulas', () => {
  const results = async (formulas: string[]): Promise<unknown[]> => {
    expect(
      await refusal(({ workbook }, sheet) => {
        sheet.getRange('A1:C4').values = [
          ['nhóm', 5, 46_000],
          ['nhóm', 7, 46_010],
          ['khác', 11, 46_020],
          ['khác', '', 46_030],
        ];
        workbook.names.add('NgayChot', sheet.getRange('C3'));
        sheet.getRange(`E1:E${formulas.length}`).formulas = formulas.map((formula) => [formula]);
      }),
    ).toBeNull();
    return Promise.all(formulas.map((_, index) => host().host.read('Sheet1', `E${index + 1}`)));
  };

  /** The kinds that our sheets are made of (src/sheets/formulas.ts). */
  test('of the kinds that our sheets use are computed', async () => {
    const cases: [string, unknown][] = [
      ['=SUM(B1:B4)', 23],
      ['=COUNTIF(A1:A4,"nhóm")', 2],
      ['=COUNTIFS(A1:A4,"khác",B1:B4,">6")', 1],
      ['=SUMPRODUCT((A1:A4="nhóm")*ISNUMBER(B1:B4),B1:B4)', 12],
      ['=SUMPRODUCT(MAX((A1:A4="khác")*(C1:C4<=NgayChot)*C1:C4))', 46_020],
      ['=SUMPRODUCT(--(A1:A4="khác"))', 2],
      ['=IF(COUNT(B4,B3)>0,"có","không")', 'có'],
      ['=IF(NgayChot>C1,"Quá hạn","Trong hạn")', 'Quá hạn'],
      ['=ABS(B1-B2)<=1E-9*MAX(ABS(B1),ABS(B2))', false],
      ['=DAY(DATE(YEAR(NgayChot),MONTH(NgayChot)+1,0))', 31],
      ['=TEXT(0.256,"0%")&"; "&TEXT(1,"0%")', '26%; 100%'],
      ['=IF(B4="","",1)', ''],
      ['=OR(B1=5,B2=0)', true],
      ['=1/0', '#DIV/0!'],
      ['=KHONGCO+1', '#NAME?'],
    ];
    expect(await results(cases.map(([formula]) => formula))).toEqual(
      cases.map(([, result]) => result),
    );
  });

  test('follow the cells, names and sheets that they point at', async () => {
    await results(['=NgayChot-C1', '=B1*2']);
    expect(await host().host.read('Sheet1', 'E1')).toBe(20);
    host().host.type('Sheet1', 'C3', 46_001);
    expect(await host().host.read('Sheet1', 'E1')).toBe(1);
    await refusal(({ workbook }, sheet) => {
      workbook.worksheets.add('Khác').getRange('A1').formulas = [['=Sheet1!E2+NgayChot']];
      sheet.name = 'Nhiệm vụ';
    });
    expect(await host().host.read('Khác', 'A1')).toBe(46_011);
    await host().Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Nhiệm vụ').delete();
      await context.sync();
    });
    expect(await host().host.read('Khác', 'A1')).toBe('#REF!');
    expect(host().host.state.store.names()).toEqual([{ name: 'NgayChot', formula: '=#REF!' }]);
  });

  test('find a name that is made after them', async () => {
    await results(['=Sau+1']);
    expect(await host().host.read('Sheet1', 'E1')).toBe('#NAME?');
    await refusal(({ workbook }, sheet) => workbook.names.add('Sau', sheet.getRange('B1')));
    expect(await host().host.read('Sheet1', 'E1')).toBe(6);
  });

  test('are not calculated in a batch that suspends them, and are after it', async () => {
    await results(['=B1*2']);
    await host().Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      context.workbook.application.suspendApiCalculationUntilNextSync();
      sheet.getRange('B1').values = [[50]];
      const result = sheet.getRange('E1');
      result.load('values');
      await context.sync();
      expect(result.values).toEqual([[10]]);
      result.load('values');
      await context.sync();
      expect(result.values).toEqual([[100]]);
    });
  });
});

test('events tell what was typed, on one sheet and on all of them', async () => {
  const heard: string[] = [];
  await host().Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = worksheets.getItem('Sheet1');
    sheet.load('id');
    await context.sync();
    const { id } = sheet;
    worksheets.onChanged.add(async ({ worksheetId, address, triggerSource }) => {
      heard.push(`all ${worksheetId === id} ${address} ${triggerSource}`);
    });
    sheet.onChanged.add(async ({ address }) => {
      heard.push(`one ${address}`);
    });
    await context.sync();
    sheet.getRange('B2:B3').values = [[1], [2]];
    await context.sync();
  });
  host().host.type('Sheet1', 'A1', 5);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard.sort()).toEqual(
    ['all true A1 Unknown', 'all true B2:B3 ThisLocalAddin', 'one A1', 'one B2:B3'].sort(),
  );
});

test('batches and their bytes are counted', async () => {
  host().host.fail(null);
  await refusal((_, sheet) => {
    sheet.getRange('A1').values = [['số liệu']];
  });
  await refusal((_, sheet) => sheet.load('name'));
  expect(host().host.batches).toHaveLength(2);
  const [write, load] = host().host.batches;
  expect(write?.bytes).toBeGreaterThan(load?.bytes ?? 0);
  expect(write?.actions).toBeGreaterThan(2);
});
