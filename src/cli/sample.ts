/** Made-up answers for a demonstration: the same seed gives the same figures. Never real ones. */
import { isDisbursementRate } from '../consolidation/check-targets';
import { issuedFrom } from '../consolidation/check-tasks';
import { indicatorsOfUnit, ofYear, petitionsOfUnit, tasksOfUnit, type Catalog } from '../catalog';
import { lastDayOf } from '../domain/deadline';
import { dayFromIso } from '../domain/day';
import { partsOf } from '../domain/period';
import type { Commune, Target, Task } from '../domain/model';
import { dueOf } from '../sheets/due';
import type { AnswersOf } from '../sheets/commune/rows';
import { PROJECTS } from '../sheets/commune/rows';
import { GROUP_LABELS, type Answers } from '../sheets/line';
import type { CellContent } from '../sheets/model';
import type { BookContext } from '../sheets/spec';
import { COMMUNE_OFFICES } from '../sheets/tasks';

/** Small seeded generator (mulberry32): uniform numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Table = Map<string, Record<string, CellContent>>;

class Sample {
  readonly answers: Table = new Map();
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  chance = (probability: number): boolean => this.random() < probability;
  between = (low: number, high: number): number => low + this.random() * (high - low);
  whole = (low: number, high: number): number => Math.floor(this.between(low, high + 1));
  pick = <T>(list: readonly T[]): T => list[this.whole(0, list.length - 1)] as T;
  set = (sheet: string, row: string, answers: Record<string, CellContent>): void => {
    this.answers.set(`${sheet}/${row}`, { ...this.answers.get(`${sheet}/${row}`), ...answers });
  };
}

/** Sample works, with places left out on purpose. */
const PROJECT_NAMES = [
  'Đường giao thông liên thôn',
  'Nhà văn hóa thôn',
  'Cải tạo trường mầm non',
  'Nâng cấp kênh mương nội đồng',
  'Công trình nước sinh hoạt tập trung',
  'Sửa chữa trạm y tế',
  'Cầu dân sinh',
  'Chỉnh trang khu trung tâm xã',
] as const;

export interface SampleOptions {
  seed: number;
  /** The report is handed in after the due day. */
  late: boolean;
  /** Mistakes of the kind people make, for the checks to find. */
  mistakes: boolean;
}

/** Answers of one unit for the period of the context. */
export function sampleAnswers(
  context: BookContext,
  unit: Commune,
  options: SampleOptions,
): AnswersOf {
  const { period } = context;
  const catalog = ofYear(context.catalog, partsOf(period).year);
  const sample = new Sample(options.seed * 100_003 + Number(unit.code));
  const due = dueOf(period, context);
  const reportedOn = options.late ? due + sample.whole(2, 7) : due - sample.whole(0, 4);

  for (const task of tasksOfUnit(catalog, unit.code)) answerTask(sample, context, task, reportedOn);
  for (const target of indicatorsOfUnit(catalog, unit.code)) answerTarget(sample, unit, target);
  const projects = sample.chance(0.08) ? 0 : sample.whole(3, 7);
  for (const id of PROJECTS.slice(0, projects)) answerProject(sample, id);
  const rate = indicatorsOfUnit(catalog, unit.code).find(isDisbursementRate);
  if (rate) answerRate(sample, rate, PROJECTS.slice(0, projects));
  let answered = false;
  for (const petition of petitionsOfUnit(catalog, unit.code)) {
    if (petition.deadline?.date && sample.chance(0.6)) {
      answered = true;
      const answeredOn = dayFromIso(petition.deadline.date) + sample.whole(-6, 5);
      sample.set('petitions', petition.id, {
        answeredOn,
        answer: 'Số liệu mẫu: đã có văn bản trả lời',
      });
    }
  }
  sample.set('report', 'reportedOn', { value: reportedOn });
  sample.set('report', 'revision', { value: 1 });
  sample.set('report', 'reporter', { value: 'Người lập mẫu' });
  sample.set('report', 'disbursement', {
    value: projects === 0 ? 'Không phát sinh' : 'Có số liệu',
  });
  sample.set('report', 'petitions', { value: answered ? 'Có số liệu' : 'Không phát sinh' });
  sample.set('report', 'difficulties', {
    value: 'Số liệu mẫu: giải phóng mặt bằng còn chậm ở một số thôn.',
  });
  if (options.mistakes) makeMistakes(sample, catalog, unit);

  return (sheet, row): Answers => sample.answers.get(`${sheet}/${row}`) ?? {};
}

function answerTask(
  sample: Sample,
  { catalog, rules, asOf }: BookContext,
  task: Task,
  reportedOn: number,
): void {
  const office = sample.pick(COMMUNE_OFFICES);
  if (sample.chance(0.05)) return;
  if (sample.chance(0.06)) {
    sample.set('tasks', task.id, { office, state: 'Không phát sinh' });
    return;
  }
  const last = lastDayOf(task.deadline, rules, asOf);
  // Most of what is due is done, and most of that in time.
  const done = sample.chance(last === null ? 0.2 : last > reportedOn ? 0.35 : 0.86);
  if (!done) {
    const state = sample.chance(0.75) ? 'Đang thực hiện' : 'Chưa thực hiện';
    const difficulty = sample.chance(0.15) ? 'Số liệu mẫu: chờ hướng dẫn của cấp trên' : null;
    sample.set('tasks', task.id, { office, state, difficulty });
    return;
  }
  const latest = Math.min(reportedOn, last === null || sample.chance(0.1) ? reportedOn : last);
  sample.set('tasks', task.id, {
    office,
    state: 'Hoàn thành',
    completedOn: Math.max(latest - sample.whole(0, 20), issuedFrom(task, catalog) ?? 0),
    result: 'Số liệu mẫu: đã có báo cáo kết quả',
  });
}

function answerTarget(sample: Sample, unit: Commune, target: Target): void {
  if (sample.chance(0.12)) {
    if (sample.chance(0.5)) sample.set('targets', target.id, { state: 'Không phát sinh' });
    return;
  }
  const percent = target.measure === '%';
  const plan = percent
    ? Math.min(100, round(target.value * sample.between(0.92, 1.03), 1))
    : Math.max(1, Math.round(target.value * sample.between(0.5, 1.6)));
  const progress = sample.chance(0.12) ? sample.between(0.95, 1.25) : sample.between(0.28, 0.72);
  const actual = percent
    ? Math.min(100, round(plan * (target.value >= 50 ? sample.between(0.86, 1.02) : progress), 2))
    : Math.round(plan * progress);
  const given = target.unit === unit.code || target.unit === 'province';
  sample.set('targets', target.id, {
    state: 'Có',
    ...(given
      ? {}
      : { planProvince: plan, planUnit: sample.chance(0.5) ? plan : round(plan * 1.05, 1) }),
    actual,
  });
}

function answerProject(sample: Sample, id: string): void {
  const group = sample.pick([1, 2, 2, 3, 3, 4] as const);
  const plan = sample.whole(4, 150) * 100;
  const pace = { 1: [0.7, 1], 2: [0.18, 0.55], 3: [0.05, 0.35], 4: [0, 0.6] }[group] as [
    number,
    number,
  ];
  const estimate = round(plan * sample.between(...pace), 1);
  const disbursed = round(estimate * sample.between(0.75, 1), 1);
  const advance = round(disbursed * sample.between(0, 0.4), 1);
  const carried = group === 2 && sample.chance(0.4) ? sample.whole(2, 30) * 50 : null;
  sample.set('disbursement', id, {
    name: `${sample.pick(PROJECT_NAMES)} (mẫu ${id.slice(-2)})`,
    group: GROUP_LABELS[group],
    plan,
    disbursed,
    advance,
    volume: round(disbursed - advance, 1),
    estimate,
    carriedPlan: carried,
    carriedDisbursed: carried === null ? null : Math.round(carried * sample.between(0.3, 1)),
  });
}

/** The rate of disbursement is the one that the projects give. */
function answerRate(sample: Sample, { id }: Target, projects: readonly string[]): void {
  const answers = sample.answers.get(`targets/${id}`);
  if (answers?.['actual'] === undefined) return;
  const sum = (column: string): number =>
    projects.reduce((total, project) => {
      const value = sample.answers.get(`disbursement/${project}`)?.[column];
      return total + (typeof value === 'number' ? value : 0);
    }, 0);
  const actual = projects.length === 0 ? 0 : round((sum('estimate') / sum('plan')) * 100, 2);
  sample.set('targets', id, { ...answers, actual });
}

/** One mistake of each of several kinds, in the first rows where it fits. */
function makeMistakes(sample: Sample, catalog: Catalog, unit: Commune): void {
  const tasks = tasksOfUnit(catalog, unit.code);
  const targets = indicatorsOfUnit(catalog, unit.code);
  const kind = sample.whole(0, 4);
  const [first, second] = [tasks[0]?.id, tasks[1]?.id];
  const target = targets.find(({ measure, unit: of }) => measure !== '%' && of !== unit.code)?.id;
  if (first && kind !== 1)
    sample.set('tasks', first, { state: 'Hoàn thành', completedOn: '31/6/2026' });
  if (second && kind !== 2) sample.set('tasks', second, { state: 'Hoàn thành', completedOn: null });
  if (target)
    sample.set('targets', target, {
      state: 'Có',
      planProvince: 120,
      actual: kind % 2 === 0 ? 'khoảng 12' : 740,
    });
  sample.set('disbursement', 'DA-01', {
    name: 'Dự án mẫu nhập sai',
    group: GROUP_LABELS[2],
    plan: 500,
    disbursed: 620,
    advance: 100,
    volume: 400,
    estimate: 640,
  });
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
