/** Checks beyond types: what cannot be true, or is unlikely enough to be looked at again. */
import { checkProjectLine, type ProjectField } from '../domain/disbursement-checks';
import { formatDay } from '../domain/day';
import { rateWarning } from '../domain/plausibility';
import { projectMoney } from '../sheets/disbursement';
import { REPORT_NAME } from '../sheets/commune/report';
import type { Answers } from '../sheets/line';
import type { CommuneRows } from '../sheets/commune/rows';
import type { BookContext } from '../sheets/spec';
import { targetFigures } from '../sheets/targets';
import { conflict, type Conflict, type Place } from './conflict';
import type { ExtractedValue, Submission } from './submission';

/** Fields of a project line by the columns they stand in. */
const MONEY_COLUMNS: Readonly<Record<ProjectField, string>> = {
  planned: 'plan',
  disbursed: 'disbursed',
  volume: 'volume',
  advance: 'advance',
  estimate: 'estimate',
};

type Cells = ReadonlyMap<string, ExtractedValue>;

export function checkAnswers(
  submission: Submission,
  context: BookContext,
  rows: CommuneRows,
): Conflict[] {
  const cells: Cells = new Map(submission.values.map((value) => [value.item, value]));
  const answersOf = (sheet: string, row: string): Answers => {
    const prefix = `${sheet}/${row}/`;
    return Object.fromEntries(
      submission.values.flatMap(({ item, value }) =>
        item.startsWith(prefix) ? [[item.slice(prefix.length), value]] : [],
      ),
    );
  };
  return [
    ...checkHeader(submission, cells),
    ...rows.tasks.flatMap(({ id }) => checkTask(id, cells, submission, context)),
    ...rows.targets.flatMap((row) => {
      const { plan, actual } = targetFigures(
        { ...row, answers: answersOf('targets', row.id) },
        context,
      );
      const warning = plan === null || actual === null ? null : rateWarning(plan, actual);
      const cell = cells.get(`targets/${row.id}/actual`);
      return warning && cell ? [conflict(warning.code, 'low', warning.message, cell)] : [];
    }),
    ...rows.disbursement.flatMap(({ id }) =>
      checkProject(id, answersOf('disbursement', id), cells),
    ),
  ];
}

function checkHeader(submission: Submission, cells: Cells): Conflict[] {
  const conflicts: Conflict[] = [];
  const blank = (field: string): Place =>
    submission.blanks.find(({ item }) => item === `report/${field}/value`) ?? {
      sheet: REPORT_NAME,
    };
  if (submission.reportedOn === null) {
    conflicts.push(
      conflict(
        'report-date-missing',
        'low',
        'Chưa có ngày báo cáo đọc được; tạm lấy ngày của tệp để xét đúng hạn. Ghi ngày, dạng 05/06/2026.',
        blank('reportedOn'),
      ),
    );
  }
  const none = cells.get('report/disbursement/value');
  const project = submission.values.find(({ item }) => item.startsWith('disbursement/'));
  if (none?.value === 'Không phát sinh' && project) {
    conflicts.push(
      conflict(
        'not-arising-but-filled',
        'medium',
        `Ghi "Không phát sinh" vốn đầu tư công nhưng trang ${project.sheet} có số liệu. Chọn lại cho khớp.`,
        none,
      ),
    );
  }
  if (!none && !project) {
    conflicts.push(
      conflict(
        'disbursement-blank',
        'low',
        'Trang Giải ngân để trống mà chưa chọn "Không phát sinh" ở đây. Để trống không được coi là không có.',
        blank('disbursement'),
      ),
    );
  }
  return conflicts;
}

function checkTask(
  id: string,
  cells: Cells,
  { reportedOn, blanks }: Submission,
  { asOf }: BookContext,
): Conflict[] {
  const state = cells.get(`tasks/${id}/state`);
  const done = cells.get(`tasks/${id}/completedOn`);
  const latest = Math.max(asOf, reportedOn ?? asOf);
  const conflicts: Conflict[] = [];
  // A date that stands there and cannot be read has been spoken of already.
  const undated = blanks.some(({ item }) => item === `tasks/${id}/completedOn`);
  if (state?.value === 'Hoàn thành' && undated) {
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
  if (done && typeof done.value === 'number' && done.value > latest) {
    conflicts.push(
      conflict(
        'done-in-future',
        'medium',
        `Ngày hoàn thành sau ngày chốt và ngày báo cáo (${formatDay(latest)}). Xem lại ngày.`,
        done,
      ),
    );
  }
  return conflicts;
}

function checkProject(id: string, answers: Answers, cells: Cells): Conflict[] {
  const number = (key: string): number | null => {
    const value = answers[key];
    return typeof value === 'number' ? value : null;
  };
  const issues = checkProjectLine({
    planned: number('plan'),
    disbursed: number('disbursed'),
    volume: number('volume'),
    advance: number('advance'),
    estimate: number('estimate'),
  }).map(({ code, severity, field, message }) =>
    conflict(
      code,
      severity,
      message,
      cells.get(`disbursement/${id}/${MONEY_COLUMNS[field]}`) ?? { sheet: 'Giải ngân' },
    ),
  );
  const money = cells.get(`disbursement/${id}/plan`) ?? cells.get(`disbursement/${id}/disbursed`);
  if (money && projectMoney({ answers }).group === null) {
    issues.push(
      conflict(
        'group-missing',
        'medium',
        'Dự án có số vốn nhưng chưa chọn nhóm dự án nên không cộng được vào nhóm nào.',
        money,
      ),
    );
  }
  return issues;
}
