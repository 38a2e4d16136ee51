import { isBare } from './bare';
import { onlyAddresses, isOnlyOwner } from './content';
import type { TimePhrase } from './deadline-cut';
import type { Range } from './flow';
import type { Clause } from './outline';
import { namesOf, ownerOf, type ClauseOwners, type Owner } from './owners';
import { handedTo, recipientsIn } from './recipients';
import { BEHIND, type RoleGroup } from './roles';
import { isOpening, sectionOfSentence, type SectionKind } from './sections';
import { duesOf, segmentsOf, type Due, type ReadingContext, type Segment } from './segments';
import { partsOf, sentencesOf, type Part } from './sentences';
import { nextStep } from './steps';
import { opensWithVerb } from './verbs';
import { contentIn, notedContent } from './work-content';

/** A piece of work found in a clause, with everything the words say of it. */
export interface Assignment {
  clause: Clause;
  /** Path of the clause, with the inner mark: `II.5.(4).(i)`. */
  path: string;
  range: Range;
  content: string;
  owner: Owner;
  cooperating: string[];
  recipients: string[];
  /** null: standing work without a date. */
  due: Due | null;
  /** The words between the deadline before and the next, for dated work. */
  segment: Range | null;
  sentence: Range;
}

/** Shorter leftovers of a sentence are no work of their own. */
const SHORTEST = 25;

/** "(giao Sở A …)": so many letters may stand between a date and the name in the bracket behind it. */
const LONGEST_ORDER = 20;

const isIn = ({ start, end }: Range, range: Range): boolean =>
  start >= range.start && end <= range.end;

/** Reads one clause; what a sentence names is remembered for the next. */
class ClauseReader {
  private current: Owner;
  /** The group that named the current owner, while its sentence lasts. */
  private lead: RoleGroup | undefined;
  private sentence: Range = { start: 0, end: 0 };
  private section: SectionKind;
  readonly found: Assignment[] = [];

  constructor(
    private readonly clause: Clause,
    private readonly owners: ClauseOwners,
    private readonly clauseSection: SectionKind,
  ) {
    this.section = clauseSection;
    this.current = owners.inherited;
  }

  read(phrases: readonly TimePhrase[], context: ReadingContext): Assignment[] {
    const { flow, body } = this.clause;
    for (const sentence of sentencesOf(flow, body)) {
      this.lead = undefined;
      this.sentence = sentence;
      const words = flow.text.slice(sentence.start, sentence.end);
      this.section = sectionOfSentence(this.clauseSection, isOpening(this.clause), words);
      const parts = partsOf(flow.text, sentence);
      const dues = parts.map((part) => duesOf(flow, part, phrases, this.section, context));
      parts.forEach((part, index) => {
        const segments = segmentsOf(flow.text, part, dues[index] ?? []);
        if (segments.length > 0) this.addDated(part, segments, sentence);
        else
          this.addUndated(
            part,
            dues.slice(index).some((later) => later.length > 0),
          );
      });
      this.addAsides(sentence);
    }
    return this.found;
  }

  private pathOf({ mark }: Part): string {
    return mark === '' ? this.clause.path : `${this.clause.path}.${mark}`;
  }

  private take(lead: RoleGroup | undefined): void {
    if (lead === undefined) return;
    this.lead = lead;
    this.current = ownerOf(lead);
  }

  private leadIn(from: number, to: number, isAside: boolean): RoleGroup | undefined {
    return this.owners.groups.findLast(
      (group) =>
        group.role === 'lead' &&
        group.start >= from &&
        group.start < to &&
        (isAside || !group.isAside),
    );
  }

  private addDated(part: Part, segments: readonly Segment[], sentence: Range): void {
    const kept = this.current;
    let isHandedOn = false;
    let from = part.start;
    let last = part.start;
    for (const segment of segments) {
      const { phrase } = segment.due;
      const bracket = this.bracketAround(phrase.start, part.start);
      const lead = this.leadOf(segment, part, from, bracket) ?? this.leadBehind(phrase.end);
      const { groups } = this.owners;
      const next =
        lead === undefined
          ? handedTo(this.clause.flow, groups, part.start, last, phrase.start)
          : null;
      if (next !== null) {
        this.lead = undefined;
        this.current = next;
        isHandedOn = true;
      } else if (lead !== undefined) isHandedOn = false;
      this.take(lead);
      from = segment.end;
      last = phrase.end;
      const path = this.pathOf(part);
      // "(1) rà soát …; (2) báo cáo …": an item goes on with nothing told in another.
      const isOwnItem = part.mark !== '' && segment === segments[0];
      if (bracket !== null) {
        const range = { start: part.start, end: segment.end };
        const note = { start: Math.max(segment.start, bracket + 1), end: phrase.start };
        const { flow } = this.clause;
        this.add(
          range,
          path,
          segment,
          notedContent(flow, { start: part.start, end: bracket }, note, this.lead),
        );
      } else if (
        next === null &&
        !isOwnItem &&
        isBare(this.clause.flow, this.owners.groups, segment, this.sentence)
      ) {
        const told = this.found.findLast((one) => one.due !== null && one.sentence === sentence);
        const range = { start: this.startOfWork(segment, sentence), end: segment.end };
        // "…, các xã còn lại xong trước ngày D": the same work, told before for somebody else.
        const own = this.clause.flow.text.slice(segment.start, segment.end);
        this.add(range, path, segment, told && nextStep(told.content, own), told?.recipients);
      } else {
        this.add(segment, path, segment);
      }
    }
    // What a recipient is to do with it says nothing of the next sentence.
    if (isHandedOn) this.current = kept;
    this.take(this.leadIn(from, part.end, false));
  }

  /** Who is named for a segment; what stands in a bracket qualifies the whole part. */
  private leadOf(
    segment: Segment,
    part: Part,
    from: number,
    bracket: number | null,
  ): RoleGroup | undefined {
    const { phrase } = segment.due;
    if (bracket !== null) {
      const inside = this.leadIn(Math.max(from, bracket), phrase.start, true);
      return inside ?? this.leadIn(from, phrase.start, false) ?? this.leadIn(from, part.end, false);
    }
    const to = segment.isLeading ? segment.end : phrase.start;
    return this.leadIn(from, to, phrase.start > from && this.isAside(phrase.start));
  }

  /** "…, xong trước ngày D (Sở A thực hiện)": where nobody was named, whom the bracket behind names. */
  private leadBehind(at: number): RoleGroup | undefined {
    if (!this.clause.flow.text.startsWith(' (', at)) return undefined;
    return this.owners.groups.find(
      ({ role, rule, isAside, start }) =>
        role === 'lead' &&
        isAside &&
        start > at &&
        start - at < LONGEST_ORDER &&
        (this.current.isInherited || rule === BEHIND),
    );
  }

  /** "…; Sở A chủ trì thực hiện", "Đơn vị thực hiện: Sở A": words that only name the owner of what was told. */
  private namesOwner(part: Part, lead: RoleGroup): boolean {
    const { text } = this.clause.flow;
    const inside = this.owners.groups.filter((group) => isIn(group, part));
    const words = inside.reduceRight(
      (rest, { start, end }) => rest.slice(0, start - part.start) + rest.slice(end - part.start),
      text.slice(part.start, part.end),
    );
    if (!isOnlyOwner(words)) return false;
    const told = this.found.filter(({ due, owner }) => due !== null && owner.isInherited);
    for (const one of told) one.owner = ownerOf(lead);
    return told.length > 0;
  }

  /** Where the bracket opens that a deadline stands in: it qualifies the work before the bracket. */
  private bracketAround(at: number, from: number): number | null {
    const { text } = this.clause.flow;
    const open = text.lastIndexOf('(', at);
    return open > from && !text.slice(open, at).includes(')') ? open : null;
  }

  private isAside(at: number): boolean {
    return this.owners.groups.some((group) => group.isAside && group.start < at);
  }

  /** "…; hoàn thành trước ngày D": the work stands in the parts, or in the sentences, before. */
  private startOfWork(segment: Segment, sentence: Range): number {
    const before = segment.start > sentence.start ? sentence.start : this.clause.body;
    const standing = this.found.filter(
      ({ due, range }) => due === null && range.start >= before && range.end <= segment.start,
    );
    for (const one of standing) this.found.splice(this.found.indexOf(one), 1);
    return before;
  }

  private addUndated(part: Part, isBeforeDate: boolean): void {
    const lead = this.leadIn(part.start, part.end, false);
    const first = this.owners.groups.find(
      (group) => group.role === 'lead' && !group.isAside && isIn(group, part),
    );
    if (first !== undefined && this.namesOwner(part, first)) return;
    this.take(first);
    const words = this.clause.flow.text.slice(part.start, part.end);
    const isWork = first !== undefined || (opensWithVerb(words) && this.current.names.length > 0);
    const isLong = part.end - part.start >= SHORTEST && !onlyAddresses(words);
    const previous = this.found.at(-1);
    const goesOn =
      first === undefined && previous?.due === null && previous.range.end >= part.start - 2;
    if (goesOn && !isBeforeDate && isWork) {
      previous.range = { start: previous.range.start, end: part.end };
    } else if (isWork && isLong && this.section !== 'past' && this.section !== 'aim') {
      this.add(part, this.pathOf(part), null);
    }
    this.take(lead);
  }

  /** Units named one by one inside brackets, each with its own work. */
  private addAsides(sentence: Range): void {
    const { text } = this.clause.flow;
    const asides = this.owners.groups.filter(
      (group) => group.role === 'lead' && group.isAside && isIn(group, sentence),
    );
    asides.forEach((group, index) => {
      const isDated = this.found.some(({ due, range }) => due !== null && isIn(group, range));
      if (isDated || this.section === 'past') return;
      const close = text.indexOf(')', group.end);
      const end = asides[index + 1]?.start ?? (close < 0 ? sentence.end : close);
      const kept = { current: this.current, lead: this.lead };
      this.take(group);
      this.add({ start: group.start, end }, this.clause.path, null);
      this.current = kept.current;
      this.lead = kept.lead;
    });
  }

  private add(
    range: Range,
    path: string,
    segment: Segment | null,
    content?: string,
    told: string[] = [],
  ): void {
    const { groups } = this.owners;
    const due = segment?.due ?? null;
    const lead = this.lead;
    const within = { start: Math.min(range.start, lead?.start ?? range.start), end: range.end };
    const helpers = groups.filter((group) => group.role === 'cooperating' && isIn(group, within));
    const recipients = recipientsIn(this.clause.flow, groups, range);
    this.found.push({
      clause: this.clause,
      path,
      range,
      content: content ?? contentIn(this.clause.flow, range, { due, lead, helpers }),
      owner: this.current,
      cooperating: namesOf(helpers.flatMap(({ mentions }) => mentions)),
      recipients: recipients.length > 0 ? recipients : told,
      due,
      segment,
      sentence: this.sentence,
    });
  }
}

/**
 * The work that one clause assigns: one piece for each deadline, each with its own owner and action, and
 * one for each sentence that assigns something without a date.
 */
export const assignmentsOf = (
  clause: Clause,
  owners: ClauseOwners,
  section: SectionKind,
  phrases: readonly TimePhrase[],
  context: ReadingContext,
): Assignment[] => new ClauseReader(clause, owners, section).read(phrases, context);
