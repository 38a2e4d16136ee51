/** A directive on its way into the open book: what was given, what was read of it, what people accepted. */
import type { DirectiveProposal, Highlight, RowMatch } from '../directives';
import type { Commune, Directive, Milestone, ReportedFigure, Target, Task } from '../domain/model';

/** A directive to read: typed or pasted, or a file. */
export type DirectiveSource =
  { kind: 'text'; text: string } | { kind: 'file'; name: string; bytes: ArrayBuffer };

/** What was read of a directive, and what the open book has of it. */
export interface DirectiveView {
  /** The text in NFC; offsets count in it. */
  text: string;
  proposal: DirectiveProposal;
  highlights: readonly Highlight[];
  /** The document in the book, when it is there. */
  document: { id: string; label: string } | null;
  /** One for each proposed row. */
  matches: readonly RowMatch[];
  /** Rows that were loaded into this book: a corrected one may stand in for them. */
  loaded: readonly string[];
  reference: DirectiveReference;
}

/** What rows may name. */
export interface DirectiveReference {
  communes: readonly (Commune & { label: string })[];
  agencies: readonly string[];
  /** Units of measure. */
  measures: readonly string[];
}

/** A row that somebody has looked at and accepted. */
export interface AcceptedRow<Row extends { id: string; document: string }> {
  row: Omit<Row, 'id' | 'document'>;
  /** Id of a row loaded earlier that it stands in for. */
  replaces: string | null;
}

export interface DirectiveRequest {
  /** One that the book has already, whose heading stays as it is there, or a new one. */
  document: { kind: 'known'; id: string } | { kind: 'new'; heading: Omit<Directive, 'id'> };
  tasks: readonly AcceptedRow<Task>[];
  targets: readonly AcceptedRow<Target>[];
  milestones: readonly AcceptedRow<Milestone>[];
  reported: readonly AcceptedRow<ReportedFigure>[];
}

export interface DirectiveSummary {
  /** The document as tables cite it. */
  document: string;
  added: number;
  /** Rows that stood there already, word for word. */
  known: number;
  /** Targets among the accepted ones that the book keeps but does not show; null: none. */
  otherYears: OtherYears | null;
}

/** Targets of other years than that of the book's period. */
export interface OtherYears {
  targets: number;
  years: readonly number[];
  bookYear: number;
}
