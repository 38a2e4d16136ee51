import { foldLetters } from '../domain/plain-text';
import type { AgencyIndex } from './agency-index';
import type { Assignment } from './assignments';
import { flowOf, type Flow } from './flow';
import type { Header } from './header';
import type { FoundMilestone } from './milestones';
import type { Clause } from './outline';
import type { ClauseOwners, Owner } from './owners';
import type { ReadingContext } from './segments';
import {
  columnsOf,
  goesOnWithHead,
  isTargetTable,
  isTaskTable,
  joinHeads,
  mayBeHead,
  numbersColumns,
  unitColumns,
  type Columns,
} from './table-columns';
import { dateColumns, rowMilestones, type DateColumn } from './table-milestones';
import { communeTargets, rowTargets, type Caption } from './table-targets';
import { rowAssignment } from './table-tasks';
import type { FoundFigure } from './targets';

/** Rows of the tables of a document, by the clause of their row. */
export interface TableReading {
  assignments: Assignment[];
  figures: { clause: Clause; figure: FoundFigure }[];
  milestones: FoundMilestone[];
}

/** A table while its rows are read. */
interface OpenTable {
  kind: 'tasks' | 'targets' | 'communes' | 'milestones';
  columns: Columns;
  dates: readonly DateColumn[];
  owner: Owner | null;
}

/** Lines above a table that may say what it is and what it counts in. */
const CAPTION_LINES = 6;

const UNIT_OF_TABLE = /(?:đơn vị tính|đvt) ?: ?([^().;]{1,20})/iu;

const captionAbove = (clauses: readonly Clause[], at: number): Caption => {
  const lines: string[] = [];
  for (let index = at - 1; index >= 0 && lines.length < CAPTION_LINES; index -= 1) {
    const clause = clauses[index];
    if (clause === undefined || clause.cells !== null) break;
    lines.push(clause.flow.text);
  }
  const text = lines.reverse().join(' ');
  return { text, measure: UNIT_OF_TABLE.exec(lines.at(-1) ?? '')?.[1]?.trim() ?? '' };
};

/** What is known beside the rows of one table. */
interface TableContext {
  caption: Caption;
  context: ReadingContext;
  year: number | null;
}

/** What kind of table its columns make, if any. */
const openTable = (
  columns: Columns,
  cells: readonly Flow[],
  { caption, context }: TableContext,
): OpenTable | null => {
  const open = { columns, dates: [], owner: null };
  const dates = dateColumns(cells, foldLetters(caption.text), context);
  if (dates.length > 0) return { ...open, kind: 'milestones', dates };
  if (isTargetTable(columns)) return { ...open, kind: 'targets' };
  if (isTaskTable(columns)) return { ...open, kind: 'tasks' };
  const ofUnits = unitColumns(columns, caption.text);
  return ofUnits === null ? null : { ...open, kind: 'communes', columns: ofUnits };
};

/** Rows of a table before the one that names its columns. */
const MOST_TITLE_ROWS = 2;

interface Head {
  table: OpenTable;
  /** The first row below it. */
  next: number;
}

/** The head that begins at a row, over one row or two; null where none stands there. */
const headAt = (rows: readonly Clause[], at: number, known: TableContext): Head | null => {
  const cells = rows[at]?.cells ?? [];
  if (!mayBeHead(cells)) return null;
  const upper = cells.map(({ text }) => text);
  const below = rows[at + 1]?.cells ?? [];
  const isDouble = goesOnWithHead(upper, below);
  const heads = isDouble
    ? joinHeads(
        upper,
        below.map(({ text }) => text),
      )
    : upper;
  const table = openTable(columnsOf(heads, known.year), cells, known);
  return table === null ? null : { table, next: at + (isDouble ? 2 : 1) };
};

/** Tables follow one another without a line between them where a new one counts its rows again. */
const opensTable = ({ cells }: Clause): boolean =>
  /^(?:stt|tt|so tt)$/.test(cells?.[0]?.folded ?? '');

/** A row without a number may have lost its first cell with the bar before it. */
const wholeRow = (cells: readonly Flow[], { at, heads }: Columns): readonly Flow[] => {
  const isShort = at.get('count') === 0 && cells.length === heads.length - 1;
  return isShort && /[a-z]{2}/.test(cells[0]?.folded ?? '') ? [flowOf('', []), ...cells] : cells;
};

/** The tables of a document: rows that follow one another, with the place of the first. */
const rowsTogether = (clauses: readonly Clause[]): { at: number; rows: Clause[] }[] => {
  const tables: { at: number; rows: Clause[] }[] = [];
  clauses.forEach((clause, at) => {
    if (clause.cells === null) return;
    const last = tables.at(-1);
    if (last !== undefined && last.at + last.rows.length === at) last.rows.push(clause);
    else tables.push({ at, rows: [clause] });
  });
  return tables;
};

/**
 * Reads tables of tasks (nội dung, chủ trì, phối hợp, thời hạn), of targets (chỉ tiêu, đơn vị tính, kế
 * hoạch) and of what each commune is given. A table whose head names no such columns is left alone.
 */
export const readTables = (
  clauses: readonly Clause[],
  header: Header,
  index: AgencyIndex,
  context: ReadingContext,
  owners: readonly ClauseOwners[],
  nobody: Owner,
): TableReading => {
  const found: TableReading = { assignments: [], figures: [], milestones: [] };
  const readRow = (clause: Clause, table: OpenTable, caption: Caption, above: Owner): void => {
    const { kind, columns, dates } = table;
    const cells = wholeRow(clause.cells ?? [], columns);
    if (numbersColumns(cells)) return;
    if (kind === 'milestones') {
      const marks = rowMilestones(clause, cells, dates, above, index);
      found.milestones.push(...marks);
      found.assignments.push(...marks.map(({ assignment }) => assignment));
      return;
    }
    if (kind === 'tasks') {
      const rows = { index, context, nobody, above: table.owner };
      const row = rowAssignment(clause, cells, columns, rows);
      if (row === null) return;
      found.assignments.push(row);
      table.owner = row.owner;
      return;
    }
    const figures =
      kind === 'targets'
        ? rowTargets(clause, cells, columns, header, caption)
        : communeTargets(clause, cells, columns, header, caption, index);
    found.figures.push(...figures.map((figure) => ({ clause, figure })));
  };
  for (const { at, rows } of rowsTogether(clauses)) {
    const caption = captionAbove(clauses, at);
    const known = { caption, context, year: header.plannedYear };
    const above = owners[at - 1]?.inherited ?? nobody;
    let table: OpenTable | null = null;
    for (let place = 0; place < rows.length;) {
      const row = rows[place] as Clause;
      const mayOpen: boolean = table === null ? place <= MOST_TITLE_ROWS : opensTable(row);
      const head: Head | null = mayOpen ? headAt(rows, place, known) : null;
      if (head === null && table !== null) readRow(row, table, caption, above);
      table = head?.table ?? table;
      place = head?.next ?? place + 1;
    }
  }
  return found;
};
