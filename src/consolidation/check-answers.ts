/**
 * Checks beyond types: what cannot be true, or is unlikely enough to be looked at again.
 *
 * High: the figure is wrong, whichever of its parts is to blame. Medium: two answers do not go together, or
 * one is hard to believe. Low: worth a word. Whatever the grade, the report is taken and marked; only a
 * value that would spoil the sums it is added to is withheld, and the rest of the report goes in.
 */
import { periodName } from '../domain/period';
import { REPORT_NAME } from '../sheets/commune/report-fields';
import { FREE_PETITIONS, PROJECTS, type CommuneRows } from '../sheets/commune/rows';
import type { BookContext } from '../sheets/spec';
import { AnswerCells } from './answer-cells';
import { checkProject, checkProjectsTwice } from './check-projects';
import { checkTarget } from './check-targets';
import { checkTask } from './check-tasks';
import { conflict, type Conflict, type Place } from './conflict';
import { itemOf } from './items';
import { isOddDay } from './report-day';
import type { Submission } from './submission';

export interface AnswerCheck {
  conflicts: Conflict[];
  /** Items that would spoil the sums and are not taken. */
  withheld: string[];
}

export function checkAnswers(
  submission: Submission,
  context: BookContext,
  rows: CommuneRows,
): AnswerCheck {
  const cells = new AnswerCells(submission);
  const projects = rows.disbursement.map(({ id }) => checkProject(id, cells));
  return {
    conflicts: [
      ...checkHeader(submission, cells),
      ...rows.tasks.flatMap(({ item }) => checkTask(item, cells, submission, context)),
      ...rows.targets.flatMap((row) => checkTarget(row, cells, context)),
      ...projects.flatMap(({ conflicts }) => conflicts),
      ...checkProjectsTwice(
        rows.disbursement.map(({ id }) => id),
        cells,
      ),
    ],
    withheld: projects.flatMap(({ withheld }) => withheld),
  };
}

const NOTHING = 'Không phát sinh';
const FILLED = 'Có số liệu';
const MONEY = ['plan', 'disbursed', 'estimate', 'volume', 'advance'] as const;

/** Nothing to report, blank and zero are three answers: each is told apart from the others. */
function checkHeader({ reportedOn, period }: Submission, cells: AnswerCells): Conflict[] {
  const conflicts: Conflict[] = [];
  const field = (id: string): string => `report/${id}/value`;
  const blank = (id: string): Place => cells.blank(field(id)) ?? { sheet: REPORT_NAME };
  if (reportedOn === null) {
    conflicts.push(
      conflict(
        'report-date-missing',
        'low',
        'Chưa có ngày báo cáo đọc được; tạm lấy ngày của tệp để xét đúng hạn. Ghi ngày, dạng 05/06/2026.',
        blank('reportedOn'),
      ),
    );
  }
  if (reportedOn !== null && isOddDay(reportedOn, period)) {
    const message = `Ngày báo cáo không hợp với ${periodName(period)} nên tạm lấy ngày của tệp để xét đúng hạn. Xem lại, nhất là năm.`;
    conflicts.push(conflict('report-date-odd', 'medium', message, cells.at(field('reportedOn'))));
  }
  const none = cells.at(field('disbursement'));
  const project = cells.first('disbursement/');
  if (none?.value === NOTHING && project) {
    conflicts.push(
      conflict(
        'not-arising-but-filled',
        'medium',
        `Ghi "${NOTHING}" vốn đầu tư công nhưng trang ${project.sheet} có số liệu. Chọn lại cho khớp.`,
        none,
      ),
    );
  }
  if (none?.value === FILLED && !project) {
    const message = `Chọn "${FILLED}" nhưng trang Giải ngân để trống. Ghi các dự án, hoặc chọn "${NOTHING}".`;
    conflicts.push(conflict('arising-but-blank', 'low', message, none));
  }
  if (!none && !project) {
    conflicts.push(
      conflict(
        'disbursement-blank',
        'low',
        `Trang Giải ngân để trống mà chưa chọn "${NOTHING}" ở đây. Để trống không được coi là không có.`,
        blank('disbursement'),
      ),
    );
  }
  const amounts = PROJECTS.map((id) => `disbursement/${id}`)
    .filter((row) => cells.has(row))
    .flatMap((row) => MONEY.flatMap((column) => cells.at(itemOf(row, column)) ?? []));
  const [zero] = amounts;
  if (zero && none?.value !== NOTHING && amounts.every(({ value }) => value === 0)) {
    conflicts.push(
      conflict(
        'zero-for-nothing',
        'low',
        `Mọi số tiền ở trang Giải ngân đều là 0. Nếu đơn vị không có kế hoạch vốn thì chọn "${NOTHING}" ở trang ${REPORT_NAME} và để trống bảng; số 0 là một con số.`,
        zero,
      ),
    );
  }
  const petitions = cells.at(field('petitions'));
  const added = FREE_PETITIONS.flatMap((id) => cells.at(`petitions/${id}/content`) ?? [])[0];
  const petition = added ?? cells.first('petitions/');
  if (petitions?.value === FILLED && !petition) {
    const message = `Chọn "${FILLED}" nhưng trang Kiến nghị để trống. Ghi kiến nghị, hoặc chọn "${NOTHING}".`;
    conflicts.push(conflict('arising-but-blank', 'low', message, petitions));
  }
  if (petitions?.value === NOTHING && added) {
    conflicts.push(
      conflict(
        'not-arising-but-filled',
        'medium',
        `Ghi "${NOTHING}" kiến nghị nhưng trang ${added.sheet} có kiến nghị của đơn vị. Chọn lại cho khớp.`,
        petitions,
      ),
    );
  }
  return conflicts;
}
