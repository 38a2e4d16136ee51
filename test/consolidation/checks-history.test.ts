/** Checks of a report against what the unit said before. */
import { dayFromIso } from '../../src/domain/day';
import type { FileSummary } from '../../src/consolidation';
import {
  CHI_LANG,
  clean,
  incoming,
  lastOf,
  project,
  report,
  run,
  SMALL,
  stored,
  submissionOf,
  TARGET,
  TASK,
  told,
  type Filled,
} from './support';

describe('against what the unit said before', () => {
  const codes = ({ conflicts }: FileSummary): string[] => conflicts.map(told);
  const paid = (disbursed: number, more: Record<string, string | number> = {}): Filled =>
    project({ plan: 10_000, disbursed, estimate: 9000, ...more });

  test('the same or more is as it should be', async () => {
    expect(
      codes(
        await lastOf([
          ['2026-05', paid(400)],
          ['2026-06', paid(400)],
        ]),
      ),
    ).toEqual([]);
    expect(
      codes(
        await lastOf([
          ['2026-05', paid(400)],
          ['2026-06', paid(900)],
        ]),
      ),
    ).toEqual([]);
  });

  test('less paid than before', async () => {
    const summary = await lastOf([
      ['2026-05', paid(400)],
      ['2026-06', paid(350)],
    ]);
    expect(codes(summary)).toEqual(['high cumulative-falls Giải ngân']);
    expect(summary.outcome).toBe('warning');
    expect(summary.conflicts[0]?.message).toMatch(/tháng 5 năm 2026 \(400\)/);
  });

  test('less work done than before; an advance becomes work and may fall', async () => {
    const parts = (volume: number, advance: number): Filled =>
      paid(volume + advance, { volume, advance });
    const before: [string, Filled] = ['2026-05', parts(300, 100)];
    expect(codes(await lastOf([before, ['2026-06', parts(250, 200)]]))).toEqual([
      'medium cumulative-falls Giải ngân',
    ]);
    expect(codes(await lastOf([before, ['2026-06', parts(390, 10)]]))).toEqual([]);
  });

  test('a project is known by its name, not by its row', async () => {
    const moved: Filled = {
      'disbursement/DA-01': {},
      'disbursement/DA-07': {
        name: 'ĐƯỜNG THÔN A',
        group: '2. Chuyển tiếp',
        plan: 10_000,
        disbursed: 300,
        estimate: 9000,
      },
    };
    expect(
      codes(
        await lastOf([
          ['2026-05', paid(400)],
          ['2026-06', moved],
        ]),
      ),
    ).toEqual(['high cumulative-falls Giải ngân']);
  });

  test('another project in the same row is compared with nothing, and the one that is gone is told', async () => {
    const other = paid(10, { name: 'Trường mầm non' });
    const summary = await lastOf([
      ['2026-05', paid(400)],
      ['2026-06', other],
    ]);
    expect(codes(summary)).toEqual(['medium project-gone Giải ngân']);
    expect(summary.conflicts[0]?.message).toContain('Đường thôn A');
  });

  test('a figure that is to stay low may fall', async () => {
    const target = (direction: 'at-least' | 'at-most') => ({
      ...SMALL,
      targets: SMALL.targets.map((row) => (row.id === TARGET ? { ...row, direction } : row)),
    });
    const fallen = async (catalog: typeof SMALL): Promise<string[]> => {
      const of = (period: string, figure: number) =>
        report(CHI_LANG, clean({ [`targets/${TARGET}`]: { state: 'Có', actual: figure } }), {
          period,
          catalog,
        });
      const may = { period: '2026-05', catalog };
      const before = await stored(
        run([incoming('5.xlsx', await of('2026-05', 12))], null, may),
        may,
      );
      const [file] = run([incoming('6.xlsx', await of('2026-06', 5))], before, { catalog }).files;
      return file ? codes(file) : ['none'];
    };
    expect(await fallen(target('at-least'))).toEqual(['medium cumulative-falls Chỉ tiêu']);
    expect(await fallen(target('at-most'))).toEqual([]);
  });

  test('a new year begins anew', async () => {
    const january = { ...paid(5), [`tasks/${TASK}`]: { state: 'Đang thực hiện' } };
    expect(
      codes(
        await lastOf([
          ['2025-12', paid(400)],
          ['2026-01', january],
        ]),
      ),
    ).toEqual([]);
  });

  test('a late report of an earlier month is measured by the later one', async () => {
    const summary = await lastOf([
      ['2026-06', paid(400)],
      ['2026-05', paid(450)],
    ]);
    expect(codes(summary)).toContain('high cumulative-falls Giải ngân');
    expect(summary.conflicts.find(({ code }) => code === 'cumulative-falls')?.message).toContain(
      'tháng 6 năm 2026',
    );
  });

  test('a result far out of its own line', async () => {
    const summary = await lastOf([
      ['2026-05', paid(400)],
      ['2026-06', paid(8000)],
    ]);
    expect(codes(summary)).toEqual(['low jump Giải ngân']);
  });

  test('a plan of another size', async () => {
    const summary = await lastOf([
      ['2026-05', paid(40, { plan: 100_000 })],
      ['2026-06', paid(40, { plan: 10_000 })],
    ]);
    expect(codes(summary)).toEqual(['medium plan-jump Giải ngân']);
  });

  test('a sum of the year that falls, a rate that may', async () => {
    const sum = SMALL.targets.find(({ aggregate }) => aggregate === 'sum')?.id ?? '';
    const rate = SMALL.targets.find(({ aggregate }) => aggregate === 'mean')?.id ?? '';
    const of = (id: string, actual: number): Filled => ({
      [`targets/${id}`]: { state: 'Có', actual },
    });
    expect(
      codes(
        await lastOf([
          ['2026-05', of(sum, 12)],
          ['2026-06', of(sum, 11)],
        ]),
      ),
    ).toEqual(['medium cumulative-falls Chỉ tiêu']);
    expect(
      codes(
        await lastOf([
          ['2026-05', of(rate, 22)],
          ['2026-06', of(rate, 21)],
        ]),
      ),
    ).toEqual([]);
  });

  test('a task that was done and no longer is, or on another day', async () => {
    const done = (iso: string): Filled => ({
      [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso(iso) },
    });
    const open: Filled = { [`tasks/${TASK}`]: { state: 'Đang thực hiện' } };
    expect(
      codes(
        await lastOf([
          ['2026-05', done('2026-05-20')],
          ['2026-06', open],
        ]),
      ),
    ).toEqual(['medium task-reopened Nhiệm vụ']);
    expect(
      codes(
        await lastOf([
          ['2026-05', done('2026-05-20')],
          ['2026-06', done('2026-05-21')],
        ]),
      ),
    ).toEqual(['low completion-date-changed Nhiệm vụ']);
  });

  test('the same file again says the same', async () => {
    const may = run(
      [incoming('5.xlsx', await report(CHI_LANG, clean(paid(400)), { period: '2026-05' }))],
      null,
      {
        period: '2026-05',
      },
    );
    const files = [incoming('6.xlsx', await report(CHI_LANG, clean(paid(350))))];
    const june = run(files, await stored(may));
    const again = run(files, await stored(june));
    expect(again.unchanged).toBe(true);
    expect(again.files[0]?.conflicts).toEqual(june.files[0]?.conflicts);
  });
});

describe('an older report', () => {
  test('is refused with the cells that differ from the one in its place', async () => {
    const second = clean(project({ disbursed: 450 }), { revision: 2 });
    const one = run([incoming('2.xlsx', await report(CHI_LANG, second))]);
    const bytes = await report(CHI_LANG, clean(project({ disbursed: 300 })));
    const two = run([incoming('1.xlsx', bytes)], await stored(one));
    const [refused] = two.files[0]?.conflicts ?? [];
    expect(refused?.code).toBe('older-revision');
    const { values } = submissionOf(bytes);
    const cell = (item: string): string => values.find((value) => value.item === item)?.cell ?? '?';
    expect(refused?.message).toContain('Khác bản đang dùng ở');
    expect(refused?.message).toContain(`Báo cáo!${cell('report/revision/value')}`);
    expect(refused?.message).toContain(`Giải ngân!${cell('disbursement/DA-01/disbursed')}`);
    expect(refused?.message).not.toContain(`Giải ngân!${cell('disbursement/DA-01/plan')}`);
  });
});
