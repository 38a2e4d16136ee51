/** The simulated host is as strict as Excel; office.js is Microsoft's own. */
import { PAYLOAD_LIMIT } from '../../workbench/host/host';
import { hostForEach, refusalBy, type Batch } from './support';

const host = hostForEach();
const refusal = (batch: Batch) => refusalBy(host(), batch);

const PROTECTED: Batch = (_, sheet) => sheet.protection.protect();

describe('refuses what Excel refuses', () => {
  test.each<[string, string | null, Batch]>([
    ['a cell', null, (_, sheet) => sheet.getRange('B2').clear()],
    ['whole rows', null, (_, sheet) => sheet.getRange('$5:$6').clear()],
    ['an address without a row', 'InvalidArgument', (_, sheet) => sheet.getRange('B').clear()],
    [
      'an address off the sheet',
      'InvalidArgument',
      (_, sheet) => sheet.getRange('A1048577').clear(),
    ],
    ['nonsense for an address', 'InvalidArgument', (_, sheet) => sheet.getRange('ô này').clear()],
    ['a cell of another sheet', 'InvalidArgument', (_, sheet) => sheet.getRange('Khác!A1').clear()],
    [
      'a sheet that is not there',
      'ItemNotFound',
      ({ workbook }) => workbook.worksheets.getItem('Khác').activate(),
    ],
    [
      'a name that is not there',
      'ItemNotFound',
      ({ workbook }) => workbook.names.getItem('Khac').delete(),
    ],
    [
      'a member that the host does not know',
      'ApiNotFound',
      (_, sheet) => sheet.getRange('A1').format.autofitRows(),
    ],
    ['a property that the host does not know', 'ApiNotFound', (_, sheet) => sheet.load('tabId')],
    [
      'an array of another shape',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1:B2').values = [[1, 2]];
      },
    ],
    [
      'a formula with a mistake',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1').formulas = [['=SUM(A2']];
      },
    ],
    [
      'a formula that names no sheet',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1').formulas = [["='Khác'!A1"]];
      },
    ],
    [
      'a colour that is none',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1').format.fill.color = 'đỏ';
      },
    ],
    [
      'a list longer than 255 characters',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1').dataValidation.rule = {
          list: { inCellDropDown: true, source: 'a,'.repeat(200) },
        };
      },
    ],
    [
      'a message longer than 255 characters',
      'InvalidArgument',
      (_, sheet) => {
        sheet.getRange('A1').dataValidation.prompt = {
          showPrompt: true,
          title: '',
          message: 'a'.repeat(256),
        };
      },
    ],
    [
      'a name that is taken',
      'ItemAlreadyExists',
      ({ workbook }) => workbook.worksheets.add('SHEET1'),
    ],
    ['a name with a bracket', 'InvalidArgument', ({ workbook }) => workbook.worksheets.add('a[b')],
    [
      'a name of 32 characters',
      'InvalidArgument',
      ({ workbook }) => workbook.worksheets.add('a'.repeat(32)),
    ],
    ['deleting the only visible sheet', 'InvalidOperation', (_, sheet) => sheet.delete()],
    [
      'hiding the only visible sheet',
      'InvalidOperation',
      (_, sheet) => {
        sheet.visibility = 'Hidden';
      },
    ],
    [
      'deleting a very hidden sheet',
      'InvalidOperation',
      ({ workbook }) => {
        const sheet = workbook.worksheets.add('Ẩn');
        sheet.visibility = 'VeryHidden';
        sheet.delete();
      },
    ],
    [
      'activating a hidden sheet',
      'InvalidOperation',
      ({ workbook }) => {
        const sheet = workbook.worksheets.add('Ẩn');
        sheet.visibility = 'Hidden';
        sheet.activate();
      },
    ],
    [
      'protecting twice',
      'InvalidOperation',
      (context, sheet) => {
        PROTECTED(context, sheet);
        PROTECTED(context, sheet);
      },
    ],
    [
      'writing into a protected cell',
      'AccessDenied',
      (context, sheet) => {
        PROTECTED(context, sheet);
        sheet.getRange('A1').values = [[1]];
      },
    ],
    [
      'writing into an unlocked cell of a protected sheet',
      null,
      (context, sheet) => {
        sheet.getRange('A1').format.protection.locked = false;
        PROTECTED(context, sheet);
        sheet.getRange('A1').values = [[1]];
      },
    ],
    [
      'formatting a protected sheet',
      'AccessDenied',
      (context, sheet) => {
        PROTECTED(context, sheet);
        sheet.getRange('A1').format.font.bold = true;
      },
    ],
    [
      'a chart on a protected sheet',
      'AccessDenied',
      (context, sheet) => {
        PROTECTED(context, sheet);
        sheet.charts.add('BarClustered', sheet.getRange('A1:B2'), 'Columns');
      },
    ],
  ])('%s: %s', async (_, code, batch) => {
    expect(await refusal(batch)).toBe(code);
  });

  test('adding a sheet to a workbook whose structure is protected', async () => {
    host().host.state.structureProtected = true;
    expect(await refusal(({ workbook }) => workbook.worksheets.add('Mới'))).toBe('AccessDenied');
  });

  test('a request above 5 MB, and does none of it', async () => {
    const large = 'x'.repeat(30_000);
    const rows = Math.ceil(PAYLOAD_LIMIT / large.length) + 1;
    const code = await refusal((_, sheet) => {
      sheet.getRange(`A1:A${rows}`).values = Array.from({ length: rows }, () => [large]);
    });
    expect(code).toBe('RequestPayloadSizeLimitExceeded');
    expect(await host().host.read('Sheet1', 'A1')).toBe('');
  });

  test('an answer above 5 MB', async () => {
    const large = 'x'.repeat(30_000);
    for (let part = 0; part < 2; part += 1) {
      const code = await refusal((_, sheet) => {
        const range = sheet.getRange(`A${part * 100 + 1}:A${part * 100 + 100}`);
        range.values = Array.from({ length: 100 }, () => [large]);
      });
      expect(code).toBeNull();
    }
    expect(await refusal((_, sheet) => sheet.getRange('A1:A200').load('values'))).toBe(
      'ResponsePayloadSizeLimitExceeded',
    );
  });

  test('everything while a cell is edited', async () => {
    host().host.editing = true;
    expect(await refusal((_, sheet) => sheet.load('name'))).toBe('InvalidOperationInCellEditMode');
  });
});

describe('a batch that is refused in the middle', () => {
  test('leaves what came before the mistake, and says where it was', async () => {
    const error = await host()
      .Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Sheet1');
        sheet.getRange('A1').values = [['trước']];
        sheet.getRange('A2').format.fill.color = 'đỏ';
        sheet.getRange('A3').values = [['sau']];
        await context.sync();
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'RichApi.Error',
      code: 'InvalidArgument',
      debugInfo: { errorLocation: 'RangeFill.Color' },
    });
    expect(await host().host.read('Sheet1', 'A1')).toBe('trước');
    expect(await host().host.read('Sheet1', 'A3')).toBe('');
  });

  test('and so does a connection that breaks where it is told to', async () => {
    const batch: Batch = (_, sheet) => {
      sheet.getRange('A1').values = [['một']];
      sheet.getRange('A2').values = [['hai']];
    };
    host().host.fail({ batch: 2, afterActions: 0 });
    expect(await refusal((_, sheet) => sheet.load('name'))).toBeNull();
    expect(await refusal(batch)).toBe('GeneralException');
    expect(await host().host.read('Sheet1', 'A1')).toBe('');

    const actions = host().host.batches[1]?.actions ?? 0;
    host().host.fail({ batch: 1, afterActions: actions - 1 });
    expect(await refusal(batch)).toBe('GeneralException');
    expect(await host().host.read('Sheet1', 'A1')).toBe('một');
    expect(await host().host.read('Sheet1', 'A2')).toBe('');

    host().host.fail({ batch: 1, afterActions: Infinity });
    expect(await refusal(batch)).toBe('GeneralException');
    expect(await host().host.read('Sheet1', 'A2')).toBe('hai');
    host().host.fail(null);
    expect(await refusal(batch)).toBeNull();
  });
});
