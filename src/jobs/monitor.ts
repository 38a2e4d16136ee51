/** Where everything stands on the report date: counts, lists and lines, each with its place in the workbook. */
import { citation, unitName } from '../catalog';
import { partialText, reportingRates } from '../consolidation';
import { daysLeft, lastDayOf } from '../domain/deadline';
import type { Commune } from '../domain/model';
import { furthestBehind, targetRate, type TargetFigures } from '../domain/target';
import type { TaskStatus } from '../domain/task-status';
import { addUp, assess, spentOf, type GroupLine } from '../sheets/disbursement-sums';
import { answerText } from '../sheets/line';
import { unitsText } from '../sheets/province/highlights';
import { targetFigures, targetLineStatus, type TargetLine } from '../sheets/targets';
import { taskLineStatus, type TaskLine } from '../sheets/tasks';
import { JobError } from './error';
import type {
  MonitorFloor,
  MonitorLine,
  MonitorRequest,
  MonitorTarget,
  MonitorTask,
  MonitorView,
  StateCounts,
} from './model';
import { sightOf, type Sight } from './sight';
import type { CommuneStanding, ProvinceStanding } from './standing';

/** A task with its state on the report date. */
interface Judged {
  row: TaskLine;
  status: TaskStatus;
}

export function monitorView(
  standing: CommuneStanding | ProvinceStanding,
  request: MonitorRequest,
): MonitorView {
  const asOf = request.asOf ?? standing.context.asOf;
  const context = { ...standing.context, asOf };
  const sight = sightOf(standing, context);
  const { lines } = sight;
  if (request.unit !== undefined && !sight.units.some(({ code }) => code === request.unit)) {
    throw new JobError(
      'bad-request',
      'Đơn vị được chọn không có trong sổ đang mở. Chọn đơn vị khác.',
    );
  }
  const isOfUnit = ({ unit }: { unit?: Commune }): boolean =>
    request.unit === undefined || unit?.code === request.unit;
  const judged = lines.tasks.map((row): Judged => ({ row, status: taskLineStatus(row, context) }));
  const chosen = judged.filter(
    ({ row }) => isOfUnit(row) && (request.agency === undefined || concerns(row, request.agency)),
  );
  const rates =
    standing.kind === 'province' ? reportingRates(context, standing.stored.store) : null;
  return {
    asOf,
    period: context.period,
    counts: countsOf(chosen),
    overdue: tasksOf(chosen, 'Quá hạn', sight),
    dueSoon: tasksOf(chosen, 'Sắp đến hạn', sight),
    targets: targetsBehind(lines.targets.filter(isOfUnit), sight),
    floors: floorsMissed(lines.groups.filter(isOfUnit), sight),
    byUnit: unitLines(judged, sight).filter(
      ({ id }) => request.unit === undefined || id === request.unit,
    ),
    byAgency: agencyLines(
      judged.filter(({ row }) => isOfUnit(row)),
      sight,
    ).filter(({ id }) => request.agency === undefined || id === request.agency),
    partial: rates && partialText(context, rates),
    reporting: rates,
  };
}

const concerns = ({ item }: TaskLine, agency: string): boolean =>
  item.lead.includes(agency) || item.cooperating.includes(agency);

function countsOf(tasks: readonly Judged[]): StateCounts {
  const count = (...words: TaskStatus[]): number =>
    tasks.filter(({ status }) => words.includes(status)).length;
  return {
    doneOnTime: count('Hoàn thành đúng hạn'),
    doneLate: count('Hoàn thành quá hạn'),
    inTime: count('Trong hạn', 'Sắp đến hạn'),
    dueSoon: count('Sắp đến hạn'),
    overdue: count('Quá hạn'),
    noDeadline: count('Không thời hạn'),
    notApplicable: count('Không phát sinh'),
    // Said to be done without a day is neither in time nor late.
    noData: count('Chưa có số liệu', 'Thiếu ngày hoàn thành'),
  };
}

const ownerOf = ({ unit, owner }: { unit?: Commune; owner?: string }): string =>
  unit ? unitName(unit) : (owner ?? '');

/** Tasks in one state, most overdue first; the same task of several units stands once. */
function tasksOf(
  judged: readonly Judged[],
  wanted: TaskStatus,
  { context, places, isProvince }: Sight,
): MonitorTask[] {
  const together = new Map<string, TaskLine[]>();
  for (const { row, status } of judged) {
    if (status !== wanted) continue;
    const key = row.unit ? row.item.id : row.id;
    const rows = together.get(key);
    if (rows) rows.push(row);
    else together.set(key, [row]);
  }
  return [...together.values()]
    .flatMap((rows): MonitorTask[] => {
      const [row] = rows;
      if (!row) return [];
      const { item } = row;
      const last = lastDayOf(item.deadline, context.rules, context.asOf) ?? context.asOf;
      return [
        {
          id: row.id,
          content: item.content,
          owner: unitsText(rows.map(ownerOf)),
          deadline: item.deadline?.text ?? '',
          last,
          daysLate: -daysLeft(last, context.asOf),
          status: wanted,
          citation: citation(context.catalog, item),
          units: rows.length,
          place: places.of('tasks', row.id, isProvince && row.unit ? 'content' : 'state'),
        },
      ];
    })
    .sort((a, b) => b.daysLate - a.daysLate || b.units - a.units);
}

const BEHIND: readonly string[] = ['Chậm tiến độ', 'Không đạt'];

/** Targets behind their plan, furthest first. */
function targetsBehind(
  rows: readonly TargetLine[],
  { context, places, isProvince }: Sight,
): MonitorTarget[] {
  return rows
    .flatMap((row): { figures: TargetFigures; target: MonitorTarget }[] => {
      const status = targetLineStatus(row, context);
      const { plan, actual, direction } = targetFigures(row, context);
      if (!BEHIND.includes(status) || plan === null) return [];
      const rate = actual === null ? null : targetRate(plan, actual);
      const target = {
        id: row.id,
        name: row.item?.name ?? answerText(row.answers, 'name') ?? '',
        owner: ownerOf(row),
        measure: row.item?.measure ?? answerText(row.answers, 'measure') ?? '',
        planned: plan,
        actual,
        rate,
        status,
        place: places.of('targets', row.id, isProvince ? 'name' : 'actual'),
      };
      return [{ figures: { planned: plan, actual, direction }, target }];
    })
    .sort((a, b) => furthestBehind(a.figures, b.figures))
    .map(({ target }) => target);
}

/** Project groups under their floor, furthest first. */
function floorsMissed(groups: readonly GroupLine[], sight: Sight): MonitorFloor[] {
  return groups
    .map((line) => ({ line, assessed: assess(line, sight.context) }))
    .filter(({ assessed }) => assessed.status === 'Chậm mốc')
    .map(({ line, assessed }): MonitorFloor => ({
      owner: unitName(line.unit),
      group: line.group,
      planned: line.plan ?? 0,
      disbursed: spentOf(line) ?? 0,
      rate: Number(assessed.rate),
      floor: Number(assessed.floor),
      gap: Number(assessed.gap),
      status: assessed.status,
      place: sight.groupPlace(line),
    }))
    .sort((a, b) => b.floor - b.rate - (a.floor - a.rate));
}

function disbursedShare(groups: readonly GroupLine[]): number | null {
  const plan = addUp(groups.map((line) => line.plan));
  const spent = addUp(groups.map(spentOf));
  return plan === null || plan === 0 || spent === null ? null : spent / plan;
}

function unitLines(judged: readonly Judged[], sight: Sight): MonitorLine[] {
  const { units, lines, places } = sight;
  const tasks = groupBy(judged, ({ row }) => row.unit?.code);
  const groups = groupBy(lines.groups, ({ unit }) => unit.code);
  return units.map((unit): MonitorLine => ({
    id: unit.code,
    name: unitName(unit),
    counts: countsOf(tasks.get(unit.code) ?? []),
    disbursed: disbursedShare(groups.get(unit.code) ?? []),
    reported: sight.reported(unit),
    place: places.find('units', unit.code, 'unitName'),
  }));
}

/** Agencies of the province that lead or share a task, those with most overdue first. */
function agencyLines(judged: readonly Judged[], { context, places }: Sight): MonitorLine[] {
  return context.catalog.agencies
    .filter(({ level }) => level !== 'commune')
    .flatMap(({ name }): MonitorLine[] => {
      const tasks = judged.filter(({ row }) => concerns(row, name));
      const [first] = tasks;
      if (!first) return [];
      const { id, unit } = first.row;
      return [
        {
          id: name,
          name,
          counts: countsOf(tasks),
          disbursed: null,
          reported: null,
          place: places.find('tasks', id, unit ? 'content' : 'state'),
        },
      ];
    })
    .sort((a, b) => b.counts.overdue - a.counts.overdue || a.name.localeCompare(b.name, 'vi'));
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
