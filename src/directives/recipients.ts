import type { Flow, Range } from './flow';
import { namesOf, ownerOf, type Owner } from './owners';
import type { RoleGroup } from './roles';

/** What a recipient does with what it gets, up to whom it hands it on, is not ours to send. */
const HANDED_ON = /^[^,;]*\b(?:tong hop|xem xet|tham muu|theo doi|de|chu tri|trinh)\b[^,;]*$/;

/** What a recipient gets it for, between one deadline and the next. */
const HANDS_ON = /^[ ,(]*de (?:kip )?(?:tong hop|tham muu|bao cao|trinh|xem xet|tham dinh)\b/;

/**
 * Who receives what a stretch of a clause asks for: those to whom it is sent, not those to whom they hand it on.
 *
 * @example recipientsIn(flowOf('', []), [], { start: 0, end: 0 }) //=> []
 */
export const recipientsIn = (
  { folded }: Flow,
  groups: readonly RoleGroup[],
  { start, end }: Range,
): string[] => {
  const found: RoleGroup[] = [];
  for (const group of groups) {
    if (group.role !== 'recipient' || group.start < start || group.end > end) continue;
    const last = found.at(-1);
    const between = last ? folded.slice(last.end, group.start) : '';
    const isCopied = /\b(?:dong gui|dong kinh gui)\b/.test(between);
    if (last && !isCopied && HANDED_ON.test(between)) continue;
    found.push(group);
  }
  return namesOf(found.flatMap(({ mentions }) => mentions));
};

/**
 * "gửi Sở A trước ngày D để tổng hợp, báo cáo trước ngày E": the second deadline is the recipient's. `from` is
 * where the first ends, `to` where the second begins.
 *
 * @example handedTo(flowOf('', []), [], 0, 0, 0) //=> null
 */
export const handedTo = (
  { folded }: Flow,
  groups: readonly RoleGroup[],
  start: number,
  from: number,
  to: number,
): Owner | null => {
  if (from === start || !HANDS_ON.test(folded.slice(from, to))) return null;
  const recipient = groups.find(
    (group) => group.role === 'recipient' && group.start >= start && group.end <= from,
  );
  if (recipient === undefined) return null;
  return { ...ownerOf(recipient), rule: 'nơi nhận tổng hợp rồi báo cáo tiếp', isInherited: true };
};
