/** What goes back to the units, as workbooks. */
import {
  correctionsOf,
  extractSubmission,
  receiptsOf,
  type Consolidation,
  type Slip,
} from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { communeBook } from '../../src/sheets/commune/book';
import type { CellContent } from '../../src/sheets/model';
import { sealOf } from '../../src/workbook/seal';
import { writeBook } from '../../src/workbook/write';
import { edit } from '../helpers/accountant';
import { describeNeeding } from '../helpers/libreoffice';
import { lint } from '../helpers/lint';
import { hasSchema, hasXmllint, schemaErrors } from '../helpers/schema';
import {
  answersFrom,
  CHI_LANG,
  clean,
  contextFor,
  DONG_KINH,
  incoming,
  KHANG_CHIEN,
  report,
  run,
  stored,
  submissionOf,
  TASK,
  type Filled,
} from './support';

const NOW = { day: dayFromIso('2026-06-20'), time: '14:05' };
const project = (more: Filled[string]): Filled => ({
  'disbursement/DA-01': { name: 'Đường', group: '2. Chuyển tiếp', plan: 1000, ...more },
});
const WRONG = clean({
  ...project({ disbursed: 1200 }),
  [`tasks/${TASK}`]: { state: 'Hoàn thành' },
});

/** Rows of a slip's first sheet as texts and numbers. */
const rowsOf = ({ book }: Slip): CellContent[][] =>
  (book.sheets[0]?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.value ?? null));

/** The lines of a request: what to do, sheet, cell, value. */
const lines = (slip: Slip): CellContent[][] =>
  rowsOf(slip)
    .filter(([id]) => String(id).startsWith('L-'))
    .map((row) => [...row.slice(2, 5), row[6] ?? null]);

let result: Consolidation;
beforeAll(async () => {
  result = run([
    incoming('tốt.xlsx', await report(CHI_LANG)),
    incoming('sai.xlsx', await report(KHANG_CHIEN, WRONG)),
    incoming('nhẹ.xlsx', await report(DONG_KINH, clean({}, { reportedOn: null }))),
    incoming('=cmd|Hỏng.xlsx', new Uint8Array([1, 2, 3])),
  ]);
});

describe('requests to correct', () => {
  test('for what was refused and for what has a graver reason than a remark', () => {
    expect(correctionsOf(result).map(({ name, file }) => [name, file])).toEqual([
      ['phieu-chinh-sua-2026-06-06037-khang-chien-lan-1.xlsx', 'sai.xlsx'],
      ['phieu-chinh-sua-2026-06-cmd-hong.xlsx', '=cmd|Hỏng.xlsx'],
    ]);
  });

  test('what no unit can mend is not asked of one', async () => {
    const mixed = run([
      incoming('thật.xlsx', await report(CHI_LANG)),
      incoming('mẫu.xlsx', await report(KHANG_CHIEN, clean(), { sample: true })),
    ]);
    expect(mixed.files.map(({ conflicts }) => conflicts.map(({ code }) => code))).toEqual([
      [],
      ['sample-mixed'],
    ]);
    expect(correctionsOf(mixed)).toEqual([]);
  });

  test('the gravest first, each with sheet, cell and value', () => {
    const [slip] = correctionsOf(result);
    if (!slip) throw new Error('no slip');
    expect(lines(slip)).toEqual([
      ['Phải sửa', 'Giải ngân', expect.stringMatching(/^[A-Z]+\d+$/), '1.200'],
      [
        'Sửa, hoặc xác nhận là đúng',
        'Nhiệm vụ',
        expect.stringMatching(/^[A-Z]+\d+$/),
        'Hoàn thành',
      ],
    ]);
    const head = rowsOf(slip).slice(0, 3).flat().join(' ');
    expect(head).toContain('xã Kháng Chiến · tháng 6 năm 2026 · lần 1 · tệp sai.xlsx');
    expect(head).toContain('tăng "Lần báo cáo" lên 2');
  });

  test('nobody can confirm what could not be read', async () => {
    const odd = await edit(await report(KHANG_CHIEN, WRONG), (at) => {
      at.page('tasks').type(TASK, 'completedOn', '31/6/2026');
    });
    const [slip] = correctionsOf(run([incoming('a.xlsx', odd)]));
    expect(slip && lines(slip).map(([todo, , , value]) => [todo, value])).toContainEqual([
      'Phải sửa (chưa nhận)',
      '31/6/2026',
    ]);
  });

  test('a refused file says that it was not taken', () => {
    const slip = correctionsOf(result)[1];
    expect(
      rowsOf(slip as Slip)
        .slice(0, 3)
        .flat()
        .join(' '),
    ).toMatch(/Chưa rõ đơn vị.*CHƯA được nhận/);
  });

  test('two files of one unit have two names', async () => {
    const twice = run([
      incoming('1.xlsx', await report(KHANG_CHIEN, {})),
      incoming('2.xlsx', await report(KHANG_CHIEN, {})),
    ]);
    expect(correctionsOf(twice).map(({ name }) => name)).toEqual([
      'phieu-chinh-sua-2026-06-06037-khang-chien.xlsx',
      'phieu-chinh-sua-2026-06-06037-khang-chien-2.xlsx',
    ]);
  });

  test('a report that another of its revision has replaced does not go back', async () => {
    const other = clean({ ...project({ disbursed: 1300 }), 'report/reporter': { value: 'An' } });
    const twice = run([
      incoming('1.xlsx', await report(KHANG_CHIEN, WRONG)),
      incoming('2.xlsx', await report(KHANG_CHIEN, other)),
    ]);
    expect(correctionsOf(twice).map(({ name }) => name)).toEqual([
      'phieu-chinh-sua-2026-06-06037-khang-chien-lan-1.xlsx',
    ]);
  });

  test('nobody is sent to the hidden sheet, or told a period that is not the file’s', async () => {
    const damaged = await edit(await report(CHI_LANG), (at) => at.meta('unit', '99999'));
    const [slip] = correctionsOf(run([incoming('a.xlsx', damaged)]));
    expect(slip && lines(slip)).toEqual([['Phải sửa', '', '', '']]);
    const may = await report(CHI_LANG, clean(), { period: '2026-05' });
    const [early] = correctionsOf(run([incoming('a.xlsx', may)]));
    const [line] = early ? lines(early) : [];
    expect(line?.slice(0, 3)).toEqual(['Phải sửa', 'Hướng dẫn', expect.stringMatching(/^C\d+$/)]);
    const head = rowsOf(early as Slip)
      .slice(0, 3)
      .flat()
      .join(' ');
    expect(head).toContain('xã Chi Lăng · tổng hợp tháng 6 năm 2026 · tệp a.xlsx');
  });

  test('what the unit cannot mend does not go back', async () => {
    const { files, context } = result;
    const [taken] = files;
    const outdated = { code: 'row-not-in-template', severity: 'medium' as const };
    const conflicts = [{ ...outdated, sheet: '', cell: '', value: '', message: '' }];
    const summary = {
      ...(taken as (typeof files)[number]),
      outcome: 'warning' as const,
      conflicts,
    };
    expect(correctionsOf({ files: [summary], context, store: result.store })).toEqual([]);
  });
});

describe('receipts', () => {
  const factsOf = (slip: Slip | undefined): Record<string, CellContent> =>
    Object.fromEntries(
      rowsOf(slip as Slip).flatMap(([id, , value]) => (id ? [[String(id), value ?? null]] : [])),
    );

  test('for what was accepted, with or without a warning', () => {
    expect(receiptsOf(result, NOW).map(({ file }) => file)).toEqual([
      'tốt.xlsx',
      'sai.xlsx',
      'nhẹ.xlsx',
    ]);
  });

  test('points to the request to correct only where there is one', () => {
    const words = receiptsOf(result, NOW).map((slip) =>
      rowsOf(slip)
        .find(([id]) => id === 'warnings')
        ?.slice(2, 4),
    );
    expect(words).toEqual([
      [0, 'Không có'],
      [expect.any(Number), 'Xem phiếu đề nghị chỉnh sửa gửi kèm'],
      [expect.any(Number), 'Không bắt buộc sửa; cần danh sách thì hỏi Sở Tài chính'],
    ]);
  });

  test('unit, period, revision, hash, time', async () => {
    const { store } = await stored(result);
    const hash = store.ledger.find(({ unit }) => unit === CHI_LANG)?.hash ?? '';
    const [slip] = receiptsOf(result, NOW);
    expect(slip?.name).toBe(`bien-nhan-2026-06-06463-chi-lang-lan-1-${hash.slice(0, 8)}.xlsx`);
    expect(factsOf(slip)).toMatchObject({
      unit: 'xã Chi Lăng',
      period: '2026-06',
      revision: 1,
      submittedOn: dayFromIso('2026-06-12'),
      receivedOn: '14:05 ngày 20/06/2026',
      hash,
      seal: 'Chưa niêm phong',
      values: 12,
      warnings: 0,
    });
  });

  test('a file that comes in again gets the same receipt', async () => {
    const files = [incoming('tốt.xlsx', await report(CHI_LANG))];
    const again = run(files, await stored(run(files)));
    expect(receiptsOf(again, NOW)).toEqual(receiptsOf(run(files), NOW));
  });

  test('a sealed report says so', async () => {
    const seal = sealOf(submissionOf(await report(CHI_LANG)));
    const book = communeBook(contextFor(), CHI_LANG, answersFrom(clean()), seal);
    const sealed = run([incoming('a.xlsx', await writeBook(book))]);
    expect(factsOf(receiptsOf(sealed, NOW)[0])).toMatchObject({ seal: 'Nguyên vẹn' });
  });
});

const all = (): Slip[] => [...correctionsOf(result), ...receiptsOf(result, NOW)];

test('no slip passes for a report', async () => {
  for (const { book } of all()) {
    const extraction = extractSubmission(await writeBook(book), contextFor(), null);
    expect(extraction.ok).toBe(false);
    if (!extraction.ok) expect(extraction.conflicts[0]?.code).toBe('not-a-submission');
  }
});

test('nothing wrong with the packages', async () => {
  for (const { book } of all()) expect(lint(await writeBook(book))).toEqual([]);
});

describeNeeding(
  hasSchema ? (hasXmllint ? undefined : 'xmllint') : 'the ISO schema (shared/facts/xsd)',
  'the ISO 29500-4 schema',
  () => {
    test('every slip is valid', async () => {
      for (const { book } of all()) expect(await schemaErrors(await writeBook(book))).toEqual([]);
    }, 60_000);
  },
  hasSchema,
);
