import { readDeadline } from '../domain/deadline-text';
import { readNumber } from '../domain/number-text';
import { findMentions } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { Assignment } from './assignments';
import { coreOf } from './content';
import type { Flow } from './flow';
import type { Header } from './header';
import type { Clause } from './outline';
import { namesOf, type Owner } from './owners';
import type { ReadingContext } from './segments';
import type { FoundFigure } from './targets';

type Column = 'content' | 'lead' | 'cooperating' | 'deadline' | 'indicator' | 'measure' | 'plan';

/** What the heads of columns say, folded; the first that fits counts. */
const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['cooperating', /\bphoi hop\b/],
  [
    'lead',
    /\bchu tri\b|\b(?:don vi|co quan|bo phan|nguoi) (?:thuc hien|phu trach)\b|\btrach nhiem\b/,
  ],
  ['deadline', /\bthoi (?:gian|han|diem)\b|\bhan\b|\btien do\b|^hoan thanh$/],
  ['measure', /\bdon vi tinh\b|^dvt$/],
  ['indicator', /\bchi tieu\b(?! (?:giao|nam))/],
  ['plan', /\bke hoach\b|\bmuc tieu\b|\bgiao\b|\bnam 20\d\d\b/],
  ['content', /\bnoi dung\b|\bnhiem vu\b|\bcong viec\b/],
];

type Columns = ReadonlyMap<Column, number>;

const columnsOf = (cells: readonly Flow[]): Columns => {
  const columns = new Map<Column, number>();
  cells.forEach(({ folded }, index) => {
    const column = HEADS.find(([name, pattern]) => !columns.has(name) && pattern.test(folded))?.[0];
    if (column !== undefined) columns.set(column, index);
  });
  return columns;
};

const isTaskTable = (columns: Columns): boolean =>
  columns.has('content') && (columns.has('lead') || columns.has('deadline'));

const isTargetTable = (columns: Columns): boolean =>
  columns.has('indicator') && columns.has('measure') && columns.has('plan');

const cellOf = (cells: readonly Flow[], columns: Columns, column: Column): Flow | undefined => {
  const cell = cells[columns.get(column) ?? -1];
  return cell?.text === '' ? undefined : cell;
};

const bodiesIn = (cell: Flow | undefined, index: AgencyIndex): Owner | null => {
  if (cell === undefined) return null;
  const mentions = findMentions(cell, index);
  const units = [...new Set(mentions.flatMap((mention) => mention.units))];
  const names = mentions.length > 0 ? namesOf(mentions) : [cell.text];
  const isKnown = mentions.length > 0 && mentions.every((mention) => mention.isKnown);
  return { names, units, rule: 'cột chủ trì của bảng', isKnown, isInherited: false };
};

/** What is known while the rows of one table are read. */
interface TableState {
  columns: Columns;
  owner: Owner | null;
}

const rowAssignment = (
  clause: Clause,
  cells: readonly Flow[],
  state: TableState,
  index: AgencyIndex,
  context: ReadingContext,
  nobody: Owner,
): Assignment | null => {
  const content = cellOf(cells, state.columns, 'content');
  const due = cellOf(cells, state.columns, 'deadline');
  const named = bodiesIn(cellOf(cells, state.columns, 'lead'), index);
  if (content === undefined || (named === null && due === undefined)) return null;
  if (named !== null) state.owner = named;
  const reading = due === undefined ? null : readDeadline(due.text, context.deadlines);
  const range = { start: 0, end: clause.flow.text.length };
  const phrase = {
    ...range,
    kind: 'dated' as const,
    lead: null,
    span: null,
    hasDay: true,
    words: due?.folded ?? '',
  };
  const doubt =
    reading === null || reading.ok
      ? null
      : { text: due?.text ?? '', code: reading.code, message: reading.message };
  const deadline = reading?.ok ? reading.value : null;
  const verdict = { isDeadline: true, confidence: 0.9, reason: 'Cột thời hạn của bảng.' };
  return {
    clause,
    path: clause.path,
    range,
    content: coreOf(content.text),
    owner: named ?? {
      ...(state.owner ?? nobody),
      rule: 'ô chủ trì để trống: lấy của dòng trên',
      isInherited: true,
    },
    cooperating: bodiesIn(cellOf(cells, state.columns, 'cooperating'), index)?.names ?? [],
    recipients: [],
    due: deadline === null && doubt === null ? null : { phrase, verdict, deadline, doubt },
    segment: null,
    sentence: range,
  };
};

const rowTarget = (
  clause: Clause,
  cells: readonly Flow[],
  columns: Columns,
  { document: { units } }: Header,
): FoundFigure | null => {
  const name = cellOf(cells, columns, 'indicator');
  const plan = cellOf(cells, columns, 'plan');
  const measure = cellOf(cells, columns, 'measure');
  if (name === undefined || plan === undefined || measure === undefined) return null;
  const bound = plan.text.replace(/^(?:≥|>=|từ|trên)\s*|\s*trở lên$/giu, '');
  const reading = readNumber(bound, { measure: measure.text, notation: 'vi' });
  if (!reading.ok) return null;
  const isMost = /^(?:≤|<=|dưới|không quá)/iu.test(plan.text);
  const whose = units.length > 0 ? units : (['province'] as const);
  return {
    kind: 'target',
    path: clause.path,
    range: { start: 0, end: clause.flow.text.length },
    name: name.text,
    value: reading.value.value,
    measure: measure.text,
    direction: isMost ? 'at-most' : 'at-least',
    units: [...whose],
    aggregate: units.length === 0 ? 'none' : measure.text === '%' ? 'mean' : 'sum',
    words: clause.flow.text,
    confidence: 0.8,
    reason: 'Dòng của bảng chỉ tiêu.',
  };
};

/** Rows of the tables of a document, by the clause of their row. */
export interface TableReading {
  assignments: Assignment[];
  figures: { clause: Clause; figure: FoundFigure }[];
}

/**
 * Reads tables of tasks (nội dung, chủ trì, phối hợp, thời hạn) and of targets (chỉ tiêu, đơn vị tính, kế
 * hoạch). A table whose head names no such columns is left alone.
 */
export const readTables = (
  clauses: readonly Clause[],
  header: Header,
  index: AgencyIndex,
  context: ReadingContext,
  nobody: Owner,
): TableReading => {
  const found: TableReading = { assignments: [], figures: [] };
  let state: TableState | null = null;
  for (const clause of clauses) {
    const { cells } = clause;
    if (cells === null) {
      state = null;
      continue;
    }
    const columns = columnsOf(cells);
    if (isTaskTable(columns) || isTargetTable(columns)) {
      state = { columns, owner: null };
    } else if (state !== null && isTaskTable(state.columns)) {
      const row = rowAssignment(clause, cells, state, index, context, nobody);
      if (row !== null) found.assignments.push(row);
    } else if (state !== null) {
      const figure = rowTarget(clause, cells, state.columns, header);
      if (figure !== null) found.figures.push({ clause, figure });
    }
  }
  return found;
};
