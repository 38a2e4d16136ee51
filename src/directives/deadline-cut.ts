import { maskNoise, maskRange } from '../domain/deadline-mask';
import { findSpans } from '../domain/deadline-span';
import { introductionOf, type Lead } from '../domain/deadline-words';
import { matchesIn } from '../domain/matches';
import { recurringPhrases } from './deadline-cut-recurring';
import { startOf, type Cut, type TimePhrase } from './deadline-phrase';
import type { Range } from './flow';

export type { TimePhrase } from './deadline-phrase';

/** "15 ngày làm việc kể từ …", "trong vòng 05 ngày …"; the length with what may introduce it. */
const LENGTH =
  /(?:\b(?:cham nhat|muon nhat|khong qua|toi da)(?: la)? )?(?:\b(?:sau|trong vong|trong thoi han|thoi han|trong|cham nhat|muon nhat|khong qua|toi da)(?: la)? )?(?:\b(?:khong qua|toi da|cham nhat) )?\b\d{1,3}(?: ?\([a-z0-9 ]{1,20}\))? ?(?:ngay lam viec|ngay|tuan)(?![a-z])(?! ?\d)/g;

const COUNTED_FROM = /^,? ?(?:(?:ke|tinh) tu|tinh ke tu|tu|sau)(?: khi| luc)? /;
const LENGTH_LEAD =
  /^(?:cham nhat|muon nhat|khong qua|toi da|sau|trong vong|trong thoi han|thoi han)\b/;

/** Where the event that days are counted from ends. */
const EVENT_END =
  /[,;:)]|\.(?: |$)| (?=phai )|(?<= nay) (?=(?:gui|bao cao|trinh|nop|lap|hoan thanh|hoan thien|co van ban|tong hop|ra soat|tra loi|ban hanh|cung cap|thuc hien|to chuc)\b)/;
const LONGEST_EVENT = 160;

const lengthPhrases = (masked: string): Cut[] =>
  matchesIn(masked, LENGTH).flatMap(({ 0: written, index }) => {
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

/** "15/11 hằng năm": the year is left open. */
const EVERY_YEAR = /^ ?(?:hang|moi) nam(?![a-z])/;

/** "trước Quốc khánh 02/9/2026": the day is named before its date. */
const NAMED_DAY =
  /(?:^|[^a-z])(truoc|trong|vao|nhan) (?:dip |le |ngay |tet )*(?:quoc khanh|tet(?: [a-z]+){0,2}|khai giang|bau cu|dai hoi|le)(?: ngay)? ?\(?$/;

/** "khi kết thúc niên độ (31/01/2027)": the end is named before its date. */
const NAMED_END =
  /\b(?:khi|den|truoc)(?: khi)? (?:ket thuc|het) (?:nien do|nam|giai doan|ky|chien dich|dot)(?: [a-z]+){0,3} ?\((?:tuc |den |het )?(?:ngay )?$/;

/** "hoàn thành 18/18 chỉ tiêu": so many of so many, no day. */
const OF_SO_MANY =
  /^ (?:chi tieu|tieu chi|xa|phuong|thon|khu|to|nhiem vu|noi dung|don vi|so|truong|du an|ho|chi bo|muc tieu|dang vien|cong trinh)(?![a-z])/;
const isShare = (masked: string, { start, end }: Range): boolean =>
  /^\d{1,2}\/\d{1,2}$/.test(masked.slice(start, end)) &&
  OF_SO_MANY.test(masked.slice(end, end + 20));

const datedPhrases = (masked: string): Cut[] =>
  findSpans(masked).flatMap((span): Cut | Cut[] => {
    if (isShare(masked, span)) return [];
    const named = NAMED_DAY.exec(masked.slice(Math.max(0, span.start - 50), span.start));
    if (named !== null && span.day !== null) {
      const start = span.start - named[0].trimStart().length;
      const isBefore = named[1] === 'truoc';
      const readAs = `${isBefore ? 'truoc' : 'trong'} ${masked.slice(span.start, span.end)}`;
      const lead = isBefore ? 'before' : 'within';
      return { kind: 'dated', lead, span, hasDay: true, readAs, start, end: span.end };
    }
    const ended = NAMED_END.exec(masked.slice(Math.max(0, span.start - 60), span.start));
    if (ended !== null && span.day !== null) {
      const readAs = `den het ngay ${masked.slice(span.start, span.end)}`;
      const start = span.start - ended[0].length;
      return { kind: 'dated', lead: 'through', span, hasDay: true, readAs, start, end: span.end };
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

const LEAD_WORDS: Readonly<Partial<Record<Lead, string>>> = {
  before: 'truoc',
  by: 'cham nhat',
  through: 'den het',
};

/** "trước ngày 20/6 và 20/12/2026", "trước 15/6 và 15/12 hằng năm": one lead, and one year, for both. */
const joined = (masked: string, phrases: readonly Cut[]): Cut[] => {
  const shared = [...phrases];
  shared.forEach((phrase, index) => {
    const previous = shared[index - 1];
    const words = previous?.lead ? LEAD_WORDS[previous.lead] : undefined;
    if (previous === undefined || words === undefined || phrase.lead !== null) return;
    const between = masked.slice(previous.end, phrase.start);
    if (!previous.span?.day || !phrase.span?.day || !/^,? ?(?:va )?$/.test(between)) {
      return;
    }
    const isYearly = phrase.kind === 'recurring';
    const tail = isYearly ? ' hang nam' : '';
    const date = masked.slice(phrase.span.start, phrase.span.end);
    shared[index] = { ...phrase, lead: previous.lead, readAs: `${words} ${date}${tail}` };
    if (isYearly && previous.kind === 'dated') {
      const readAs = `${masked.slice(previous.start, previous.end)}${tail}`;
      shared[index - 1] = { ...previous, kind: 'recurring', readAs };
    }
  });
  return shared;
};

/**
 * The period at hand or the next one, or the end of a period without a number: what the date of issue tells;
 * a day of the next year, which is asked about.
 */
const NAMELESS_PERIOD =
  /(?<![\d/.-])\d{1,2} ?[/-] ?\d{1,2} (?:cua )?nam (?:sau|toi|ke tiep|tiep theo|lien ke)(?![a-z])|\b(?:thang|quy|tuan) (?:nay|sau|toi|ke tiep|tiep theo)(?![a-z])|\b(?:ket thuc|truoc khi het) (thang|quy)(?![a-z])(?! ?[\divx])/g;

/** "trước ngày 10 tháng sau" */
const DAY_OF_NEXT = /(?:^|[^\d/.-])(\d{1,2}) ?(?:cua )?$/;

const namelessPhrases = (masked: string): Cut[] =>
  matchesIn(masked, NAMELESS_PERIOD).flatMap(({ 0: written, 1: ofEnd, index }): Cut[] => {
    const noun = ofEnd === undefined ? index : index + written.length - ofEnd.length;
    const day = DAY_OF_NEXT.exec(masked.slice(Math.max(0, noun - 12), noun))?.[0].trimStart() ?? '';
    const intro = introductionOf(masked, noun - day.length);
    if (intro.lead === null || intro.lead === 'start') return [];
    const start = startOf(masked, intro.start);
    const end = index + written.length;
    const hasDay = day !== '' || /^\d/.test(written);
    return [{ kind: 'dated', lead: intro.lead, span: null, hasDay, start, end }];
  });

/** A feast by the moon: no calendar of this house knows its day, so it is asked for. */
const MOON_FEAST =
  /\btruoc (?:dip |ngay )?tet(?: nguyen dan| co truyen| am lich)?(?! duong)(?: [a-z]{2,5} (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi))?(?: nam)?(?: \d{4}(?!\d))?/g;

const feastPhrases = (masked: string): Cut[] =>
  matchesIn(masked, MOON_FEAST).map(({ 0: written, index }) => ({
    kind: 'dated',
    lead: 'before',
    span: null,
    hasDay: true,
    readAs: 'truoc tet nguyen dan',
    start: index,
    end: index + written.length,
  }));

/** "chậm nhất 19 giờ 30 cùng ngày": the day named last before it. */
const SAME_DAY = /\bcung ngay(?![a-z])/g;

const sameDayPhrases = (folded: string, masked: string, phrases: readonly Cut[]): Cut[] =>
  matchesIn(masked, SAME_DAY).flatMap(({ 0: written, index }): Cut[] => {
    const named = phrases.findLast(({ span, end }) => span?.day && end <= index)?.span;
    const intro = introductionOf(folded, index);
    if (!named || intro.lead === null || intro.lead === 'start') return [];
    const start = startOf(folded, intro.start);
    const readAs = `${folded.slice(start, index)} ngay ${folded.slice(named.start, named.end)}`;
    const end = index + written.length;
    return [{ kind: 'dated', lead: intro.lead, span: named, hasDay: true, readAs, start, end }];
  });

/**
 * Every phrase of a folded text that names a time, in order, none over another.
 *
 * @example cutTimePhrases('bao cao truoc ngay 10/6/2026').map(({ start, end }) => [start, end]) //=> [[8, 28]]
 */
export const cutTimePhrases = (folded: string): TimePhrase[] => {
  let { masked } = maskNoise(folded);
  const phrases: TimePhrase[] = [];
  const take = (found: readonly Cut[]): void => {
    for (const phrase of found) {
      phrases.push({ ...phrase, words: folded.slice(phrase.start, phrase.end) });
      masked = maskRange(masked, phrase.start, phrase.end);
    }
  };
  const dated = joined(masked, datedPhrases(masked));
  take(dated.filter(({ kind }) => kind === 'recurring'));
  take(lengthPhrases(masked));
  take(recurringPhrases(masked));
  // Most clauses hold nothing but dates: then there is nothing to look for again.
  take(phrases.length === 0 ? dated : joined(masked, datedPhrases(masked)));
  take(namelessPhrases(masked));
  take(feastPhrases(masked));
  phrases.sort((left, right) => left.start - right.start);
  take(sameDayPhrases(folded, masked, phrases));
  return phrases.sort((left, right) => left.start - right.start);
};
