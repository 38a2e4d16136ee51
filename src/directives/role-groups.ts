import type { Mention } from './agencies';
import type { Flow, Range } from './flow';
import { AFTER, ASSIGNED, BEFORE, DUTY, NEAR, SENTENCE_START } from './role-words';
import { tailOf } from './tail';

const GLUE = /^[ ,&/-]*(?:(?:va|hoac) )?$/;
/** Between bodies that open a sentence or are told by name, a semicolon goes on with the list. */
const LIST_GLUE = /^ ?; ?(?:va )?$/;

/** "Giám đốc Sở A, Phó Trưởng ban:": what the same person is besides. */
const isTitleOf = (folded: string, between: string, { start, end }: Mention): boolean =>
  /^ ?[,-] ?(?:la )?(?:pho )?$/.test(between) &&
  /^(?:(?:pho )?truong (?:ban|doan|tieu ban)|to truong|thu ky)$/.test(folded.slice(start, end)) &&
  /^(?: thuong truc)? ?:/.test(folded.slice(end, end + 20));

/** Mentions that a comma or "và" makes one list. */
export const groupsOf = (
  { folded }: Flow,
  mentions: readonly Mention[],
  body: number,
): Mention[][] => {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = last === undefined ? null : folded.slice(last.end, mention.start);
    if (between !== null && isTitleOf(folded, between, mention)) continue;
    const isJoined =
      between !== null &&
      last !== undefined &&
      !endsIntroduction(folded, { start: group?.[0]?.start ?? 0, end: last.end }, mention, body) &&
      !(between === ' ' && folded.startsWith('lanh dao ', mention.start)) &&
      (GLUE.test(between.replace(/^ *\)/, ' ')) ||
        (LIST_GLUE.test(between) && opensList(folded, group?.[0]?.start ?? 0, body)));
    if (isJoined) group?.push(mention);
    else groups.push([mention]);
  }
  return groups;
};

/** "Trên cơ sở đề xuất của các xã, Sở Tài chính tổng hợp": what opens the sentence names no subject. */
export const INTRODUCTION =
  /(?:^|[.;:] ?)(?:\(?[a-z\d]{1,3}[.)] ?|[-+] )?(?:can cu|tren co so|theo|tai|sau khi|sau|tu|de(?! nghi)|nham|thuc hien|qua|trong|truoc|khi|ngay sau|tren dia ban|o)\b[^,;.:]*$/;

const endsIntroduction = (folded: string, first: Range, next: Range, body: number): boolean =>
  /^ ?, $/.test(folded.slice(first.end, next.start)) &&
  INTRODUCTION.test(
    tailOf(folded.slice(Math.max(body, first.start - BEFORE), first.start), BEFORE),
  ) &&
  DUTY.test(folded.slice(next.end, next.end + AFTER));

const opensList = (folded: string, start: number, body: number): boolean => {
  const before = folded.slice(Math.max(body, start - BEFORE), start);
  const near = tailOf(before, NEAR);
  return start <= body || SENTENCE_START.test(near) || ASSIGNED.test(near);
};
