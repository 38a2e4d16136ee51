/** Rows of further directives as plain data, and as the cells that keep them; checked in `additions.ts`. */
import type { Directive, Milestone, ReportedFigure, Target, Task } from '../domain/model';

/** Rows beyond `seeds/`, in the same shapes. */
export interface Additions {
  documents: readonly Directive[];
  tasks: readonly Task[];
  targets: readonly Target[];
  milestones: readonly Milestone[];
  reported: readonly ReportedFigure[];
}

export const TABLES = ['documents', 'tasks', 'targets', 'milestones', 'reported'] as const;

export const NO_ADDITIONS: Additions = {
  documents: [],
  tasks: [],
  targets: [],
  milestones: [],
  reported: [],
};

export const isEmpty = (additions: Additions): boolean =>
  TABLES.every((table) => additions[table].length === 0);

/** A row of the hidden sheet: `added/tasks/006-T01` and the row as JSON. */
export interface AdditionCell {
  id: string;
  value: string;
}

export const PREFIX = 'added/';

/** The rows as cells of a workbook, which keeps nothing else for sure. Cells hold 32,767 characters. */
export const additionCells = (additions: Additions): AdditionCell[] =>
  TABLES.flatMap((table) =>
    additions[table].map((row: { id: string }) => ({
      id: `${PREFIX}${table}/${row.id}`,
      value: JSON.stringify(row),
    })),
  );
