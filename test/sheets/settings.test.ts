import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { MAX_DAY, MIN_DAY, dayFromIso, isoFromDay } from '../../src/domain/day';
import type { CalendarDay } from '../../src/domain/model';
import { NAMES } from '../../src/sheets/names';
import {
  readSettings,
  settingsNames,
  settingsRows,
  settingsTable,
  type SettingCells,
  type Settings,
} from '../../src/sheets/province/settings';
import { renderTable } from '../../src/sheets/render-table';
import { bookContext } from '../helpers/context';

const context = bookContext();
const catalog = loadCatalog();

const DEFAULTS: Settings = {
  asOf: dayFromIso('2026-06-30'),
  warnDays: 7,
  beforeIncludesDay: false,
  rollToWorkingDay: false,
  weights: [0.25, 0.25, 0.25, 0.25],
  holidays: catalog.holidays,
};

/** The rows as they are read back from a book. */
const cellsOf = (settings: Settings): Map<string, SettingCells> =>
  new Map(
    settingsRows(context, settings).map(({ id, name, value, detail, basis }) => [
      id,
      { name: name || null, value, detail, basis: basis || null },
    ]),
  );

const day = fc.integer({ min: dayFromIso('2024-01-01'), max: dayFromIso('2030-12-31') });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const holiday: fc.Arbitrary<CalendarDay> = fc.record({
  date: day.map(isoFromDay),
  kind: fc.constantFrom('holiday', 'compensatory', 'swap-off', 'swap-work'),
  name: fc.constantFrom('Tết Âm lịch', 'Quốc khánh', 'Nghỉ bù'),
  basis: fc.constantFrom('', 'BLLĐ 2019'),
});
const settings: fc.Arbitrary<Settings> = fc.record({
  asOf: day,
  warnDays: fc.integer({ min: 0, max: 60 }),
  beforeIncludesDay: fc.boolean(),
  rollToWorkingDay: fc.boolean(),
  weights: fc.tuple(share, share, share, share),
  holidays: fc.uniqueArray(holiday, { selector: ({ date }) => date, minLength: 1, maxLength: 30 }),
});

describe('settings', () => {
  test('come back as they were written, days off in order', () => {
    fc.assert(
      fc.property(settings, (written) => {
        expect(readSettings(cellsOf(written), DEFAULTS)).toEqual({
          ...written,
          holidays: [...written.holidays].sort((a, b) => a.date.localeCompare(b.date)),
        });
      }),
    );
  });

  test('an empty sheet gives the defaults', () => {
    expect(readSettings(new Map(), DEFAULTS)).toEqual(DEFAULTS);
  });

  const read = (id: string, cells: Partial<SettingCells>): Settings => {
    const rows = cellsOf(DEFAULTS);
    const before = rows.get(id) ?? { name: null, value: null, detail: null, basis: null };
    return readSettings(rows.set(id, { ...before, ...cells }), DEFAULTS);
  };

  test.each([
    ['asOf', null],
    ['asOf', 'ngày mai'],
    ['asOf', 46_203.5],
    ['asOf', 0],
    ['asOf', MIN_DAY - 1],
    ['asOf', MAX_DAY + 1],
    ['warnDays', ''],
    ['warnDays', 'bảy'],
    ['warnDays', -1],
    ['beforeIncludesDay', 'có thể'],
    ['rollToWorkingDay', 1],
    ['weight3', 'một phần tư'],
    ['weight3', -0.25],
  ])('%s with %p keeps its default', (id, value) => {
    expect(read(id, { value })).toEqual(DEFAULTS);
  });

  test.each([
    ['asOf', 46_100, { asOf: 46_100 }],
    ['warnDays', 0, { warnDays: 0 }],
    ['beforeIncludesDay', 'Có', { beforeIncludesDay: true }],
    ['rollToWorkingDay', 'Có', { rollToWorkingDay: true }],
    ['weight2', 0.3, { weights: [0.25, 0.3, 0.25, 0.25] }],
  ])('%s with %p is taken', (id, value, expected) => {
    expect(read(id, { value })).toEqual({ ...DEFAULTS, ...expected });
  });

  test('a day off is added in a spare row; without a kind it is a holiday, without a name it has one', () => {
    const id = `holiday:${catalog.holidays.length + 1}`;
    const value = dayFromIso('2027-02-05');
    expect(read(id, { value }).holidays.at(-1)).toEqual({
      date: '2027-02-05',
      kind: 'holiday',
      name: 'Ngày nghỉ',
      basis: '',
    });
    const worked = read(id, { value, name: 'Làm bù Tết', detail: 'Làm bù', basis: 'TB 1' });
    expect(worked.holidays.at(-1)).toEqual({
      date: '2027-02-05',
      kind: 'swap-work',
      name: 'Làm bù Tết',
      basis: 'TB 1',
    });
  });

  test.each([46_203.5, -1, 0, MAX_DAY + 1, 'Tết'])('a day off on %p is no day off', (value) => {
    expect(read('holiday:1', { value }).holidays).toEqual(catalog.holidays.slice(1));
  });
});

describe('the sheet', () => {
  const rows = settingsRows(context, DEFAULTS);
  const { sheet, areaOf } = renderTable(settingsTable, rows, context, {
    subtitle: '',
    note: '',
    editor: 'province',
  });
  const table = { sheet, areaOf };

  test('what can be set is open, what follows from elsewhere is locked', () => {
    const top = areaOf('value').top;
    const open = rows
      .filter((_, at) => sheet.rows[top - 1 + at]?.cells[2]?.input)
      .map(({ id }) => id);
    expect(open.filter((id) => !id.startsWith('holiday:'))).toEqual([
      'asOf',
      'warnDays',
      'beforeIncludesDay',
      'rollToWorkingDay',
      'weight1',
      'weight2',
      'weight3',
      'weight4',
    ]);
    expect(open.filter((id) => id.startsWith('holiday:'))).toHaveLength(
      catalog.holidays.length + 12,
    );
  });

  test('names point at the cells that hold what they say', () => {
    const names = new Map(settingsNames(table, rows).map(({ name, area }) => [name, area]));
    const under = (name: string): unknown[] => {
      const area = names.get(name);
      if (!area) throw new Error(`no name ${name}`);
      return sheet.rows
        .slice(area.top - 1, area.bottom)
        .map(({ cells }) => cells[area.left - 1]?.value);
    };
    const steps = [...catalog.milestones].filter(({ kind }) => kind === 'disbursement');
    expect(under(NAMES.asOf)).toEqual([DEFAULTS.asOf]);
    expect(under(NAMES.warnDays)).toEqual([7]);
    expect(under(NAMES.shareOfYear)).toEqual([0.5]);
    expect(under('TyTrongQuy')).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(under(NAMES.milestoneGroup)).toHaveLength(steps.length);
    expect(under(NAMES.milestoneDay)).toEqual(
      expect.arrayContaining(steps.map(({ deadline }) => dayFromIso(deadline.date ?? ''))),
    );
    expect(under(NAMES.milestoneShare)).toEqual([1, 0.3, 0.6, 1, 0.4, 0.95]);
    expect(names.size).toBe(Object.keys(NAMES).length + 1);
  });
});
