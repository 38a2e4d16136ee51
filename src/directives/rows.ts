import type { Scope, UnitCode } from '../domain/model';
import { COMMUNE_BODY } from './agency-index';
import type { Assignment } from './assignments';
import { periodOfFigure, yearOfFigure } from './figure-time';
import { sourceOf } from './flow';
import type { Header } from './header';
import type { FoundMilestone } from './milestones';
import type {
  Evidence,
  ProposedMilestone,
  ProposedResult,
  ProposedTarget,
  ProposedTask,
} from './model';
import type { Clause } from './outline';
import type { FoundFigure } from './targets';

/** What every row of one document shares. */
export interface RowContext {
  nfc: string;
  document: string;
  header: Header;
}

const idOf = (document: string, letter: string, index: number): string =>
  `${document === '' ? '' : `${document}-`}${letter}${String(index + 1).padStart(2, '0')}`;

const round = (confidence: number): number => Math.round(confidence * 100) / 100;

/** Whom a task is for: communes named or meant, all of them, or agencies. */
const scopeOf = ({ owner }: Assignment, { document, level }: Header): Scope => {
  const isCommune = owner.names.includes(COMMUNE_BODY);
  const units: UnitCode[] = owner.units.length > 0 ? owner.units : document.units;
  if (level === 'commune') return { kind: 'units', units };
  if (!isCommune) return units.length > 0 ? { kind: 'agency', units } : { kind: 'agency' };
  return units.length > 0 ? { kind: 'units', units } : { kind: 'all' };
};

/** Whether a deadline took its year from the subject, for want of a date. */
const hasBorrowedYear = ({ due }: Assignment, { isYearOfSubject }: Header): boolean =>
  isYearOfSubject &&
  due !== null &&
  due.deadline !== null &&
  !/\b(?:19|20)\d\d\b/.test(due.phrase.words);

const taskEvidence = (assignment: Assignment, { nfc, header }: RowContext): Evidence => {
  const { owner, due, clause, range } = assignment;
  const isBorrowed = hasBorrowedYear(assignment, header);
  const reasons = [
    `Chủ trì: ${owner.rule}.`,
    ...(owner.isKnown ? [] : ['Cơ quan chủ trì chưa có trong danh mục.']),
    ...(due === null ? ['Không nêu hạn.'] : [due.verdict.reason]),
    ...(isBorrowed ? [`Hạn không ghi năm: lấy năm ${header.year} ở đầu văn bản.`] : []),
    ...(due?.doubt ? [`Cần hỏi lại hạn: ${due.doubt.message}`] : []),
  ];
  const sure = due === null ? (owner.isInherited ? 0.4 : 0.6) : due.verdict.confidence;
  const penalty =
    (owner.isInherited && due !== null ? 0.1 : 0) +
    (owner.isKnown ? 0 : 0.15) +
    (isBorrowed ? 0.2 : 0) +
    (due?.doubt ? 0.3 : 0);
  return {
    source: sourceOf(nfc, clause.flow, range),
    confidence: round(Math.max(0.1, sure - penalty)),
    reason: reasons.join(' '),
  };
};

/** Rows of `tasks`, in the order of the text. */
export const taskRows = (assignments: readonly Assignment[], context: RowContext): ProposedTask[] =>
  assignments.map((assignment, index) => {
    const { due, owner } = assignment;
    return {
      id: idOf(context.document, 'T', index),
      document: context.document,
      clause: assignment.path,
      content: assignment.content,
      lead: owner.names,
      cooperating: assignment.cooperating.filter((name) => !owner.names.includes(name)),
      scope: scopeOf(assignment, context.header),
      deadline: due?.deadline ?? null,
      ...(due?.doubt ? { doubt: due.doubt } : {}),
      reportTo: assignment.recipients,
      ...taskEvidence(assignment, context),
    };
  });

/** A figure with the clause it stands in. */
export interface ClauseFigure {
  clause: Clause;
  figure: FoundFigure;
}

const figureEvidence = (
  { clause, figure }: ClauseFigure,
  { nfc }: RowContext,
  extra: readonly string[],
): Evidence => ({
  source: sourceOf(nfc, clause.flow, figure.range),
  confidence: round(Math.max(0.1, figure.confidence - 0.1 * extra.length)),
  reason: [figure.reason, ...extra].join(' '),
});

/** Rows of `targets`: one for each unit that a figure is for. */
export const targetRows = (
  figures: readonly ClauseFigure[],
  context: RowContext,
): ProposedTarget[] =>
  figures
    .filter(({ figure }) => figure.kind === 'target')
    .flatMap((found) => found.figure.units.map((unit) => ({ found, unit })))
    .map(({ found, unit }, index) => {
      const { figure } = found;
      const year = yearOfFigure(figure.words, context.header.plannedYear);
      const extra = year === null ? ['Văn bản không nêu năm của chỉ tiêu.'] : [];
      return {
        id: idOf(context.document, 'C', index),
        document: context.document,
        clause: figure.path,
        unit,
        name: figure.name,
        measure: figure.measure,
        direction: figure.direction,
        value: figure.value,
        year: year ?? 0,
        aggregate: figure.aggregate,
        ...figureEvidence(found, context, extra),
      };
    });

/** Rows of `results`: one for each unit that a reported figure is about. */
export const resultRows = (
  figures: readonly ClauseFigure[],
  context: RowContext,
): ProposedResult[] =>
  figures
    .filter(({ figure }) => figure.kind === 'result')
    .flatMap((found) => found.figure.units.map((unit) => ({ found, unit })))
    .map(({ found, unit }, index) => {
      const { figure, clause } = found;
      const period = periodOfFigure(figure.words, clause.flow.text, context.header);
      const extra = period === null ? ['Văn bản không nêu kỳ của số liệu.'] : [];
      return {
        id: idOf(context.document, 'R', index),
        document: context.document,
        clause: figure.path,
        unit,
        indicator: figure.name,
        value: figure.value,
        measure: figure.measure,
        period: period ?? '',
        ...figureEvidence(found, context, extra),
      };
    });

/** Rows of `milestones`. */
export const milestoneRows = (
  milestones: readonly FoundMilestone[],
  context: RowContext,
): ProposedMilestone[] =>
  milestones.flatMap(({ assignment, group, kind, share, reason }, index) => {
    const { due, clause, range } = assignment;
    if (due === null || due.deadline === null) return [];
    return [
      {
        id: idOf(context.document, 'M', index),
        document: context.document,
        clause: assignment.path,
        group,
        kind,
        ...(share === null ? { event: assignment.content } : { share }),
        deadline: due.deadline,
        source: sourceOf(context.nfc, clause.flow, range),
        confidence: round(group === null && kind === 'disbursement' ? 0.6 : 0.85),
        reason: `${reason} ${due.verdict.reason}`,
      },
    ];
  });
