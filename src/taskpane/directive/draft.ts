/** A proposed row while somebody corrects it: texts as typed, one shape for every kind, so that the kind can change. */
import type {
  ProposedDeadline,
  ProposedMilestone,
  ProposedResult,
  ProposedTarget,
  ProposedTask,
} from '../../directives';
import type { Direction, Milestone, ProjectGroup, Scope, UnitCode } from '../../domain/model';
import { formatNumber } from '../../domain/number-format';
import { isPeriod, periodName } from '../../domain/period';
import type { DirectiveReference } from '../../jobs/model';

export const KINDS = ['task', 'target', 'milestone', 'result'] as const;
export type Kind = (typeof KINDS)[number];

/** A proposal with its kind. */
export type Proposed =
  | { kind: 'task'; row: ProposedTask }
  | { kind: 'target'; row: ProposedTarget }
  | { kind: 'milestone'; row: ProposedMilestone }
  | { kind: 'result'; row: ProposedResult };

export interface Draft {
  kind: Kind;
  clause: string;
  /** Content of a task, name of a figure, event of a milestone. */
  content: string;
  /** Agencies, `; ` between them. */
  lead: string;
  cooperating: string;
  reportTo: string;
  scope: Scope['kind'];
  /** Units by name, `; ` between them. */
  units: string;
  /** As written. */
  deadline: string;
  /** Whose figure it is. */
  unit: UnitCode | 'province';
  value: string;
  measure: string;
  direction: Direction;
  year: string;
  /** Empty: every group. */
  group: '' | `${ProjectGroup}`;
  milestone: Milestone['kind'];
  /** Per cent. */
  share: string;
  period: string;
}

const BLANK: Draft = {
  kind: 'task',
  clause: '',
  content: '',
  lead: '',
  cooperating: '',
  reportTo: '',
  scope: 'agency',
  units: '',
  deadline: '',
  unit: 'province',
  value: '',
  measure: '',
  direction: 'at-least',
  year: '',
  group: '',
  milestone: 'event',
  share: '',
  period: '',
};

const BETWEEN = '; ';

/** What is written of a deadline; nothing where the text has none. */
const wordsOf = (deadline: ProposedDeadline | null): string => deadline?.text ?? '';

/** A share as people write it: 0.075 is `7,5`. */
const percentOf = (share: number | undefined): string =>
  share === undefined ? '' : formatNumber(Number((share * 100).toFixed(6)));

/** As people name it, and as it is read again. */
const periodWords = (period: string): string => (isPeriod(period) ? periodName(period) : period);

const yearOf = (year: number): string => (year === 0 ? '' : String(year));

/**
 * The row as texts.
 *
 * @example draftOf({ kind: 'task', row: { lead: ['Sở Y tế', 'Sở Tài chính'], … } }, reference).lead
 *   //=> 'Sở Y tế; Sở Tài chính'
 */
export function draftOf(
  { kind, row }: Proposed,
  { communes }: Pick<DirectiveReference, 'communes'>,
): Draft {
  const common = { ...BLANK, kind, clause: row.clause };
  switch (kind) {
    case 'task': {
      const names = new Map(communes.map(({ code, label }) => [code, label]));
      return {
        ...common,
        content: row.content,
        lead: row.lead.join(BETWEEN),
        cooperating: row.cooperating.join(BETWEEN),
        reportTo: row.reportTo.join(BETWEEN),
        scope: row.scope.kind,
        units: (row.scope.units ?? []).map((code) => names.get(code) ?? code).join(BETWEEN),
        deadline: wordsOf(row.deadline) || (row.doubt?.text ?? ''),
      };
    }
    case 'target':
      return {
        ...common,
        content: row.name,
        unit: row.unit,
        value: formatNumber(row.value),
        measure: row.measure,
        direction: row.direction,
        year: yearOf(row.year),
      };
    case 'milestone':
      return {
        ...common,
        content: row.event ?? '',
        group: row.group === null ? '' : `${row.group}`,
        milestone: row.kind,
        share: percentOf(row.share),
        deadline: wordsOf(row.deadline),
      };
    case 'result':
      return {
        ...common,
        content: row.indicator,
        unit: row.unit,
        value: formatNumber(row.value),
        measure: row.measure,
        period: periodWords(row.period),
      };
  }
}
