/** A later revision of a report takes the place of the earlier one, which is kept. */
import { edit } from '../helpers/accountant';
import { CHI_LANG, TARGET, clean, incoming, report, run, stored } from './support';
import { actual, figures, first, outcomes, second } from './revisions';

describe('a later revision', () => {
  test('supersedes; the earlier one stays in the ledger, its old values in the history', async () => {
    const before = await stored(run([incoming('1.xlsx', await first())]));
    const changed = { [`targets/${TARGET}`]: { state: 'Có', actual: 15 } };
    const result = run([incoming('2.xlsx', await second(changed))], before);
    // The figure, the revision and the report date.
    expect(result.files[0]).toMatchObject({ outcome: 'accepted', imported: 0, updated: 3 });
    const after = await stored(result);
    expect(figures(after)[actual]).toBe(15);
    expect(
      after.store.ledger.map(({ revision, superseded, file }) => ({ revision, superseded, file })),
    ).toEqual([
      { revision: 1, superseded: true, file: '1.xlsx' },
      { revision: 2, superseded: false, file: '2.xlsx' },
    ]);
    expect(after.store.history).toContainEqual(
      expect.objectContaining({
        kind: 'changed',
        item: actual,
        before: 12,
        after: 15,
        file: '2.xlsx',
      }),
    );
    expect(after.store.history.find(({ item }) => item === actual)?.message).toContain('1.xlsx');
  });

  test('left blank, a value goes out of the table and stays in the history with its place', async () => {
    const before = await stored(run([incoming('1.xlsx', await first())]));
    const result = run(
      [incoming('2.xlsx', await second({ [`targets/${TARGET}`]: { state: 'Có' } }))],
      before,
    );
    const after = await stored(result);
    expect(figures(after)).not.toHaveProperty([actual]);
    const cell = [...before.store.data].find(({ item }) => item === actual)?.cell;
    expect(after.store.history).toContainEqual(
      expect.objectContaining({
        kind: 'changed',
        item: actual,
        before: 12,
        after: null,
        file: '2.xlsx',
        sheet: 'Chỉ tiêu',
        cell,
      }),
    );
  });

  test.each<[what: string, spoil: Parameters<typeof edit>[1]]>([
    ['text in the number cell', (at) => at.page('targets').type(TARGET, 'actual', 'khoảng 12')],
    ['the id of the row deleted', (at) => at.page('targets').changeId(TARGET, null)],
    ['the column deleted', (at) => at.page('targets').deleteColumn('actual')],
    ['the sheet deleted', (at) => at.deleteSheet('targets')],
  ])('%s: what cannot be read does not wipe out the earlier figure', async (_what, spoil) => {
    const before = await stored(run([incoming('1.xlsx', await first())]));
    const result = run([incoming('2.xlsx', await edit(await second(), spoil))], before);
    const after = await stored(result);
    expect([...after.store.data].find(({ item }) => item === actual)).toEqual(
      [...before.store.data].find(({ item }) => item === actual),
    );
    const kept = result.files[0]?.conflicts.filter(({ code }) => code === 'earlier-value-kept');
    expect(kept).toHaveLength(1);
    expect(result.files[0]?.outcome).toBe('warning');
    // The rest of the new report counts.
    expect(figures(after)['report/revision/value']).toBe(2);
    expect(run([incoming('2.xlsx', await edit(await second(), spoil))], after).unchanged).toBe(
      true,
    );
  });

  test('a day that is kept is told as a day', async () => {
    const before = await stored(run([incoming('1.xlsx', await first())]));
    const spoiled = await edit(await second(), (at) =>
      at.page('tasks').deleteColumn('completedOn'),
    );
    const [file] = run([incoming('2.xlsx', spoiled)], before).files;
    const kept = file?.conflicts.filter(({ code }) => code === 'earlier-value-kept') ?? [];
    expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining(': 01/06/2026)')]);
  });

  test('an older one is refused at the cell of its revision, and changes no figure', async () => {
    const before = await stored(run([incoming('2.xlsx', await second())]));
    const result = run(
      [incoming('1.xlsx', await first({ [`targets/${TARGET}`]: { actual: 1 } }))],
      before,
    );
    expect(result.files[0]).toMatchObject({
      outcome: 'rejected',
      unit: CHI_LANG,
      imported: 0,
      updated: 0,
    });
    const [conflict] = result.files[0]?.conflicts ?? [];
    expect(conflict).toMatchObject({
      code: 'older-revision',
      severity: 'high',
      sheet: 'Báo cáo',
      value: '1',
    });
    expect(conflict?.cell).toMatch(/^D\d+$/);
    expect(conflict?.message).toContain('2.xlsx');
    const after = await stored(result);
    expect([...after.store.data]).toEqual([...before.store.data]);
    // It was handed in all the same: the ledger keeps its day.
    expect(after.store.ledger).toEqual([
      expect.objectContaining({ file: '1.xlsx', outcome: 'rejected', superseded: true }),
      ...before.store.ledger,
    ]);
  });

  test('a superseded report that comes back alone is refused too', async () => {
    const one = await stored(run([incoming('1.xlsx', await first())]));
    const two = await stored(run([incoming('2.xlsx', await second())], one));
    const three = run([incoming('1.xlsx', await first())], two);
    expect(three.files[0]?.conflicts.map(({ code }) => code)).toEqual(['older-revision']);
    expect(figures(await stored(three))).toEqual(figures(two));
  });

  test('an unreadable revision counts as the first and says why', async () => {
    const before = await stored(run([incoming('2.xlsx', await second())]));
    const spoiled = await edit(await first(), (at) =>
      at.page('report').type('revision', 'value', 'lần ba'),
    );
    const result = run([incoming('3.xlsx', spoiled)], before);
    expect(result.files[0]?.conflicts.map(({ code }) => code)).toEqual([
      'older-revision',
      'number-unreadable',
    ]);
  });

  test('of the same revision, and of an earlier day than the one in the book: refused', async () => {
    const of = (reportedOn: string, figure: number) =>
      report(
        CHI_LANG,
        clean({ [`targets/${TARGET}`]: { state: 'Có', actual: figure } }, { reportedOn }),
      );
    const before = await stored(run([incoming('12.xlsx', await of('2026-06-12', 12))]));
    const result = run([incoming('11.xlsx', await of('2026-06-11', 11))], before);
    expect(outcomes(result)).toEqual(['11.xlsx rejected']);
    expect(result.files[0]?.conflicts.map(({ code }) => code)).toEqual(['older-revision']);
    expect(figures(await stored(result))[actual]).toBe(12);
    const sameDay = run([incoming('13.xlsx', await of('2026-06-12', 13))], before);
    expect(outcomes(sameDay)).toEqual(['13.xlsx warning']);
  });

  test('sent again without raising the revision: taken, with a word about it', async () => {
    const before = await stored(run([incoming('1.xlsx', await first())]));
    const result = run(
      [incoming('1b.xlsx', await first({ [`targets/${TARGET}`]: { state: 'Có', actual: 20 } }))],
      before,
    );
    expect(result.files[0]?.outcome).toBe('warning');
    expect(result.files[0]?.conflicts).toEqual([
      expect.objectContaining({
        code: 'revision-not-raised',
        severity: 'medium',
        sheet: 'Báo cáo',
      }),
    ]);
    expect(figures(await stored(result))[actual]).toBe(20);
  });
});
