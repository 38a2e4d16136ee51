/** Reads a directive: text in, proposed tasks, targets, milestones and results out. */
import { dayFromIso } from '../domain/day';
import type { ReadDeadlineOptions } from '../domain/deadline-text';
import type { DayNumber } from '../domain/model';
import { read } from '../domain/reading';
import { addresseesOf } from './addressees';
import { indexOf, type AgencyIndex } from './agency-index';
import { assignmentsOf, type Assignment } from './assignments';
import { cutTimePhrases } from './deadline-cut';
import { readFields } from './fields';
import { findFigures } from './figures';
import type { Range } from './flow';
import { splitDocument } from './head';
import { boundByHeading } from './heading-time';
import { readHeader, type Header } from './header';
import { milestonesOf, type FoundMilestone } from './milestones';
import type { DirectiveProposal, DirectiveReading, Reference } from './model';
import { outlineOf } from './outline';
import { nobodyNamed, ownersOf } from './owners';
import { paragraphsOf } from './paragraphs';
import { acceptText } from './refusal';
import { milestoneRows, resultRows, targetRows, taskRows, type ClauseFigure } from './rows';
import { sectionsOf } from './sections';
import { readTables } from './table';
import { figuresOf } from './targets';

export { compareWithCatalog, type Comparison, type KnownRows, type RowMatch } from './compare';
export { decodeText } from './decode';
export { docxText, readDocx, type Archive, type OpenArchive } from './docx';
export { highlightsOf, type Highlight } from './highlights';
export { LONGEST_TEXT } from './refusal';
export type * from './model';

/** Where a text comes from; the document and its rows carry it. */
export interface Origin {
  id?: string;
  file?: string;
}

/** First day on which a document can have been issued: of its date, or of the meeting it reports on. */
const issuedFrom = ({ document: { issued, meeting } }: Header): DayNumber | null => {
  const known = meeting ?? issued;
  if (known === null) return null;
  return dayFromIso(`${known}${'-01-01'.slice(known.length - 4)}`);
};

const deadlineOptions = (
  { document: { issued, meeting }, year, plannedYear }: Header,
  { calendar }: Reference,
): ReadDeadlineOptions => {
  const issuedOn = issued ?? meeting ?? null;
  const named = issuedOn === null || plannedYear !== year ? plannedYear : null;
  return {
    ...(issuedOn === null ? {} : { issuedOn }),
    ...(named === null ? {} : { year: named }),
    ...(calendar === undefined ? {} : { calendar }),
  };
};

/** Digits, or the words that name a time without any; most short lines have neither. */
const MAY_NAME_TIME = /\d|\b(?:hang|moi|nam|quy|ky|thang)\b/;

const placeOf = ({ clause, range }: Assignment): number => clause.flow.at[range.start] ?? 0;

/** The names of a reference are prepared once, however often the text is read while it is typed. */
const prepared = new WeakMap<Reference, AgencyIndex>();

const indexFor = (reference: Reference): AgencyIndex => {
  const index = prepared.get(reference) ?? indexOf(reference);
  prepared.set(reference, index);
  return index;
};

const propose = (nfc: string, reference: Reference, origin: Origin): DirectiveProposal => {
  const index = indexFor(reference);
  const parts = splitDocument(paragraphsOf(nfc));
  const header = readHeader(nfc, parts, reference, index);
  const clauses = outlineOf(parts.body);
  const sections = sectionsOf(clauses);
  const nobody = nobodyNamed(header.level, header.document.units, addresseesOf(parts, index));
  const owners = ownersOf(clauses, index, header.level, nobody);
  const context = { deadlines: deadlineOptions(header, reference), issuedFrom: issuedFrom(header) };

  const fields = readFields(clauses, owners, index, context);
  const assignments: Assignment[] = [...fields.assignments];
  const milestones: FoundMilestone[] = [];
  const figures: ClauseFigure[] = [];
  clauses.forEach((clause, at) => {
    const section = sections[at] ?? 'unknown';
    const clauseOwners = owners[at];
    if (clauseOwners === undefined || clause.cells !== null) return;
    const phrases = MAY_NAME_TIME.test(clause.flow.folded)
      ? cutTimePhrases(clause.flow.folded)
      : [];
    const numbers = findFigures(clause.flow, phrases);
    const mayAssign = clause.footnote === null && !clause.isHeading && !fields.taken.has(clause);
    const told = mayAssign ? assignmentsOf(clause, clauseOwners, section, phrases, context) : [];
    const bound = mayAssign
      ? boundByHeading(clauses, at, clauseOwners, told, section, context)
      : null;
    const found = bound ?? told;
    const marks = milestonesOf(clause, found, numbers, clauses);
    assignments.push(...found);
    milestones.push(...marks);
    const taken = marks.flatMap(({ figure }): Range[] => (figure === null ? [] : [figure]));
    const mentions = clauseOwners.groups.flatMap((group) => group.mentions);
    for (const figure of figuresOf(clause, numbers, { header, section, mentions }, taken)) {
      figures.push({ clause, figure });
    }
  });

  const tables = readTables(clauses, header, index, context, owners, nobody);
  milestones.push(...tables.milestones);
  assignments.push(...tables.assignments);
  figures.push(...tables.figures);

  // Fields and tables were read apart; a person follows the text.
  assignments.sort((left, right) => placeOf(left) - placeOf(right));

  const rows = { nfc, document: origin.id ?? '', header };
  return {
    document: { ...header.document, id: origin.id ?? '', file: origin.file ?? '' },
    tasks: taskRows(assignments, rows),
    targets: targetRows(figures, rows),
    milestones: milestoneRows(milestones, rows),
    results: resultRows(figures, rows),
  };
};

/**
 * Reads a Vietnamese administrative document and proposes rows in the shapes of `seeds/`, each with the
 * stretch of text it comes from (offsets in the NFC text), a confidence and its reason. Nothing is
 * guessed: a deadline that can be read in two ways is left out and asked about (`doubt`).
 *
 * Refused: `directive-empty`, `directive-too-long` (over `LONGEST_TEXT` characters),
 * `directive-not-text`, `directive-not-vietnamese`.
 *
 * @example readDirective('', { communes: [], agencies: [] }).ok //=> false
 */
export const readDirective = (
  text: string,
  reference: Reference,
  origin: Origin = {},
): DirectiveReading => {
  const accepted = acceptText(text);
  return accepted.ok ? read(propose(accepted.value, reference, origin)) : accepted;
};
