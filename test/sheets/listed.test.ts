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
const isLate = ({ days }: Line): boolean => days > 0;

test('all of them while there is room', () => {
  expect(listed(LINES, isLate, 'quá hạn', 6)).toEqual({ lines: LINES, whole: true, note: '' });
});

test('then what somebody has to act on, and always what the province fills in', () => {
  const { lines, whole, note } = listed(LINES, isLate, 'quá hạn', 5);
  expect(lines).toEqual([ofUnit(3), ofUnit(5), ofProvince(0), ofUnit(7)]);
  expect(whole).toBe(false);
  expect(note).toContain('liệt kê 4 trong 6 dòng: dòng của tỉnh và dòng quá hạn;');
});

test('never more than there is room for', () => {
  const { lines, note } = listed(LINES, isLate, 'quá hạn', 3);
  expect(lines).toEqual([ofUnit(3), ofUnit(5), ofProvince(0)]);
  expect(note).toContain('(đến 3 dòng)');
});
