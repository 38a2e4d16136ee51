/** The summary a finance officer reads on the screen after a consolidation. */
import { findUnit, unitName } from '../catalog';
import { countStates, STATE_CLASSES, type DeadlineStatus } from '../domain/deadline-status';
import { formatDay } from '../domain/day';
import { formatNumber, formatPercent } from '../domain/number-text';
import { periodName } from '../domain/period';
import {
  byGrade,
  conflictJson,
  describe,
  type FileSummary,
  type ReportingRates,
} from '../consolidation';
import type { ProvinceBook } from '../sheets/province/book';
import { unitsText, type Highlight } from '../sheets/province/highlights';
import type { BookContext } from '../sheets/spec';
import { taskLineStatus } from '../sheets/tasks';
import { shorten, textTable } from './text-table';

const OUTCOME_WORDS: Readonly<Record<FileSummary['outcome'], string>> = {
  accepted: 'chấp nhận',
  warning: 'chấp nhận, có cảnh báo',
  rejected: 'từ chối',
};

/** Lines shown of each list; the book holds them all. */
const SHOWN = 8;

const section = (title: string, body: string): string => `\n${title}\n${body}`;

/** One file as the contract has it; key order is part of what people read. */
export function fileJson(summary: FileSummary): Omit<FileSummary, 'facts' | 'names'> {
  const { file, unit, outcome, imported, updated, unchanged, ignored } = summary;
  const conflicts = [...summary.conflicts].sort(byGrade).map(conflictJson);
  return { file, unit, outcome, imported, updated, unchanged, ignored, conflicts };
}

export function filesText(files: readonly FileSummary[]): string {
  const count = (outcome: FileSummary['outcome']): number =>
    files.filter((file) => file.outcome === outcome).length;
  const head = `${files.length} tệp: ${count('accepted')} chấp nhận, ${count('warning')} chấp nhận có cảnh báo, ${count('rejected')} từ chối`;
  const troubled = [
    ...files.filter((file) => file.outcome === 'rejected'),
    ...files.filter((file) => file.outcome === 'warning'),
  ];
  const lines = troubled.slice(0, SHOWN).flatMap(({ file, outcome, conflicts }) => [
    `  ${file}: ${OUTCOME_WORDS[outcome]}`,
    ...[...conflicts]
      .sort(byGrade)
      .slice(0, 3)
      .map((problem) => `    - ${describe(problem)}`),
    ...(conflicts.length > 3
      ? [`    - … còn ${conflicts.length - 3} cảnh báo khác, xem trang Lịch sử`]
      : []),
  ]);
  const rest =
    troubled.length > SHOWN
      ? [`  … còn ${troubled.length - SHOWN} tệp khác, xem trang Nhận báo cáo và Lịch sử`]
      : [];
  return [head, ...lines, ...rest].join('\n');
}

export function bookText(
  context: BookContext,
  rates: ReportingRates,
  { lines, highlights }: Pick<ProvinceBook, 'lines' | 'highlights'>,
): string {
  const { catalog, period, asOf } = context;
  const { expected, actual, onTime, late, missing } = rates;
  const names = (codes: readonly string[]): string =>
    codes.length === 0
      ? 'không có'
      : codes.map((code) => unitName(findUnit(catalog, code))).join(', ');
  const share = (count: number): string => formatPercent(expected === 0 ? 0 : count / expected);
  const states = lines.tasks.map((row) => taskLineStatus(row, context));
  const { overdue, behind, underFloor } = highlights;
  return [
    `TỔNG HỢP ${periodName(period).toUpperCase()}, ngày chốt ${formatDay(asOf)}${context.sample ? ' (SỐ LIỆU MẪU)' : ''}`,
    section(
      'Tình hình báo cáo',
      textTable(
        [
          ['  Đã báo cáo', `${actual}/${expected}`, share(actual)],
          ['  Đúng hạn', `${onTime}/${expected}`, share(onTime)],
          ['  Trễ hạn', String(late.length), names(late)],
          ['  Chưa nộp', String(missing.length), names(missing)],
        ],
        [1],
      ),
    ),
    section('Nhiệm vụ theo trạng thái', textTable(stateRows(states), [1])),
    section(
      `Nhiệm vụ quá hạn: ${count(overdue)}, lâu nhất trước`,
      list(overdue, (days) => `quá ${formatNumber(days)} ngày`),
    ),
    section(
      `Chỉ tiêu chậm hoặc không đạt: ${count(behind)}, nhiều đơn vị nhất trước`,
      list(behind, (rate) => `kém nhất ${formatPercent(rate)}`),
    ),
    section(
      `Nhóm dự án dưới mốc giải ngân: ${underFloor.length}, thiếu nhiều nhất trước`,
      list(underFloor, formatPercent),
    ),
  ].join('\n');
}

/** Lines behind a list: one for each unit. */
const count = (items: readonly Highlight[]): number =>
  items.reduce((sum, { units }) => sum + units.length, 0);

/** The four official states, and apart from them what has no deadline or no data. */
function stateRows(states: readonly string[]): string[][] {
  const known = states.filter((state) => state !== 'Không phát sinh');
  const noData = ['Chưa có số liệu', 'Thiếu ngày hoàn thành'];
  const counts = countStates(
    known.map((state) => (noData.includes(state) ? null : (state as DeadlineStatus))),
  );
  const rows = STATE_CLASSES.map((name) => [`  ${name}`, formatNumber(counts[name])]);
  return [...rows, ['  Không phát sinh', formatNumber(states.length - known.length)]];
}

function list(items: readonly Highlight[], figure: (value: number) => string): string {
  if (items.length === 0) return '  không có';
  const rows = items
    .slice(0, SHOWN)
    .map((item) => [
      `  ${shorten(unitsText(item.units, 2), 44)}`,
      shorten(item.what, 64),
      item.figure === null ? '-' : figure(item.figure),
    ]);
  const rest = items.length > SHOWN ? `\n  … còn ${items.length - SHOWN} dòng khác trong sổ` : '';
  return textTable(rows, [2]) + rest;
}
