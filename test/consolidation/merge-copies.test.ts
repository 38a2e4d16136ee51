/** One report in several files: copies with other times, and the same figures with and without a seal. */
import type { Consolidation, IncomingFile, StoredBook } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { CHI_LANG, clean, incoming, project, report, run, stored } from './support';
import { figures, outcomes } from './revisions';
import { sealed, SECRETS } from './sealing';

const item = 'disbursement/DA-01/disbursed';
const secrets = SECRETS;

/** A file of a day of June 2026. */
const on = (day: number, file: string, bytes: Uint8Array): IncomingFile => ({
  ...incoming(file, bytes, dayFromIso('2026-06-01') + day - 1),
  modifiedMs: Date.UTC(2026, 5, day, 5),
});

async function inTurn(...runs: readonly IncomingFile[][]): Promise<Consolidation> {
  let before: StoredBook | null = null;
  let last: Consolidation | undefined;
  for (const files of runs) {
    last = run(files, before, { secrets });
    before = await stored(last);
  }
  if (!last) throw new Error('no run');
  return last;
}

describe('a report that states no day', () => {
  const undated = () => report(CHI_LANG, clean({}, { reportedOn: null }));

  test('is of the day of its earliest file, whichever comes first', async () => {
    const early = on(12, 'a.xlsx', await undated());
    const late = on(25, 'b.xlsx', await undated());
    for (const runs of [[[early, late]], [[early], [late]], [[late], [early]]]) {
      const result = await inTurn(...runs);
      expect(result).toMatchObject({ onTime: 1, late: [] });
      expect(result.store.ledger.map(({ submittedOn }) => submittedOn)).toEqual([
        dayFromIso('2026-06-12'),
      ]);
    }
  });

  test('also one that a later revision has replaced, or kept out', async () => {
    const early = on(12, 'a.xlsx', await undated());
    const late = on(25, 'b.xlsx', await undated());
    const next = on(26, 'c.xlsx', await report(CHI_LANG, clean({}, { revision: 2 })));
    next.bytes = await report(CHI_LANG, clean({}, { revision: 2, reportedOn: '2026-06-26' }));
    for (const runs of [
      [[late], [next], [early]],
      [[next], [late], [early]],
    ])
      expect(await inTurn(...runs)).toMatchObject({ onTime: 1, late: [] });
  });

  test('a day that cannot be is not taken from a copy', async () => {
    const late = on(25, 'b.xlsx', await undated());
    const zipped = { ...late, file: 'z.xlsx', modifiedOn: dayFromIso('1980-01-01') };
    expect(await inTurn([late], [zipped])).toMatchObject({ onTime: 0, late: [CHI_LANG] });
  });
});

describe('figures that come again with the seal of the unit', () => {
  const of = (disbursed: number) => clean(project({ disbursed }));

  test('count before others of their revision and day, whatever came in between', async () => {
    const bare = on(20, 'a.xlsx', await report(CHI_LANG, of(400)));
    const other = on(21, 'b.xlsx', await report(CHI_LANG, of(450)));
    const signed = on(22, 'c.xlsx', (await sealed(of(400), SECRETS.get(CHI_LANG))).bytes);
    for (const runs of [
      [[bare, other, signed]],
      [[bare], [other], [signed]],
      [[other], [bare], [signed]],
      [[signed], [other], [bare]],
      [[bare, other], [signed]],
    ]) {
      const result = await inTurn(...runs);
      const book = await stored(result);
      expect(figures(book)[item]).toBe(400);
      expect(
        result.store.ledger.flatMap(({ superseded, seal }) => (superseded ? [] : [seal])),
      ).toEqual(['signed']);
      expect(result.store.ledger).toHaveLength(2);
      expect(run([bare, other, signed], book, { secrets }).unchanged).toBe(true);
    }
    const result = await inTurn([bare, other], [signed]);
    expect(outcomes(result)).toEqual(['c.xlsx warning']);
    expect(result.files[0]?.conflicts[0]?.message).toContain('niêm phong đúng mã bí mật');
  });
});
