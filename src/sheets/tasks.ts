/** Nhiệm vụ: the same columns for a commune and for the province. */
import type { Task } from '../domain/model';
import { daysLeft, lastDayOf } from '../domain/deadline';
import { taskStatus, type TaskStatus } from '../domain/task-status';
import { DEADLINE_TONES, answer, fixed, lastDay, serial, source, unitColumns } from './columns';
import { DAYS_LEFT, TASK_STATUS } from './formulas';
import { TASK_STATES, answerNumber, answerText, type Line } from './line';
import { YEAR_BOUNDS } from './rules';
import type { BookContext, Column, TableSpec } from './spec';

export type TaskLine = Line<Task>;

/** Offices inside a commune that carry out its tasks; the list a commune picks from. */
export const COMMUNE_OFFICES = [
  'Văn phòng HĐND và UBND',
  'Phòng Kinh tế',
  'Phòng Văn hóa - Xã hội',
  'Trung tâm Phục vụ hành chính công',
  'Trung tâm Dịch vụ công ích',
  'Công an xã',
  'Ban Chỉ huy Quân sự xã',
  'Trạm Y tế',
] as const;

const isOffice = (name: string): boolean => (COMMUNE_OFFICES as readonly string[]).includes(name);

/** The office that a directive itself names, if it names one. */
const namedOffice = ({ lead }: Task): string | null => lead.filter(isOffice).join('; ') || null;

/** Status of one row for the report date; the sheet's formula says the same. */
export function taskLineStatus(row: TaskLine, { rules, asOf, warnDays }: BookContext): TaskStatus {
  return taskStatus({
    state: answerText(row.answers, 'state'),
    completedOn: answerNumber(row.answers, 'completedOn'),
    lastDay: lastDayOf(row.item.deadline, rules, asOf),
    asOf,
    warnDays,
  });
}

function taskLineDaysLeft(row: TaskLine, { rules, asOf }: BookContext): number | '' {
  const last = lastDayOf(row.item.deadline, rules, asOf);
  const closed =
    answerNumber(row.answers, 'completedOn') !== null ||
    answerText(row.answers, 'state') === 'Không phát sinh';
  return last === null || closed ? '' : daysLeft(last, asOf);
}

/** Units answer for their tasks; the province fills in those of its agencies. */
const owner = ({ unit }: TaskLine): 'unit' | 'province' => (unit ? 'unit' : 'province');

const columns: Column<TaskLine>[] = [
  source<Task>() as Column<TaskLine>,
  fixed(
    'content',
    'Nội dung nhiệm vụ',
    'text',
    36,
    ({ item }) => item.content,
    'Việc phải làm, viết gọn',
  ),
  answer<Task>(
    'office',
    'Bộ phận thực hiện',
    'text',
    14,
    { kind: 'choice', choices: COMMUNE_OFFICES },
    'Bộ phận của xã, phường thực hiện nhiệm vụ',
    {
      edit: ({ item }) =>
        namedOffice(item) === null && item.scope.kind !== 'agency' ? 'unit' : undefined,
      value: ({ item, answers }) => namedOffice(item) ?? answers['office'] ?? null,
    },
  ),
  fixed(
    'lead',
    'Chủ trì; phối hợp',
    'text',
    14,
    ({ item }) => [item.lead.join(', '), item.cooperating.join(', ')].filter(Boolean).join('; '),
    'Cơ quan chủ trì; cơ quan phối hợp',
  ),
  fixed(
    'reportTo',
    'Nơi nhận báo cáo',
    'text',
    11,
    ({ item }) => item.reportTo.join(', '),
    'Cơ quan nhận kết quả',
  ),
  fixed(
    'deadline',
    'Thời hạn',
    'text',
    12,
    ({ item }) => item.deadline?.text ?? 'Không thời hạn',
    'Thời hạn theo lời văn bản',
  ),
  lastDay<Task>((task) => task.deadline),
  answer<Task>(
    'state',
    'Tình hình',
    'center',
    12,
    { kind: 'choice', choices: TASK_STATES },
    'Chọn trong danh sách; "Không phát sinh" là một câu trả lời, để trống thì không',
    { group: 'Kết quả thực hiện', edit: owner },
  ),
  answer<Task>(
    'completedOn',
    'Ngày hoàn thành',
    'date',
    11,
    { kind: 'date', ...YEAR_BOUNDS },
    'Ngày hoàn thành, dạng 05/06/2026',
    { group: 'Kết quả thực hiện', edit: owner },
  ),
  answer<Task>(
    'result',
    'Kết quả, văn bản',
    'text',
    20,
    { kind: 'text', max: 2000 },
    'Kết quả, số ký hiệu văn bản chứng minh',
    { group: 'Kết quả thực hiện', edit: owner },
  ),
  answer<Task>(
    'difficulty',
    'Khó khăn, vướng mắc',
    'text',
    16,
    { kind: 'text', max: 2000 },
    'Khó khăn, vướng mắc; để trống nếu không có',
    { group: 'Kết quả thực hiện', edit: owner },
  ),
  {
    key: 'status',
    heading: 'Trạng thái',
    group: 'Đánh giá đến ngày chốt',
    type: 'center',
    width: 13,
    value: taskLineStatus,
    formula: () => TASK_STATUS,
    tones: DEADLINE_TONES,
    about: 'Công thức: trạng thái đến ngày chốt',
  },
  {
    key: 'daysLeft',
    heading: 'Còn (ngày)',
    group: 'Đánh giá đến ngày chốt',
    type: 'whole',
    width: 7,
    value: taskLineDaysLeft,
    formula: () => DAYS_LEFT,
    about: 'Công thức: số ngày còn lại, âm là đã quá hạn',
  },
];

const base = {
  key: 'tasks',
  name: 'Nhiệm vụ',
  rowId: ({ id }: TaskLine) => id,
  namedBy: 'content',
  tab: 'good',
} as const;

export const communeTasks: TableSpec<TaskLine> = {
  ...base,
  title: 'NHIỆM VỤ ĐƯỢC GIAO VÀ KẾT QUẢ THỰC HIỆN',
  about: 'Nhiệm vụ của xã, phường theo các văn bản chỉ đạo; ô màu vàng để nhập',
  columns: [serial(), ...columns],
  freezeThrough: 'content',
};

export const provinceTasks: TableSpec<TaskLine> = {
  ...base,
  title: 'TỔNG HỢP NHIỆM VỤ THEO ĐƠN VỊ',
  about: 'Mỗi dòng là một nhiệm vụ của một xã, phường hoặc một cơ quan của tỉnh',
  columns: [serial(), ...unitColumns<Task>(), ...columns],
  freezeThrough: 'unitName',
};
