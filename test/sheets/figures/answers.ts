/** What units and the province may answer. */
import fc from 'fast-check';
import type { Catalog } from '../../../src/catalog';
import type { Direction } from '../../../src/domain/model';
import { DIRECTIONS, GROUPS, type Answer, type Filled } from './world';

export const direction = fc.constantFrom<Direction[]>('at-least', 'at-least', 'at-most', 'exactly');
export const amount = fc.constantFrom(0, 12, 60, 99.99, 100, 100.5, 1200, 0.75, 7);

export const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null, freq: 2 });

/** Blank cells are no answers. */
export const given = (
  answers: fc.Arbitrary<Record<string, Answer[string]>>,
): fc.Arbitrary<Answer> =>
  answers.map((answer) =>
    Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== null)),
  );

export const taskAnswer = (asOf: number): fc.Arbitrary<Answer> =>
  given(
    fc.record({
      state: maybe(
        fc.constantFrom('Chưa thực hiện', 'Đang thực hiện', 'Hoàn thành', 'Không phát sinh'),
      ),
      completedOn: fc.option(
        fc.integer({ min: -14, max: 5 }).map((days) => asOf + days),
        { nil: null, freq: 1 },
      ),
    }),
  );

const targetFields = {
  state: fc.constantFrom('Có', 'Có', null, 'Không phát sinh'),
  planProvince: maybe(amount),
  planUnit: maybe(amount),
  actual: maybe(fc.oneof(amount, fc.constantFrom(1, 5, 30, 50, 600, 101))),
};

const addedTarget = given(
  fc.record({
    ...targetFields,
    name: fc.constantFrom('Trồng rừng', 'Việc riêng'),
    measure: fc.constantFrom('ha', null),
    direction: maybe(direction.map((key) => DIRECTIONS[key])),
  }),
);

const PLANS = [0, 100, 333.33, 1000, 1250.5];
const money = fc.constantFrom(0, 1, 30, 40.5, 95, 100, 300, 333.33, 400, 575, 1000, 1250.5);

const project = given(
  fc.record({
    name: fc.constant('Đường thôn'),
    group: fc.option(fc.constantFrom(...GROUPS), { nil: null, freq: 8 }),
    plan: fc.option(fc.constantFrom(...PLANS), { nil: null, freq: 8 }),
    disbursed: fc.option(money, { nil: null, freq: 3 }),
    estimate: maybe(money),
    volume: fc.option(money, { nil: null, freq: 1 }),
    carriedPlan: fc.option(money, { nil: null, freq: 1 }),
    carriedDisbursed: fc.option(money, { nil: null, freq: 1 }),
  }),
);

const petitionAnswer = (asOf: number) => {
  const day = fc.option(
    fc.integer({ min: -9, max: 30 }).map((days) => asOf + days),
    { nil: null, freq: 2 },
  );
  return {
    listed: given(fc.record({ answeredOn: day })),
    added: given(
      fc.record({ content: fc.constant('Kiến nghị thêm'), lastDay: day, answeredOn: day }),
    ),
  };
};

/** What a unit may send; without a task of its own it still says something. */
export function filled(catalog: Catalog, asOf: number): fc.Arbitrary<Filled> {
  const rows = (sheet: string, list: readonly string[], answer: fc.Arbitrary<Answer>) =>
    fc
      .tuple(...list.map(() => answer))
      .map((answers): Filled =>
        Object.fromEntries(answers.map((one, index) => [`${sheet}/${list[index] ?? ''}`, one])),
      );
  const few = (prefix: string, count: number) =>
    fc
      .nat(count)
      .map((length) =>
        Array.from({ length }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`),
      );
  const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const { listed, added } = petitionAnswer(asOf);
  return fc
    .tuple(
      rows('tasks', idsOf(catalog.tasks), taskAnswer(asOf)),
      rows('targets', idsOf(catalog.targets), given(fc.record(targetFields))),
      few('CT', 2).chain((list) => rows('targets', list, addedTarget)),
      few('DA', 7).chain((list) => rows('disbursement', list, project)),
      rows('petitions', idsOf(catalog.petitions), listed),
      few('KN', 2).chain((list) => rows('petitions', list, added)),
      fc.constantFrom('Có số liệu', 'Không phát sinh', null),
    )
    .map(([a, b, c, d, e, f, said]) => ({
      ...{ ...a, ...b, ...c, ...d, ...e, ...f },
      'report/petitions': { value: 'Không phát sinh' },
      ...(said === null ? {} : { 'report/disbursement': { value: said } }),
    }));
}

/** Nothing to report, said in every place there is for it. */
export const nothing = ({ tasks: all, targets: plans }: Catalog): Filled => ({
  ...Object.fromEntries(
    [...all.map(({ id }) => `tasks/${id}`), ...plans.map(({ id }) => `targets/${id}`)].map(
      (key) => [key, { state: 'Không phát sinh' }],
    ),
  ),
  'report/disbursement': { value: 'Không phát sinh' },
});
