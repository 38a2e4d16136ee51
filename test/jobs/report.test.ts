/** What the report check says, and that the province finds the seal of a report intact. */
import { extractSubmission } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { readingOf } from '../../src/excel/changed-cells';
import { GridSheet } from '../../src/excel/grid';
import { directEngine } from '../../src/jobs/direct-engine';
import { plainBook } from '../../src/jobs/plain-book';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import { findTables } from '../../src/workbook/tables';
import { checkSeal } from '../../src/workbook/seal';
import { writeBook } from '../../src/workbook/write';
import {
  answersFrom,
  CHI_LANG,
  communeContext,
  emptyModel,
  filledModel,
  FULL,
  modelOf,
  PERIOD,
  plainOf,
} from './support';

const engine = directEngine();
const DAY = dayFromIso('2026-06-12');

const bookOf = (answers: Parameters<typeof answersFrom>[0]): BookModel =>
  communeBook(communeContext(), CHI_LANG, answersFrom(answers));

async function made(model: BookModel, reportedOn = DAY, secret?: string) {
  const request = secret === undefined ? { reportedOn } : { reportedOn, secret };
  const plan = await engine.report(plainOf(model), request);
  return { model: await modelOf(plan), result: plan.result };
}

const units = FULL.communes.filter((_, index) => index % 16 === 0).map(({ code }) => code);

test.each(units)('the province finds the report of %s as it was sealed', async (code) => {
  const seed = Number(code) % 97;
  const { model, result } = await made(filledModel(code, { seed, mistakes: true }));
  const { bytes } = await engine.reportFile(plainOf(model));
  const extraction = extractSubmission(bytes, communeContext(), PERIOD);
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
  const { submission } = extraction;
  expect(checkSeal(submission.seal, submission)).toEqual({ state: 'intact', by: 'checksum' });
  expect(submission.seal?.code.slice(0, 16)).toBe(result.seal);
  expect(submission).toMatchObject({ unit: code, revision: 1, reportedOn: DAY });
});

test('numbers and days typed as text become what they say; what cannot be read stays', async () => {
  const { model } = await made(
    bookOf({
      'tasks/000-T41': { state: 'Hoàn thành', completedOn: '05/6/2026' },
      'tasks/000-T44': { state: 'Hoàn thành', completedOn: '31/6/2026' },
      'disbursement/DA-01': { name: 'Đường', group: '2. Chuyển tiếp', plan: '1.795,5' },
    }),
  );
  const tables = findTables(readingOf(model)).tables;
  const value = (sheet: string, row: string, column: string): unknown => {
    const table = tables.get(sheet);
    const found = table?.rows.find(({ id }) => id === row);
    return table?.at(found?.number ?? 0, column).cell?.value;
  };
  expect(value('tasks', '000-T41', 'completedOn')).toBe(dayFromIso('2026-06-05'));
  expect(value('tasks', '000-T44', 'completedOn')).toBe('31/6/2026');
  expect(value('disbursement', 'DA-01', 'plan')).toBe(1795.5);
});

test('another revision only when figures were changed', async () => {
  const first = await made(filledModel(CHI_LANG, { seed: 3 }));
  expect(first.result.revision).toBe(1);
  expect((await made(first.model)).result).toEqual(first.result);
  const later = await made(first.model, DAY + 1);
  expect(later.result.revision).toBe(1);
  expect(later.result.seal).not.toBe(first.result.seal);

  const changed = await made(edited(first.model, 'report', 'phone', 'value', '0205 123'));
  expect(changed.result.revision).toBe(2);
  expect((await made(changed.model)).result.revision).toBe(2);
  // Whoever raised it by hand is not put back.
  const byHand = await made(edited(changed.model, 'report', 'revision', 'value', 7));
  expect(byHand.result.revision).toBe(7);
  const again = await made(edited(byHand.model, 'report', 'phone', 'value', '0205 456'));
  expect(again.result.revision).toBe(8);
});

test('a day or a secret that cannot be meant is refused in words', async () => {
  const model = emptyModel(CHI_LANG);
  for (const day of [0, 46_000.5, Number.NaN, 99_999]) {
    await expect(made(model, day)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('Ngày báo cáo'),
    });
  }
  await expect(made(model, DAY, '  ')).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining('Mã bí mật'),
  });
});

/** The workbook after somebody typed into one cell. */
function edited(
  model: BookModel,
  sheet: string,
  row: string,
  column: string,
  value: string | number,
): BookModel {
  const table = findTables(readingOf(model)).tables.get(sheet);
  const number = table?.rows.find(({ id }) => id === row)?.number ?? 0;
  const at = table?.columns.get(column) ?? 0;
  return {
    ...model,
    sheets: model.sheets.map((one) =>
      one.key !== sheet
        ? one
        : {
            ...one,
            rows: one.rows.map((line, index) =>
              index + 1 !== number
                ? line
                : {
                    ...line,
                    cells: line.cells.map((cell, place) =>
                      cell && place + 1 === at ? { ...cell, value } : cell,
                    ),
                  },
            ),
          },
    ),
  };
}

describe('a workbook that says nothing', () => {
  const HEAD = { 'report/reporter': { value: 'Lý A' }, 'report/phone': { value: '0205 123' } };
  const SPOILED = { ...HEAD, 'tasks/000-T44': { state: 'xong rồi' } };

  test.each<[what: string, answers: Parameters<typeof answersFrom>[0], why: string[]]>([
    ['blank', {}, []],
    ['a name and a telephone number', HEAD, []],
    ['nothing that can be taken', SPOILED, ['not-in-list']],
  ])('%s: it is not sealed, in the words of who would get it', async (_what, answers, why) => {
    const model = bookOf(answers);
    const context = communeContext();
    const sent = extractSubmission(await writeBook(model), context, PERIOD);
    const [refusal, ...rest] = sent.ok ? [] : sent.conflicts;
    expect(refusal?.code).toBe('report-empty');
    expect(rest.map(({ code }) => code)).toEqual(why);
    expect(await engine.check(plainOf(model))).toMatchObject({ ready: false, empty: refusal });
    await expect(made(model)).rejects.toMatchObject({
      code: 'report-not-ready',
      message: refusal?.message,
      conflicts: rest,
    });
  });

  test('"Không phát sinh" is an answer', async () => {
    const model = bookOf({ 'tasks/000-T41': { state: 'Không phát sinh' } });
    expect(await engine.check(plainOf(model))).toMatchObject({ ready: true, empty: null });
    expect((await made(model)).result.revision).toBe(1);
  });
});

describe('the check', () => {
  test('an empty workbook: everything is missing, nothing is wrong', async () => {
    const check = await engine.check(plainOf(emptyModel(CHI_LANG)));
    expect(check).toMatchObject({ problems: [], ready: false, seal: 'unsealed' });
    const progress = Object.fromEntries(check.progress.map((one) => [one.sheet, one]));
    expect(progress['tasks']).toMatchObject({ name: 'Nhiệm vụ', answered: 0 });
    expect(progress['report']).toMatchObject({ name: 'Báo cáo', answered: 0, expected: 3 });
    expect(progress['disbursement']).toMatchObject({ answered: 0, expected: 0 });
    expect(check.missing.length).toBe(
      check.progress.reduce((sum, { expected, answered }) => sum + expected - answered, 0),
    );
    const places = check.missing.map(({ sheet, cell }) => `${sheet}!${cell}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('an answer takes one thing off the list, also one that cannot be read', async () => {
    const before = (await engine.check(plainOf(emptyModel(CHI_LANG)))).missing.length;
    const answers = {
      'tasks/000-T41': { state: 'Không phát sinh' },
      'tasks/000-T44': { state: 'xong' },
      'report/reporter': { value: 'Lý A' },
    };
    const check = await engine.check(plainOf(bookOf(answers)));
    expect(before - check.missing.length).toBe(3);
    expect(check.problems).toMatchObject([
      { code: 'not-in-list', sheet: 'Nhiệm vụ', value: 'xong' },
    ]);
  });

  test('a project that was begun must have its group, its plan and its money', async () => {
    const project = { name: 'Đường', group: '2. Chuyển tiếp', plan: 10, disbursed: 1 };
    const lacking = async (more: Record<string, string | number | null>): Promise<string[]> => {
      const check = await engine.check(
        plainOf(bookOf({ 'disbursement/DA-02': { ...project, ...more } })),
      );
      return check.missing
        .filter(({ sheet }) => sheet === 'Giải ngân')
        .map(({ message }) => message);
    };
    expect(await lacking({})).toEqual([]);
    expect(await lacking({ group: null })).toEqual([expect.stringContaining('nhóm dự án')]);
    expect(await lacking({ plan: null })).toEqual([expect.stringContaining('kế hoạch vốn')]);
    expect(await lacking({ disbursed: null })).toEqual([expect.stringContaining('đã giải ngân')]);
  });

  test('a sheet that is gone is wrong, and no report is made of the rest', async () => {
    const { sheets, ...rest } = emptyModel(CHI_LANG);
    const without = plainOf({ ...rest, sheets: sheets.filter(({ key }) => key !== 'tasks') });
    expect(await engine.check(without)).toMatchObject({ ready: false });
    const copy = plainOf({ ...rest, sheets: sheets.filter(({ key }) => key !== 'tasks') });
    await expect(engine.report(copy, { reportedOn: DAY })).rejects.toMatchObject({
      code: 'report-not-ready',
      conflicts: [{ code: 'sheet-missing' }],
    });
  });

  test('sheets of ours without the hidden one', async () => {
    const { sheets, ...rest } = emptyModel(CHI_LANG);
    const book = () => plainOf({ ...rest, sheets: sheets.filter(({ key }) => key !== 'meta') });
    expect(await engine.describe(book())).toMatchObject({
      kind: 'unusable',
      problem: { code: 'not-our-workbook' },
    });
    expect(await engine.check(book())).toMatchObject({ ready: false });
    const load = { book: 'commune', period: PERIOD, unit: CHI_LANG, documents: null, group: null };
    await expect(engine.load(book(), load as never)).rejects.toMatchObject({
      code: 'book-unusable',
    });
  });

  test('somebody else’s sheets are no book of ours', async () => {
    const sheet = new GridSheet('Sheet1', 'visible');
    sheet.put(1, 1, { value: 'của tôi', isDate: false });
    const book = plainBook({ sheets: [sheet], date1904: false });
    expect(await engine.describe(book)).toEqual({ kind: 'none' });
  });
});
