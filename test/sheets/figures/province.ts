/** Which cells of the province's book should show what: the figures of the model, put where the sheets have them. */
import type { Commune } from '../../../src/domain/model';
import type { CellContent } from '../../../src/sheets/model';
import type { Figures } from './model';
import {
  GROUPS,
  sumOf,
  type GroupFigures,
  type TargetFigures,
  type TaskFigures,
  type World,
} from './world';
import { dueDay, partsOf } from './rules';
import * as shown from './shown';
import type { Cell } from './shown';

export interface Reporting {
  expected: number;
  actual: number;
  onTime: number;
  late: string[];
  missing: string[];
}

export function reportingOf({ catalog, period, settings, reports }: World): Reporting {
  const due = dueDay(period, settings.dueWorkingDays, settings.holidays);
  const codes = catalog.communes.map(({ code }) => code);
  const missing = codes.filter((code) => !reports.has(code));
  const late = codes.filter((code) => (reports.get(code)?.day ?? 0) > due);
  const actual = codes.length - missing.length;
  return { expected: codes.length, actual, onTime: actual - late.length, late, missing };
}

export interface ProvinceLines {
  tasks: TaskFigures[];
  targets: TargetFigures[];
  groups: GroupFigures[];
}

export function linesOf(figures: Figures): ProvinceLines {
  const units = figures.world.catalog.communes;
  const ofUnits = units.flatMap((unit) => figures.targetsOf(unit, false));
  const totals = figures.totals(ofUnits, ({ id }) => id.startsWith('CT-'));
  return {
    tasks: [...units.flatMap((unit) => figures.tasksOf(unit)), ...figures.agencyTasks()],
    targets: [...ofUnits, ...totals, ...figures.provinceTargets()],
    groups: units.flatMap((unit) => figures.groupsOf(unit)),
  };
}

const prefixOf = ({ unit }: { unit: Commune | null }): string => (unit ? `${unit.code}/` : '');

/** Rows of the tables in their order. */
export function provinceIds(figures: Figures): Record<string, string[]> {
  const { tasks, targets, groups } = linesOf(figures);
  const { communes } = figures.world.catalog;
  return {
    tasks: tasks.map((line) => prefixOf(line) + line.id),
    targets: targets.map((line) => prefixOf(line) + line.id),
    disbursement: groups.map((line) => prefixOf(line) + String(line.group)),
    petitions: communes.flatMap((unit) =>
      figures.petitionsOf(unit, false).map(({ id }) => `${unit.code}/${id}`),
    ),
    units: communes.map(({ code }) => code),
  };
}

export function provinceCells(figures: Figures): Map<string, CellContent> {
  const { world } = figures;
  const { communes } = world.catalog;
  const lines = linesOf(figures);
  const { tasks, targets, groups } = lines;
  const total = (key: 'plan' | 'disbursed' | 'spent'): number =>
    sumOf(groups.map((line) => line[key])) ?? 0;
  return new Map<string, CellContent>([
    ...tasks.flatMap((line) => shown.taskCells(prefixOf(line), line)),
    ...targets.flatMap((line) => shown.targetCells(prefixOf(line), line)),
    ...groups.flatMap((line) => {
      const { projects, plan, disbursed, spent: estimate } = line;
      const said = { projects, plan, disbursed, estimate, ...figures.judged(line) };
      return shown.row(`disbursement/${prefixOf(line)}${line.group}`, said);
    }),
    ...shown.row('disbursement/Tổng', {
      projects: groups.reduce((sum, { projects }) => sum + projects, 0),
      plan: total('plan'),
      disbursed: total('disbursed'),
      estimate: total('spent'),
    }),
    ...communes.flatMap((unit) =>
      figures
        .petitionsOf(unit, false)
        .flatMap(({ id, last, word }) =>
          shown.row(`petitions/${unit.code}/${id}`, { lastDay: last, status: word }),
        ),
    ),
    ...communes.flatMap((unit) => unitCells(figures, unit, lines)),
    ...overviewCells(figures, lines),
  ]);
}

function unitCells(figures: Figures, unit: Commune, { tasks, groups }: ProvinceLines): Cell[] {
  const { period, settings, reports } = figures.world;
  const words = tasks.filter((line) => line.unit === unit).map(({ word }) => word);
  const own = groups.filter((line) => line.unit === unit);
  const plan = sumOf(own.map((line) => line.plan));
  const spent = sumOf(own.map((line) => line.spent));
  const due = dueDay(period, settings.dueWorkingDays, settings.holidays);
  const day = reports.get(unit.code)?.day ?? null;
  const silent = figures.asOf > due ? 'Chưa nộp' : 'Chưa đến hạn';
  return shown.row(`units/${unit.code}`, {
    status: day === null ? silent : day > due ? 'Trễ hạn' : 'Đúng hạn',
    submittedOn: day,
    overdue: shown.times(words, ['Quá hạn']),
    done: shown.times(words, ['Hoàn thành đúng hạn']),
    // Done without a day counts with what has no data.
    noData: shown.times(words, ['Chưa có số liệu', 'Thiếu ngày hoàn thành']),
    spent: plan === null || plan === 0 || spent === null ? '' : spent / plan,
    underFloor: own.filter((line) => figures.judged(line)['status'] === 'Chậm mốc').length,
  });
}

function overviewCells(figures: Figures, { tasks, targets, groups }: ProvinceLines): Cell[] {
  const { world } = figures;
  const { expected, actual, onTime } = reportingOf(world);
  const reporting: [string, number][] = [
    ['Phải báo cáo', expected],
    ['Đã báo cáo (tỷ lệ báo cáo)', actual],
    ['Đúng hạn (tỷ lệ đúng hạn)', onTime],
    ['Trễ hạn', actual - onTime],
    ['Chưa nộp', expected - actual],
  ];
  const bar = 5;
  const inUnits = targets.filter(({ id }) => !id.startsWith('total/'));
  return [
    ...reporting.flatMap(([label, part]) =>
      shown.counted(`overview/TÌNH HÌNH BÁO CÁO/${label}`, part, expected, 'Số đơn vị', bar),
    ),
    ...shown.classes(
      'overview/NHIỆM VỤ ĐẾN NGÀY CHỐT',
      [...shown.TASK_LINES, shown.SOON],
      tasks.map(({ word }) => word),
      bar,
    ),
    // A total says once more what its units have said.
    ...shown.classes(
      'overview/CHỈ TIÊU ĐẾN NGÀY CHỐT',
      shown.TARGET_LINES,
      inUnits.map(({ word }) => word),
      bar,
    ),
    ...GROUPS.flatMap((label, index) => {
      const sums = shown.groupSum(index + 1, groups);
      const { rate, floor, status, gap } = figures.judged(sums);
      return shown.row(`overview/GIẢI NGÂN THEO NHÓM DỰ ÁN/${label}`, {
        'Kế hoạch': sums.plan,
        'Đã giải ngân': sums.disbursed,
        'Ước hết kỳ': sums.spent,
        ...{ 'Tỷ lệ': rate ?? '', Mốc: floor ?? '', 'Trạng thái': status ?? '' },
        ...{ 'Đến mốc': figures.nextOf(index + 1), 'Cần thêm': gap ?? '' },
      });
    }),
    ...growthCells(world),
  ];
}

function growthCells({ catalog: { growth }, period, settings: { weights } }: World): Cell[] {
  if (partsOf(period).year !== growth.year) return [];
  const done = [1, 2, 3, 4].map(
    (quarter) =>
      growth.periods.find((one) => one.period === `${growth.year}-Q${quarter}`)?.estimated ?? null,
  );
  const left = weights.filter((_, index) => done[index] === null).reduce((a, b) => a + b, 0);
  const all = weights.reduce((a, b) => a + b, 0);
  const brought = weights.reduce((sum, weight, index) => sum + weight * (done[index] ?? 0), 0);
  const label = 'Phần còn lại của năm phải đạt bình quân (theo tỷ trọng quý ở trang Cấu hình)';
  const needed = left === 0 ? '' : (growth.annualTarget * all - brought) / left;
  return [[`overview/KỊCH BẢN TĂNG TRƯỞNG/${label}/Cả năm`, needed]];
}
