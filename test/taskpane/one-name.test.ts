/** One thing has one name: in the pane, in the workbook, on the slips, in the guide. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dayFromIso } from '../../src/domain/day';
import { REPORT_STATUS } from '../../src/domain/report-status';
import { communeBook } from '../../src/sheets/commune/book';
import { GUIDE_NAME } from '../../src/sheets/commune/guide';
import type { BookModel } from '../../src/sheets/model';
import { ledgerTable } from '../../src/sheets/province/ledger';
import { HISTORY_KINDS, OUTCOMES } from '../../src/sheets/province/rows';
import { settingsRows } from '../../src/sheets/province/settings';
import { correctionBook } from '../../src/sheets/slips/correction';
import { receiptBook } from '../../src/sheets/slips/receipt';
import { TEXTS } from '../../src/taskpane/texts';
import { DIRECTIVE_TEXTS } from '../../src/taskpane/texts/directive';
import { bookContext } from '../helpers/context';

const { vi } = TEXTS;
const CHI_LANG = '06463';
const context = bookContext();
const DAY = context.asOf;

/** Every text of a sheet, row by row. */
const textsOf = ({ sheets }: BookModel, name: string): string[][] =>
  (sheets.find((sheet) => sheet.name === name)?.rows ?? []).map(({ cells }) =>
    cells.flatMap((cell) => (typeof cell?.value === 'string' ? [cell.value] : [])),
  );

const guide = readFileSync(join(__dirname, '../../docs/huong-dan.md'), 'utf8');

test.each(['taskpane/texts/vi', 'taskpane/texts/en', 'commands/texts'])(
  'the program is Tiến Độ in %s',
  (file) => {
    expect(readFileSync(join(__dirname, `../../src/${file}.ts`), 'utf8')).toContain('Tiến Độ');
  },
);

const TEXT_FILES = readdirSync(join(__dirname, '../../src/taskpane/texts'));

test.each([...TEXT_FILES.map((name) => `taskpane/texts/${name}`), 'commands/texts.ts'])(
  'the program has no other name in %s',
  (file) => {
    expect(readFileSync(join(__dirname, `../../src/${file}`), 'utf8')).not.toContain('Tiến độ');
  },
);

test('what becomes of a file, and of a unit', () => {
  expect(vi.consolidate.outcome).toEqual({ ...OUTCOMES, rejected: HISTORY_KINDS.rejected });
  expect(vi.consolidate.missing).toBe(REPORT_STATUS.MISSING);
  expect(vi.consolidate.late).toBe(REPORT_STATUS.LATE);
});

test.each(['high', 'medium', 'low'] as const)('a reason of grade %s', (severity) => {
  const place = { sheet: 'Nhiệm vụ', cell: 'K9', place: '', value: '31/2' };
  const row = { id: '1', severity, unread: false, ...place, message: 'Sửa.' };
  const slip = correctionBook(context, { subtitle: '', note: '', unit: CHI_LANG, rows: [row] });
  const line = textsOf(slip, 'Phiếu đề nghị chỉnh sửa').find((texts) => texts.includes('K9'));
  expect(line).toContain(vi.report.severity[severity]);
});

test('the seal that is printed, and the code of the content, are two', () => {
  const [printed = ''] = textsOf(communeBook(context, CHI_LANG), 'Báo cáo')
    .flat()
    .filter((text) => text.endsWith('chưa niêm phong'));
  const name = printed.replace(/: .*$/, '');
  expect(vi.report.done('Tháng 6/2026', 'a1b2')).toContain(`${name}: a1b2`);
  expect(vi.report.secretFold).not.toContain(name);
  expect(guide).toContain(name.toLowerCase());

  const hash = 'c3d4';
  const receipt = receiptBook(context, {
    unit: CHI_LANG,
    unitName: 'xã Chi Lăng',
    revision: 1,
    file: 'a.xlsx',
    hash,
    submittedOn: DAY,
    due: DAY,
    receivedOn: dayFromIso('2026-07-01'),
    receivedAt: '08:00',
    seal: 'Nguyên vẹn',
    values: 1,
    warnings: 0,
    returned: false,
  });
  const [meaning, , label] =
    textsOf(receipt, 'Biên nhận')
      .find((texts) => texts.includes(hash))
      ?.reverse() ?? [];
  // The receipt sends people to the column of that name.
  expect(meaning).toContain(ledgerTable.name);
  expect(ledgerTable.columns.find(({ key }) => key === 'hash')?.heading).toBe(label);
});

test('a last day that is a day off', () => {
  const rows = settingsRows(context, {
    asOf: DAY,
    warnDays: 7,
    beforeIncludesDay: false,
    rollToWorkingDay: false,
    dueWorkingDays: 1,
    weights: [0.25, 0.25, 0.25, 0.25],
    holidays: [],
  });
  const row = rows.find(({ id }) => id === 'rollToWorkingDay');
  expect(row?.name).toBe(vi.settings.roll);
  expect(row?.basis).toContain('dời');
  expect(guide).toContain('dời hạn');
});

test('the pane speaks of a state with the word that heads its column', () => {
  const headings = textsOf(communeBook(context, CHI_LANG), 'Nhiệm vụ').flat();
  expect(headings).toContain('Trạng thái');
  expect(vi.states.chart).toContain('trạng thái');
  expect(JSON.stringify(vi)).not.toMatch(/tình trạng/i);
});

test('what the guide and the pane send people to is there', () => {
  const [, heading = '?'] = /“(.+)”/.exec(DIRECTIVE_TEXTS.vi.template) ?? [];
  expect(guide).toContain(`\n### ${heading}\n`);
  expect(DIRECTIVE_TEXTS.en.template).toContain(`“${heading}”`);

  const [, step = '?'] = /xem mục (\d+) trang \*\*Hướng dẫn\*\* của sổ/.exec(guide) ?? [];
  const steps = textsOf(communeBook(context, CHI_LANG), GUIDE_NAME).flat();
  expect(steps.find((text) => text.startsWith(`${step}. `))).toMatch(/sắp xếp/);
});
