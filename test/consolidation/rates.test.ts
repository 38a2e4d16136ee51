import * as fc from 'fast-check';
import { contextOf, defaultSettings, reportingRates } from '../../src/consolidation';
import { partialText } from '../../src/consolidation';
import { EMPTY_STORE } from '../../src/consolidation/store';
import { dayFromIso } from '../../src/domain/day';
import type { LedgerRow } from '../../src/sheets/province/rows';
import {
  CHI_LANG,
  FULL,
  KHANG_CHIEN,
  MAILED,
  PERIOD,
  SMALL,
  clean,
  incoming,
  report,
  run,
  stored,
} from './support';

const CONTEXT = contextOf(FULL, PERIOD, defaultSettings(FULL, PERIOD));
const CODES = FULL.communes.map(({ code }) => code);

const row = (unit: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
  unit,
  period: PERIOD,
  revision: 1,
  file: `${unit}.xlsx`,
  hash: unit,
  submittedOn: dayFromIso('2026-06-12'),
  changedAt: null,
  due: dayFromIso('2026-06-15'),
  outcome: 'accepted',
  imported: 1,
  updated: 0,
  unchanged: 0,
  ignored: 0,
  conflicts: 0,
  seal: 'unsealed',
  changedCells: 0,
  superseded: false,
  sample: false,
  ...more,
});

const ratesOf = (ledger: LedgerRow[]) => reportingRates(CONTEXT, { ...EMPTY_STORE, ledger });

test('expected reports are the 65 units, not the files found', () => {
  expect(ratesOf([])).toEqual({
    period: PERIOD,
    expected: 65,
    actual: 0,
    onTime: 0,
    late: [],
    missing: CODES,
  });
});

test('the due day is in time, the day after is late', () => {
  const due = dayFromIso('2026-06-15');
  const [a = '', b = ''] = CODES;
  const rates = ratesOf([row(a, { submittedOn: due }), row(b, { submittedOn: due + 1 })]);
  expect(rates).toMatchObject({ actual: 2, onTime: 1, late: [b] });
});

test('any set of units: the numbers add up and name the right ones', () => {
  const days = fc.constantFrom('2026-06-01', '2026-06-15', '2026-06-16', '2026-07-20');
  fc.assert(
    fc.property(
      fc.subarray(CODES),
      fc.array(days, { minLength: 65, maxLength: 65 }),
      (units, when) => {
        const ledger = units.map((unit, index) =>
          row(unit, { submittedOn: dayFromIso(when[index] ?? '2026-06-01') }),
        );
        const rates = ratesOf(ledger);
        expect(rates.expected).toBe(65);
        expect(rates.actual).toBe(units.length);
        expect(rates.onTime + rates.late.length).toBe(rates.actual);
        expect(new Set([...rates.missing, ...units])).toEqual(new Set(CODES));
        expect(rates.missing).toHaveLength(65 - units.length);
        expect(rates.late).toEqual(units.filter((_, index) => (when[index] ?? '') > '2026-06-15'));
      },
    ),
  );
});

test('superseded reports and other periods do not count', () => {
  const [a = '', b = '', c = ''] = CODES;
  const rates = ratesOf([
    row(a, { superseded: true, submittedOn: dayFromIso('2026-06-20') }),
    row(a, { revision: 2, submittedOn: dayFromIso('2026-06-30') }),
    row(b, { period: '2026-05' }),
    row(c, { superseded: true }),
  ]);
  expect(rates).toMatchObject({ actual: 1, onTime: 0, late: [a] });
});

test('a unit that reported in time stays punctual when it corrects its report later', () => {
  const [a = ''] = CODES;
  const first = row(a, { superseded: true, submittedOn: dayFromIso('2026-06-12') });
  const corrected = row(a, { revision: 2, submittedOn: dayFromIso('2026-06-18') });
  for (const ledger of [
    [first, corrected],
    [corrected, first],
  ]) {
    expect(ratesOf(ledger)).toMatchObject({ actual: 1, onTime: 1, late: [] });
  }
});

describe('what is missing is said on the face of the figures', () => {
  const text = (missing: string[]) =>
    partialText(CONTEXT, {
      ...ratesOf([]),
      actual: 65 - missing.length,
      missing,
    });

  test('three units', () => {
    const names = text([CHI_LANG, KHANG_CHIEN, CODES[0] ?? '']);
    expect(names).toContain('62/65 đơn vị, thiếu: xã Chi Lăng, xã Kháng Chiến, phường Đông Kinh');
  });

  test('many units: twelve names and how many more', () => {
    expect(text(CODES)).toMatch(
      /^Số liệu của 0\/65 đơn vị, thiếu: (?:[^,]+, ){12}và 53 đơn vị khác\.$/,
    );
  });

  test('none', () => {
    expect(text([])).toContain('65/65');
    expect(text([])).not.toContain('thiếu');
  });

  test('it stands on every sheet that holds figures of units', async () => {
    const { next } = run([incoming('a.xlsx', await report(CHI_LANG))]);
    for (const key of ['overview', 'tasks', 'targets', 'disbursement', 'petitions', 'units']) {
      const cells = next.book.sheets
        .find((sheet) => sheet.key === key)
        ?.rows.flatMap(({ cells }) => cells);
      const said = cells?.some((cell) => String(cell?.value).includes('1/4 đơn vị, thiếu: '));
      expect([key, said]).toEqual([key, true]);
    }
  });
});

test('a report without a date is judged by the day of its file', async () => {
  const bytes = await report(CHI_LANG, clean({ 'report/reportedOn': {} }));
  expect(run([incoming('a.xlsx', bytes, dayFromIso('2026-06-15'))]).late).toEqual([]);
  expect(run([incoming('a.xlsx', bytes, MAILED)]).late).toEqual([CHI_LANG]);
});

test('a report stated late is late whenever the file came', async () => {
  const bytes = await report(CHI_LANG, clean({}, { reportedOn: '2026-06-18' }));
  expect(run([incoming('a.xlsx', bytes, dayFromIso('2026-06-01'))]).late).toEqual([CHI_LANG]);
});

test('the units of the province are expected even when only rejected files came', () => {
  const result = run([incoming('x.xlsx', new Uint8Array())]);
  expect(result).toMatchObject({ expected: SMALL.communes.length, actual: 0 });
  expect(result.missing).toHaveLength(SMALL.communes.length);
});

test('the book sets how many working days after the cut-off a report is still in time', async () => {
  const book = run([
    incoming('a.xlsx', await report(CHI_LANG, clean({}, { reportedOn: '2026-06-17' }))),
  ]);
  expect(book.late).toEqual([CHI_LANG]);
  const before = await stored(book);
  const later = run([], { ...before, settings: { ...before.settings, dueWorkingDays: 3 } });
  expect(later.late).toEqual([]);
  expect(later.onTime).toBe(1);
});
