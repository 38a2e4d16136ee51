import { maskNoise, maskRange } from '../domain/deadline-mask';
import { findSpans, type TimeSpan } from '../domain/deadline-span';
import { introductionOf, type Lead } from '../domain/deadline-words';
import type { Range } from './flow';

/** A phrase of a running text that names a time and may be a deadline. */
export interface TimePhrase extends Range {
  kind: 'dated' | 'recurring' | 'relative';
  /** The word that introduces a date; null when it stands alone, and for the other kinds. */
  lead: Lead | null;
  span: TimeSpan | null;
  /** The frequency names a day: trước ngày 25 của tháng cuối quý. */
  hasDay: boolean;
  /** The phrase itself, folded. */
  words: string;
  /** How it is to be read when other words lie inside it: "hằng tháng … trước ngày 25". */
  readAs?: string;
}

type Cut = Omit<TimePhrase, 'words'>;

/** "15 ngày làm việc kể từ …", "trong vòng 05 ngày …"; the length with what may introduce it. */
const LENGTH =
  /(?:\b(?:cham nhat|muon nhat|khong qua|toi da)(?: la)? )?(?:\b(?:sau|trong vong|trong thoi han|thoi han|trong|cham nhat|muon nhat|khong qua|toi da)(?: la)? )?(?:\b(?:khong qua|toi da|cham nhat) )?\b\d{1,3}(?: ?\([a-z0-9 ]{1,20}\))? ?(?:ngay lam viec|ngay|tuan)(?![a-z])(?! ?\d)/g;

const COUNTED_FROM = /^,? ?(?:(?:ke|tinh) tu|tinh ke tu|tu|sau)(?: khi| luc)? /;
const LENGTH_LEAD =
  /^(?:cham nhat|muon nhat|khong qua|toi da|sau|trong vong|trong thoi han|thoi han)\b/;

/** Where the event that days are counted from ends. */
const EVENT_END = /[,;:)]|\.(?: |$)/;
const LONGEST_EVENT = 160;

const DAY_OF_QUARTER =
  /\d{1,2} ?(?:cua )?thang (?:dau|cuoi)(?: tien| cung)?(?: cua)?(?: cac| moi| hang)? quy(?: (?:sau|tiep theo|ke tiep|lien ke))?(?![a-z])/g;
const DAY_OF_MONTH = /\d{1,2} ?(?:cua )?(?:hang|moi|cac) thang(?![a-z])(?! ?\d)/g;
const FREQUENCY =
  /\b(?:dinh ky )?(?:hang|moi|dinh ky) (?:thang|quy|nam)(?![a-z])(?! ?\d)(?:,? (?:va )?(?:hang |moi |ca )?(?:quy|6 thang|9 thang|nam)(?![a-z])(?! ?\d))*/g;

/** "hằng tháng, trước ngày 25": the day follows the frequency. */
const DAY_AFTER =
  /^[ ,(]{1,3}(?:truoc|cham nhat|muon nhat|vao)(?: la)?(?: vao)? ngay ?\d{1,2}(?!\d)(?! ?[/.-] ?\d)(?! ?thang ?\d)/;

/** "hằng tháng tổng hợp, báo cáo trước ngày 25": other words lie between. */
const DAY_APART =
  /^[^;.\d]{1,100}?((?:truoc|cham nhat|muon nhat)(?: la)?(?: vao)? ngay ?\d{1,2})(?!\d)(?! ?[/.-] ?\d)(?! ?(?:cua )?thang)/;

const lengthPhrases = (masked: string): Cut[] =>
  [...masked.matchAll(LENGTH)].flatMap(({ 0: written, index }) => {
    if (/\d/.test(masked.charAt(index - 1))) return [];
    const end = index + written.length;
    const after = masked.slice(end, end + LONGEST_EVENT);
    const connector = COUNTED_FROM.exec(after)?.[0];
    const isAlone = /^ ?(?:[.;,)]|$)/.test(after);
    if (connector === undefined && !(LENGTH_LEAD.test(written) && isAlone)) return [];
    const event = connector === undefined ? 0 : (EVENT_END.exec(after)?.index ?? after.length);
    return [
      { kind: 'relative', lead: null, span: null, hasDay: false, start: index, end: end + event },
    ];
  });

/** "chậm nhất trong tháng 6": the word before the lead belongs to the phrase. */
const LATEST = /(?:^|[^a-z])((?:cham nhat|muon nhat|tre nhat|khong qua)(?: la)? ?)$/;

const startOf = (masked: string, start: number): number => {
  let from = start - (LATEST.exec(masked.slice(Math.max(0, start - 16), start))?.[1]?.length ?? 0);
  // The introduction may begin with the marks that part it from what stands before.
  while (' :,('.includes(masked.charAt(from)) && from < masked.length) from += 1;
  return from;
};

const recurringPhrases = (masked: string): Cut[] => {
  const found: Cut[] = [];
  for (const pattern of [DAY_OF_QUARTER, DAY_OF_MONTH]) {
    for (const { 0: written, index } of masked.matchAll(pattern)) {
      if (/\d/.test(masked.charAt(index - 1))) continue;
      const intro = introductionOf(masked, index);
      const range = { start: startOf(masked, intro.start), end: index + written.length };
      found.push({ kind: 'recurring', lead: intro.lead, span: null, hasDay: true, ...range });
    }
  }
  for (const { 0: written, index } of masked.matchAll(FREQUENCY)) {
    const end = index + written.length;
    if (found.some((phrase) => phrase.start < end && index < phrase.end)) continue;
    const apart = / thang$/.test(written) ? DAY_APART.exec(masked.slice(end, end + 140)) : null;
    if (apart?.[1] !== undefined && !DAY_AFTER.test(masked.slice(end, end + 60))) {
      const start = end + apart[0].length - apart[1].length;
      const range = { start, end: end + apart[0].length };
      found.push({
        kind: 'recurring',
        lead: null,
        span: null,
        hasDay: true,
        readAs: `${written} ${apart[1]}`,
        ...range,
      });
      continue;
    }
    const day = DAY_AFTER.exec(masked.slice(end, end + 60))?.[0] ?? '';
    const range = { start: index, end: end + day.length };
    found.push({ kind: 'recurring', lead: null, span: null, hasDay: day !== '', ...range });
  }
  return found;
};

/** "15/11 hằng năm": the year is left open. */
const EVERY_YEAR = /^ ?(?:hang|moi) nam(?![a-z])/;

/** "trước Quốc khánh 02/9/2026": the day is named before its date. */
const NAMED_DAY =
  /(?:^|[^a-z])truoc (?:dip |le |ngay |tet )*(?:quoc khanh|tet(?: [a-z]+){0,2}|khai giang|bau cu|dai hoi|le)(?: ngay)? ?\(?$/;

const datedPhrases = (masked: string): Cut[] =>
  findSpans(masked).map((span): Cut => {
    const named = NAMED_DAY.exec(masked.slice(Math.max(0, span.start - 50), span.start))?.[0];
    if (named !== undefined && span.day !== null) {
      const start = span.start - named.trimStart().length;
      const readAs = `truoc ${masked.slice(span.start, span.end)}`;
      return { kind: 'dated', lead: 'before', span, hasDay: true, readAs, start, end: span.end };
    }
    const intro = introductionOf(masked, span.start);
    const yearly = EVERY_YEAR.exec(masked.slice(span.end, span.end + 12))?.[0] ?? '';
    return {
      kind: yearly === '' ? 'dated' : 'recurring',
      lead: intro.lead,
      span,
      hasDay: true,
      start: startOf(masked, intro.start),
      end: span.end + yearly.length,
    };
  });

/**
 * Every phrase of a folded text that names a time, in order, none over another.
 *
 * @example cutTimePhrases('bao cao truoc ngay 10/6/2026').map(({ start, end }) => [start, end]) //=> [[8, 28]]
 */
export const cutTimePhrases = (folded: string): TimePhrase[] => {
  let { masked } = maskNoise(folded);
  const phrases: TimePhrase[] = [];
  const take = (found: Cut[]): void => {
    for (const phrase of found) {
      phrases.push({ ...phrase, words: folded.slice(phrase.start, phrase.end) });
      masked = maskRange(masked, phrase.start, phrase.end);
    }
  };
  const yearly = datedPhrases(masked).filter(({ kind }) => kind === 'recurring');
  take(yearly);
  take(lengthPhrases(masked));
  take(recurringPhrases(masked));
  take(datedPhrases(masked));
  return phrases.sort((left, right) => left.start - right.start);
};
