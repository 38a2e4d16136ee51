import { coreOf } from './content';
import type { Flow, Range } from './flow';
import type { RoleGroup } from './roles';
import type { Due } from './segments';

/** How far behind the name of the owner those of its helpers begin. */
const NEAR = 60;

/** What stands in a stretch beside the work itself. */
export interface Beside {
  due: Due | null;
  lead: RoleGroup | undefined;
  helpers: readonly RoleGroup[];
}

/**
 * The work that a stretch of text tells of, without its deadline and the names of owner and helpers.
 */
export const contentIn = ({ text }: Flow, range: Range, { due, lead, helpers }: Beside): string => {
  const cuts: Range[] = due === null ? [] : [due.phrase];
  if (lead && lead.start >= range.start && lead.end <= range.end) {
    const helper = helpers.find(({ start }) => start >= lead.end && start - lead.end < NEAR);
    // Work told before its owner is named stays; "Giao" before the name goes.
    const isBehind = due !== null && lead.start >= due.phrase.end;
    const start = isBehind || lead.start - range.start > NEAR ? lead.start : range.start;
    cuts.push({ start, end: helper?.end ?? lead.end });
  }
  cuts.sort((left, right) => left.start - right.start);
  let words = '';
  let at = range.start;
  for (const { start, end } of cuts) {
    words += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  const core = coreOf(words + text.slice(at, range.end));
  if (core !== '') return core;
  // "Biên soạn tài liệu: Sở A chủ trì, xong trong tháng 3": the work is what stands before its owner.
  const before = lead ? text.slice(range.start, lead.start).trim().replace(/:$/, '') : '';
  return coreOf(before) || coreOf(text.slice(range.start, range.end));
};

/**
 * The work whose deadline stands in a bracket: the words `before` the bracket, then what it says (`note`).
 */
export const notedContent = (
  flow: Flow,
  before: Range,
  note: Range,
  lead: RoleGroup | undefined,
): string => {
  const content = contentIn(flow, before, { due: null, lead, helpers: [] });
  const core = coreOf(flow.text.slice(note.start, note.end));
  return core === '' ? content : `${content} (${core.charAt(0).toLowerCase()}${core.slice(1)})`;
};
