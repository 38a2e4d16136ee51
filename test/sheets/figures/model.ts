/** What the sheets should say, made from the answers alone by the written rules (`rules.ts`). */
import type { Commune, Direction, Petition, Target, Task } from '../../../src/domain/model';
import * as rules from './rules';
import {
  DIRECTIONS,
  GROUPS,
  NONE,
  indicatorOf,
  numberIn,
  sumOf,
  textIn,
  type Answer,
  type GroupFigures,
  type TargetFigures,
  type TaskFigures,
  type World,
} from './world';

export class Figures {
  constructor(
    readonly world: World,
    readonly asOf = world.settings.asOf,
  ) {}

  private answer(unit: Commune, row: string): Answer {
    return this.world.reports.get(unit.code)?.filled[row] ?? {};
  }

  private taskOf(id: string, task: Task, unit: Commune | null, answer: Answer): TaskFigures {
    const { settings } = this.world;
    const last = rules.lastDayOf(task.deadline, settings, this.asOf);
    const state = textIn(answer, 'state');
    const completedOn = numberIn(answer, 'completedOn');
    const word = rules.taskWord({ state, completedOn, last }, this.asOf, settings.warnDays);
    const closed = last === null || completedOn !== null || state === NONE;
    return { id, task, unit, word, last, daysLeft: closed ? '' : last - this.asOf };
  }

  /** Due first, first; recurring ones behind, standing ones last. */
  private inOrder(tasks: readonly Task[]): Task[] {
    const rank = ({ deadline }: Task): string =>
      deadline === null ? 'z' : (deadline.date ?? 'recurring');
    return tasks
      .map((task, index) => ({ task, index, rank: rank(task) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.index - b.index))
      .map(({ task }) => task);
  }

  tasksOf(unit: Commune): TaskFigures[] {
    const mine = this.world.catalog.tasks.filter(
      ({ scope: { kind, units = [] } }) =>
        kind === 'all' || (kind === 'units' && units.includes(unit.code)),
    );
    return this.inOrder(mine).map((task) =>
      this.taskOf(task.id, task, unit, this.answer(unit, `tasks/${task.id}`)),
    );
  }

  agencyTasks(): TaskFigures[] {
    const theirs = this.world.catalog.tasks.filter(({ scope }) => scope.kind === 'agency');
    return this.inOrder(theirs).map((task) => {
      const id = `agency/${task.id}`;
      return this.taskOf(id, task, null, this.world.own[`tasks/${id}`] ?? {});
    });
  }

  private get year(): Target[] {
    const { year } = rules.partsOf(this.world.period);
    return this.world.catalog.targets.filter((target) => target.year === year);
  }

  private shared(): Target[] {
    const seen = new Set<string>();
    return this.year.filter((target) => {
      if (target.aggregate === 'none' || target.direction === 'exactly') return false;
      const isNew = !seen.has(indicatorOf(target));
      seen.add(indicatorOf(target));
      return isNew;
    });
  }

  private targetOf(
    id: string,
    target: Target | null,
    unit: Commune | null,
    answer: Answer,
  ): TargetFigures {
    const isGiven = target !== null && (target.unit === 'province' || target.unit === unit?.code);
    const document = this.world.catalog.documents.find(({ id }) => id === target?.document);
    const byProvince = document?.issuer.startsWith('UBND tỉnh') ?? false;
    const plan = (key: string, isTheirs: boolean): number | null =>
      isGiven && isTheirs ? target.value : numberIn(answer, key);
    const planProvince = plan('planProvince', byProvince);
    const planUnit = plan('planUnit', !byProvince);
    const name = target?.name ?? textIn(answer, 'name');
    const measure = target?.measure ?? textIn(answer, 'measure') ?? '';
    const label = textIn(answer, 'direction');
    const direction =
      target?.direction ??
      (Object.keys(DIRECTIONS) as Direction[]).find((key) => DIRECTIONS[key] === label) ??
      'at-least';
    const actual = numberIn(answer, 'actual');
    const figures = { plan: planUnit ?? planProvince, actual, direction };
    const { year, month } = rules.partsOf(this.world.period);
    const known =
      figures.plan === null || actual === null ? null : { ...figures, plan: figures.plan, actual };
    const word =
      name === null
        ? ''
        : textIn(answer, 'state') === NONE
          ? NONE
          : known
            ? rules.targetWord(known, month)
            : 'Chưa có số liệu';
    return {
      id,
      name: name ?? '',
      indicator: indicatorOf({ name: name ?? '', measure }),
      unit,
      word,
      figures,
      cells: {
        planProvince,
        planUnit,
        actual,
        rateProvince: rules.rateOf(planProvince, actual),
        rateUnit: rules.rateOf(planUnit, actual),
        gap: known ? rules.gapOf(known) : '',
        pace: known ? rules.paceOf(known, year, this.asOf) : '',
        status: word,
      },
    };
  }

  /** Those of directives, then those that the unit added; all five of its rows, or those with an answer. */
  targetsOf(unit: Commune, allRows: boolean): TargetFigures[] {
    const own = this.year.filter((target) => target.unit === unit.code);
    const had = new Set(own.map(indicatorOf));
    const rows = [...own, ...this.shared().filter((target) => !had.has(indicatorOf(target)))];
    const added = ['CT-01', 'CT-02', 'CT-03', 'CT-04', 'CT-05'].filter(
      (id) => allRows || Object.keys(this.answer(unit, `targets/${id}`)).length > 0,
    );
    return [
      ...rows.map((target) =>
        this.targetOf(target.id, target, unit, this.answer(unit, `targets/${target.id}`)),
      ),
      ...added.map((id) => this.targetOf(id, null, unit, this.answer(unit, `targets/${id}`))),
    ];
  }

  /** Over the units that gave plan and result, and have it at all. */
  totals(
    rows: readonly TargetFigures[],
    isAdded: (row: TargetFigures) => boolean,
  ): TargetFigures[] {
    return this.shared().flatMap((target) => {
      const rowsOfBoth = rows.filter(
        (row) =>
          !isAdded(row) &&
          row.indicator === indicatorOf(target) &&
          row.word !== NONE &&
          row.figures.plan !== null &&
          row.figures.actual !== null,
      );
      // Two directives for one unit: its own plan first, then what was said later.
      const isOwn = ({ cells }: TargetFigures): boolean => cells['planUnit'] !== null;
      const both = this.world.catalog.communes.flatMap((unit) => {
        const mine = rowsOfBoth.filter((row) => row.unit === unit);
        return mine.filter(isOwn).at(-1) ?? mine.at(-1) ?? [];
      });
      if (both.length === 0) return [];
      const by = target.aggregate === 'mean' ? both.length : 1;
      const total = (key: 'plan' | 'actual'): number =>
        (sumOf(both.map(({ figures }) => figures[key])) ?? 0) / by;
      const answer = {
        name: target.name,
        measure: target.measure,
        direction: DIRECTIONS[target.direction],
        planUnit: total('plan'),
        actual: total('actual'),
      };
      const how = target.aggregate === 'mean' ? 'bình quân đơn giản' : 'cộng';
      const made = this.targetOf(`total/${target.id}`, null, null, answer);
      const unitName = `Toàn tỉnh (${how} ${both.length} đơn vị)`;
      return [{ ...made, cells: { ...made.cells, unitName } }];
    });
  }

  provinceTargets(): TargetFigures[] {
    return this.year
      .filter(({ unit, aggregate }) => unit === 'province' && aggregate === 'none')
      .map((target) => {
        const id = `province/${target.id}`;
        return this.targetOf(id, target, null, this.world.own[`targets/${id}`] ?? {});
      });
  }

  projectsOf(unit: Commune): (Answer & { id: string })[] {
    return Array.from({ length: 40 }, (_, index) => `DA-${String(index + 1).padStart(2, '0')}`).map(
      (id) => ({ ...this.answer(unit, `disbursement/${id}`), id }),
    );
  }

  /** A line with half of its figures is counted and not added. */
  groupsOf(unit: Commune): GroupFigures[] {
    return GROUPS.flatMap((label, index): GroupFigures[] => {
      const lines = this.projectsOf(unit)
        .filter(({ group }) => group === label)
        .map((line) => {
          const [plan, disbursed, estimate] = ['plan', 'disbursed', 'estimate'].map((key) =>
            numberIn(line, key),
          );
          return {
            plan: plan ?? null,
            disbursed: disbursed ?? null,
            spent: estimate ?? disbursed ?? null,
          };
        });
      const whole = lines.filter(({ plan, spent }) => plan !== null && spent !== null);
      if (lines.length === 0) return [];
      return [
        {
          unit,
          group: index + 1,
          projects: lines.length,
          plan: sumOf(whole.map(({ plan }) => plan)),
          disbursed: sumOf(whole.map(({ disbursed }) => disbursed)),
          spent: sumOf(whole.map(({ spent }) => spent)),
        },
      ];
    });
  }

  private floorsOf(group: number): rules.Floor[] {
    const { catalog, settings, period } = this.world;
    const { year } = rules.partsOf(period);
    return group === 0 ? [] : rules.floorsOf(catalog.milestones, group, year, settings);
  }

  /** Rate, floor, state and what is missing. */
  judged({ group, plan, spent }: Pick<GroupFigures, 'group' | 'plan' | 'spent'>): Answer {
    const floors = this.floorsOf(group);
    const floor = rules.floorOn(floors, this.asOf);
    return {
      rate: rules.rateOf(plan, spent),
      floor: floor === null ? '' : floor / 100,
      status: group === 0 ? '' : rules.moneyWord({ plan, spent }, floor),
      gap: rules.moneyGap({ plan, spent }, rules.nextFloor(floors, this.asOf)),
    };
  }

  /** The floor that a group has to reach next, in words. */
  nextOf(group: number): string {
    return rules.floorText(rules.nextFloor(this.floorsOf(group), this.asOf));
  }

  petitionsOf(
    unit: Commune,
    allRows: boolean,
  ): { id: string; last: number | null; word: string }[] {
    const { catalog, settings } = this.world;
    const row = (id: string, item: Petition | null) => {
      const answer = this.answer(unit, `petitions/${id}`);
      const last = item
        ? rules.lastDayOf(item.deadline, settings, this.asOf)
        : numberIn(answer, 'lastDay');
      const answered = numberIn(answer, 'answeredOn');
      const isThere = item !== null || textIn(answer, 'content') !== null;
      const word = isThere ? rules.answerWord(answered, last, this.asOf, settings.warnDays) : '';
      return { id, last, word };
    };
    const added = Array.from({ length: 8 }, (_, index) => `KN-0${index + 1}`).filter(
      (id) => allRows || Object.keys(this.answer(unit, `petitions/${id}`)).length > 0,
    );
    return [
      ...catalog.petitions
        .filter(({ units }) => units.length === 0 || units.includes(unit.code))
        .map((petition) => row(petition.id, petition)),
      ...added.map((id) => row(id, null)),
    ];
  }
}
