/** Cấu hình: what the province may set, the holidays, and the milestones that formulas look up. */
import { dayFromIso, dayFromYmd } from '../../domain/day';
import type { CalendarDay } from '../../domain/model';
import { shareOfYear } from '../../domain/period';
import { fixed } from '../columns';
import { milestoneRows, noMilestonesText } from '../milestones';
import type { CellContent, DefinedName, InputRule, RowList } from '../model';
import { NAMES } from '../names';
import type { RenderedTable } from '../render-table';
import { YEAR_BOUNDS } from '../rules';
import type { BookContext, ColumnType, TableSpec } from '../spec';

/** What the province can change; statuses follow. */
export interface Settings {
  /** Ngày chốt, day number. */
  asOf: number;
  warnDays: number;
  /** Reads "trước ngày D" as D itself (off: D − 1). */
  beforeIncludesDay: boolean;
  /** Moves a last day that is a day off to the next working day (off by default). */
  rollToWorkingDay: boolean;
  /** Working days after the cut-off on which a report is still in time; 1 or more. */
  dueWorkingDays: number;
  /** Shares of the four quarters in the base year, for the growth still needed. */
  weights: [number, number, number, number];
  holidays: CalendarDay[];
}

export interface SettingRow {
  id: string;
  name: string;
  value: CellContent;
  type: ColumnType;
  detail: CellContent;
  detailType?: ColumnType;
  basis: string;
  editable: boolean;
}

export const YES = 'Có';
export const NO = 'Không';

export const HOLIDAY_LABELS: Readonly<Record<CalendarDay['kind'], string>> = {
  holiday: 'Nghỉ lễ',
  compensatory: 'Nghỉ bù',
  'swap-off': 'Nghỉ hoán đổi',
  'swap-work': 'Làm bù',
};

const YES_NO = { kind: 'choice', choices: [YES, NO] } as const;
export const HOLIDAY = {
  kind: 'date',
  from: dayFromYmd(2025, 1, 1),
  to: dayFromYmd(2035, 12, 31),
} as const;
/** NĐ 09/2019/NĐ-CP, Điều 8(5) leaves the days to who asks for the report; a month is more than anybody gives. */
export const DUE_DAYS = { low: 1, high: 30 } as const;

const WEIGHT = { kind: 'number', min: 0 } as const;

/** What may be typed as the value of each setting. */
const SETTING_RULES: Readonly<Record<string, InputRule>> = {
  asOf: { kind: 'date', ...YEAR_BOUNDS },
  warnDays: { kind: 'whole', min: 0, max: 60 },
  beforeIncludesDay: YES_NO,
  rollToWorkingDay: YES_NO,
  dueWorkingDays: { kind: 'whole', min: DUE_DAYS.low, max: DUE_DAYS.high },
  weight1: WEIGHT,
  weight2: WEIGHT,
  weight3: WEIGHT,
  weight4: WEIGHT,
};

export const settingRule = (id: string): InputRule | undefined =>
  id.startsWith('holiday:') ? HOLIDAY : SETTING_RULES[id];

/** Blank rows where the province adds days off (next year's notice, a local holiday). */
const SPARE_HOLIDAYS = 12;

const editable = (row: SettingRow): 'province' | undefined =>
  row.editable ? 'province' : undefined;

export const settingsTable: TableSpec<SettingRow> = {
  key: 'settings',
  name: 'Cấu hình',
  title: 'CẤU HÌNH',
  about: 'Sửa ô màu vàng rồi tổng hợp lại; công thức trạng thái đổi theo ngay',
  rowId: ({ id }) => id,
  tab: 'plain',
  columns: [
    fixed('name', 'Mục', 'text', 46, ({ name }) => name, 'Tên mục; tên ngày nghỉ', {
      edit: (row) => (row.id.startsWith('holiday:') ? 'province' : undefined),
    }),
    {
      ...fixed<SettingRow>('value', 'Giá trị', 'center', 18, ({ value }) => value, 'Giá trị'),
      typeOf: ({ type }) => type,
      ruleOf: ({ id }) => settingRule(id),
      edit: editable,
    },
    {
      ...fixed<SettingRow>(
        'detail',
        'Chi tiết',
        'center',
        18,
        ({ detail }) => detail,
        'Loại ngày nghỉ; tỷ lệ của mốc',
      ),
      typeOf: ({ detailType }) => detailType ?? 'center',
      rule: { kind: 'choice', choices: Object.values(HOLIDAY_LABELS) },
      edit: (row) => (row.id.startsWith('holiday:') ? 'province' : undefined),
    },
    fixed(
      'basis',
      'Căn cứ, giải thích',
      'text',
      70,
      ({ basis }) => basis,
      'Căn cứ; nghĩa của mục',
      {
        edit: (row) => (row.id.startsWith('holiday:') ? 'province' : undefined),
      },
    ),
  ],
};

/** The formulas look floors up here: a row that names no group is better than no area. */
function noMilestones(context: BookContext): SettingRow[] {
  const name = noMilestonesText(context);
  if (name === '') return [];
  const basis = 'Nạp văn bản giao mốc của năm bằng nút Văn bản';
  return [
    { id: 'milestone:none', name, value: null, type: 'date', detail: null, basis, editable: false },
  ];
}

export function settingsRows(context: BookContext, settings: Settings): SettingRow[] {
  const row = (
    id: string,
    name: string,
    value: CellContent,
    type: ColumnType,
    basis: string,
    canEdit = true,
  ): SettingRow => ({
    id,
    name,
    value,
    type,
    detail: null,
    basis,
    editable: canEdit,
  });
  const holidays = [...settings.holidays].sort((a, b) => a.date.localeCompare(b.date));
  return [
    row('asOf', 'Ngày chốt', settings.asOf, 'date', 'Mọi trạng thái tính đến hết ngày này'),
    row(
      'warnDays',
      'Cảnh báo trước (ngày)',
      settings.warnDays,
      'whole',
      'Còn từ chừng này ngày trở xuống là "Sắp đến hạn"',
    ),
    row(
      'beforeIncludesDay',
      '"Trước ngày D" tính cả ngày D',
      settings.beforeIncludesDay ? YES : NO,
      'center',
      'Không có văn bản nào định rõ; mặc định là ngày D − 1',
    ),
    row(
      'rollToWorkingDay',
      'Hạn rơi vào ngày nghỉ thì dời sang ngày làm việc kế tiếp',
      settings.rollToWorkingDay ? YES : NO,
      'center',
      'BLDS 2015 Điều 148 chỉ áp dụng cho quan hệ dân sự; mặc định không dời',
    ),
    row(
      'dueWorkingDays',
      'Hạn nộp báo cáo: số ngày làm việc sau ngày chốt số liệu',
      settings.dueWorkingDays,
      'whole',
      'Mỗi tỉnh tự định (NĐ 85/2025/NĐ-CP Điều 49(4)); mặc định ngày làm việc kế tiếp',
    ),
    row(
      'shareOfYear',
      'Phần của năm đã qua khi hết kỳ',
      shareOfYear(context.period),
      'percent',
      'So tiến độ chỉ tiêu với tỷ lệ này',
      false,
    ),
    ...settings.weights.map((weight, index) =>
      row(
        `weight${index + 1}`,
        `Tỷ trọng quý ${['I', 'II', 'III', 'IV'][index] ?? ''} trong năm gốc`,
        weight,
        'percent',
        'Các văn bản không nêu; mặc định bằng nhau, thay khi có số của Thống kê tỉnh',
      ),
    ),
    ...noMilestones(context),
    ...milestoneRows(context, 'disbursement').map((milestone): SettingRow => ({
      id: `milestone:${milestone.id}`,
      name: milestone.group,
      value: milestone.lastDay,
      type: 'date',
      detail: milestone.share,
      detailType: 'percent',
      basis: `Mốc giải ngân tối thiểu: ${milestone.source}`,
      editable: false,
    })),
    ...holidays.map((day, index): SettingRow => ({
      id: `holiday:${index + 1}`,
      name: day.name,
      value: dayFromIso(day.date),
      type: 'date',
      detail: HOLIDAY_LABELS[day.kind],
      basis: day.basis,
      editable: true,
    })),
    ...Array.from({ length: SPARE_HOLIDAYS }, (_, index): SettingRow => ({
      id: `holiday:${holidays.length + index + 1}`,
      name: '',
      value: null,
      type: 'date',
      detail: null,
      basis: '',
      editable: true,
    })),
  ];
}

/** Names that point into the settings sheet. */
export function settingsNames(
  table: RenderedTable<RowList>,
  rows: readonly SettingRow[],
): DefinedName[] {
  const at = (key: string, from: number, to = from): DefinedName['area'] => {
    const area = table.areaOf(key);
    return { ...area, top: area.top + from, bottom: area.top + to };
  };
  const indexOf = (id: string): number => rows.findIndex((row) => row.id === id);
  const milestones = rows.flatMap((row, index) => (row.id.startsWith('milestone:') ? [index] : []));
  const first = milestones[0] ?? 0;
  const last = milestones.at(-1) ?? 0;
  const sheet = settingsTable.name;
  return [
    { name: NAMES.asOf, sheet, area: at('value', indexOf('asOf')) },
    { name: NAMES.warnDays, sheet, area: at('value', indexOf('warnDays')) },
    { name: NAMES.shareOfYear, sheet, area: at('value', indexOf('shareOfYear')) },
    { name: NAMES.milestoneGroup, sheet, area: at('name', first, last) },
    { name: NAMES.milestoneDay, sheet, area: at('value', first, last) },
    { name: NAMES.milestoneShare, sheet, area: at('detail', first, last) },
    { name: 'TyTrongQuy', sheet, area: at('value', indexOf('weight1'), indexOf('weight4')) },
  ];
}
