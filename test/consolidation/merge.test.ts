import * as fc from 'fast-check';
import type { Consolidation, IncomingFile } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  DONG_KINH,
  KHANG_CHIEN,
  MAILED,
  OTHER_TASK,
  QUY_HOA,
  TARGET,
  clean,
  incoming,
  report,
  run,
  seededReport,
  stored,
} from './support';
import { actual, figures, first, outcomes, second } from './revisions';

test('a first report: every value is imported, the ledger and the long table say from where', async () => {
  const result = run([incoming('cl.xlsx', await first())]);
  const { store } = await stored(result);
  expect(result.files).toEqual([
    {
      facts: {
        period: '2026-06',
        revision: 1,
        hash: store.ledger[0]?.hash,
        submittedOn: dayFromIso('2026-06-12'),
        seal: 'unsealed',
        sample: false,
        values: 12,
      },
      file: 'cl.xlsx',
      unit: CHI_LANG,
      outcome: 'accepted',
      imported: store.data.length,
      updated: 0,
      unchanged: 0,
      ignored: 0,
      conflicts: [],
    },
  ]);
  expect(store.data).toContainEqual({
    unit: CHI_LANG,
    period: '2026-06',
    item: actual,
    value: 12,
    file: 'cl.xlsx',
    sheet: 'Chỉ tiêu',
    cell: expect.stringMatching(/^[A-Z]+\d+$/),
    revision: 1,
  });
  expect(store.ledger).toEqual([
    expect.objectContaining({
      unit: CHI_LANG,
      period: '2026-06',
      revision: 1,
      file: 'cl.xlsx',
      submittedOn: dayFromIso('2026-06-12'),
      outcome: 'accepted',
      superseded: false,
      sample: false,
    }),
  ]);
  expect(store.history).toEqual([]);
});

describe('the same files again', () => {
  const again = async (files: IncomingFile[]): Promise<void> => {
    const one = run(files);
    const before = await stored(one);
    const two = run(files, before);
    expect(two.unchanged).toBe(true);
    expect(two.next.content).toBe(one.next.content);
    expect(outcomes(two)).toEqual(outcomes(one));
    for (const { imported, updated } of two.files)
      expect({ imported, updated }).toEqual({ imported: 0, updated: 0 });
    expect((await stored(two)).store).toEqual(before.store);
  };

  test('one report', async () => {
    await again([incoming('a.xlsx', await first())]);
  });

  test('several units, one with mistakes', async () => {
    await again([
      incoming('a.xlsx', await seededReport(CHI_LANG, 1, { mistakes: true })),
      incoming('b.xlsx', await seededReport(KHANG_CHIEN, 2)),
    ]);
  });

  test('bad files are noted once', async () => {
    const good = await first();
    const files = [
      incoming('a.xlsx', good),
      incoming('empty.xlsx', new Uint8Array()),
      incoming('half.xlsx', good.slice(0, 4000)),
      incoming('may.xlsx', await report(KHANG_CHIEN, clean(), { period: '2026-05' })),
    ];
    await again(files);
    const { store } = await stored(run(files, await stored(run(files))));
    expect(store.history.filter(({ kind }) => kind === 'rejected')).toHaveLength(3);
  });

  test('both revisions of one unit', async () => {
    await again([incoming('1.xlsx', await first()), incoming('2.xlsx', await second())]);
  });

  test('two files of one revision that differ', async () => {
    await again([
      incoming('1.xlsx', await first()),
      incoming('2.xlsx', await first({ [`targets/${TARGET}`]: { state: 'Có', actual: 13 } })),
    ]);
  });

  test('an older one beside a newer one that was there before', async () => {
    const before = await stored(run([incoming('2.xlsx', await second())]));
    const one = run([incoming('1.xlsx', await first())], before);
    expect(outcomes(one)).toEqual(['1.xlsx rejected']);
    const two = run([incoming('1.xlsx', await first())], await stored(one));
    expect(two.unchanged).toBe(true);
  });

  test('saved once more in another program: another file, the same report', async () => {
    const bytes = await first();
    const before = await stored(run([incoming('a.xlsx', bytes)]));
    const resaved = await edit(bytes, () => undefined);
    expect(run([incoming('a - Copy.xlsx', resaved)], before).unchanged).toBe(true);
  });

  test('copied to another place on another day', async () => {
    const noDate = await first({ 'report/reportedOn': {} });
    const before = await stored(run([incoming('a.xlsx', noDate)]));
    expect(run([incoming('a.xlsx', noDate, MAILED + 9)], before).unchanged).toBe(true);
  });
});

describe('several files of one unit in one run', () => {
  test('the latest counts, whatever the file names', async () => {
    const changed = { [`targets/${TARGET}`]: { state: 'Có', actual: 15 } };
    const files = [
      incoming('a-moi.xlsx', await second(changed)),
      incoming('b-cu.xlsx', await first()),
    ];
    const result = run(files);
    expect(outcomes(result)).toEqual(['a-moi.xlsx accepted', 'b-cu.xlsx accepted']);
    const after = await stored(result);
    expect(figures(after)[actual]).toBe(15);
    expect(after.store.ledger).toHaveLength(2);
    expect(result.actual).toBe(1);
  });

  test('without a report date the day of the file decides', async () => {
    const old = await first({ 'report/reportedOn': {} });
    const recent = await first({
      'report/reportedOn': {},
      [`targets/${TARGET}`]: { state: 'Có', actual: 15 },
    });
    const files = [incoming('a.xlsx', recent, MAILED + 5), incoming('b.xlsx', old, MAILED)];
    const after = await stored(run(files));
    expect(figures(after)[actual]).toBe(15);
    const bySteps = await stored(run(files.slice(0, 1), await stored(run(files.slice(1)))));
    expect(figures(bySteps)).toEqual(figures(after));
  });

  test('the very same report under two names is one report', async () => {
    const bytes = await first();
    const result = run([incoming('a.xlsx', bytes), incoming('b.xlsx', bytes)]);
    expect(result.files.map(({ imported, unchanged }) => imported + unchanged)).toEqual([12, 12]);
    expect((await stored(result)).store.ledger).toHaveLength(1);
  });
});

test('the order of the files does not matter', async () => {
  const good = await first();
  const files = [
    incoming('01.xlsx', good),
    incoming('02.xlsx', await second({ [`tasks/${OTHER_TASK}`]: { state: 'Đang thực hiện' } })),
    incoming('03.xlsx', await first({ [`targets/${TARGET}`]: { state: 'Có', actual: 99 } })),
    incoming('04.xlsx', await seededReport(KHANG_CHIEN, 4, { mistakes: true })),
    incoming('05.xlsx', await seededReport(DONG_KINH, 5)),
    incoming('06.xlsx', new Uint8Array()),
    incoming('07.xlsx', good.slice(0, 5000)),
    incoming('08.xlsx', await report(QUY_HOA, clean(), { sample: true })),
  ];
  const expected = run(files);
  const byName = (result: Consolidation) =>
    [...result.files].sort((a, b) => a.file.localeCompare(b.file));
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
      const result = run(shuffled);
      expect(result.next.content).toBe(expected.next.content);
      expect(byName(result)).toEqual(byName(expected));
      // The summary is in the order in which the files were given.
      expect(result.files.map(({ file }) => file)).toEqual(shuffled.map(({ file }) => file));
    }),
    { numRuns: 15 },
  );
});

describe('sample figures and real ones', () => {
  test('one stray sample file never keeps real reports out', async () => {
    // phường Đông Kinh has the first code of all.
    const result = run([
      incoming('mau.xlsx', await report(DONG_KINH, clean(), { sample: true })),
      incoming('that.xlsx', await first()),
    ]);
    expect(outcomes(result)).toEqual(['mau.xlsx rejected', 'that.xlsx accepted']);
    expect(result.files[0]?.conflicts.map(({ code }) => code)).toEqual(['sample-mixed']);
    expect(result.context.sample).toBe(false);
  });

  test('a sample book takes no real report', async () => {
    const sample = await stored(
      run([incoming('mau.xlsx', await report(CHI_LANG, clean(), { sample: true }))]),
    );
    expect(sample.sample).toBe(true);
    const result = run([incoming('that.xlsx', await report(KHANG_CHIEN))], sample);
    expect(outcomes(result)).toEqual(['that.xlsx rejected']);
  });
});

describe('another period in the same book', () => {
  test('stands beside the first; both keep their figures', async () => {
    const june = await stored(run([incoming('6.xlsx', await first())]));
    const july = await report(
      CHI_LANG,
      clean({ [`targets/${TARGET}`]: { state: 'Có', actual: 14 } }, { reportedOn: '2026-07-13' }),
      { period: '2026-07' },
    );
    const result = run([incoming('7.xlsx', july)], june, { period: '2026-07' });
    expect(result).toMatchObject({ period: '2026-07', actual: 1, expected: 4 });
    const both = await stored(result);
    expect(both.period).toBe('2026-07');
    expect(figures(both)[actual]).toBe(12);
    expect(figures(both, CHI_LANG, '2026-07')[actual]).toBe(14);
    expect(both.store.history).toEqual([]);
    expect(both.store.ledger.map(({ period, superseded }) => ({ period, superseded }))).toEqual([
      { period: '2026-06', superseded: false },
      { period: '2026-07', superseded: false },
    ]);

    const back = run([incoming('6.xlsx', await first())], both);
    expect(back.files[0]).toMatchObject({ outcome: 'accepted', imported: 0, updated: 0 });
    expect(back.actual).toBe(1);
    expect((await stored(back)).store).toEqual(both.store);
  });
});
