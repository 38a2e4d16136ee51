import { isNoWork } from './content';
import type { Flow, Range } from './flow';
import type { RoleGroup } from './roles';
import type { Segment } from './segments';

const HANDS_IN = /(?:^|\P{L})(?:gửi|nộp|trình|báo cáo)(?=\P{L}|$)/u;

/** "Sở B chậm nhất ngày D phải thẩm định": the work stands behind the day. */
const MUST = /^ (?:phải|cần|có trách nhiệm) (?!(?:hoàn thành|xong)[ .,;]*$)/u;

const isIn = ({ start, end }: Range, range: Range): boolean =>
  start >= range.start && end <= range.end;

/** "báo cáo UBND tỉnh" names no work but the report: names go before the words are judged. */
const withoutNames = (own: string, inside: readonly RoleGroup[], text: string): string => {
  const recipients = inside.filter(({ role }) => role === 'recipient');
  const leads = inside.filter(({ role }) => role === 'lead');
  // "Sở Nội vụ trình UBND tỉnh": who hands in, and to whom, is work enough.
  const names = recipients.length > 0 && leads.length > 0 ? [] : [...recipients, ...leads];
  return names.reduce((rest, { start, end }) => rest.replace(text.slice(start, end), ''), own);
};

/**
 * Whether a segment names no work of its own: "hoàn thành trước ngày D", so that the work stands before it.
 */
export const isBare = (
  { text }: Flow,
  groups: readonly RoleGroup[],
  segment: Segment,
  sentence: Range,
): boolean => {
  const { phrase } = segment.due;
  const end = segment.isLeading ? segment.end : phrase.end;
  const own = text.slice(segment.start, phrase.start) + text.slice(phrase.end, end);
  const inside = groups.filter((group) => isIn(group, segment));
  // "…, Sở A gửi kết quả trước ngày D": handing in is the work of whoever is named for it.
  const isNamed = inside.some(({ role, isAside }) => role === 'lead' && !isAside);
  if (isNamed && segment.start > sentence.start && HANDS_IN.test(own)) return false;
  if (isNamed && MUST.test(text.slice(phrase.end, segment.end))) return false;
  return isNoWork(withoutNames(own, inside, text));
};
