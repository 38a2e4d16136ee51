/**
 * Rows at the edges of every rule, for the formulas to stumble over: days on and beside a boundary,
 * figures that differ by the dust of binary fractions, plans of nothing, text where a number belongs.
 */
import { seededRandom } from '../../src/cli/sample';
import { dayFromIso, isoFromDay } from '../../src/domain/day';
import type { Commune, Deadline, Direction, Petition, Target, Task } from '../../src/domain/model';
import { shareOfYear } from '../../src/domain/period';
import { disbursementFloor } from '../../src/domain/disbursement';
import type { ProjectLine } from '../../src/sheets/disbursement';
import {
  DIRECTION_LABELS,
  GROUP_LABELS,
  TASK_STATES,
  type Answers,
  type Line,
} from '../../src/sheets/line';
import type { CellContent } from '../../src/sheets/model';
import type { PetitionLine } from '../../src/sheets/petitions';
import type { BookContext } from '../../src/sheets/spec';
import type { TargetLine } from '../../src/sheets/targets';
import type { TaskLine } from '../../src/sheets/tasks';

/** Days from the report date that a rule could treat differently. */
const offsets = (warnDays: number): number[] => [
  ...new Set([-400, -31, -1, 0, 1, warnDays - 1, warnDays, warnDays + 1, 60]),
];

const KINDS = ['before', 'by', 'through', 'within'] as const;

/** A document of the catalog, for the citation; the commune's own or the province's. */
const document = ({ catalog }: BookContext, ofProvince: boolean): string =>
  catalog.documents.find(({ issuer }) => issuer.startsWith('UBND tỉnh') === ofProvince)?.id ?? '';

const dated = (kind: (typeof KINDS)[number], day: number): Deadline => ({
  kind,
  date: isoFromDay(day),
  text: `hạn ${kind}`,
});

const recurring = (each: 'before' | 'by', dates: readonly string[]): Deadline => ({
  kind: 'recurring',
  date: null,
  each,
  dates: [...dates],
  text: 'hằng quý',
});

const WEEKS = 52;

/** The days a week, two weeks … after a day, for a year. */
const weekly = (from: string): string[] =>
  Array.from({ length: WEEKS }, (_, week) => isoFromDay(dayFromIso(from) + 7 * (week + 1)));

const QUARTERS = ['2026-03-25', '2026-06-25', '2026-09-25', '2026-12-25'];

/** A Monday and a Thursday of 2026, before the first of the year. */
const EVERY_MONDAY = weekly('2025-12-29');
const EVERY_THURSDAY = weekly('2025-12-25');

const RECURRING = [
  recurring('before', QUARTERS),
  recurring('by', QUARTERS),
  // One date, two on neighbouring days, and dates that are out of order.
  recurring('by', ['2026-11-15']),
  recurring('before', ['2026-06-30', '2026-07-01']),
  recurring('by', ['2026-12-31', '2026-01-31', '2026-06-30']),
  // Every week of the year, and twice a week: more dates than Excel nests functions.
  recurring('by', EVERY_MONDAY),
  recurring('before', [...EVERY_MONDAY, ...EVERY_THURSDAY]),
];

interface Case<Item> {
  item: Item;
  answers: Answers;
}

const lines = <Item>(unit: Commune, rows: readonly Case<Item>[]): Line<Item>[] =>
  rows.map((row, index) => ({ ...row, id: `case-${index + 1}`, unit }));

const STATES = [null, ...TASK_STATES] as const;

export function taskCases(context: BookContext, unit: Commune): TaskLine[] {
  const { asOf, warnDays } = context;
  const task = (deadline: Deadline | null): Task => ({
    id: 'case',
    document: document(context, true),
    clause: '1',
    content: 'Việc thử',
    lead: [],
    cooperating: [],
    scope: { kind: 'all' },
    deadline,
    reportTo: [],
  });
  const open: Case<Task>[] = offsets(warnDays).flatMap((offset) =>
    KINDS.map((kind) => ({
      item: task(dated(kind, asOf + offset)),
      answers: { state: 'Đang thực hiện' },
    })),
  );
  // Around a last day of today; and without one.
  const finished: Case<Task>[] = [dated('by', asOf), dated('before', asOf), null].flatMap(
    (deadline) =>
      STATES.flatMap((state) =>
        [null, asOf - 2, asOf - 1, asOf, asOf + 1, '31/6/2026'].map((completedOn) => ({
          item: task(deadline),
          answers: { state, completedOn },
        })),
      ),
  );
  const reported: Answers[] = [
    { state: 'Đang thực hiện' },
    { state: 'Hoàn thành', completedOn: asOf },
    {},
  ];
  const again: Case<Task>[] = RECURRING.flatMap((deadline) =>
    reported.map((answers) => ({ item: task(deadline), answers })),
  );
  return lines(unit, [...open, ...finished, ...again]);
}

export function petitionCases(context: BookContext, unit: Commune): PetitionLine[] {
  const { asOf, warnDays } = context;
  const petition = (deadline: Deadline | null): Petition => ({
    id: 'case',
    document: document(context, true),
    clause: '1',
    units: [],
    content: 'Kiến nghị thử',
    answerBy: [],
    deadline,
    copyTo: [],
  });
  const answered = [null, asOf - 1, asOf, asOf + 1, 'tháng sau'] as const;
  const listed: Case<Petition | null>[] = [
    ...offsets(warnDays).map((offset) => dated('by', asOf + offset)),
    ...RECURRING,
    null,
  ].flatMap((deadline) =>
    answered.map((answeredOn) => ({ item: petition(deadline), answers: { answeredOn } })),
  );
  const added: Case<Petition | null>[] = [
    null,
    asOf - 1,
    asOf,
    asOf + warnDays,
    asOf + warnDays + 1,
    'cuối tháng',
  ].flatMap((lastDay) =>
    answered.map((answeredOn) => ({
      item: null,
      answers: { content: 'Kiến nghị thêm', lastDay, answeredOn },
    })),
  );
  const blank: Case<Petition | null>[] = [
    { item: null, answers: {} },
    { item: null, answers: { answeredOn: asOf } },
  ];
  return lines(unit, [...listed, ...added, ...blank]);
}

/** Text in a number cell, as people write it. */
const WORDS = 'khoảng 12';

/** Just inside and well outside of what counts as the same figure. */
const beside = (figure: number): number[] => [
  figure,
  figure * (1 + 2e-13),
  figure * (1 - 2e-13),
  figure * (1 + 1e-10),
  figure * (1 - 1e-10),
];

export function targetCases(context: BookContext, unit: Commune, seed: number): TargetLine[] {
  const { period } = context;
  const share = shareOfYear(period);
  const random = seededRandom(seed);
  const directions = [...(Object.keys(DIRECTION_LABELS) as Direction[]), null];
  const given = (direction: Direction, value: number, own: boolean): Target => ({
    id: 'case',
    document: document(context, own),
    clause: '1',
    unit: own ? 'province' : unit.code,
    name: 'Chỉ tiêu thử',
    measure: 'ha',
    direction,
    value,
    year: 2026,
    aggregate: 'none',
  });
  const free = (direction: Direction | null, answers: Answers): Case<Target | null> => ({
    item: null,
    answers: {
      name: 'Chỉ tiêu thêm',
      ...(direction ? { direction: DIRECTION_LABELS[direction] } : {}),
      ...answers,
    },
  });
  const plans = [100, 0.3, 0, -5, 1e-7, 7_000_000_000_000, 1 / 3];
  const edges = directions.flatMap((direction) =>
    plans.flatMap((plan) =>
      [null, WORDS, 0, 0.1 + 0.2, -3, ...beside(plan), ...beside(plan * share)].map((actual) =>
        free(direction, { planProvince: plan, actual }),
      ),
    ),
  );
  const numbers: CellContent[] = [null, WORDS, 0, 80, 120];
  const plansOfBoth = numbers.flatMap((planProvince) =>
    numbers.flatMap((planUnit) =>
      [null, 96].map((actual) => free('at-least', { planProvince, planUnit, actual })),
    ),
  );
  const reported: Answers[] = [
    {},
    { actual: 9 },
    { actual: 10 },
    { actual: 11 },
    { actual: 5, planUnit: 8 },
  ];
  const listed: Case<Target | null>[] = (['at-least', 'at-most', 'exactly'] as const).flatMap(
    (direction) =>
      [true, false].flatMap((own) =>
        reported.flatMap((answers) =>
          ['Có', 'Không phát sinh'].map((state) => ({
            item: given(direction, 10, own),
            answers: { state, ...answers },
          })),
        ),
      ),
  );
  const drawn = Array.from({ length: 60 }, () => {
    const direction = directions[Math.floor(random() * directions.length)] ?? null;
    const plan = (random() - 0.1) * 10 ** Math.floor(random() * 9);
    return free(direction, { planProvince: plan, actual: plan * random() * 1.5 });
  });
  const nameless: Case<Target | null>[] = [
    { item: null, answers: {} },
    { item: null, answers: { actual: 3 } },
  ];
  return lines(unit, [...edges, ...plansOfBoth, ...listed, ...drawn, ...nameless]);
}

export function projectCases(context: BookContext, unit: Commune, seed: number): ProjectLine[] {
  const { asOf, catalog, rules } = context;
  const random = seededRandom(seed);
  const groups = [1, 2, 3, 4] as const;
  const edges = groups.flatMap((group) => {
    const floor = disbursementFloor(catalog.milestones, group, asOf, rules) ?? 0.5;
    return [100, 0.3, 1000 / 3, 1_234_567.8, 0, -10].flatMap((plan) =>
      [0, 0.1 + 0.2, ...beside(plan * floor), ...beside(plan), plan * 6.17].map((disbursed) => ({
        group: GROUP_LABELS[group],
        plan,
        disbursed,
      })),
    );
  });
  const numbers: CellContent[] = [null, WORDS, 0, 40];
  const blanks = [GROUP_LABELS[2], GROUP_LABELS[3], null, '5. Nhóm khác'].flatMap((group) =>
    [null, WORDS, 0, 100].flatMap((plan) =>
      numbers.flatMap((disbursed) =>
        numbers.map((estimate) => ({ group, plan, disbursed, estimate })),
      ),
    ),
  );
  const drawn = Array.from({ length: 60 }, () => {
    const plan = random() * 10 ** Math.floor(random() * 7);
    return {
      group: GROUP_LABELS[groups[Math.floor(random() * 4)] ?? 1],
      plan,
      disbursed: plan * random() * 1.1,
      estimate: random() < 0.5 ? plan * random() * 1.1 : null,
    };
  });
  return lines(
    unit,
    [...edges, ...blanks, ...drawn].map((answers) => ({ item: null, answers })),
  );
}

/** Rates that end in half a per cent, which binary fractions put just below it. */
export const halfPercentCases = (unit: Commune): ProjectLine[] =>
  lines(
    unit,
    [
      { group: GROUP_LABELS[1], plan: 1000, disbursed: 575 },
      { group: GROUP_LABELS[2], plan: 1000, disbursed: 285 },
      { group: GROUP_LABELS[3], plan: 1000, disbursed: 1005 },
      { group: GROUP_LABELS[4], plan: 200, disbursed: -5 },
    ].map((answers) => ({ item: null, answers })),
  );
