/** Checks of the tasks that one report answers. */
import type { Catalog } from '../catalog';
import { dayFromIso, formatDay } from '../domain/day';
import type { DayNumber, Task } from '../domain/model';
import type { BookContext } from '../sheets/spec';
import type { AnswerCells } from './answer-cells';
import { conflict, type Conflict } from './conflict';
import { itemOf } from './items';
import { isOddDay } from './report-day';
import type { Submission } from './submission';

/** First day on which the directive of a task may have been issued; null where its date is not known. */
export function issuedFrom({ document }: Task, { documents }: Catalog): DayNumber | null {
  const issued = documents.find(({ id }) => id === document)?.issued;
  if (!issued) return null;
  // A partial date, `2026-04`, is 1/4/2026 at the earliest.
  return dayFromIso(issued.length === 'yyyy-mm'.length ? `${issued}-01` : issued);
}

export function checkTask(
  task: Task,
  cells: AnswerCells,
  { reportedOn, period }: Submission,
  { asOf, catalog }: BookContext,
): Conflict[] {
  const row = `tasks/${task.id}`;
  const state = cells.at(itemOf(row, 'state'));
  const done = cells.at(itemOf(row, 'completedOn'));
  // Nobody knows when signing a report what will be done on a later day.
  const latest = reportedOn === null || isOddDay(reportedOn, period) ? asOf : reportedOn;
  const conflicts: Conflict[] = [];
  // A date that stands there and cannot be read has been spoken of already.
  if (state?.value === 'Hoàn thành' && cells.blank(itemOf(row, 'completedOn'))) {
    conflicts.push(
      conflict(
        'done-without-date',
        'medium',
        'Đã chọn Hoàn thành nhưng chưa ghi ngày hoàn thành. Ghi ngày, dạng 05/06/2026.',
        state,
      ),
    );
  }
  if (done && state && state.value !== 'Hoàn thành') {
    conflicts.push(
      conflict(
        'date-without-done',
        'low',
        `Có ngày hoàn thành nhưng tình hình là "${String(state.value)}". Chọn lại cho khớp.`,
        done,
      ),
    );
  }
  if (done && !state && cells.blank(itemOf(row, 'state'))) {
    conflicts.push(
      conflict(
        'state-missing',
        'low',
        'Có ngày hoàn thành nhưng chưa chọn tình hình. Chọn Hoàn thành, hoặc xóa ngày.',
        { ...cells.blank(itemOf(row, 'state')), value: null },
      ),
    );
  }
  if (!done || typeof done.value !== 'number') return conflicts;
  if (done.value > latest) {
    conflicts.push(
      conflict(
        'done-in-future',
        'medium',
        `Ngày hoàn thành sau ngày ${latest === reportedOn ? 'báo cáo' : 'chốt'} (${formatDay(latest)}). Xem lại ngày.`,
        done,
      ),
    );
  }
  const issued = issuedFrom(task, catalog);
  if (issued !== null && done.value < issued) {
    conflicts.push(
      conflict(
        'done-before-issued',
        'medium',
        `Ngày hoàn thành trước khi có văn bản giao việc (sớm nhất ${formatDay(issued)}). Xem lại ngày, nhất là năm.`,
        done,
      ),
    );
  }
  return conflicts;
}
