import { readDeadline } from '../domain/deadline-text';
import { readNumeral } from '../domain/numeral';
import { findMentions } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { Flow } from './flow';
import { groupBefore, type FoundMilestone } from './milestones';
import type { ProposedDeadline } from './model';
import type { Clause } from './outline';
import { namesOf, type Owner } from './owners';
import type { ReadingContext } from './segments';

/** A column whose head says by when its shares are to be paid out. */
export interface DateColumn {
  column: number;
  head: Flow;
  deadline: ProposedDeadline;
}

/** Heads that name a day or the end of a time: "Đến hết ngày 30/6/2026", "Hết quý III". */
const NAMES_TIME = /\d{1,2}[/-]\d{1,2}|\b(?:thang|quy) ?(?:\d{1,2}|[ivx]{1,3})\b/;
const LOOKS_BACK = /\b(?:thuc hien|uoc|ket qua|da giai ngan|cung ky)\b/;

/**
 * The columns of a table of disbursement by date; none where fewer than two heads name a time, or what
 * stands above the table does not speak of paying out.
 */
export const dateColumns = (
  heads: readonly Flow[],
  caption: string,
  { deadlines }: ReadingContext,
): DateColumn[] => {
  const isOfPayment = /\bgiai ngan\b/.test(caption);
  if (!isOfPayment) return [];
  const columns = heads.flatMap((head, column): DateColumn[] => {
    if (!NAMES_TIME.test(head.folded) || LOOKS_BACK.test(head.folded)) return [];
    const reading = readDeadline(head.text, deadlines);
    return reading.ok && reading.value !== null ? [{ column, head, deadline: reading.value }] : [];
  });
  return columns.length >= 2 ? columns : [];
};

const SHARE = /^(?:[a-z≥>=]{1,10} ?){0,3}?(\d{1,3}(?:,\d{1,2})?) ?%?$/;

const shareIn = (cell: Flow | undefined): number | null => {
  const numeral = readNumeral(SHARE.exec(cell?.folded ?? '')?.[1] ?? '', 'vi');
  return numeral.ok && numeral.value.value > 0 && numeral.value.value <= 100
    ? numeral.value.value
    : null;
};

/** The cell that says whose shares a row holds: the first one with words. */
const labelOf = (cells: readonly Flow[]): Flow | undefined =>
  cells.find(({ folded }) => /[a-z]{2}/.test(folded));

/** Owner of a row that names bodies, else the one that the clause above the table names. */
const ownerOf = (label: Flow, above: Owner, index: AgencyIndex): Owner => {
  const mentions = findMentions(label, index);
  if (mentions.length === 0) return { ...above, isInherited: true };
  return {
    names: namesOf(mentions),
    units: mentions.flatMap(({ units }) => units),
    rule: 'dòng của bảng giải ngân',
    isKnown: mentions.every(({ isKnown }) => isKnown),
    isInherited: false,
  };
};

/**
 * The milestones of one row of a table of disbursement by date: one for each share.
 */
export const rowMilestones = (
  clause: Clause,
  cells: readonly Flow[],
  columns: readonly DateColumn[],
  above: Owner,
  index: AgencyIndex,
): FoundMilestone[] => {
  const label = labelOf(cells);
  if (label === undefined) return [];
  const group = groupBefore(label.folded, label.folded.length);
  const owner = ownerOf(label, above, index);
  const range = { start: 0, end: clause.flow.text.length };
  return columns.flatMap(({ column, head, deadline }): FoundMilestone[] => {
    const share = shareIn(cells[column]);
    if (share === null) return [];
    const reason =
      group === null
        ? 'Mốc giải ngân của bảng, không nêu nhóm dự án.'
        : 'Mốc giải ngân của nhóm dự án, theo bảng.';
    const phrase = {
      ...range,
      ...{ kind: 'dated' as const, lead: null, span: null, hasDay: true, words: head.folded },
    };
    const verdict = { isDeadline: true, confidence: 0.9, reason: 'Cột thời hạn của bảng.' };
    const assignment = {
      ...{ clause, path: clause.path, range, owner, cooperating: [], recipients: [] },
      content: `${label.text}: giải ngân tối thiểu ${String(share).replace('.', ',')}% kế hoạch vốn`,
      due: { phrase, verdict, deadline, doubt: null },
      segment: null,
      sentence: range,
    };
    return [{ assignment, group, kind: 'disbursement', share: share / 100, figure: null, reason }];
  });
};
