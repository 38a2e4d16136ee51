import type { WorkCalendar } from '../domain/calendar';
import type { TimedDeadline } from '../domain/deadline';
import type { RelativeDeadline } from '../domain/deadline-text';
import type {
  Agency,
  Commune,
  Directive,
  DocumentType,
  Milestone,
  ReportedFigure,
  Target,
  Task,
} from '../domain/model';
import type { Reading } from '../domain/reading';

/** What the reader knows beside the text: the units and the agencies of the catalog. */
export interface Reference {
  communes: readonly Commune[];
  agencies: readonly Agency[];
  /** For deadlines counted in working days; without it only weekends are off. */
  calendar?: WorkCalendar;
}

/** The exact stretch a row was read from: offsets in the NFC text, and that text. */
export interface Source {
  start: number;
  end: number;
  text: string;
  /** What stands inside it and belongs to something else: a page number, a footnote. */
  gaps?: { start: number; end: number }[];
}

/** Why a row is proposed, for the person who decides on it. */
export interface Evidence {
  source: Source;
  /** 0 to 1. */
  confidence: number;
  /** The rule, what was inherited, what is ambiguous; Vietnamese. */
  reason: string;
}

export type ProposedDeadline = TimedDeadline | RelativeDeadline;

/** Words that look like a deadline and cannot be read one way only: to be asked, never guessed. */
export interface DeadlineDoubt {
  text: string;
  code: string;
  message: string;
}

export interface ProposedTask extends Omit<Task, 'deadline'>, Evidence {
  deadline: ProposedDeadline | null;
  doubt?: DeadlineDoubt;
}

export interface ProposedTarget extends Target, Evidence {}

export interface ProposedMilestone extends Omit<Milestone, 'deadline'>, Evidence {
  deadline: ProposedDeadline;
}

export interface ProposedResult extends ReportedFigure, Evidence {}

/** The head of a document. What its text does not tell is null or empty. */
export interface ProposedDocument
  extends Omit<Directive, 'type' | 'issuer' | 'signer' | 'file' | 'id'>, Evidence {
  id: string;
  file: string;
  type: DocumentType | null;
  issuer: string | null;
  signer: string | null;
  /** Kính gửi and Nơi nhận, as written. */
  recipients: string[];
}

/** Rows proposed from one document, for a person to correct and accept. */
export interface DirectiveProposal {
  document: ProposedDocument;
  tasks: ProposedTask[];
  targets: ProposedTarget[];
  milestones: ProposedMilestone[];
  results: ProposedResult[];
}

export type DirectiveReading = Reading<DirectiveProposal>;
