/** A day that a report cannot have been made on is not what its punctuality is judged by. */
import { dayFromIso } from '../../src/domain/day';
import { isOddDay } from '../../src/consolidation/report-day';
import { CHI_LANG, clean, incoming, report, run, stored, VIETNAMESE } from './support';

test.each<[day: string, period: string, odd: boolean]>([
  // Tasks of June run from 15/5.
  ['2026-05-14', '2026-06', true],
  ['2026-05-15', '2026-06', false],
  ['2026-06-12', '2026-06', false],
  ['2026-12-30', '2026-06', false],
  ['2026-12-31', '2026-06', true],
  ['2025-06-15', '2026-06', true],
  ['2027-01-12', '2026', false],
  ['2025-12-14', '2026', true],
])('%s for %s: odd is %s', (day, period, odd) => {
  expect(isOddDay(dayFromIso(day), period)).toBe(odd);
});

const dated = (reportedOn: string, revision = 1) =>
  report(CHI_LANG, clean({}, { reportedOn, revision }));

test.each(['2025-06-15', '2027-07-01'])('%s in a report of June 2026', async (day) => {
  // The file is of 20/6, after the due day.
  const { files, late, store } = run([incoming('a.xlsx', await dated(day))]);
  expect(files[0]?.conflicts).toEqual([
    expect.objectContaining({ code: 'report-date-odd', severity: 'medium', sheet: 'Báo cáo' }),
  ]);
  expect(files[0]?.conflicts[0]?.message).toMatch(VIETNAMESE);
  expect(late).toEqual([CHI_LANG]);
  expect(store.ledger[0]?.submittedOn).toBe(dayFromIso('2026-06-20'));
});

test('a day far ahead does not keep a later correction out', async () => {
  const before = await stored(run([incoming('a.xlsx', await dated('2027-06-12'))]));
  const { files } = run([incoming('b.xlsx', await dated('2026-06-21'))], before);
  expect(files[0]?.outcome).toBe('warning');
  expect(files[0]?.conflicts.map(({ code }) => code)).toEqual(['revision-not-raised']);
});
