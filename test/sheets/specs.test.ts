/** What must hold of every sheet that we describe, whoever adds the next column. */
import { communeBook, COMMUNE_TABLES } from '../../src/sheets/commune/book';
import { REPORT_FIELDS, REPORT_TEXTS } from '../../src/sheets/commune/report-fields';
import type { BookModel, InputRule } from '../../src/sheets/model';
import { NAMES } from '../../src/sheets/names';
import { dataTable, historyTable, ledgerTable } from '../../src/sheets/province/ledger';
import { documentsTable, unitsTable } from '../../src/sheets/province/registers';
import { settingsTable } from '../../src/sheets/province/settings';
import { unitCounts } from '../../src/sheets/province/unit-counts';
import { provinceDisbursement } from '../../src/sheets/disbursement';
import { provincePetitions } from '../../src/sheets/petitions';
import { ruleMessages } from '../../src/sheets/rules';
import { titleOf, type TableSpec } from '../../src/sheets/spec';
import { provinceTargets } from '../../src/sheets/targets';
import { provinceTasks } from '../../src/sheets/tasks';
import { bookContext } from '../helpers/context';
import { foreignWords } from '../helpers/vietnamese';

const context = bookContext();
const nowhere = (): string => '';
const counts = unitCounts(
  context,
  { tasks: [], disbursement: [] },
  { tasks: nowhere, disbursement: nowhere },
);

/** Specs of rows of many kinds; only their words are looked at here. */
const asWords = (spec: unknown): TableSpec<never> => spec as TableSpec<never>;

const COMMUNE = COMMUNE_TABLES.map(asWords);
const PROVINCE = [
  provinceTasks,
  provinceTargets,
  provinceDisbursement,
  provincePetitions,
  documentsTable,
  unitsTable(counts),
  ledgerTable,
  dataTable,
  historyTable,
  settingsTable,
].map(asWords);
const all = [
  ...COMMUNE.map((spec) => ['commune', spec.name, spec] as const),
  ...PROVINCE.map((spec) => ['province', spec.name, spec] as const),
];

/** Everything a rule shows to a person. */
const ruleTexts = (rule: InputRule | undefined): string[] => {
  if (rule === undefined) return [];
  const { prompt, error } = ruleMessages(rule);
  return [prompt, error, ...(rule.kind === 'choice' ? rule.choices : [])];
};

describe.each(all)('%s: %s', (_book, _name, spec) => {
  test('every column says what it is for', () => {
    expect(spec.about.trim()).not.toBe('');
    for (const { about, heading, width } of spec.columns) {
      expect(about.trim()).not.toBe('');
      expect(heading.trim()).not.toBe('');
      expect(width).toBeGreaterThan(3);
      expect(width).toBeLessThanOrEqual(80);
    }
  });

  test('keys are unique and can stand in a formula', () => {
    const keys = spec.columns.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z][A-Za-z]*$/);
  });

  test('columns that stay in view are columns', () => {
    const keys = spec.columns.map(({ key }) => key);
    if (spec.freezeThrough !== undefined) expect(keys).toContain(spec.freezeThrough);
  });

  test('columns of one group stand side by side', () => {
    const runs = spec.columns.flatMap(({ group }, at) =>
      group !== undefined && spec.columns[at - 1]?.group !== group ? [group] : [],
    );
    expect(new Set(runs).size).toBe(runs.length);
  });

  test('every text is Vietnamese', () => {
    const texts = [
      spec.name,
      titleOf(spec, context),
      spec.about,
      ...spec.columns.flatMap(({ heading, group, about, rule, tones }) => [
        heading,
        group ?? '',
        about,
        ...ruleTexts(rule),
        ...Object.keys(tones ?? {}),
      ]),
    ];
    expect(texts.flatMap(foreignWords)).toEqual([]);
  });

  test('a drop-down fits into the 255 characters that Excel gives it, without commas', () => {
    for (const { rule } of spec.columns) {
      if (rule?.kind !== 'choice') continue;
      expect(rule.choices.join(',').length).toBeLessThanOrEqual(255);
      expect(rule.choices.filter((choice) => choice.includes(','))).toEqual([]);
      expect(new Set(rule.choices).size).toBe(rule.choices.length);
    }
  });

  test('headings fit into the title of a message', () => {
    for (const { heading, rule } of spec.columns) {
      if (rule) expect(heading.length).toBeLessThanOrEqual(32);
    }
  });
});

test('“no data” is never green, nor is anything that is late', () => {
  for (const [, , { columns }] of all) {
    for (const [text, tone] of columns.flatMap(({ tones }) => Object.entries(tones ?? {}))) {
      if (/chưa|không|thiếu|chậm|trễ|quá hạn|từ chối/i.test(text)) expect(tone).not.toBe('good');
    }
  }
});

test('fields of the report say what they are for, in Vietnamese', () => {
  const fields = [...REPORT_FIELDS, ...REPORT_TEXTS];
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  const texts = fields.flatMap(({ label, about, rule }) => [label, about, ...ruleTexts(rule)]);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  expect(texts.flatMap(foreignWords)).toEqual([]);
});

test('the same key means the same column in both books', () => {
  for (const spec of COMMUNE) {
    const twin = PROVINCE.find(({ key }) => key === spec.key);
    expect(twin?.name).toBe(spec.name);
    if (spec.key === 'disbursement') continue; // projects there, sums by group here
    const there = new Map(twin?.columns.map((column) => [column.key, column.heading]));
    for (const { key, heading } of spec.columns) expect(there.get(key)).toBe(heading);
  }
});

describe('a commune’s workbook', () => {
  const books = (['06463', '06517', '06565', '05977'] as const).map((code): [string, BookModel] => [
    code,
    communeBook(context, code),
  ]);

  test.each(books)('of %s has the sheets of the contract, the last one very hidden', (_, book) => {
    expect(book.sheets.map(({ name }) => name)).toEqual([
      'Hướng dẫn',
      'Nhiệm vụ',
      'Chỉ tiêu',
      'Giải ngân',
      'Kiến nghị',
      'Báo cáo',
      '_tiendo',
    ]);
    expect(book.sheets.map(({ state }) => state)).toEqual([
      ...Array<string>(6).fill('visible'),
      'veryHidden',
    ]);
    expect(book.active).toBe('Hướng dẫn');
    expect(new Set(book.sheets.map(({ key }) => key)).size).toBe(book.sheets.length);
  });

  test.each(books)('of %s has sheet names that Excel takes and formulas can quote', (_, book) => {
    for (const { name } of book.sheets) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\']/);
    }
  });

  test.each(books)('of %s has row ids that stand alone on their sheet', (_, book) => {
    for (const { rows } of book.sheets) {
      const ids = rows.flatMap(({ cells }) => (cells[0] ? [String(cells[0].value)] : []));
      expect(new Set(ids).size).toBe(ids.length);
      // A slash would break the items of the long table apart.
      expect(ids.filter((id) => id.includes('/'))).toEqual([]);
    }
  });

  test.each(books)('of %s defines the names its formulas lean on', (_, book) => {
    expect(book.names.map(({ name }) => name).sort()).toEqual(Object.values(NAMES).sort());
    for (const { sheet } of book.names) {
      expect(book.sheets.map(({ name }) => name)).toContain(sheet);
    }
  });

  test.each(books)(
    'of %s has tasks by deadline, then in the order of the documents',
    (code, book) => {
      const tasks = book.sheets.find(({ key }) => key === 'tasks');
      const ids = (tasks?.rows ?? []).flatMap(({ cells }) => {
        const id = String(cells[0]?.value ?? '');
        return context.catalog.tasks.filter((task) => task.id === id);
      });
      const undated = ids.filter(({ deadline }) => deadline === null).map(({ id }) => id);
      const order = context.catalog.tasks.map(({ id }) => id).filter((id) => undated.includes(id));
      expect(undated).toEqual(order);
      const dates = ids.flatMap(({ deadline }) => deadline?.date ?? []);
      expect(dates).toEqual([...dates].sort());
      expect(ids.length).toBeGreaterThan(code === '05977' ? 30 : 60);
    },
  );
});
