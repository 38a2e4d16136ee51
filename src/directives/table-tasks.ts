import { readDeadline } from '../domain/deadline-text';
import { findMentions } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { Assignment } from './assignments';
import { coreOf } from './content';
import { flowOf, type Flow } from './flow';
import type { Clause } from './outline';
import { namesOf, type Owner } from './owners';
import type { Due, ReadingContext } from './segments';
import type { Column, Columns } from './table-columns';

const cellOf = (cells: readonly Flow[], { at }: Columns, column: Column): Flow | undefined => {
  const cell = cells[at.get(column) ?? -1];
  return cell === undefined || /^[-–.…\s]*$/.test(cell.text) ? undefined : cell;
};

/** Bodies of a cell; a name that no catalog knows is taken whole. */
const bodiesIn = (cell: Flow | undefined, index: AgencyIndex): Owner | null => {
  if (cell === undefined) return null;
  const mentions = findMentions(cell, index);
  const units = [...new Set(mentions.flatMap((mention) => mention.units))];
  const names = mentions.length > 0 ? namesOf(mentions) : [cell.text];
  const isKnown = mentions.length > 0 && mentions.every((mention) => mention.isKnown);
  return { names, units, rule: 'cột chủ trì của bảng', isKnown, isInherited: false };
};

/** "Chủ trì: Sở Y tế; phối hợp: UBND các xã" in one cell. */
const BOTH_ROLES =
  /^(?:(?:co quan |don vi )?chu tri ?: ?)?(.*?)[;,.]? ?(?:(?:co quan |don vi )?phoi hop(?: voi)? ?:|phoi hop(?: voi)? )(.*)$/;

/** The owners and the helpers that a cell names. */
const rolesIn = (cell: Flow | undefined): { lead?: Flow; cooperating?: Flow } => {
  if (cell === undefined) return {};
  const part = (text: string): Flow | undefined =>
    text === '' ? undefined : flowOf(text, [{ start: 0, end: text.length }]);
  const [, lead = '', helpers = ''] = BOTH_ROLES.exec(cell.folded) ?? [];
  if (helpers === '') {
    const label = /^(?:(?:co quan |don vi )?chu tri) ?: ?/.exec(cell.folded)?.[0] ?? '';
    return { lead: label === '' ? cell : part(cell.text.slice(label.length)) };
  }
  const end = cell.text.length;
  const leadEnd = cell.folded.lastIndexOf(lead, end - helpers.length) + lead.length;
  return {
    lead: part(cell.text.slice(leadEnd - lead.length, leadEnd).trim()),
    cooperating: part(cell.text.slice(end - helpers.length).trim()),
  };
};

/** "Tháng 3 - 6/2026", "Quý II, III năm 2026": what is done over a time is done at its end. */
const STRETCH =
  /^(?:trong |tu )?(thang|quy) ?(?:\d{1,2}|[ivx]{1,3})(?: ?\/ ?20\d\d)? ?(?:-|,|va|den) ?(?:thang |quy )?(\d{1,2}|[ivx]{1,3})((?: ?\/ ?| nam )20\d\d)?$/;

const dueOf = (cell: Flow, { deadlines }: ReadingContext): Due | null => {
  const phrase = {
    ...{ start: 0, end: cell.text.length, lead: null, span: null },
    kind: 'dated' as const,
    hasDay: true,
    words: cell.folded,
  };
  const verdict = { isDeadline: true, confidence: 0.9, reason: 'Cột thời hạn của bảng.' };
  const reading = readDeadline(cell.text, deadlines);
  if (reading.ok) {
    return reading.value === null
      ? null
      : { phrase, verdict, deadline: reading.value, doubt: null };
  }
  const [, unit = '', last = '', year = ''] = STRETCH.exec(cell.folded) ?? [];
  const end = readDeadline(`đến hết ${unit === 'quy' ? 'quý' : 'tháng'} ${last}${year}`, deadlines);
  if (unit !== '' && end.ok && end.value !== null) {
    const reason = `Cột thời hạn ghi một khoảng “${cell.text}”: lấy ngày cuối.`;
    return {
      phrase,
      verdict: { ...verdict, confidence: 0.7, reason },
      deadline: { ...end.value, text: cell.text },
      doubt: null,
    };
  }
  const { code, message } = reading;
  return { phrase, verdict, deadline: null, doubt: { text: cell.text, code, message } };
};

/** What is known while the rows of one table are read. */
export interface TaskRows {
  index: AgencyIndex;
  context: ReadingContext;
  nobody: Owner;
  /** Owner of the row above; a blank cell goes on with it. */
  above: Owner | null;
}

/**
 * The task of one row of a table of tasks, or null where it tells neither who nor when.
 */
export const rowAssignment = (
  clause: Clause,
  cells: readonly Flow[],
  columns: Columns,
  { index, context, nobody, above }: TaskRows,
): Assignment | null => {
  const content = cellOf(cells, columns, 'content') ?? cellOf(cells, columns, 'indicator');
  const time = cellOf(cells, columns, 'deadline');
  const roles = rolesIn(cellOf(cells, columns, 'lead'));
  const named = bodiesIn(roles.lead, index);
  if (content === undefined || (named === null && time === undefined)) return null;
  const helpers = cellOf(cells, columns, 'cooperating') ?? roles.cooperating;
  const range = { start: 0, end: clause.flow.text.length };
  return {
    clause,
    path: clause.path,
    range,
    content: coreOf(content.text),
    owner: named ?? {
      ...(above ?? nobody),
      rule: 'ô chủ trì để trống: lấy của dòng trên',
      isInherited: true,
    },
    cooperating: bodiesIn(helpers, index)?.names ?? [],
    recipients: [],
    due: time === undefined ? null : dueOf(time, context),
    segment: null,
    sentence: range,
  };
};
