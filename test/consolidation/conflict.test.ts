/** How the values of cells read in messages, lists and slips: as people in Việt Nam write them. */
import { conflict, describe as inOneLine } from '../../src/consolidation/conflict';
import { dayFromIso } from '../../src/domain/day';
import { edit, type Accountant } from '../helpers/accountant';
import { CHI_LANG, report, submissionOf, TARGET, TASK } from './support';

describe('a value in the words of a message', () => {
  test.each<[what: string, value: unknown, item: string | undefined, shown: string]>([
    ['a decimal in a column of figures', 28.54, 'targets/x/actual', '28,54'],
    ['thousands', 1234567.5, 'disbursement/DA-01/plan', '1.234.567,5'],
    ['a negative amount', -1200, 'disbursement/DA-01/plan', '-1.200'],
    ['the dust of binary fractions', 0.1 + 0.2, 'targets/x/actual', '0,3'],
    ['zero', 0, 'targets/x/actual', '0'],
    ['a day', dayFromIso('2026-06-05'), 'tasks/x/completedOn', '05/06/2026'],
    ['a day with its time', dayFromIso('2026-06-05') + 0.5, 'tasks/x/completedOn', '05/06/2026'],
    ['digits that are no day', 20260605, 'tasks/x/completedOn', '20260605'],
    ['a code in a column of text', 7001234, 'disbursement/DA-01/code', '7001234'],
    ['a revision', 1200, 'report/revision/value', '1200'],
    ['half a revision', 1.5, 'report/revision/value', '1,5'],
    ['a year that no item stands for', 2026, undefined, '2026'],
    ['a decimal that no item stands for', 28.54, undefined, '28,54'],
    ['a truth value as Excel shows it', true, 'targets/x/actual', 'TRUE'],
    ['an error', { error: '#N/A' }, 'targets/x/actual', '#N/A'],
    ['a text is not touched', '28.54', 'targets/x/actual', '28.54'],
    ['nothing', null, 'targets/x/actual', ''],
  ])('%s', (_what, value, item, shown) => {
    const { value: text } = conflict('x', 'low', 'Xem lại.', { value, ...(item ? { item } : {}) });
    expect(text).toBe(shown);
  });

  test('in a list', () => {
    const place = { sheet: 'Chỉ tiêu', cell: 'H9', value: 28.54, item: 'targets/x/actual' };
    expect(inOneLine(conflict('x', 'low', 'Xem lại.', place))).toBe(
      'Chỉ tiêu!H9 ("28,54"): Xem lại.',
    );
  });
});

describe('a value as it came out of a workbook', () => {
  test.each<[what: string, change: (at: Accountant) => void, code: string, shown: string]>([
    [
      'a figure that is out of range',
      (at) => at.page('disbursement').type('DA-01', 'plan', -1234.5),
      'number-out-of-range',
      '-1.234,5',
    ],
    [
      'a figure in a row without an id',
      (at) => {
        const page = at.page('disbursement');
        page.typeAt(page.insertRowAbove('DA-01'), 'plan', 28.54);
      },
      'row-without-id',
      '28,54',
    ],
    [
      'a number that is no day',
      (at) => at.page('tasks').type(TASK, 'completedOn', 20260605),
      'date-unreadable',
      '20260605',
    ],
    [
      'a rate that cannot be',
      (at) => at.page('targets').type(TARGET, 'actual', -28.54),
      'rate-negative',
      '-28,54',
    ],
  ])('%s', async (_what, change, code, shown) => {
    const { conflicts } = submissionOf(await edit(await report(CHI_LANG), change));
    expect(conflicts.find((problem) => problem.code === code)?.value).toBe(shown);
  });
});
