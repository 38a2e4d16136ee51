import { otherYears } from '../../src/jobs/other-years';
import type { DirectiveRequest } from '../../src/jobs/model';

const targets = (...years: number[]): DirectiveRequest['targets'] =>
  years.map((year) => ({
    row: {
      ...{ clause: '1', unit: 'province', name: 'Tăng trưởng', measure: '%' },
      ...{ direction: 'at-least', value: 10, year, aggregate: 'none' },
    },
    replaces: null,
  }));

test.each<[what: string, years: number[], period: string, expected: unknown]>([
  ['nothing accepted', [], '2026-06', null],
  ['the year of the book', [2026, 2026], '2026-06', null],
  ['the year after', [2027], '2026-06', { targets: 1, years: [2027], bookYear: 2026 }],
  ['in a book of the year', [2027], '2027', null],
  ['some of them', [2026, 2027, 2027], '2026-Q2', { targets: 2, years: [2027], bookYear: 2026 }],
  ['earlier and later', [2030, 2025], '2026', { targets: 2, years: [2025, 2030], bookYear: 2026 }],
])('%s', (_what, years, period, expected) => {
  expect(otherYears(targets(...years), period)).toEqual(expected);
});
