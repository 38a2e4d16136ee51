/** People rearrange workbooks. Values are found by hidden keys, so nothing may go astray unsaid. */
import * as fc from 'fast-check';
import { communeBook } from '../../src/sheets/commune/book';
import { sampleAnswers } from '../../src/cli/sample';
import { findUnit } from '../../src/catalog';
import type { Conflict } from '../../src/consolidation';
import type { BookModel, RowModel, SheetModel } from '../../src/sheets/model';
import { writeBook } from '../../src/workbook/write';
import { edit, type Accountant } from '../helpers/accountant';
import {
  CHI_LANG,
  OTHER_TASK,
  SMALL,
  TARGET,
  TASK,
  clean,
  contextFor,
  report,
  run,
  incoming,
  submissionOf,
  valuesOf,
} from './support';

let good: Uint8Array;

beforeAll(async () => {
  good = await report(CHI_LANG);
});

const pick = ({ code, severity, sheet, cell }: Conflict) => ({ code, severity, sheet, cell });

describe('rearranged, and read all the same', () => {
  test.each<[what: string, conflicts: object[], change: (at: Accountant) => unknown]>([
    [
      'a renamed sheet',
      [{ code: 'sheet-renamed', severity: 'low', sheet: 'Việc tháng 6', cell: 'A4' }],
      (at) => at.rename('tasks', 'Việc tháng 6'),
    ],
    [
      'a report sheet renamed',
      [{ code: 'sheet-renamed', severity: 'low', sheet: 'BC', cell: 'A1' }],
      (at) => at.rename('report', 'BC'),
    ],
    [
      'another tone placement in a name',
      [],
      (at) => at.rename('tasks', 'Nhiệm vụ'.normalize('NFD')),
    ],
    [
      'a moved column',
      [
        {
          code: 'column-moved',
          severity: 'low',
          sheet: 'Nhiệm vụ',
          cell: expect.stringMatching(/^[A-Z]+4$/),
        },
      ],
      (at) => at.page('tasks').moveColumn('completedOn', 'stt'),
    ],
    ['columns inserted before everything', [], (at) => at.page('tasks').insertColumnsBefore(3)],
    [
      'a column inserted in the middle',
      [],
      (at) => at.page('targets').insertColumnBefore('actual'),
    ],
    ['rows inserted on top', [], (at) => at.page('targets').insertRowsAtTop(6)],
    ['a blank row between', [], (at) => at.page('tasks').insertRowAbove(OTHER_TASK)],
    ['rows sorted backwards', [], (at) => at.page('tasks').sortRows((a, b) => b.localeCompare(a))],
    ['sorted by a button of the filter', [], (at) => at.page('tasks').sortByFilter('content')],
    ['free rows among them', [], (at) => at.page('targets').sortByFilter('name')],
    ['petitions, too', [], (at) => at.page('petitions').sortByFilter('content')],
    ['projects by their figures', [], (at) => at.page('disbursement').sortByFilter('plan')],
    ['a column deleted that nobody types in', [], (at) => at.page('tasks').deleteColumn('lead')],
    ['a sheet of their own', [], (at) => at.addSheet('Ghi chú', 'Họp ngày 5/6')],
    [
      'a copied sheet behind',
      [{ code: 'sheet-copied', severity: 'low', sheet: 'Nhiệm vụ (2)', cell: 'A4' }],
      (at) => at.copySheet('tasks', 'Nhiệm vụ (2)', 'back'),
    ],
    [
      'a copied sheet in front, as Excel puts it',
      [{ code: 'sheet-copied', severity: 'low', sheet: 'Nhiệm vụ (2)', cell: 'A4' }],
      (at) => at.copySheet('tasks', 'Nhiệm vụ (2)', 'front'),
    ],
    [
      'a copied sheet as LibreOffice names it',
      [{ code: 'sheet-copied', severity: 'low', sheet: 'Nhiệm vụ_2', cell: 'A4' }],
      (at) => at.copySheet('tasks', 'Nhiệm vụ_2', 'front'),
    ],
    ['the first page deleted', [], (at) => at.deleteSheet('guide')],
  ])('%s', async (_what, conflicts, change) => {
    const submission = submissionOf(await edit(good, change));
    expect(valuesOf(submission)).toEqual(valuesOf(submissionOf(good)));
    expect(submission.conflicts.map(pick)).toEqual(conflicts);
    expect(submission.ignored).toBe(0);
  });
});

test.each(['front', 'back'] as const)(
  'what was typed on the original counts, with the copy at the %s',
  async (place) => {
    const bytes = await edit(good, (at) => {
      at.copySheet('tasks', 'Nhiệm vụ (2)', place).page('tasks').type(TASK, 'result', 'CV 12');
    });
    expect(valuesOf(submissionOf(bytes))[`tasks/${TASK}/result`]).toBe('CV 12');
  },
);

describe('what cannot be read is said, with the place', () => {
  const only = (submission: ReturnType<typeof submissionOf>, code: string): Conflict => {
    const found = submission.conflicts.filter((conflict) => conflict.code === code);
    expect(found).toHaveLength(1);
    return found[0] as Conflict;
  };

  test('a figure in an inserted row', async () => {
    let cell = '';
    const bytes = await edit(good, (at) => {
      const page = at.page('tasks');
      cell = page.typeAt(page.insertRowAbove(OTHER_TASK), 'state', 'Hoàn thành');
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-without-id')).toMatchObject({
      sheet: 'Nhiệm vụ',
      cell,
      value: 'Hoàn thành',
    });
    expect(submission.ignored).toBe(1);
    expect(valuesOf(submission)).toEqual(valuesOf(submissionOf(good)));
  });

  test('a figure in a row inserted right under the headings', async () => {
    let cell = '';
    const bytes = await edit(good, (at) => {
      const page = at.page('disbursement');
      cell = page.typeAt(page.insertRowAbove('DA-01'), 'plan', 700);
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-without-id')).toMatchObject({
      sheet: 'Giải ngân',
      cell,
      value: '700',
    });
    expect(submission.ignored).toBe(1);
  });

  test('a deleted id', async () => {
    let cell = '';
    const bytes = await edit(good, (at) => {
      cell = at.page('tasks').address(TASK, 'state');
      at.page('tasks').changeId(TASK, null);
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-missing')).toMatchObject({ sheet: 'Nhiệm vụ', cell: 'A4' });
    expect(only(submission, 'row-missing').message).toContain(TASK);
    expect(only(submission, 'row-without-id')).toMatchObject({ sheet: 'Nhiệm vụ', cell });
    expect(submission.ignored).toBe(2);
    expect(valuesOf(submission)).not.toHaveProperty([`tasks/${TASK}/state`]);
    expect(valuesOf(submission)).toHaveProperty([`targets/${TARGET}/actual`], 12);
  });

  test('every id deleted: each filled row is pointed at', async () => {
    const bytes = await edit(good, (at) => {
      const page = at.page('disbursement');
      for (const id of page.ids) page.changeId(id, null);
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-without-id')).toMatchObject({ sheet: 'Giải ngân' });
    expect(submission.ignored).toBe(5);
  });

  test('an id of somebody else', async () => {
    let cell = '';
    const bytes = await edit(good, (at) => {
      cell = at.page('tasks').idAddress(TASK);
      at.page('tasks').changeId(TASK, 'X-99');
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-unknown')).toMatchObject({
      cell,
      value: 'X-99',
      severity: 'medium',
    });
    expect(submission.ignored).toBe(2);
  });

  test('a doubled row: the first counts', async () => {
    let row = 0;
    const bytes = await edit(good, (at) => {
      row = at.page('targets').duplicateRow(TARGET, { actual: 99 });
    });
    const submission = submissionOf(bytes);
    expect(only(submission, 'row-duplicate')).toMatchObject({ sheet: 'Chỉ tiêu', cell: `A${row}` });
    expect(valuesOf(submission)).toEqual(valuesOf(submissionOf(good)));
  });

  test('a doubled column: the first counts', async () => {
    const bytes = await edit(good, (at) => at.page('targets').copyColumn('actual'));
    expect(only(submissionOf(bytes), 'column-duplicate')).toMatchObject({ value: 'actual' });
    expect(valuesOf(submissionOf(bytes))).toEqual(valuesOf(submissionOf(good)));
  });

  test('a deleted column', async () => {
    const bytes = await edit(good, (at) => at.page('targets').deleteColumn('actual'));
    const submission = submissionOf(bytes);
    expect(only(submission, 'column-missing')).toMatchObject({
      sheet: 'Chỉ tiêu',
      cell: 'A4',
      value: 'actual',
    });
    const rest = Object.entries(valuesOf(submissionOf(good))).filter(
      ([item]) => item !== `targets/${TARGET}/actual`,
    );
    expect(valuesOf(submission)).toEqual(Object.fromEntries(rest));
  });

  test('the answer column of the report', async () => {
    const bytes = await edit(good, (at) => at.page('report').deleteColumn('value'));
    expect(only(submissionOf(bytes), 'column-missing')).toMatchObject({
      sheet: 'Báo cáo',
      cell: 'A1',
    });
  });

  test.each<[what: string, change: (at: Accountant) => unknown]>([
    ['a deleted sheet', (at) => at.deleteSheet('targets')],
    ['a deleted id column', (at) => at.page('targets').deleteIdColumn()],
    ['a deleted key row', (at) => at.page('targets').deleteKeyRow()],
  ])('%s', async (_what, change) => {
    const submission = submissionOf(await edit(good, change));
    expect(only(submission, 'sheet-missing')).toMatchObject({
      severity: 'high',
      sheet: 'Chỉ tiêu',
    });
    expect(valuesOf(submission)).toHaveProperty([`tasks/${TASK}/state`]);
    expect(run([incoming('a.xlsx', await edit(good, change))]).files[0]?.outcome).toBe('warning');
  });
});

/** A sheet with its columns and its rows in another order, blank ones between them. */
function rearrange(
  sheet: SheetModel,
  order: { columns: number[]; rows: number[]; gaps: number[] },
): SheetModel {
  const isId = (row: RowModel): boolean =>
    typeof row.cells[0]?.value === 'string' && !row.cells[0].value.startsWith('tiendo:');
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  const columns = byWeight(
    Array.from({ length: width }, (_, index) => index),
    order.columns,
  );
  const head = sheet.rows.filter((row) => !isId(row));
  const body = byWeight(sheet.rows.filter(isId), order.rows);
  const blank: RowModel = { cells: [] };
  const rows = [...head, ...body].flatMap((row, index) =>
    order.gaps.includes(index) ? [blank, row] : [row],
  );
  return {
    ...sheet,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.length ? columns.map((from) => row.cells[from]) : [],
    })),
    columns: [],
    merges: [],
    validations: [],
    highlights: [],
  };
}

const byWeight = <T>(list: readonly T[], weights: readonly number[]): T[] =>
  list
    .map((value, index) => ({ value, weight: weights[index % weights.length] ?? 0, index }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(({ value }) => value);

test('no order of columns, rows and blank rows changes what a report says', async () => {
  const weights = fc.array(fc.nat(1000), { minLength: 7, maxLength: 31 });
  const order = fc.record({
    columns: weights,
    rows: weights,
    gaps: fc.array(fc.nat(40), { maxLength: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(500), order, async (seed, moved) => {
      const context = contextFor();
      const answers = sampleAnswers(context, findUnit(SMALL, CHI_LANG), {
        seed,
        late: false,
        mistakes: false,
      });
      const book = communeBook(context, CHI_LANG, answers);
      const sheets = book.sheets.map((sheet) =>
        sheet.key === 'guide' ? sheet : rearrange(sheet, moved),
      );
      const shuffled: BookModel = { ...book, sheets: byWeight(sheets, moved.rows), names: [] };
      const before = submissionOf(await writeBook(book));
      const after = submissionOf(await writeBook(shuffled));
      expect(valuesOf(after)).toEqual(valuesOf(before));
      const { unit, period, revision, reportedOn, ignored } = before;
      expect(after).toMatchObject({ unit, period, revision, reportedOn, ignored });
      const real = (list: readonly Conflict[]) =>
        list
          .map(({ code }) => code)
          .filter((code) => code !== 'column-moved')
          .sort();
      expect(real(after.conflicts)).toEqual(real(before.conflicts));
    }),
    { numRuns: 25 },
  );
});

test('every value carries the cell it was read from', async () => {
  const moved = await edit(good, (at) => {
    at.rename('targets', 'CT').page('targets').moveColumn('actual', 'stt').insertRowAbove(TARGET);
  });
  const { values } = submissionOf(moved);
  let cell = '';
  await edit(moved, (at) => (cell = at.page('targets').address(TARGET, 'actual')));
  expect(values).toContainEqual({ item: `targets/${TARGET}/actual`, value: 12, sheet: 'CT', cell });
});

test('the seeded answers are the ones that come back', async () => {
  const filled = clean();
  const said = Object.entries(filled).flatMap(([row, answers]) =>
    Object.entries(answers).map(([column, value]) => [`${row}/${column}`, value]),
  );
  expect(valuesOf(submissionOf(await report(CHI_LANG, filled)))).toEqual(Object.fromEntries(said));
});
