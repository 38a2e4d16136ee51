import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import type { CellContent } from '../../src/sheets/model';
import {
  canonicalReport,
  checkSeal,
  printedSeal,
  sealKeyOf,
  sealOf,
  type SealableReport,
} from '../../src/workbook/seal';

const SECRET = 'chi-lang-7f3a';
const OTHER = 'dong-kinh-91bc';

const report = (more: Partial<SealableReport> = {}): SealableReport => ({
  unit: '06463',
  period: '2026-06',
  revision: 1,
  reportedOn: 46_185,
  values: [
    { item: 'tasks/000-T41/state', value: 'Hoàn thành' },
    { item: 'disbursement/DA-01/plan', value: 1000.5 },
    { item: 'tasks/000-T41/completedOn', value: 46_174 },
  ],
  ...more,
});

const withValue = (item: string, value: CellContent): SealableReport => ({
  ...report(),
  values: [...report().values.filter((one) => one.item !== item), { item, value }],
});

describe('the canonical report', () => {
  test('a head and one line for each value, by item', () => {
    expect(canonicalReport(report())).toBe(
      [
        '["06463","2026-06",1,46185]',
        '["disbursement/DA-01/plan",1000.5]',
        '["tasks/000-T41/completedOn",46174]',
        '["tasks/000-T41/state","Hoàn thành"]',
      ].join('\n'),
    );
  });

  test.each<[string, CellContent, CellContent]>([
    ['two forms of one letter', 'Hoàn thành'.normalize('NFD'), 'Hoàn thành'],
    ['spaces that nobody sees', '  Hoàn\u00a0thành ', 'Hoàn thành'],
    ['the dust of binary fractions', 0.1 + 0.2, 0.3],
    ['a zero with a sign', -0, 0],
    ['blank and nothing', ' ', null],
  ])('makes one of %s', (_, left, right) => {
    const item = 'tasks/000-T41/state';
    expect(canonicalReport(withValue(item, left))).toBe(canonicalReport(withValue(item, right)));
  });

  test.each<[string, CellContent, CellContent]>([
    ['a number and its text', 1, '1'],
    ['a yes and its text', true, 'true'],
    ['capitals', 'hoàn thành', 'Hoàn thành'],
    ['zero and blank', 0, null],
    ['the fifteenth digit', 1.00000000000001, 1],
  ])('keeps apart %s', (_, left, right) => {
    const item = 'tasks/000-T41/state';
    expect(canonicalReport(withValue(item, left))).not.toBe(
      canonicalReport(withValue(item, right)),
    );
  });

  test('a value cannot pass for two lines', () => {
    const one = canonicalReport(withValue('a', 'x"]\n["b","y'));
    const two = canonicalReport({
      ...report(),
      values: [...report().values, { item: 'a', value: 'x' }, { item: 'b', value: 'y' }],
    });
    expect(one).not.toBe(two);
  });
});

describe('the code', () => {
  test('is the SHA-256 of the canonical report, as Node computes it', () => {
    const { code, key } = sealOf(report());
    expect(code).toBe(createHash('sha256').update(canonicalReport(report())).digest('hex'));
    expect(key).toBe('');
  });

  test('is the HMAC under the secret, as Node computes it', () => {
    const { code, key } = sealOf(report(), SECRET);
    expect(code).toBe(createHmac('sha256', SECRET).update(canonicalReport(report())).digest('hex'));
    expect(key).toBe(
      createHmac('sha256', SECRET).update('tiendo seal key').digest('hex').slice(0, 16),
    );
  });

  test('prints its first sixteen digits', () => {
    const seal = sealOf(report());
    expect(printedSeal(seal)).toMatch(/^[0-9a-f]{16}$/);
    expect(seal.code.startsWith(printedSeal(seal))).toBe(true);
  });

  test('a secret is what people see of it', () => {
    expect(sealOf(report(), ` ${'mật khẩu'.normalize('NFD')}\n`)).toEqual(
      sealOf(report(), 'mật khẩu'),
    );
  });

  test.each(['', '   '])('no secret of nothing: "%s"', (secret) => {
    expect(() => sealOf(report(), secret)).toThrow(/mã tỉnh đã cấp/);
  });
});

describe('the verdict', () => {
  test('unsealed', () => {
    expect(checkSeal(null, report())).toEqual({ state: 'unsealed' });
  });

  test('intact by checksum, with or without a secret at hand', () => {
    const intact = { state: 'intact', by: 'checksum' };
    expect(checkSeal(sealOf(report()), report())).toEqual(intact);
    expect(checkSeal(sealOf(report()), report(), SECRET)).toEqual(intact);
  });

  test('intact by secret', () => {
    expect(checkSeal(sealOf(report(), SECRET), report(), SECRET)).toEqual({
      state: 'intact',
      by: 'secret',
    });
  });

  test.each<[string, SealableReport, unknown]>([
    [
      'another value',
      withValue('disbursement/DA-01/plan', 900),
      { item: 'disbursement/DA-01/plan', sealed: 1000.5, now: 900 },
    ],
    [
      'a value more',
      withValue('report/reporter/value', 'An'),
      { item: 'report/reporter/value', sealed: null, now: 'An' },
    ],
    [
      'a value less',
      withValue('tasks/000-T41/completedOn', null),
      { item: 'tasks/000-T41/completedOn', sealed: 46_174, now: null },
    ],
  ])('changed: %s', (_, now, change) => {
    expect(checkSeal(sealOf(report()), now)).toEqual({
      state: 'changed',
      by: 'checksum',
      changes: [change],
    });
    expect(checkSeal(sealOf(report(), SECRET), now, SECRET)).toEqual({
      state: 'changed',
      by: 'secret',
      changes: [change],
    });
  });

  test('with a secret that is not the one given', () => {
    expect(checkSeal(sealOf(report(), OTHER), report(), SECRET)).toEqual({
      state: 'other-secret',
      changes: [],
    });
  });

  test('with a secret, and none given: nothing is proven, changes are shown', () => {
    const now = withValue('disbursement/DA-01/plan', 900);
    const changes = [{ item: 'disbursement/DA-01/plan', sealed: 1000.5, now: 900 }];
    expect(checkSeal(sealOf(report(), SECRET), now)).toEqual({ state: 'no-secret', changes });
  });

  test.each([
    ['a value in the seal', { values: [] }],
    ['the revision in the seal', { revision: 2 }],
    ['the day in the seal', { reportedOn: null }],
    ['the code', { code: '0'.repeat(64) }],
  ])('broken: %s was changed', (_, change) => {
    for (const secret of [undefined, SECRET]) {
      const forged = { ...sealOf(report(), secret), ...change };
      expect(checkSeal(forged, report(), secret).state).toBe('broken');
    }
  });

  test.each([
    ['unit', { unit: '05977' }],
    ['period', { period: '2026-07' }],
  ])('broken: moved to another %s', (_, of) => {
    expect(checkSeal(sealOf(report()), report(of)).state).toBe('broken');
  });

  test('a secret seal cannot be passed off by taking the key away', () => {
    const stripped = { ...sealOf(report(), SECRET), key: '' };
    expect(checkSeal(stripped, report(), SECRET).state).toBe('broken');
  });
});

const contents = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const reports = fc.record({
  unit: fc.constant('06463'),
  period: fc.constant('2026-06'),
  revision: fc.integer({ min: 1, max: 99 }),
  reportedOn: fc.option(fc.integer({ min: 1, max: 60_000 })),
  values: fc.uniqueArray(fc.record({ item: fc.string({ maxLength: 8 }), value: contents }), {
    selector: ({ item }) => item,
    maxLength: 8,
  }),
});
const secrets = fc.option(
  fc.string({ minLength: 3 }).filter((text) => text.trim() !== ''),
  {
    nil: undefined,
  },
);

describe('whatever a report says', () => {
  test('it is intact under its own seal, in any order of its values', () => {
    fc.assert(
      fc.property(reports, secrets, (of, secret) => {
        const seal = sealOf(of, secret);
        const turned = { ...of, values: [...of.values].reverse() };
        expect(checkSeal(seal, turned, secret).state).toBe('intact');
        // What the seal holds is canonical already: writing and reading it changes nothing more.
        expect(checkSeal({ ...seal, values: [...seal.values] }, asKept(of, seal), secret)).toEqual(
          checkSeal(seal, of, secret),
        );
      }),
    );
  });

  test('each changed value is told, and no other', () => {
    fc.assert(
      fc.property(reports, secrets, fc.nat(), (of, secret, pick) => {
        fc.pre(of.values.length > 0);
        const at = pick % of.values.length;
        const values = of.values.map((one, index) =>
          index === at ? { ...one, value: 'một giá trị khác hẳn' } : one,
        );
        const verdict = checkSeal(sealOf(of, secret), { ...of, values }, secret);
        expect(verdict).toMatchObject({
          state: 'changed',
          changes: [{ item: of.values[at]?.item, now: 'một giá trị khác hẳn' }],
        });
      }),
    );
  });

  test('two secrets never open each other', () => {
    expect(sealKeyOf(SECRET)).not.toBe(sealKeyOf(OTHER));
    fc.assert(
      fc.property(reports, (of) => {
        expect(checkSeal(sealOf(of, OTHER), of, SECRET).state).toBe('other-secret');
      }),
    );
  });
});

/** The same report with the values as the seal keeps them. */
function asKept(of: SealableReport, { values }: { values: SealableReport['values'] }) {
  return { ...of, values };
}
