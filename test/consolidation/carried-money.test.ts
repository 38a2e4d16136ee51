/** Money of earlier years that may still be spent: a plan and a sum of its own, from period to period. */
import { lastOf, project } from './support';

/** What is told of the report of June after that of May. */
async function said(...months: [may: [number, number], june: [number, number]]): Promise<string[]> {
  const [may, june] = months.map(([carriedPlan, carriedDisbursed]) =>
    project({ carriedPlan, carriedDisbursed }),
  );
  const { conflicts } = await lastOf([
    ['2026-05', may ?? {}],
    ['2026-06', june ?? {}],
  ]);
  return conflicts.map(
    ({ code, severity, message }) => `${severity} ${code}: ${message.slice(0, 28)}`,
  );
}

test.each<[string, [number, number], [number, number], string[]]>([
  ['the same', [300, 120], [300, 120], []],
  ['more of it spent', [300, 120], [300, 200], []],
  [
    'less of it spent than before',
    [300, 120],
    [300, 90],
    ['high cumulative-falls: Giải ngân vốn kéo dài lũy kế'],
  ],
  [
    'a plan of another size',
    [300, 12],
    [3000, 12],
    ['medium plan-jump: Kế hoạch vốn kéo dài khác hẳ'],
  ],
  ['far more at once', [30_000, 10], [30_000, 28_000], ['low jump: Giải ngân vốn kéo dài tăng đ']],
])('%s', async (_, may, june, expected) => {
  expect(await said(may, june)).toEqual(expected);
});
