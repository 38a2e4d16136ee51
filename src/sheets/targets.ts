/** Chỉ tiêu: the plan the province set and the plan the commune adopted, side by side. */
import { dayFromYmd } from '../domain/day';
import type { Direction, Target } from '../domain/model';
import { partsOf, shareOfYear } from '../domain/period';
import {
  requiredPace,
  targetGap,
  targetRate,
  targetStatus,
  type TargetStatus,
} from '../domain/target';
import { citation, setByProvince } from '../catalog';
import { TARGET_TONES, answer, fixed, serial, unitColumns } from './columns';
import { TARGET_GAP, TARGET_STATUS, rateAgainst, requiredPaceIn } from './formulas';
import { DIRECTION_LABELS, answerNumber, answerText, type Line } from './line';
import type { CellContent } from './model';
import type { BookContext, Column, TableSpec } from './spec';

/** An indicator of the catalog, or null on a row where the unit adds an indicator of its own. */
export type TargetLine = Line<Target | null>;

const DIRECTIONS = Object.entries(DIRECTION_LABELS) as [Direction, string][];

/** The indicator's own text on a catalog row, the unit's on a row it added. */
const own = (row: TargetLine, key: 'name' | 'measure' | 'direction'): string | null =>
  row.item
    ? key === 'direction'
      ? DIRECTION_LABELS[row.item.direction]
      : row.item[key]
    : answerText(row.answers, key);

const freeRowOnly = (row: TargetLine): 'unit' | undefined => (row.item ? undefined : 'unit');

/**
 * The value a directive sets for this row, and whether the province or the commune set it; nobody
 * types over that. An indicator shared from another commune's directive carries no value here.
 */
function givenPlan(
  row: TargetLine,
  { catalog }: BookContext,
): { by: 'province' | 'unit'; value: number } | null {
  const { item, unit } = row;
  if (item === null || (item.unit !== 'province' && item.unit !== unit?.code)) return null;
  return { by: setByProvince(catalog, item) ? 'province' : 'unit', value: item.value };
}

export interface TargetFigures {
  planProvince: number | null;
  planUnit: number | null;
  /** The plan that counts: the commune's own where it has adopted one, else the province's. */
  plan: number | null;
  actual: number | null;
  direction: Direction;
}

export function targetFigures(row: TargetLine, context: BookContext): TargetFigures {
  const given = givenPlan(row, context);
  const plan = (by: 'province' | 'unit', key: string): number | null =>
    given?.by === by ? given.value : answerNumber(row.answers, key);
  const planProvince = plan('province', 'planProvince');
  const planUnit = plan('unit', 'planUnit');
  const label = own(row, 'direction');
  return {
    planProvince,
    planUnit,
    plan: planUnit ?? planProvince,
    actual: answerNumber(row.answers, 'actual'),
    direction: DIRECTIONS.find(([, text]) => text === label)?.[0] ?? 'at-least',
  };
}

const orBlank = (value: number | null): CellContent => value ?? '';

function targetLineGap(row: TargetLine, context: BookContext): number | null {
  const { plan, actual, direction } = targetFigures(row, context);
  return plan === null || actual === null ? null : targetGap(plan, actual, direction);
}

/** An indicator that a unit does not have: an answer, not a gap in the data. */
export const NOT_APPLICABLE = 'Không phát sinh';

export type TargetLineStatus = TargetStatus | typeof NOT_APPLICABLE | '';

/** Status of one row for the report date; the sheet's formula says the same. */
export function targetLineStatus(row: TargetLine, context: BookContext): TargetLineStatus {
  if (own(row, 'name') === null) return '';
  if (answerText(row.answers, 'state') === NOT_APPLICABLE) return NOT_APPLICABLE;
  const { plan, actual, direction } = targetFigures(row, context);
  if (plan === null) return 'Chưa có số liệu';
  return targetStatus({
    planned: plan,
    actual,
    direction,
    shareOfPeriod: shareOfYear(context.period),
  });
}

/** A pace makes sense only for figures that grow towards their plan; it has what is left of the plan's own year. */
function pace(row: TargetLine, context: BookContext): CellContent {
  const { plan, actual, direction } = targetFigures(row, context);
  if (plan === null || actual === null || direction !== 'at-least') return '';
  const { year } = partsOf(context.period);
  const [start, end] = [dayFromYmd(year, 1, 1), dayFromYmd(year, 12, 31)];
  return orBlank(requiredPace(plan, actual, context.asOf, start, end));
}

const rate =
  (plan: 'planProvince' | 'planUnit') =>
  (row: TargetLine, context: BookContext): CellContent => {
    const figures = targetFigures(row, context);
    const planned = figures[plan];
    return planned === null || figures.actual === null
      ? ''
      : orBlank(targetRate(planned, figures.actual));
  };

const NUMBER = { kind: 'number' } as const;

/** A plan that a directive gives is not typed; an indicator of the whole province has no other. */
const typedPlan =
  (by: 'province' | 'unit') =>
  (row: TargetLine, context: BookContext): 'unit' | undefined =>
    row.unit && givenPlan(row, context)?.by !== by ? 'unit' : undefined;

const columns: Column<TargetLine>[] = [
  fixed(
    'source',
    'Văn bản, mục',
    'text',
    21,
    ({ item, unit }, { catalog }) =>
      item === null
        ? ''
        : item.unit === 'province' || item.unit === unit?.code
          ? citation(catalog, item)
          : 'Chỉ tiêu dùng chung',
    'Văn bản và mục giao; chỉ tiêu dùng chung thì xã nhập số được giao',
  ),
  answer<Target | null>(
    'name',
    'Chỉ tiêu',
    'text',
    32,
    { kind: 'text', max: 300 },
    'Tên chỉ tiêu',
    {
      edit: freeRowOnly,
      value: (row) => own(row, 'name'),
    },
  ),
  answer<Target | null>(
    'measure',
    'Đơn vị tính',
    'center',
    9,
    { kind: 'text', max: 40 },
    'Đơn vị tính',
    {
      edit: freeRowOnly,
      value: (row) => own(row, 'measure'),
    },
  ),
  answer<Target | null>(
    'direction',
    'Yêu cầu',
    'center',
    9,
    { kind: 'choice', choices: Object.values(DIRECTION_LABELS) },
    'Chiều của chỉ tiêu',
    {
      edit: freeRowOnly,
      value: (row) => own(row, 'direction'),
    },
  ),
  answer<Target | null>(
    'state',
    'Phát sinh',
    'center',
    11,
    { kind: 'choice', choices: ['Có', NOT_APPLICABLE] },
    'Đơn vị không có chỉ tiêu này thì chọn "Không phát sinh"',
  ),
  answer<Target | null>(
    'planProvince',
    'Tỉnh giao',
    'number',
    11,
    NUMBER,
    'Kế hoạch tỉnh giao (QĐ 2688/QĐ-UBND ngày 15/12/2025); xã nhập',
    {
      group: 'Kế hoạch năm',
      edit: typedPlan('province'),
      value: (row, context) => targetFigures(row, context).planProvince,
    },
  ),
  answer<Target | null>(
    'planUnit',
    'Xã giao',
    'number',
    11,
    NUMBER,
    'Kế hoạch HĐND, UBND xã giao',
    {
      group: 'Kế hoạch năm',
      edit: typedPlan('unit'),
      value: (row, context) => targetFigures(row, context).planUnit,
    },
  ),
  answer<Target | null>(
    'actual',
    'Thực hiện lũy kế',
    'number',
    11,
    NUMBER,
    'Thực hiện lũy kế từ đầu năm đến hết kỳ',
    {
      // The province's own targets are the province's to fill in.
      edit: ({ unit }) => (unit ? 'unit' : 'province'),
    },
  ),
  fixed(
    'rateProvince',
    'So với tỉnh giao',
    'percent',
    9,
    rate('planProvince'),
    'Công thức: thực hiện / kế hoạch tỉnh giao',
    { group: 'Tỷ lệ thực hiện', formula: () => rateAgainst('planProvince') },
  ),
  fixed(
    'rateUnit',
    'So với xã giao',
    'percent',
    9,
    rate('planUnit'),
    'Công thức: thực hiện / kế hoạch xã giao',
    { group: 'Tỷ lệ thực hiện', formula: () => rateAgainst('planUnit') },
  ),
  fixed(
    'gap',
    'Chênh lệch',
    'number',
    11,
    (row, context) => orBlank(targetLineGap(row, context)),
    'Công thức: âm là còn thiếu; so với kế hoạch xã giao, chưa có thì so với tỉnh giao',
    { group: 'Đánh giá đến ngày chốt', formula: () => TARGET_GAP },
  ),
  fixed(
    'pace',
    'Cần thêm mỗi tháng',
    'number',
    11,
    pace,
    'Công thức: mức phải thực hiện bình quân mỗi tháng còn lại của năm',
    {
      group: 'Đánh giá đến ngày chốt',
      formula: (_row, { period }) => requiredPaceIn(partsOf(period).year),
    },
  ),
  fixed(
    'status',
    'Trạng thái',
    'center',
    13,
    targetLineStatus,
    'Công thức: trạng thái đến ngày chốt',
    { group: 'Đánh giá đến ngày chốt', formula: () => TARGET_STATUS, tones: TARGET_TONES },
  ),
  answer<Target | null>(
    'note',
    'Ghi chú, vướng mắc',
    'text',
    20,
    { kind: 'text', max: 2000 },
    'Nguyên nhân, vướng mắc',
  ),
];

const base = {
  key: 'targets',
  name: 'Chỉ tiêu',
  rowId: ({ id }: TargetLine) => id,
  namedBy: 'name',
  tab: 'good',
} as const;

export const communeTargets: TableSpec<TargetLine> = {
  ...base,
  title: ({ period }) => `CHỈ TIÊU KẾ HOẠCH NĂM ${partsOf(period).year}`,
  about: 'Chỉ tiêu và số thực hiện lũy kế; ô màu vàng để nhập',
  columns: [serial(), ...columns],
  freezeThrough: 'name',
};

/** Only editors differ: in the province's book every figure comes from a report. */
export const provinceTargets: TableSpec<TargetLine> = {
  ...base,
  title: 'TỔNG HỢP CHỈ TIÊU THEO ĐƠN VỊ',
  about: 'Mỗi dòng là một chỉ tiêu của một xã, phường, hoặc của tỉnh',
  columns: [serial(), ...unitColumns<Target | null>(), ...columns],
  freezeThrough: 'unitName',
};
