import fc from 'fast-check';
import { daysLeft as daysBetween } from '../../src/domain/deadline';
import { deadlineStatus as statusOf } from '../../src/domain/deadline-status';
import { targetGap as gapTo } from '../../src/domain/target';
import type { Answer } from '../../src/functions/broadcast';
import { CellFault } from '../../src/functions/errors';
import { FUNCTIONS } from '../../src/functions/functions';

const LAST = 46203;

/** Cells of every kind, good and bad, that people have in a column. */
const blank = fc.constantFrom('', null, undefined, ' ');
const bad = fc.constantFrom<unknown>('gì đó', true, -3, '31/6/2026', {
  type: 'Error',
  basicValue: '#REF!',
});
const day = fc.oneof(fc.integer({ min: LAST - 400, max: LAST + 400 }), blank, bad);
const phrase = fc.oneof(
  day,
  fc.constantFrom('thường xuyên', 'hằng tháng', 'trong quý II/2026', 'trước ngày 10/6', 2026),
);
const figure = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.double({ noNaN: true }), blank, bad);
const direction = fc.constantFrom('', 'không quá', 'at-least', 'đúng bằng', '?');
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), blank, bad);
const group = fc.constantFrom<unknown>(1, 2, 3, 4, 'nhóm 2', '', 0, 9, 'x');
const period = fc.constantFrom<unknown>('2026-06', 'quý II/2026', 2026, '', 'tháng 13/2026', 46174);
const kind = fc.constantFrom('', 'task', 'giải ngân', 'x');
const yes = fc.constantFrom<unknown>('', true, 0, 'có', 'x');

const COLUMNS: Readonly<Record<string, readonly fc.Arbitrary<unknown>[]>> = {
  DEADLINE_DATE: [phrase, day],
  DEADLINE_STATUS: [phrase, day, day, fc.oneof(fc.nat(30), blank, bad)],
  DAYS_LEFT: [phrase, day, yes],
  TARGET_GAP: [figure, figure, direction],
  TARGET_RATE: [figure, figure],
  TARGET_STATUS: [figure, figure, direction, share],
  REQUIRED_PACE: [figure, figure, day, day, day],
  DISBURSEMENT_FLOOR: [group, day],
  DISBURSEMENT_STATUS: [group, figure, figure, day],
  DISBURSEMENT_GAP: [group, figure, figure, day],
  REPORT_DUE: [period, kind],
  REPORT_STATUS: [period, day, day, kind],
};

const call = (id: string, ranges: readonly unknown[]): Answer[][] =>
  (FUNCTIONS[id as keyof typeof FUNCTIONS] as (...parameters: readonly unknown[]) => Answer[][])(
    ...ranges,
  );

/** A fault compared by what a person sees of it. */
const seen = (answer: Answer | undefined): unknown =>
  answer instanceof CellFault ? [answer.code, answer.message] : answer;

describe.each(Object.entries(COLUMNS))('%s', (id, columns) => {
  const rows = fc.array(fc.tuple(...columns), { minLength: 1, maxLength: 12 });

  test('the array call equals the single calls', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const ranges = columns.map((_, column) => cells.map((row) => [row[column]]));
        const singles = cells.map(
          (row) =>
            call(
              id,
              row.map((cell) => [[cell]]),
            )[0]?.[0],
        );
        expect(call(id, ranges).map(([answer]) => seen(answer))).toEqual(singles.map(seen));
      }),
    );
  });

  test('a single value beside a column is used for every row', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const [first] = cells;
        const shared = (column: number): unknown => first?.[column];
        const ranges = columns.map((_, column) =>
          column === 0 ? cells.map((row) => [row[0]]) : [[shared(column)]],
        );
        const repeated = columns.map((_, column) =>
          cells.map((row) => [column === 0 ? row[0] : shared(column)]),
        );
        expect(call(id, ranges).map(([answer]) => seen(answer))).toEqual(
          call(id, repeated).map(([answer]) => seen(answer)),
        );
      }),
    );
  });

  test('a cell holds text, a number or a fault that says what is wrong', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const ranges = columns.map((_, column) => cells.map((row) => [row[column]]));
        for (const [answer] of call(id, ranges)) {
          if (answer instanceof CellFault) {
            expect(answer.message).toMatch(/^\p{Lu}.{10,}\.$/su);
          } else expect(['string', 'number']).toContain(typeof answer);
        }
      }),
    );
  });
});

const serial = fc.integer({ min: LAST - 400, max: LAST + 400 });

describe('the functions say what the domain says', () => {
  test('DEADLINE_STATUS', () => {
    fc.assert(
      fc.property(
        serial,
        fc.option(serial),
        serial,
        fc.nat(30),
        (lastDay, completedOn, asOf, warnDays) => {
          expect(
            FUNCTIONS.DEADLINE_STATUS([[lastDay]], [[completedOn]], [[asOf]], [[warnDays]]),
          ).toEqual([[statusOf({ lastDay, completedOn, asOf, warnDays })]]);
        },
      ),
    );
  });

  test('DAYS_LEFT', () => {
    fc.assert(
      fc.property(serial, serial, (lastDay, asOf) => {
        expect(FUNCTIONS.DAYS_LEFT([[lastDay]], [[asOf]])).toEqual([[daysBetween(lastDay, asOf)]]);
      }),
    );
  });

  test('TARGET_GAP', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(number, number, (planned, actual) => {
        expect(FUNCTIONS.TARGET_GAP([[planned]], [[actual]])).toEqual([[gapTo(planned, actual)]]);
      }),
    );
  });
});

describe('OVERDUE', () => {
  const task = fc.tuple(serial, fc.option(serial, { nil: '' }));

  test('the rows that DEADLINE_STATUS calls overdue, most overdue first', () => {
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 20 }), serial, (tasks, asOf) => {
        const names = tasks.map((_, index) => [`Việc ${index}`]);
        const deadlines = tasks.map(([deadline]) => [deadline]);
        const completed = tasks.map(([, done]) => [done]);
        const statuses = FUNCTIONS.DEADLINE_STATUS(deadlines, completed, [[asOf]]);
        const expected = tasks
          .map(([deadline], index) => ({ deadline, index }))
          .filter(({ index }) => statuses[index]?.[0] === 'Quá hạn')
          .sort((first, second) => first.deadline - second.deadline || first.index - second.index)
          .map(({ index }) => names[index]);
        expect(FUNCTIONS.OVERDUE(names, deadlines, completed, [[asOf]])).toEqual(
          expected.length > 0 ? expected : [['']],
        );
      }),
    );
  });
});

describe('NOT_REPORTED', () => {
  const units = fc.uniqueArray(
    fc.constantFrom('06463', '06364', '06076', '06085', '06148', '06376'),
  );

  test('the units less those in the ledger for the period', () => {
    fc.assert(
      fc.property(units, units, fc.nat(5), (all, submitted, cut) => {
        const ledger = submitted.map((unit, row) => ({
          unit: Number(unit),
          period: row < cut ? '2026-06' : '2026-05',
        }));
        const present = new Set(submitted.slice(0, cut));
        const left = all.filter((unit) => !present.has(unit));
        const asColumn = (cells: readonly unknown[]): unknown[][] =>
          cells.length > 0 ? cells.map((cell) => [cell]) : [['']];
        expect(
          FUNCTIONS.NOT_REPORTED(
            asColumn(all),
            asColumn(ledger.map(({ unit }) => unit)),
            asColumn(ledger.map(({ period: of }) => of)),
            [['6/2026']],
          ),
        ).toEqual(asColumn(left));
      }),
    );
  });
});
