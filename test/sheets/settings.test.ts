import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { MAX_DAY, MIN_DAY, dayFromIso, isoFromDay } from '../../src/domain/day';
import type { CalendarDay } from '../../src/domain/model';
import { NAMES } from '../../src/sheets/names';
import {
  settingsNames,
  settingsRows,
  settingsTable,
  type Settings,
} from '../../src/sheets/province/settings';
import {
  readSettings,
  type SettingCells,
  type SettingProblem,
} from '../../src/sheets/province/settings-read';
import { renderTable } from '../../src/sheets/render-table';
import { bookContext } from '../helpers/context';

const context = bookContext();
const catalog = loadCatalog();

const DEFAULTS: Settings = {
  asOf: dayFromIso('2026-06-30'),
  warnDays: 7,
  beforeIncludesDay: false,
  rollToWorkingDay: false,
  dueWorkingDays: 1,
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

const day = fc.integer({ min: dayFromIso('2025-01-01'), max: dayFromIso('2027-12-31') });
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
  dueWorkingDays: fc.integer({ min: 1, max: 30 }),
  weights: fc.tuple(share, share, share, share).filter((weights) => weights.some(Boolean)),
  holidays: fc.uniqueArray(holiday, { selector: ({ date }) => date, minLength: 1, maxLength: 30 }),
});

const unexpected = (problem: SettingProblem): never => {
  throw new Error(JSON.stringify(problem));
};

describe('settings', () => {
  test('come back as they were written, days off in order', () => {
    fc.assert(
      fc.property(settings, (written) => {
        expect(readSettings(cellsOf(written), DEFAULTS, unexpected)).toEqual({
          ...written,
          holidays: [...written.holidays].sort((a, b) => a.date.localeCompare(b.date)),
        });
      }),
    );
  });

  test('an empty sheet gives the defaults', () => {
    expect(readSettings(new Map(), DEFAULTS, unexpected)).toEqual(DEFAULTS);
  });

  const read = (
    id: string,
    cells: Partial<SettingCells>,
    tell: (problem: SettingProblem) => void = unexpected,
  ): Settings => {
    const rows = cellsOf(DEFAULTS);
    const before = rows.get(id) ?? { name: null, value: null, detail: null, basis: null };
    return readSettings(rows.set(id, { ...before, ...cells }), DEFAULTS, tell);
  };

  test.each([
    ['asOf', null],
    ['warnDays', ''],
  ])('%s left blank (%p) keeps its default', (id, value) => {
    expect(read(id, { value })).toEqual(DEFAULTS);
  });

  test.each([
    ['asOf', 'ngày mai'],
    ['asOf', 46_203.5],
    ['asOf', 0],
    ['asOf', MIN_DAY - 1],
    ['asOf', MAX_DAY + 1],
    ['warnDays', 'bảy'],
    ['warnDays', 61],
    ['warnDays', -1],
    ['dueWorkingDays', 0],
    ['dueWorkingDays', 31],
    ['beforeIncludesDay', 'có thể'],
    ['rollToWorkingDay', 1],
    ['weight3', 'một phần tư'],
    ['weight3', -0.25],
  ])('%s with %p keeps its default and is told', (id, value) => {
    const told: SettingProblem[] = [];
    expect(read(id, { value }, (problem) => told.push(problem))).toEqual(DEFAULTS);
    expect(told).toEqual([{ id, column: 'value', message: expect.stringMatching(/\S/) }]);
  });

  test('quarters that all weigh nothing are told', () => {
    const rows = cellsOf({ ...DEFAULTS, weights: [0, 0, 0, 0] });
    const told: SettingProblem[] = [];
    expect(readSettings(rows, DEFAULTS, (problem) => told.push(problem))).toEqual(DEFAULTS);
    expect(told).toHaveLength(1);
  });

  test.each([
    ['asOf', 46_100, { asOf: 46_100 }],
    ['warnDays', 0, { warnDays: 0 }],
    ['dueWorkingDays', 5, { dueWorkingDays: 5 }],
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

  test.each([
    ['value', 46_203.5],
    ['value', -1],
    ['value', 0],
    ['value', MAX_DAY + 1],
    ['value', 'Tết'],
    ['detail', 'nghỉ chơi'],
  ] as const)('a day off with the %s %p is no day off, and is told', (column, content) => {
    const told: SettingProblem[] = [];
    const { holidays } = read('holiday:1', { [column]: content }, (problem) => told.push(problem));
    expect(holidays).toEqual(catalog.holidays.slice(1));
    expect(told).toEqual([{ id: 'holiday:1', column, message: expect.stringMatching(/\S/) }]);
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

  test('what can be set is checked as it is typed', () => {
    const { top, left } = areaOf('value');
    const rules = sheet.validations.filter(({ area }) => area.left === left);
    const kinds = rules.map(({ area, rule }) => [area.top - top, area.bottom - top, rule.kind]);
    expect(kinds.slice(0, 5)).toEqual([
      [0, 0, 'date'],
      [1, 1, 'whole'],
      [2, 3, 'choice'],
      [4, 4, 'whole'],
      [6, 9, 'number'],
    ]);
    expect(kinds.at(-1)?.[2]).toBe('date');
  });

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
      'dueWorkingDays',
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
