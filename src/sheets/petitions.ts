/** Kiến nghị: who must answer by when, who is copied, and whether the answer came. */
import { lastDayOf } from '../domain/deadline';
import { deadlineStatus, type DeadlineStatus } from '../domain/deadline-status';
import type { Petition } from '../domain/model';
import { DEADLINE_TONES, answer, fixed, serial, source, unitColumns } from './columns';
import { ANSWER_STATUS, nextOccurrence } from './formulas';
import { occurrencesOf } from '../domain/deadline';
import { answerNumber, answerText, type Line } from './line';
import { YEAR_BOUNDS } from './rules';
import type { BookContext, Column, TableSpec } from './spec';

/** A petition of the catalog, or null on a row that the unit adds. */
export type PetitionLine = Line<Petition | null>;

const freeRowOnly = (row: PetitionLine): 'unit' | undefined => (row.item ? undefined : 'unit');

const contentOf = (row: PetitionLine): string | null =>
  row.item?.content ?? answerText(row.answers, 'content');

function lastDay(row: PetitionLine, { rules, asOf }: BookContext): number | null {
  return row.item
    ? lastDayOf(row.item.deadline, rules, asOf)
    : answerNumber(row.answers, 'lastDay');
}

function petitionLineStatus(row: PetitionLine, context: BookContext): DeadlineStatus | '' {
  if (contentOf(row) === null) return '';
  return deadlineStatus({
    lastDay: lastDay(row, context),
    completedOn: answerNumber(row.answers, 'answeredOn'),
    asOf: context.asOf,
    warnDays: context.warnDays,
  });
}

const DATE = { kind: 'date', ...YEAR_BOUNDS } as const;
const TEXT = { kind: 'text', max: 2000 } as const;

const columns: Column<PetitionLine>[] = [
  source<Petition>(),
  answer<Petition | null>(
    'content',
    'Nội dung kiến nghị',
    'text',
    44,
    TEXT,
    'Nội dung đơn vị kiến nghị',
    {
      edit: freeRowOnly,
      value: contentOf,
    },
  ),
  answer<Petition | null>(
    'answerBy',
    'Cơ quan phải trả lời',
    'text',
    24,
    { kind: 'text', max: 300 },
    'Cơ quan có trách nhiệm trả lời',
    {
      edit: freeRowOnly,
      value: (row) => row.item?.answerBy.join(', ') ?? answerText(row.answers, 'answerBy'),
    },
  ),
  fixed(
    'copyTo',
    'Đồng gửi',
    'text',
    20,
    ({ item }) => item?.copyTo.join(', ') ?? '',
    'Cơ quan nhận bản sao văn bản trả lời',
  ),
  fixed(
    'deadline',
    'Thời hạn',
    'text',
    18,
    ({ item }) => item?.deadline?.text ?? '',
    'Thời hạn theo lời văn bản',
  ),
  answer<Petition | null>(
    'lastDay',
    'Ngày cuối cùng',
    'date',
    12,
    DATE,
    'Ngày cuối cùng phải trả lời',
    {
      edit: freeRowOnly,
      value: lastDay,
      formula: ({ item }, { rules }) =>
        item?.deadline?.kind === 'recurring'
          ? nextOccurrence(occurrencesOf(item.deadline, rules))
          : null,
    },
  ),
  answer<Petition | null>(
    'answeredOn',
    'Ngày được trả lời',
    'date',
    12,
    DATE,
    'Ngày nhận văn bản trả lời',
    { group: 'Kết quả trả lời' },
  ),
  answer<Petition | null>(
    'answer',
    'Văn bản trả lời',
    'text',
    26,
    TEXT,
    'Số ký hiệu, nội dung trả lời',
    { group: 'Kết quả trả lời' },
  ),
  fixed(
    'status',
    'Trạng thái',
    'center',
    16,
    petitionLineStatus,
    'Công thức: trạng thái trả lời đến ngày chốt',
    { formula: () => ANSWER_STATUS, tones: DEADLINE_TONES },
  ),
];

const base = {
  key: 'petitions',
  name: 'Kiến nghị',
  rowId: ({ id }: PetitionLine) => id,
  namedBy: 'content',
  tab: 'good',
} as const;

export const communePetitions: TableSpec<PetitionLine> = {
  ...base,
  title: 'KIẾN NGHỊ VÀ KẾT QUẢ TRẢ LỜI',
  about: 'Kiến nghị của xã, phường: ai phải trả lời, trước ngày nào, đồng gửi ai',
  columns: [serial(), ...columns],
  freezeThrough: 'content',
};

export const provincePetitions: TableSpec<PetitionLine> = {
  ...base,
  title: 'TỔNG HỢP KIẾN NGHỊ CỦA CÁC ĐƠN VỊ',
  about: 'Mỗi dòng là một kiến nghị của một xã, phường',
  columns: [serial(), ...unitColumns<Petition | null>(), ...columns],
  freezeThrough: 'unitName',
};
