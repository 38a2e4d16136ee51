/**
 * Throughput of the worksheet functions: 100,000 rows through one array call of each, beside a bare loop
 * over the domain rule with the values already read, in the same run. Prints rows a second and how many
 * times longer the array call takes than the loop.
 *
 * Run: node bench/functions.mjs [rows]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROWS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 3;
const LAST = 46203;

const source = (path) => fileURLToPath(new URL(`../src/${path}.ts`, import.meta.url));

const MODULES = {
  functions: 'functions/functions',
  reference: 'catalog/reference',
  deadline: 'domain/deadline',
  deadlineStatus: 'domain/deadline-status',
  deadlineText: 'domain/deadline-text',
  disbursement: 'domain/disbursement',
  growth: 'domain/growth',
  periodText: 'domain/period-text',
  reportDue: 'domain/report-due',
  reportStatus: 'domain/report-status',
  target: 'domain/target',
  unitName: 'domain/unit-name',
};

/** The modules as the production build compiles them, in one graph. */
async function compile() {
  const outDir = mkdtempSync(join(tmpdir(), 'tiendo-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        outDir,
        rollupOptions: {
          input: Object.fromEntries(
            Object.entries(MODULES).map(([name, path]) => [name, source(path)]),
          ),
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' },
        },
      },
    });
    const loaded = await Promise.all(
      Object.keys(MODULES).map((name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href)),
    );
    return Object.assign({}, ...loaded);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

const domain = await compile();
const { FUNCTIONS, CALENDAR, COMMUNES, MILESTONES } = domain;

const rows = Array.from({ length: ROWS }, (_, row) => row);
const column = (of) => rows.map((row) => [of(row)]);
const one = (cell) => [[cell]];

const days = (row) => LAST - 60 + (row % 120);
const completed = (row) => (row % 3 === 0 ? days(row) + (row % 5) - 2 : '');
const PHRASES = Array.from({ length: 40 }, (_, index) =>
  index % 4 === 0
    ? `trong tháng ${(index % 12) + 1}/2026`
    : `trước ngày ${(index % 28) + 1}/${(index % 12) + 1}/2026`,
);
const phrase = (row) => PHRASES[row % PHRASES.length];
const uniquePhrase = (row) => `trước ngày ${(row % 28) + 1}/6/${2026 + (row % 7000)}`;
const planned = (row) => 100 + (row % 50);
const actual = (row) => 40 + (row % 90);
const group = (row) => (row % 4) + 1;
const PERIODS = ['2026-06', '2026-Q2', '2026-H1', '2026-9M', '2026'];
const period = (row) => PERIODS[row % PERIODS.length];
const unit = (row) => COMMUNES[row % COMMUNES.length].name;

const doneOn = (row) => (completed(row) === '' ? null : completed(row));
const lastDayOf = (text) => domain.lastDayOf(domain.readDeadline(text).value);
const capital = (row) => ({ group: group(row), planned: planned(row), disbursed: actual(row) });

/** Name, the array call, the bare loop's step for one row. */
const RACES = [
  ['DEADLINE_DATE', 'ngày', [column(days)], (row) => days(row)],
  ['DEADLINE_DATE', '40 câu', [column(phrase)], (row) => lastDayOf(phrase(row))],
  ['DEADLINE_DATE', 'câu khác nhau', [column(uniquePhrase)], (row) => lastDayOf(uniquePhrase(row))],
  [
    'DEADLINE_STATUS',
    'ngày',
    [column(days), column(completed), one(LAST)],
    (row) => domain.deadlineStatus({ lastDay: days(row), completedOn: doneOn(row), asOf: LAST }),
  ],
  [
    'DEADLINE_STATUS',
    '40 câu',
    [column(phrase), column(completed), one(LAST)],
    (row) =>
      domain.deadlineStatus({
        lastDay: lastDayOf(phrase(row)),
        completedOn: doneOn(row),
        asOf: LAST,
      }),
  ],
  ['DAYS_LEFT', 'ngày', [column(days), one(LAST)], (row) => domain.daysLeft(days(row), LAST)],
  [
    'DAYS_LEFT',
    'ngày làm việc',
    [column(days), one(LAST), one(true)],
    (row) => domain.workingDaysLeft(days(row), LAST, CALENDAR),
  ],
  [
    'DAYS_LEFT',
    'mọi ô sai',
    [column(() => 'không rõ ngày'), one(LAST)],
    () => domain.readDeadline('không rõ ngày'),
  ],
  [
    'TARGET_GAP',
    'số',
    [column(planned), column(actual)],
    (row) => domain.targetGap(planned(row), actual(row)),
  ],
  [
    'TARGET_RATE',
    'số',
    [column(planned), column(actual)],
    (row) => domain.targetRate(planned(row), actual(row)),
  ],
  [
    'TARGET_STATUS',
    'số',
    [column(planned), column(actual), null, one(0.5)],
    (row) =>
      domain.targetStatus({ planned: planned(row), actual: actual(row), shareOfPeriod: 0.5 }),
  ],
  [
    'REQUIRED_PACE',
    'số',
    [column(planned), column(actual), one(LAST)],
    (row) => domain.requiredPace(planned(row), actual(row), LAST),
  ],
  [
    'GROWTH_NEEDED',
    'chỉ tiêu',
    [column((row) => row % 15), [[25, 25, 25, 25]], [[8, 9, '', '']]],
    (row) => domain.growthNeeded(row % 15, [25, 25, 25, 25], [8, 9, null, null]),
  ],
  [
    'DISBURSEMENT_FLOOR',
    'nhóm',
    [column(group), one(LAST)],
    (row) => domain.disbursementFloor(MILESTONES, group(row), LAST),
  ],
  [
    'DISBURSEMENT_STATUS',
    'số',
    [column(group), column(planned), column(actual), one(LAST)],
    (row) => domain.disbursementStatus(MILESTONES, { ...capital(row), asOf: LAST }),
  ],
  [
    'DISBURSEMENT_GAP',
    'số',
    [column(group), column(planned), column(actual), one(LAST)],
    (row) => domain.disbursementGap(MILESTONES, { ...capital(row), asOf: LAST }),
  ],
  [
    'REPORT_DUE',
    'kỳ',
    [column(period)],
    (row) => domain.reportDue(domain.readPeriod(period(row)).value, 'task', CALENDAR),
  ],
  [
    'REPORT_STATUS',
    'kỳ',
    [column(period), column(completed), one(LAST)],
    (row) =>
      domain.reportStatus({
        due: domain.reportDue(domain.readPeriod(period(row)).value, 'task', CALENDAR),
        submittedOn: doneOn(row),
        asOf: LAST,
      }),
  ],
  [
    'OVERDUE',
    'ngày',
    [column((row) => `Việc ${row}`), column(days), column(completed), one(LAST)],
    (row) => domain.deadlineStatus({ lastDay: days(row), completedOn: doneOn(row), asOf: LAST }),
  ],
  [
    'NOT_REPORTED',
    'sổ',
    [column(unit), column(unit), column(period), one('2026-12')],
    (row) => domain.readPeriod(period(row)).value === '2026-12',
  ],
];

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Kept, so that no loop can be optimised away. */
let sink;

const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

const line = (name, kind, array, bare, ratio) =>
  process.stdout.write(
    `${name.padEnd(20)} ${kind.padEnd(14)} ${array.padStart(11)} ${bare.padStart(12)} ${ratio.padStart(9)}\n`,
  );

line('function', `${count.format(ROWS)} rows`, 'rows/s', 'bare loop/s', 'x slower');
for (const [name, kind, ranges, step] of RACES) {
  let array = Infinity;
  let bare = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    array = Math.min(
      array,
      time(() => (sink = FUNCTIONS[name](...ranges))),
    );
    bare = Math.min(
      bare,
      time(() => (sink = rows.map(step))),
    );
  }
  const perSecond = (ms) => count.format((ROWS / ms) * 1000);
  line(name, kind, perSecond(array), perSecond(bare), (array / bare).toFixed(1));
}
if (sink === undefined) throw new Error('Nothing was measured.');
