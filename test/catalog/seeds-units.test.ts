import { loadCatalog } from '../../src/catalog';
import { isWorkingDay } from '../../src/domain/calendar';
import { dayFromIso, weekdayOf } from '../../src/domain/day';
import { fold } from '../../src/domain/fold';

const catalog = loadCatalog();
const documentOf = new Map(catalog.documents.map((document) => [document.id, document]));

describe('units', () => {
  test('are the 61 communes and 4 wards of the resolution', () => {
    const { communes } = catalog;
    expect(communes).toHaveLength(65);
    expect(communes.filter(({ type }) => type === 'phường').map(({ name }) => name)).toEqual([
      'Đông Kinh',
      'Lương Văn Tri',
      'Tam Thanh',
      'Kỳ Lừa',
    ]);
    expect(communes.every(({ code }) => /^0[56]\d{3}$/.test(code))).toBe(true);
    expect(communes.map(({ code }) => code)).toEqual(communes.map(({ code }) => code).sort());
  });

  test('have names that stay distinct without accents', () => {
    expect(new Set(catalog.communes.map(({ name }) => fold(name))).size).toBe(65);
  });

  test('lie in one old district, four of them in two', () => {
    const two = catalog.communes.filter(({ oldDistricts }) => oldDistricts.length === 2);
    expect(two.map(({ name }) => name).sort()).toEqual(
      ['Khánh Khê', 'Kỳ Lừa', 'Tân Đoàn', 'Đông Kinh'].sort(),
    );
    expect(catalog.communes.every(({ oldDistricts }) => oldDistricts.length >= 1)).toBe(true);
  });

  test('that are named exist', () => {
    const codes = new Set(catalog.communes.map(({ code }) => code));
    const named = [
      ...catalog.documents.flatMap(({ units }) => units),
      ...catalog.tasks.flatMap(({ scope }) => scope.units ?? []),
      ...catalog.petitions.flatMap(({ units }) => units),
      ...catalog.groups.flatMap(({ units }) => units),
      ...[...catalog.targets, ...catalog.reported].flatMap(({ unit }) =>
        unit === 'province' ? [] : [unit],
      ),
    ];
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
  });

  test('of a working group are those of the document that names it', () => {
    const namesOf = (id: string): string[] =>
      (catalog.groups.find((group) => group.id === id)?.units ?? []).map(
        (code) => catalog.communes.find((unit) => unit.code === code)?.name ?? '',
      );
    expect(namesOf('001-G01')).toEqual([
      'Chi Lăng',
      'Nhân Lý',
      'Quan Sơn',
      'Chiến Thắng',
      'Bằng Mạc',
      'Vạn Linh',
    ]);
    expect(namesOf('003-G01')).toEqual(['Khuất Xá']);
    expect(documentOf.get('001')?.units).toEqual(
      catalog.groups.find(({ id }) => id === '001-G01')?.units,
    );
  });
});

describe('days off of 2026', () => {
  const { holidays, calendar } = catalog;
  const weekdaysOf = (kind: string): number[] =>
    holidays.filter((day) => day.kind === kind).map(({ date }) => weekdayOf(dayFromIso(date)));

  test('each date once, in order', () => {
    const dates = holidays.map(({ date }) => date);
    expect([...new Set(dates)].sort()).toEqual(dates);
  });

  test('days in lieu and days swapped away are weekdays, days worked for them are Saturdays', () => {
    expect(weekdaysOf('compensatory')).toEqual([1]);
    expect(weekdaysOf('swap-off')).toEqual([5, 1]);
    expect(weekdaysOf('swap-work')).toEqual([6, 6]);
  });

  test('eleven days of the labour code and the day of culture', () => {
    expect(holidays.filter(({ kind }) => kind === 'holiday')).toHaveLength(12);
  });

  test.each([
    ['2026-01-02', false, 'swapped away'],
    ['2026-01-10', true, 'a Saturday worked for it'],
    ['2026-02-13', true, 'the Friday before Tết'],
    ['2026-02-20', false, 'the last day of Tết'],
    ['2026-04-27', false, 'Giỗ Tổ fell on a Sunday'],
    ['2026-08-22', true, 'a Saturday worked for 31/8'],
    ['2026-08-31', false, 'swapped away'],
    ['2026-11-24', false, 'the day of culture, a Tuesday'],
    ['2026-11-25', true, 'the day after'],
  ])('%s worked: %p (%s)', (date, worked) => {
    expect(isWorkingDay(dayFromIso(date), calendar)).toBe(worked);
  });
});
