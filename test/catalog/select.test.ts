import fc from 'fast-check';
import {
  citation,
  documentLabel,
  findUnit,
  indicatorsOfUnit,
  loadCatalog,
  petitionsOfUnit,
  setByProvince,
  sharedIndicators,
  tasksOfAgencies,
  tasksOfUnit,
  unitName,
} from '../../src/catalog';
import type { Directive, Target, Task } from '../../src/domain/model';

const catalog = loadCatalog();
const codes = catalog.communes.map(({ code }) => code);
const unit = fc.constantFrom(...codes);
const CHI_LANG = '06463';
const QUAN_SON = '06517';
const DONG_KINH = '05977';

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('tasksOfUnit', () => {
  test('a unit has the tasks of all and those that name it, never an agency’s', () => {
    fc.assert(
      fc.property(unit, (code) => {
        const expected = catalog.tasks.filter(
          ({ scope }) =>
            scope.kind === 'all' || (scope.kind === 'units' && (scope.units ?? []).includes(code)),
        );
        expect(ids(tasksOfUnit(catalog, code))).toEqual(ids(expected));
      }),
    );
  });

  test('tasks of document 002 are Quan Sơn’s alone', () => {
    const own = catalog.tasks.filter(({ document }) => document === '002');
    expect(own.length).toBeGreaterThan(30);
    for (const code of codes) {
      const has = tasksOfUnit(catalog, code).filter(({ document }) => document === '002');
      expect(has).toHaveLength(code === QUAN_SON ? own.length : 0);
    }
  });

  test('a task of an agency that concerns a unit is not the unit’s', () => {
    const concerning = catalog.tasks.filter(
      ({ scope }) => scope.kind === 'agency' && scope.units?.includes(CHI_LANG),
    );
    expect(ids(concerning)).toContain('001-T33');
    expect(tasksOfUnit(catalog, CHI_LANG)).not.toContainEqual(concerning[0]);
    expect(tasksOfAgencies(catalog)).toContainEqual(concerning[0]);
  });

  test('every task is somebody’s', () => {
    const found = new Set([
      ...codes.flatMap((code) => ids(tasksOfUnit(catalog, code))),
      ...ids(tasksOfAgencies(catalog)),
    ]);
    expect(found.size).toBe(catalog.tasks.length);
  });

  test.each([
    [{ kind: 'all' }, true],
    [{ kind: 'units', units: [CHI_LANG] }, true],
    [{ kind: 'units', units: [QUAN_SON] }, false],
    [{ kind: 'agency' }, false],
    [{ kind: 'agency', units: [CHI_LANG] }, false],
  ] as [Task['scope'], boolean][])('scope %j: %p', (scope, expected) => {
    const task = { ...(catalog.tasks[0] as Task), scope };
    expect(tasksOfUnit({ tasks: [task] }, CHI_LANG)).toHaveLength(expected ? 1 : 0);
  });
});

describe('petitionsOfUnit', () => {
  test('those of all units, and those it raised with others', () => {
    expect(ids(petitionsOfUnit(catalog, DONG_KINH))).toEqual(['000-P01', '000-P02']);
    expect(ids(petitionsOfUnit(catalog, CHI_LANG))).toEqual([
      '000-P01',
      '000-P02',
      '001-P01',
      '001-P02',
      '001-P03',
      '001-P04',
      '001-P05',
      '001-P06',
    ]);
    expect(ids(petitionsOfUnit(catalog, '06565'))).toEqual([
      '000-P01',
      '000-P02',
      '003-P01',
      '003-P02',
    ]);
  });
});

const target = (more: Partial<Target>): Target => ({
  id: 'X',
  document: '004',
  clause: 'I',
  unit: CHI_LANG,
  name: 'Khách du lịch',
  measure: 'lượt',
  direction: 'at-least',
  value: 1,
  year: 2026,
  aggregate: 'sum',
  ...more,
});

describe('sharedIndicators', () => {
  test.each([
    ['adds up', {}, true],
    ['averages', { aggregate: 'mean' }, true],
    ['neither adds up nor averages', { aggregate: 'none' }, false],
    ['an exact number: a unit’s own rule', { direction: 'exactly' }, false],
    ['at most', { direction: 'at-most' }, true],
  ] as [string, Partial<Target>, boolean][])('%s', (_, more, expected) => {
    expect(sharedIndicators({ targets: [target(more)] })).toHaveLength(expected ? 1 : 0);
  });

  test('the same name and measure is one indicator, however it is typed; the first one stands', () => {
    const targets = [
      target({ id: 'A' }),
      target({ id: 'B', unit: QUAN_SON, name: 'KHÁCH  du lịch' }),
      target({ id: 'C', measure: 'nghìn lượt' }),
    ];
    expect(ids(sharedIndicators({ targets }))).toEqual(['A', 'C']);
  });

  test('of the catalog: the six communes’ revenue stands once', () => {
    const shared = ids(sharedIndicators(catalog));
    expect(shared.filter((id) => id.startsWith('001-'))).toEqual(['001-C02']);
    expect(shared).toContain('004-C03');
    expect(shared).not.toContain('004-C16');
  });
});

describe('indicatorsOfUnit', () => {
  test('its own first, then the shared ones it does not have; none twice', () => {
    fc.assert(
      fc.property(unit, (code) => {
        const list = indicatorsOfUnit(catalog, code);
        const own = catalog.targets.filter((row) => row.unit === code);
        expect(list.slice(0, own.length)).toEqual(own);
        const names = list.map(({ name, measure }) => `${name} ${measure}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { name, measure } of sharedIndicators(catalog)) {
          expect(names).toContain(`${name} ${measure}`);
        }
      }),
    );
  });

  test('a unit keeps its own row of an indicator that another one lent its id to', () => {
    const revenue = indicatorsOfUnit(catalog, QUAN_SON).filter(
      ({ name }) => name === 'Thu ngân sách nhà nước so với dự toán giao',
    );
    expect(ids(revenue)).toEqual(['001-C04']);
    expect(ids(indicatorsOfUnit(catalog, DONG_KINH))).toContain('001-C02');
  });

  test('what only the province answers for is not asked of units', () => {
    for (const code of codes) {
      expect(ids(indicatorsOfUnit(catalog, code))).not.toContain('000-C01');
    }
  });
});

describe('names', () => {
  const document = (more: Partial<Directive>): Directive => ({
    id: '002',
    file: '',
    type: 'TB',
    number: '97/TB-UBND',
    issuer: 'UBND xã Quan Sơn',
    issued: '2026-04-27',
    signer: '',
    title: '',
    units: [],
    ...more,
  });

  test.each([
    [{}, '97/TB-UBND ngày 27/4/2026 (UBND xã Quan Sơn)'],
    [{ number: null }, 'TB ngày 27/4/2026 (UBND xã Quan Sơn)'],
    [{ number: null, issued: '2026-04' }, 'TB tháng 4/2026 (UBND xã Quan Sơn)'],
    [{ issued: '2026' }, '97/TB-UBND năm 2026 (UBND xã Quan Sơn)'],
    [{ issued: null }, '97/TB-UBND (UBND xã Quan Sơn)'],
  ] as [Partial<Directive>, string][])('documentLabel(%j)', (more, label) => {
    expect(documentLabel(document(more))).toBe(label);
  });

  test.each([
    ['000', '14', 'TB tháng 4/2026 (UBND tỉnh Lạng Sơn), mục 14'],
    ['004', 'II.5.(2)', 'QĐ (UBND xã Chi Lăng), mục II.5.(2)'],
    ['004', 'Điều 2.1', 'QĐ (UBND xã Chi Lăng), Điều 2.1'],
    ['000', 'Mở đầu đoạn 6', 'TB tháng 4/2026 (UBND tỉnh Lạng Sơn), Mở đầu đoạn 6'],
  ])('citation of %s %s', (id, clause, expected) => {
    expect(citation(catalog, { document: id, clause })).toBe(expected);
  });

  test('a citation of a document that is not there is a bug, said so', () => {
    expect(() => citation(catalog, { document: '009', clause: '1' })).toThrow(
      'Không có văn bản 009.',
    );
  });

  test('units', () => {
    expect(unitName(findUnit(catalog, CHI_LANG))).toBe('xã Chi Lăng');
    expect(unitName(findUnit(catalog, DONG_KINH))).toBe('phường Đông Kinh');
    expect(() => findUnit(catalog, '00000')).toThrow('Không có đơn vị mã 00000.');
  });

  test.each([
    ['000', true],
    ['001', true],
    ['003', true],
    ['002', false],
    ['004', false],
    ['009', false],
  ])('document %s is the province’s: %p', (id, expected) => {
    expect(setByProvince(catalog, { document: id })).toBe(expected);
  });
});

describe('loadCatalog', () => {
  test('is read once, and tells catalogs apart', () => {
    expect(loadCatalog()).toBe(catalog);
    expect(catalog.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});
