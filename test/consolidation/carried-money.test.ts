/** Money of earlier years that may still be spent: a plan and a sum of its own, from period to period. */
import { CHI_LANG, clean, incoming, report, run, stored } from './support';

const carried = (carriedPlan: number, carriedDisbursed: number) =>
  clean({
    'disbursement/DA-01': {
      name: 'Đường thôn A',
      group: '2. Chuyển tiếp',
      plan: 1000,
      disbursed: 400,
      estimate: 500,
      ...{ carriedPlan, carriedDisbursed },
    },
  });

/** What is told of the report of June after that of May. */
async function told(may: [number, number], june: [number, number]): Promise<string[]> {
  const file = async (period: string, of: [number, number]) =>
    incoming(`${period}.xlsx`, await report(CHI_LANG, carried(...of), { period }));
  const first = run([await file('2026-05', may)], null, { period: '2026-05' });
  const before = await stored(first, { period: '2026-05' });
  const { files } = run([await file('2026-06', june)], before, { period: '2026-06' });
  return files.flatMap(({ conflicts }) =>
    conflicts.map(({ code, severity, message }) => `${severity} ${code}: ${message.slice(0, 28)}`),
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
  expect(await told(may, june)).toEqual(expected);
});
