import type { Deadline, Milestone, ReportedFigure, Target, Task } from '../domain/model';
import { read, refuse, type Reading } from '../domain/reading';
import type {
  ProposedDeadline,
  ProposedMilestone,
  ProposedResult,
  ProposedTarget,
  ProposedTask,
} from './model';

/** Where an accepted row goes: the id it gets and the id of its document. */
export interface Citation {
  id: string;
  document: string;
}

/**
 * The first ids that are free for new rows of a document, as the catalog numbers them: `005-T01`. `letter`
 * is T for tasks, C for targets, M for milestones, R for results.
 *
 * @example nextIds('005', 'T', ['005-T01', '005-C09'], 2) //=> ['005-T02', '005-T03']
 */
export const nextIds = (
  document: string,
  letter: 'T' | 'C' | 'M' | 'R',
  taken: readonly string[],
  count: number,
): string[] => {
  const prefix = `${document}-${letter}`;
  const numbers = taken
    .filter((id) => id.startsWith(prefix))
    .map((id) => Number(id.slice(prefix.length)) || 0);
  const last = Math.max(0, ...numbers);
  return Array.from(
    { length: count },
    (_, index) => `${prefix}${String(last + 1 + index).padStart(2, '0')}`,
  );
};

/** A table holds days; an hour stays in the words, and what counts from an event needs its day first. */
const storedDeadline = (
  deadline: ProposedDeadline | null,
  clause: string,
): Reading<Deadline | null> => {
  if (deadline === null) return read(null);
  if (deadline.kind === 'relative') {
    return refuse(
      'accept-relative-deadline',
      `Mục ${clause}: hạn “${deadline.text}” tính từ một sự kiện chưa có ngày. Hãy ghi ngày cụ thể rồi nhận dòng này.`,
    );
  }
  const { kind, date, text, dates, each } = deadline;
  return read({ kind, date, text, ...(dates && { dates }), ...(each && { each }) });
};

/**
 * The row of `tasks` that an accepted proposal becomes, with its citation. Refused:
 * `accept-open-question` while its deadline is still asked about, `accept-relative-deadline`,
 * `accept-no-lead`, `accept-no-content`.
 *
 * @example toTask({ ...row, lead: [] }, { id: '005-T01', document: '005' }).ok //=> false
 */
export const toTask = (row: ProposedTask, { id, document }: Citation): Reading<Task> => {
  const { clause, content, lead, cooperating, scope, reportTo, project, doubt } = row;
  if (doubt !== undefined && row.deadline === null) {
    return refuse('accept-open-question', `Mục ${clause}: ${doubt.message}`);
  }
  if (lead.length === 0) {
    return refuse(
      'accept-no-lead',
      `Mục ${clause}: chưa có cơ quan chủ trì. Hãy chọn cơ quan chủ trì.`,
    );
  }
  if (content.trim() === '') {
    return refuse(
      'accept-no-content',
      `Mục ${clause}: chưa có nội dung. Hãy ghi nội dung nhiệm vụ.`,
    );
  }
  const deadline = storedDeadline(row.deadline, clause);
  if (!deadline.ok) return deadline;
  return read({
    id,
    document,
    clause,
    content: content.trim(),
    lead,
    cooperating,
    scope,
    deadline: deadline.value,
    reportTo,
    ...(project !== undefined && { project }),
  });
};

/**
 * The row of `targets` that an accepted proposal becomes. Refused: `accept-no-year`, `accept-no-name`.
 *
 * @example toTarget({ ...row, year: 0 }, { id: '005-C01', document: '005' }).ok //=> false
 */
export const toTarget = (row: ProposedTarget, { id, document }: Citation): Reading<Target> => {
  const { clause, unit, name, measure, direction, value, year, aggregate } = row;
  if (year === 0) {
    return refuse('accept-no-year', `Mục ${clause}: chỉ tiêu “${name}” chưa có năm. Hãy ghi năm.`);
  }
  if (name.trim() === '') {
    return refuse('accept-no-name', `Mục ${clause}: chỉ tiêu chưa có tên. Hãy ghi tên chỉ tiêu.`);
  }
  return read({ id, document, clause, unit, name, measure, direction, value, year, aggregate });
};

/**
 * The row of `milestones` that an accepted proposal becomes. Refused: `accept-relative-deadline`.
 *
 * @example toMilestone(row, { id: '005-M01', document: '005' })
 */
export const toMilestone = (
  row: ProposedMilestone,
  { id, document }: Citation,
): Reading<Milestone> => {
  const { clause, group, kind, share, event } = row;
  const deadline = storedDeadline(row.deadline, clause);
  if (!deadline.ok) return deadline;
  if (deadline.value === null) {
    return refuse('accept-no-deadline', `Mục ${clause}: mốc chưa có hạn. Hãy ghi hạn.`);
  }
  return read({
    id,
    document,
    clause,
    group,
    kind,
    ...(share !== undefined && { share }),
    ...(event !== undefined && { event }),
    deadline: deadline.value,
  });
};

/**
 * The row of `reported` that an accepted result becomes. Refused: `accept-no-period`.
 *
 * @example toReported({ ...row, period: '' }, { id: '005-R01', document: '005' }).ok //=> false
 */
export const toReported = (
  row: ProposedResult,
  { id, document }: Citation,
): Reading<ReportedFigure> => {
  const { clause, unit, indicator, value, measure, period } = row;
  if (period === '') {
    return refuse(
      'accept-no-period',
      `Mục ${clause}: số liệu “${indicator}” chưa có kỳ. Hãy ghi kỳ, ví dụ 2026-06 hoặc 2026-Q2.`,
    );
  }
  return read({ id, document, clause, unit, indicator, value, measure, period });
};
