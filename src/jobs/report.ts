/** The completion report of a commune: day, revision and seal, and the file that is sent. */
import { emptyReport, reportFileName } from '../consolidation';
import { formatDay } from '../domain/day';
import type { BookModel } from '../sheets/model';
import { YEAR_BOUNDS } from '../sheets/rules';
import { printedSeal, sealOf } from '../workbook/seal';
import { communeAgain, type Plan } from './commune';
import { JobError } from './error';
import type { ReportRequest, ReportResult } from './model';
import { checkReport, refusedIn } from './report-check';
import type { CommuneStanding } from './standing';
import { answersOfTyped, typedIn, withValues } from './typed';

export interface ReportPlan extends Plan {
  result: ReportResult;
}

/**
 * The report of the open workbook: day, revision and seal. Sealed before and changed since, it is
 * another revision.
 *
 * @throws JobError when something in it would be refused, or nothing is in it
 */
export function makeReport(
  standing: CommuneStanding,
  { reportedOn, secret }: ReportRequest,
): ReportPlan {
  refuseRequest(reportedOn, secret);
  const refused = refusedIn(standing);
  if (refused.length > 0) {
    throw new JobError(
      'report-not-ready',
      `Còn ${refused.length} lỗi phải sửa trước khi lập báo cáo. Sửa các ô được nêu rồi làm lại.`,
      refused,
    );
  }
  const { found, unit, context, submission } = standing;
  const [empty, ...why] = emptyReport(submission);
  if (empty) throw new JobError('report-not-ready', empty.message, why);
  const revision = revisionOf(standing);
  const values = [
    ...submission.values.filter(({ item }) => !OURS.includes(item)),
    { item: REPORTED_ON, value: reportedOn },
    { item: REVISION, value: revision },
  ];
  const sealed = { ...submission, reportedOn, revision, values };
  const seal = sealOf(sealed, secret);
  const typed = withValues(typedIn(found, unit, context), values);
  return {
    ...communeAgain(standing, { answersOf: answersOfTyped(typed), seal }),
    result: {
      period: context.period,
      revision,
      seal: printedSeal(seal),
      fileName: reportFileName(context.period, unit),
    },
  };
}

function refuseRequest(reportedOn: number, secret: string | undefined): void {
  const { from, to } = YEAR_BOUNDS;
  if (!Number.isInteger(reportedOn) || reportedOn < from || reportedOn > to) {
    throw new JobError(
      'bad-request',
      `Ngày báo cáo phải từ ${formatDay(from)} đến ${formatDay(to)}. Ghi lại ngày, dạng 05/06/2026.`,
    );
  }
  if (secret !== undefined && secret.trim() === '') {
    throw new JobError(
      'bad-request',
      'Mã bí mật để niêm phong đang trống. Nhập mã tỉnh đã cấp, hoặc bỏ chọn niêm phong bằng mã.',
    );
  }
}

const REPORTED_ON = 'report/reportedOn/value';
const REVISION = 'report/revision/value';
/** Answers that making the report fills in. */
const OURS: readonly string[] = [REPORTED_ON, REVISION];

/** One more than what was sealed, when figures were changed since; the day alone is no other report. */
function revisionOf({ submission }: CommuneStanding): number {
  const { seal, verdict } = submission;
  if (seal === null) return submission.revision;
  const changes = 'changes' in verdict ? verdict.changes : [];
  const isChanged = verdict.state === 'broken' || changes.some(({ item }) => !OURS.includes(item));
  return Math.max(submission.revision, seal.revision + (isChanged ? 1 : 0));
}

/**
 * The sealed report alone, as a workbook of its own.
 *
 * @throws JobError when there is no report yet, or it was changed since
 */
export function sealedReport(standing: CommuneStanding): { name: string; model: BookModel } {
  const { context, unit, submission } = standing;
  const { seal, verdict } = submission;
  if (seal === null) {
    throw new JobError(
      'report-not-sealed',
      'Chưa lập báo cáo nên chưa có gì để gửi. Bấm "Lập báo cáo" trước.',
    );
  }
  if ('changes' in verdict && verdict.changes.length > 0) {
    throw new JobError(
      'report-not-sealed',
      `Có ${verdict.changes.length} ô đã sửa sau khi lập báo cáo. Bấm "Lập báo cáo" lại để báo cáo khớp với số liệu.`,
      checkReport(standing).changedAfterSeal,
    );
  }
  const { model } = communeAgain(standing);
  return { name: reportFileName(context.period, unit), model };
}
