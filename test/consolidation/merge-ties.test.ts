/** Two reports of one unit, of which only one can count: which of them, whatever the order in which they come. */
import type { Consolidation, IncomingFile } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { edit } from '../helpers/accountant';
import { CHI_LANG, clean, incoming, MAILED, project, report, run, stored } from './support';
import { figures, outcomes } from './revisions';
import { sealed, SECRETS } from './sealing';

const item = 'disbursement/DA-01/disbursed';
const of = (disbursed: number, more: Parameters<typeof clean>[1] = {}) =>
  report(CHI_LANG, clean(project({ disbursed }), more));

/** A file changed at an hour of the day on which all were mailed. */
const at = (file: string, bytes: Uint8Array, hour: number): IncomingFile => ({
  ...incoming(file, bytes),
  modifiedMs: Date.UTC(2026, 5, 20, hour),
});

const inTurn = async (files: readonly IncomingFile[]): Promise<Consolidation> => {
  const [first, second] = files as [IncomingFile, IncomingFile];
  return run([second], await stored(run([first], null, { secrets: SECRETS })), {
    secrets: SECRETS,
  });
};
const conflictsOf = ({ files }: Consolidation) =>
  files.flatMap(({ conflicts }) => conflicts.map(({ code, severity }) => `${severity} ${code}`));
const current = ({ store }: Consolidation) =>
  store.ledger.filter(({ superseded }) => !superseded).map(({ file }) => file);

describe('of one revision and one day', () => {
  test('the file that was changed later counts, not the later name', async () => {
    const older = at('BC_moi.xlsx', await of(400), 1);
    const newer = at('BC.xlsx', await of(450), 5);
    const together = run([older, newer]);
    for (const result of [together, await inTurn([older, newer]), await inTurn([newer, older])]) {
      expect(figures(await stored(result))[item]).toBe(450);
      expect(current(result)).toEqual(['BC.xlsx']);
      expect(result.store.ledger).toHaveLength(2);
    }
    expect(outcomes(together)).toEqual(['BC_moi.xlsx accepted', 'BC.xlsx warning']);
    const [told] = together.files[1]?.conflicts ?? [];
    expect(told).toMatchObject({ code: 'revision-not-raised', severity: 'medium' });
    expect(told?.message).toMatch(/BC_moi\.xlsx.*cùng ngày.*sửa sau.*Giải ngân!\w+\./);
    expect(conflictsOf(await inTurn([newer, older]))).toContain('high older-revision');
  });

  test('the later one of two that are kept beside each other stays, run after run', async () => {
    const files = [at('b.xlsx', await of(400), 1), at('a.xlsx', await of(450), 5)];
    const one = run(files);
    const two = run(files, await stored(one));
    expect(two.unchanged).toBe(true);
    expect(two.files.map(({ conflicts }) => conflicts)).toEqual(
      one.files.map(({ conflicts }) => conflicts),
    );
  });

  test("intact by the unit's own secret counts before anything unsealed", async () => {
    const { bytes } = await sealed(clean(project({ disbursed: 400 })), SECRETS.get(CHI_LANG));
    const own = at('a.xlsx', bytes, 1);
    const other = at('b.xlsx', await of(990), 5);
    const together = run([own, other], null, { secrets: SECRETS });
    for (const result of [together, await inTurn([own, other]), await inTurn([other, own])]) {
      expect(figures(await stored(result))[item]).toBe(400);
      expect(current(result)).toEqual(['a.xlsx']);
    }
    const refused = await inTurn([own, other]);
    expect(outcomes(refused)).toEqual(['b.xlsx rejected']);
    expect(refused.files[0]?.conflicts[0]?.message).toMatch(/mã bí mật.*Giải ngân!/);
  });

  test('of a book that does not know when its file was changed, the one that comes counts', async () => {
    const before = await stored(run([at('z.xlsx', await of(400), 9)]));
    for (const row of before.store.ledger) row.changedAt = null;
    const result = run([at('a.xlsx', await of(450), 1)], before);
    expect(current(result)).toEqual(['a.xlsx']);
    expect(result.files[0]?.conflicts[0]?.message).toContain('nhận sau');
  });
});

test('of one revision and a later day: a remark', async () => {
  const before = await stored(run([incoming('1.xlsx', await of(400))]));
  const later = await of(450, { reportedOn: '2026-06-13' });
  expect(conflictsOf(run([incoming('0.xlsx', later)], before))).toEqual([
    'low revision-not-raised',
  ]);
});

test('the first report counts for the day, whatever the order in which revisions come', async () => {
  const one = incoming('1.xlsx', await of(400, { reportedOn: '2026-06-14' }));
  const two = incoming('2.xlsx', await of(410, { revision: 2, reportedOn: '2026-06-29' }));
  for (const result of [run([one, two]), await inTurn([one, two]), await inTurn([two, one])]) {
    expect(result).toMatchObject({ onTime: 1, late: [] });
    expect(figures(await stored(result))[item]).toBe(410);
    expect(current(result)).toEqual(['2.xlsx']);
    expect(
      (await stored(result)).store.ledger.map(({ submittedOn, superseded }) => [
        submittedOn,
        superseded,
      ]),
    ).toEqual([
      [dayFromIso('2026-06-14'), true],
      [dayFromIso('2026-06-29'), false],
    ]);
  }
  const refused = await inTurn([two, one]);
  expect(outcomes(refused)).toEqual(['1.xlsx rejected']);
  const again = run([one], await stored(refused));
  expect(outcomes(again)).toEqual(['1.xlsx rejected']);
  expect(again.unchanged).toBe(true);
});

describe('what differs is listed cell by cell', () => {
  const refused = async (older: Uint8Array, newer: Uint8Array) => {
    const before = await stored(run([incoming('2.xlsx', newer)]));
    return run([incoming('1.xlsx', older)], before).files[0]?.conflicts[0]?.message;
  };
  const cellOf = async (column: string) => {
    let cell = '';
    await edit(await of(400), (at) => {
      cell = at.page('disbursement').address('DA-01', column);
    });
    return `Giải ngân!${cell}`;
  };

  test('also what is blank in the older one', async () => {
    const older = await report(CHI_LANG, clean(project({ estimate: null })));
    expect(await refused(older, await of(400, { revision: 2 }))).toContain(
      await cellOf('estimate'),
    );
  });

  test('and a revision left blank', async () => {
    const older = await report(CHI_LANG, clean({ 'report/revision': {} }));
    expect(await refused(older, await of(400, { revision: 2 }))).toMatch(/Báo cáo!D\d+/);
  });
});

describe('a revision far above the last one', () => {
  test('is taken and told: smaller ones are kept out from then on', async () => {
    const result = run([incoming('20.xlsx', await of(400, { revision: 20 }))]);
    expect(conflictsOf(result)).toEqual(['medium revision-skipped']);
    expect(result.files[0]?.conflicts[0]).toMatchObject({ sheet: 'Báo cáo', value: '20' });
    expect(result.files[0]?.conflicts[0]?.message).toContain('lần 21');
  });

  test('one or two that never came are nobody’s business', async () => {
    const result = run([incoming('3.xlsx', await of(400, { revision: 3 }))]);
    expect(outcomes(result)).toEqual(['3.xlsx accepted']);
  });
});

test('a figure that is kept is told at its cell in the file that goes back', async () => {
  const before = await stored(run([incoming('1.xlsx', await of(400))]));
  let cell = '';
  const spoiled = await edit(await of(410, { revision: 2 }), (at) => {
    at.page('disbursement').insertRowsAtTop(3).type('DA-01', 'plan', 'một nghìn');
    cell = at.page('disbursement').address('DA-01', 'plan');
    at.rename('disbursement', 'Vốn');
  });
  const [file] = run([incoming('2.xlsx', spoiled, MAILED)], before).files;
  const kept = file?.conflicts.find(({ code }) => code === 'earlier-value-kept');
  expect(kept).toMatchObject({ sheet: 'Vốn', cell, value: 'một nghìn' });
  expect(kept?.message).toMatch(/1\.xlsx \(Giải ngân!\w+: 1\.000\)/);
});
