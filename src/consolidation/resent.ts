/** What is said of a report that takes the place of another one, or comes after it. */
import { formatDay } from '../domain/day';
import { keptDigits } from '../domain/kept-digits';
import type { CellContent } from '../sheets/model';
import type { DataRow, HistoryRow, LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict, type Place, type Severity } from './conflict';
import { revisionPlace, type Step } from './incoming';
import type { BlankCell, Submission } from './submission';
import type { Taken } from './taken';

/** Cells named in one message. */
const SHOWN_CELLS = 8;

/** Revisions that a unit hardly sends between two runs. */
const FAR = 5;

/** Books of earlier versions hold figures with more digits than are read now. */
export const isSameValue = (held: CellContent | undefined, value: CellContent): boolean =>
  held === value || (typeof held === 'number' && keptDigits(held) === value);

/** Cells in which a report says something else than what is held; what it spoils is not compared. */
export function differingCells(
  { values, blanks }: Taken,
  held: ReadonlyMap<string, DataRow>,
): string[] {
  const differing = values.filter(({ item, value }) => !isSameValue(held.get(item)?.value, value));
  const emptied = blanks.filter(({ item }) => held.has(item));
  return [...differing, ...emptied].map(({ sheet, cell }) => `${sheet}!${cell}`);
}

/** @param other what the report is compared with, in words */
function differences(report: Taken, held: ReadonlyMap<string, DataRow>, other: string): string {
  const cells = differingCells(report, held);
  if (cells.length === 0) {
    const read = report.submission.spoiled.length > 0 ? 'Các ô đọc được' : 'Số liệu';
    return `${read} trong tệp này không khác ${other}.`;
  }
  const more = cells.length > SHOWN_CELLS ? `, … (${cells.length} ô)` : '';
  return `Khác ${other} ở ${cells.slice(0, SHOWN_CELLS).join(', ')}${more}.`;
}

/** Why one of two reports of one revision and one day counts and not the other. */
const WHY: Readonly<Record<Step, string>> = {
  revision: '',
  day: '',
  signed: 'chỉ bản đó niêm phong đúng mã bí mật của đơn vị',
  changedAt: 'tệp đó được sửa sau',
  file: 'hai tệp được sửa cùng lúc nên lấy theo tên tệp',
};

/** @param by what makes the one in the book the later one */
export function olderReport(
  report: Taken,
  current: LedgerRow,
  by: Step,
  held: ReadonlyMap<string, DataRow>,
): Conflict {
  const { revision, submittedOn, file } = current;
  const day = submittedOn === null ? '' : `, ngày ${formatDay(submittedOn)}`;
  const known =
    WHY[by] === ''
      ? `Đơn vị đã có lần báo cáo mới hơn (lần ${revision}${day}, tệp ${file}).`
      : `Đơn vị đã có báo cáo cùng lần ${revision}${day} (tệp ${file}), được dùng vì ${WHY[by]}.`;
  return conflict(
    'older-revision',
    'high',
    `${known} ${differences(report, held, 'bản đang dùng')} Nếu muốn thay bằng tệp này, tăng "Lần báo cáo" ở trang Báo cáo.`,
    revisionPlace(report.submission),
  );
}

/** Grade of what is told once: the history does not keep it. */
const gradeOf = (code: string, sameDay: boolean): Severity =>
  code === 'revision-not-raised' && !sameDay ? 'low' : 'medium';

/** @param by what makes the new one the later one; nothing but its day is a remark only */
export function notRaised(
  report: Taken,
  current: LedgerRow,
  by: Step,
  held: ReadonlyMap<string, DataRow>,
): Conflict {
  const later = current.changedAt === null ? 'tệp này được nhận sau' : 'tệp này được sửa sau';
  const reason = {
    ...WHY,
    signed: 'chỉ tệp này niêm phong đúng mã bí mật của đơn vị',
    changedAt: later,
  }[by];
  const why = reason === '' ? '' : `, cùng ngày, vì ${reason}`;
  const message = `Thay cho tệp ${current.file} cùng lần báo cáo ${current.revision}${why}. ${differences(report, held, 'tệp cũ')} Khi gửi lại nên tăng "Lần báo cáo".`;
  const code = 'revision-not-raised';
  return conflict(code, gradeOf(code, by !== 'day'), message, revisionPlace(report.submission));
}

/** A number far above the last one was most likely mistyped, and keeps every smaller one out. */
export function skippedRevisions(
  { submission }: Taken,
  current: LedgerRow | undefined,
): Conflict[] {
  const { revision } = submission;
  const last = current?.revision ?? 0;
  if (revision - last < FAR) return [];
  const known = last === 0 ? 'sổ chưa nhận lần nào' : `sổ mới nhận đến lần ${last}`;
  const message = `Lần báo cáo ${revision} trong khi ${known}. Nếu gõ nhầm thì từ nay gửi từ lần ${revision + 1} trở lên, vì lần nhỏ hơn không được nhận nữa.`;
  return [conflict('revision-skipped', 'medium', message, revisionPlace(submission))];
}

/** Whether a report that counts took the place of one of its own revision and day. */
const replacedSameDay = (row: LedgerRow, received: readonly LedgerRow[]): boolean =>
  received.some(
    (other) =>
      other !== row &&
      other.outcome !== 'rejected' &&
      other.revision === row.revision &&
      other.submittedOn === row.submittedOn,
  );

/**
 * What made a report a warning when it was taken, and is not to be found in its file again.
 *
 * @param told what the history has of it
 * @param again its file, and the problems that it has today
 */
export function toldBefore(
  row: LedgerRow,
  received: readonly LedgerRow[],
  told: readonly HistoryRow[],
  { submission, conflicts }: Taken,
): Conflict[] {
  const missing = row.conflicts - conflicts.length;
  if (missing <= 0) return [];
  const sameDay = replacedSameDay(row, received);
  const placeIn = placesOf(submission);
  return told
    .slice(-missing)
    .map(({ item: code, sheet, cell, after, message }) =>
      conflict(code, gradeOf(code, sameDay), message, { ...placeIn(sheet, cell), value: after }),
    );
}

/** What the history does not keep of a place: which answer stands there. */
function placesOf({ values, blanks, spoiled }: Submission): (sheet: string, cell: string) => Place {
  // Taken out once: a packed report makes them anew each time it is asked.
  return (sheet, cell) => {
    const isThere = (one: BlankCell): boolean => one.sheet === sheet && one.cell === cell;
    const found = values.find(isThere) ?? blanks.find(isThere) ?? spoiled.find(isThere);
    return { sheet, cell, ...(found && { item: found.item }) };
  };
}
