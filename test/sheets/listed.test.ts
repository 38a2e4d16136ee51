import { loadCatalog } from '../../src/catalog';
import type { Commune } from '../../src/domain/model';
import { listed } from '../../src/sheets/province/listed';

const [unit] = loadCatalog().communes;
interface Line {
  unit?: Commune;
  days: number;
}
const ofUnit = (days: number): Line => ({ ...(unit ? { unit } : {}), days });
const ofProvince = (days: number): Line => ({ days });
const LINES = [ofUnit(3), ofUnit(0), ofUnit(5), ofProvince(0), ofUnit(0), ofUnit(7)];
const daysLate = ({ days }: Line): number | null => (days > 0 ? days : null);
const WORDS = { urgent: 'quá hạn', worst: 'quá hạn lâu' };

test('all of them while there is room', () => {
  expect(listed(LINES, daysLate, WORDS, 6)).toEqual({ lines: LINES, whole: true, note: '' });
});

test('then what somebody has to act on, and always what the province fills in', () => {
  const { lines, whole, note } = listed(LINES, daysLate, WORDS, 5);
  expect(lines).toEqual([ofUnit(3), ofUnit(5), ofProvince(0), ofUnit(7)]);
  expect(whole).toBe(false);
  expect(note).toContain('liệt kê 4 trong 6 dòng: dòng của tỉnh và dòng quá hạn;');
});

test('where there are too many, the worst of them, in their order', () => {
  const { lines, note } = listed(LINES, daysLate, WORDS, 3);
  expect(lines).toEqual([ofUnit(5), ofProvince(0), ofUnit(7)]);
  expect(note).toContain('dòng quá hạn (2 dòng quá hạn lâu nhất trong 3);');
});

test('the lines of the province are never left out', () => {
  const { lines } = listed([ofProvince(1), ...LINES, ofProvince(2)], daysLate, WORDS, 2);
  expect(lines).toEqual([ofProvince(1), ofProvince(0), ofProvince(2)]);
});

test('of lines that are as bad as one another the first', () => {
  const lines = [ofUnit(Infinity), ofUnit(1), ofUnit(Infinity), ofUnit(Infinity)];
  expect(listed(lines, daysLate, WORDS, 2).lines).toEqual([lines[0], lines[2]]);
});
