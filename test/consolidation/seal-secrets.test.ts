/** What a secret that a unit was given shows of its reports, and what it never may. */
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  clean,
  DONG_KINH,
  incoming,
  KHANG_CHIEN,
  report,
  run,
  VIETNAMESE,
} from './support';
import { judge, sealed, SECRETS } from './sealing';

test.each<[string, string | undefined, ReadonlyMap<string, string>, string | null, string[]]>([
  ['its own', SECRETS.get(CHI_LANG), SECRETS, 'intact', []],
  ['one, and none to check it with', SECRETS.get(CHI_LANG), new Map(), 'no-secret', []],
  [
    'one, and only those of others to check it with',
    SECRETS.get(CHI_LANG),
    new Map([[KHANG_CHIEN, 'x']]),
    'no-secret',
    [],
  ],
  ['one that nobody has', 'lạ', SECRETS, 'other-secret', ['seal-unknown-secret']],
  ['none though it has one', undefined, SECRETS, 'intact', ['seal-without-secret']],
  ["another unit's", SECRETS.get(DONG_KINH), SECRETS, null, ['seal-of-other-unit']],
  [
    "another unit's, and has none itself",
    SECRETS.get(DONG_KINH),
    new Map([...SECRETS].slice(1)),
    null,
    ['seal-of-other-unit'],
  ],
])('sealed with %s', async (_, secret, secrets, state, codes) => {
  const { bytes } = await sealed(clean(), secret);
  const judged = judge(bytes, secrets);
  expect(judged).toMatchObject({ ok: state !== null, state, codes });
  for (const { message } of judged.conflicts) expect(message).toMatch(VIETNAMESE);
});

test('only the unit whose seal it is is refused, the others go in', async () => {
  const own = (await sealed(clean(), SECRETS.get(DONG_KINH), DONG_KINH)).bytes;
  const stolen = (await sealed(clean(), SECRETS.get(DONG_KINH))).bytes;
  const files = [incoming('own.xlsx', own), incoming('stolen.xlsx', stolen)];
  const { files: summaries } = run(files, null, { secrets: SECRETS });
  expect(summaries.map(({ outcome }) => outcome)).toEqual(['accepted', 'rejected']);
  expect(summaries[1]?.conflicts[0]?.message).toContain('phường Đông Kinh');
});

test('one secret for several units accuses none of them', async () => {
  const units = [CHI_LANG, DONG_KINH, KHANG_CHIEN];
  const shared = new Map(units.map((unit) => [unit, 'một-mã-cho-tất-cả']));
  const files = await Promise.all(
    units.map(async (unit) =>
      incoming(unit, (await sealed(clean(), shared.get(unit), unit)).bytes),
    ),
  );
  const { files: summaries } = run(files, null, { secrets: shared });
  expect(summaries.map(({ outcome, conflicts }) => [outcome, conflicts])).toEqual(
    units.map(() => ['accepted', []]),
  );
});

describe('taking the seal away is graded no milder than leaving it', () => {
  const changed = async (cut: (at: Parameters<Parameters<typeof edit>[1]>[0]) => void) =>
    edit((await sealed(clean(), SECRETS.get(CHI_LANG))).bytes, (at) => {
      at.page('disbursement').type('DA-01', 'disbursed', 450);
      cut(at);
    });

  test.each<[what: string, bytes: () => Promise<Uint8Array>, code: string]>([
    ['left', () => changed(() => undefined), 'changed-after-seal'],
    ['cleared', () => changed((at) => at.meta('seal', null)), 'seal-missing'],
    ['passed off as older', () => changed((at) => at.meta('schema', 1)), 'seal-missing'],
    ['never made', () => report(CHI_LANG), 'seal-missing'],
  ])('%s', async (_, bytes, code) => {
    const { conflicts } = judge(await bytes(), SECRETS);
    expect(conflicts.map((one) => [one.code, one.severity])).toEqual([[code, 'medium']]);
  });
});
