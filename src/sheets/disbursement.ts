/** Giải ngân: a commune lists its projects; the province sees units by project group. */
import { partsOf } from '../domain/period';
import { DISBURSEMENT_TONES, answer, fixed, serial } from './columns';
import {
  floorOf,
  gapOf,
  projectMoney,
  rateOf,
  statusOf,
  type GroupLine,
  type Money,
} from './disbursement-sums';
import {
  DISBURSEMENT_FLOOR,
  DISBURSEMENT_GAP,
  DISBURSEMENT_RATE,
  DISBURSEMENT_STATUS,
} from './formulas';
import { GROUP_LABELS, type Line } from './line';
import type { Column, TableSpec } from './spec';

/** A row a commune may fill in with one of its projects. */
export type ProjectLine = Line<null>;

/** Rate, floor, status and gap: the same four columns for a project and for a group of a unit. */
const assessment = <Row>(moneyOf: (row: Row) => Money): Column<Row>[] => [
  fixed(
    'rate',
    'Tỷ lệ giải ngân',
    'percent',
    9,
    (row) => rateOf(moneyOf(row)),
    'Công thức: ước (hoặc đã) giải ngân / kế hoạch vốn năm',
    { group: 'Đánh giá đến ngày chốt', formula: () => DISBURSEMENT_RATE },
  ),
  fixed(
    'floor',
    'Mốc tối thiểu',
    'percent',
    9,
    (row, context) => floorOf(moneyOf(row), context),
    'Công thức: tỷ lệ tối thiểu phải đạt đến ngày chốt',
    { group: 'Đánh giá đến ngày chốt', formula: () => DISBURSEMENT_FLOOR },
  ),
  fixed(
    'status',
    'Trạng thái',
    'center',
    12,
    (row, context) => statusOf(moneyOf(row), context),
    'Công thức: so tỷ lệ với mốc tối thiểu',
    {
      group: 'Đánh giá đến ngày chốt',
      formula: () => DISBURSEMENT_STATUS,
      tones: DISBURSEMENT_TONES,
    },
  ),
  fixed(
    'gap',
    'Cần giải ngân thêm',
    'amount',
    12,
    (row, context) => gapOf(moneyOf(row), context),
    'Công thức: số vốn còn phải giải ngân để đạt mốc kế tiếp',
    { group: 'Đánh giá đến ngày chốt', formula: () => DISBURSEMENT_GAP },
  ),
];

const MONEY = { kind: 'number', min: 0 } as const;
const sum = { total: true } as const;
const money = { ...sum, measure: 'triệu đồng' } as const;

export const communeDisbursement: TableSpec<ProjectLine> = {
  key: 'disbursement',
  name: 'Giải ngân',
  title: ({ period }) => `GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM ${partsOf(period).year} (triệu đồng)`,
  about:
    'Mỗi dự án một dòng, đơn vị triệu đồng; không có kế hoạch vốn thì chọn "Không phát sinh" ở trang Báo cáo',
  rowId: ({ id }) => id,
  tab: 'good',
  freezeThrough: 'name',
  onePage: true,
  columns: [
    serial(),
    answer<null>('name', 'Tên dự án', 'text', 30, { kind: 'text', max: 500 }, 'Tên dự án'),
    answer<null>(
      'code',
      'Mã dự án',
      'center',
      10,
      { kind: 'text', max: 30 },
      'Mã số dự án trên hệ thống',
    ),
    answer<null>(
      'group',
      'Nhóm dự án',
      'center',
      16,
      { kind: 'choice', choices: Object.values(GROUP_LABELS) },
      'Nhóm dự án theo mốc giải ngân',
    ),
    answer<null>(
      'plan',
      'Kế hoạch vốn năm',
      'amount',
      11,
      MONEY,
      'Kế hoạch vốn được giao của năm báo cáo, không gồm vốn kéo dài',
      money,
    ),
    answer<null>(
      'disbursed',
      'Tổng số',
      'amount',
      11,
      MONEY,
      'Giải ngân lũy kế đến hết tháng trước',
      { ...money, group: 'Đã giải ngân đến hết tháng trước' },
    ),
    answer<null>(
      'volume',
      'Khối lượng hoàn thành',
      'amount',
      11,
      MONEY,
      'Trong đó: thanh toán khối lượng hoàn thành',
      { ...money, group: 'Đã giải ngân đến hết tháng trước' },
    ),
    answer<null>('advance', 'Tạm ứng', 'amount', 11, MONEY, 'Trong đó: tạm ứng chưa thu hồi', {
      ...money,
      group: 'Đã giải ngân đến hết tháng trước',
    }),
    answer<null>(
      'estimate',
      'Ước đến hết kỳ',
      'amount',
      11,
      MONEY,
      'Ước giải ngân lũy kế đến hết kỳ báo cáo',
      money,
    ),
    answer<null>('carriedPlan', 'Kế hoạch', 'amount', 11, MONEY, 'Vốn các năm trước kéo dài sang', {
      ...money,
      group: 'Vốn kéo dài',
    }),
    answer<null>('carriedDisbursed', 'Đã giải ngân', 'amount', 11, MONEY, 'Giải ngân vốn kéo dài', {
      ...money,
      group: 'Vốn kéo dài',
    }),
    ...assessment<ProjectLine>(projectMoney),
    answer<null>(
      'difficulty',
      'Khó khăn, vướng mắc',
      'text',
      18,
      { kind: 'text', max: 2000 },
      'Khó khăn, vướng mắc',
    ),
  ],
};

export const provinceDisbursement: TableSpec<GroupLine> = {
  key: 'disbursement',
  name: 'Giải ngân',
  title: 'GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THEO ĐƠN VỊ VÀ NHÓM DỰ ÁN (triệu đồng)',
  about: 'Mỗi dòng là một nhóm dự án của một xã, phường; cộng từ các dự án đã báo cáo',
  rowId: ({ unit, group }) => `${unit.code}/${group}`,
  tab: 'good',
  freezeThrough: 'unitName',
  columns: [
    serial(),
    fixed('unit', 'Mã', 'center', 8, ({ unit }) => unit.code, 'Mã đơn vị hành chính'),
    fixed(
      'unitName',
      'Đơn vị',
      'text',
      20,
      ({ unit }) => `${unit.type} ${unit.name}`,
      'Xã, phường',
    ),
    fixed(
      'group',
      'Nhóm dự án',
      'center',
      20,
      ({ group }) => GROUP_LABELS[group],
      'Nhóm dự án theo mốc giải ngân',
    ),
    fixed(
      'projects',
      'Số dự án',
      'whole',
      8,
      ({ projects }) => projects,
      'Số dự án đã báo cáo',
      sum,
    ),
    fixed(
      'plan',
      'Kế hoạch vốn năm',
      'amount',
      15,
      ({ plan }) => plan,
      'Cộng kế hoạch vốn năm của các dự án',
      sum,
    ),
    fixed(
      'disbursed',
      'Đã giải ngân',
      'amount',
      15,
      ({ disbursed }) => disbursed,
      'Cộng giải ngân đến hết tháng trước',
      sum,
    ),
    fixed(
      'estimate',
      'Ước đến hết kỳ',
      'amount',
      15,
      ({ estimate }) => estimate,
      'Cộng ước giải ngân đến hết kỳ',
      sum,
    ),
    ...assessment<GroupLine>((row) => row),
  ],
};
