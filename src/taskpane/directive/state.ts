/** The page as data: the rows of a text that was read, what somebody decided on each, which one is looked at. */
import type { RowMatch, Source } from '../../directives';
import type { DirectiveRequest, DirectiveView } from '../../jobs/model';
import { draftOf, type Draft, type Proposed } from './draft';
import { headerOf, readHeader, type HeaderDraft, type HeaderReading } from './header';
import { readDraft, type DraftContext, type DraftReading, type Ready } from './read-draft';

export type Decision = 'open' | 'accepted' | 'rejected';

export interface Row {
  /** Of the proposal; the highlights of the text name it. */
  id: string;
  /** The same row of the same text, however often it is read. */
  key: string;
  proposed: Proposed;
  source: Source;
  match: RowMatch;
  draft: Draft;
  reading: DraftReading;
  decision: Decision;
  /** Somebody wanted to accept it: what is wrong is shown. */
  asked: boolean;
}

export interface Review {
  view: DirectiveView;
  context: DraftContext;
  rows: readonly Row[];
  /** The row that is looked at; null where there are none. */
  current: string | null;
  /** The row that is edited. */
  editing: string | null;
  header: HeaderDraft;
  /** The accepted rows are shown once more, before they are loaded. */
  checking: boolean;
}

/** From here a row may be accepted together with others, without being opened. */
export const CERTAIN = 0.85;

export type Action =
  | { type: 'read'; view: DirectiveView }
  | { type: 'move'; to: 'next' | 'previous' | 'first' | 'last' }
  | { type: 'select'; id: string }
  | { type: 'decide'; id: string; decision: Decision }
  | { type: 'acceptCertain' }
  | { type: 'edit'; id: string }
  | { type: 'change'; id: string; draft: Partial<Draft> }
  | { type: 'restore'; id: string }
  | { type: 'closeEditor' }
  | { type: 'header'; header: Partial<HeaderDraft> }
  | { type: 'check'; checking: boolean };

/** The rows of a proposal in the order of the text. */
function proposedIn({ proposal }: DirectiveView): Proposed[] {
  const rows: Proposed[] = [
    ...proposal.tasks.map((row): Proposed => ({ kind: 'task', row })),
    ...proposal.targets.map((row): Proposed => ({ kind: 'target', row })),
    ...proposal.milestones.map((row): Proposed => ({ kind: 'milestone', row })),
    ...proposal.results.map((row): Proposed => ({ kind: 'result', row })),
  ];
  return rows.sort((one, other) => one.row.source.start - other.row.source.start);
}

function contextOf({ proposal, reference }: DirectiveView): DraftContext {
  const { issued, meeting } = proposal.document;
  const issuedOn = issued ?? meeting;
  return { reference, deadlines: issuedOn === null || issuedOn === undefined ? {} : { issuedOn } };
}

const isCorrected = ({ draft, proposed }: Row, { reference }: DraftContext): boolean =>
  JSON.stringify(draft) !== JSON.stringify(draftOf(proposed, reference));

function rowsIn(view: DirectiveView, context: DraftContext, before: readonly Row[]): Row[] {
  const matches = new Map(view.matches.map((match) => [match.id, match]));
  const known = new Map(before.map((row) => [row.key, row]));
  const seen = new Map<string, number>();
  return proposedIn(view).map((proposed): Row => {
    const { id, source, clause } = proposed.row;
    const words = `${proposed.kind}|${clause}|${source.text}`;
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    const key = `${words}|${count}`;
    const match: RowMatch = matches.get(id) ?? {
      id,
      state: 'new',
      existing: null,
      differences: [],
    };
    const untouched = draftOf(proposed, context.reference);
    const old = known.get(key);
    // A text that is typed on keeps what was decided and corrected on the rows that it still has.
    const draft = old && isCorrected(old, context) ? old.draft : untouched;
    return {
      id,
      key,
      proposed,
      source,
      match,
      draft,
      reading: readDraft(draft, proposed, context),
      decision: match.state === 'same' ? 'open' : (old?.decision ?? 'open'),
      asked: old?.asked ?? false,
    };
  });
}

/** The first reading of a text, or the next one of a text that was changed. */
export function reviewOf(view: DirectiveView, before: Review | null): Review {
  const context = contextOf(view);
  const rows = rowsIn(view, context, before?.rows ?? []);
  const proposed = headerOf(view.proposal.document);
  const unchanged =
    before !== null &&
    JSON.stringify(headerOf(before.view.proposal.document)) === JSON.stringify(proposed);
  const keyOf = (id: string | null): string | undefined =>
    before?.rows.find((row) => row.id === id)?.key;
  const again = (id: string | null): string | null => {
    const key = keyOf(id);
    return rows.find((row) => row.key === key)?.id ?? null;
  };
  return {
    view,
    context,
    rows,
    current: again(before?.current ?? null) ?? rows.find(isNew)?.id ?? rows[0]?.id ?? null,
    editing: again(before?.editing ?? null),
    header: before && unchanged ? before.header : proposed,
    checking: false,
  };
}

/** Whether the row can be decided on: it does not stand in the book word for word. */
export const isNew = ({ match }: Row): boolean => match.state !== 'same';

/** A row that may be accepted with others: nothing about it is unclear, and the book has nothing like it. */
export const isCertain = ({ proposed, match, reading, decision }: Row): boolean =>
  decision === 'open' && match.state === 'new' && reading.ok && proposed.row.confidence >= CERTAIN;

/** The next row to decide on, from the given place on and then from the top; null when there is none. */
function nextOpen(rows: readonly Row[], at: number): string | null {
  const order = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return order.find((row) => isNew(row) && row.decision === 'open')?.id ?? null;
}

const withRow = (review: Review, id: string, change: (row: Row) => Row): Review => ({
  ...review,
  rows: review.rows.map((row) => (row.id === id ? change(row) : row)),
});

function decide(review: Review, id: string, decision: Decision): Review {
  const at = review.rows.findIndex((row) => row.id === id);
  const row = review.rows[at];
  if (!row || !isNew(row)) return review;
  if (decision === 'accepted' && !row.reading.ok) {
    const asked = withRow(review, id, (one) => ({ ...one, asked: true }));
    return { ...asked, current: id, editing: id };
  }
  const decided = withRow(review, id, (one) => ({ ...one, decision }));
  const current = decision === 'open' ? id : (nextOpen(decided.rows, at) ?? id);
  return { ...decided, current, editing: null };
}

function move(
  { rows, current }: Review,
  to: Extract<Action, { type: 'move' }>['to'],
): string | null {
  const at = rows.findIndex(({ id }) => id === current);
  const last = rows.length - 1;
  const target = { next: Math.min(at + 1, last), previous: Math.max(at - 1, 0), first: 0, last }[
    to
  ];
  return rows[target]?.id ?? null;
}

function change(review: Review, id: string, next: (row: Row) => Draft): Review {
  return withRow(review, id, (row) => {
    const draft = next(row);
    const reading = readDraft(draft, row.proposed, review.context);
    // What was accepted was accepted as it stood.
    return { ...row, draft, reading, decision: 'open' };
  });
}

/**
 * The next state.
 *
 * @example reduce(review, { type: 'decide', id: 'T01', decision: 'accepted' })
 */
export function reduce(review: Review, action: Action): Review {
  switch (action.type) {
    case 'read':
      return reviewOf(action.view, review);
    case 'move':
      return { ...review, current: move(review, action.to), editing: null };
    case 'select':
      return review.current === action.id
        ? review
        : { ...review, current: action.id, editing: null };
    case 'decide':
      return decide(review, action.id, action.decision);
    case 'acceptCertain':
      return {
        ...review,
        rows: review.rows.map((row) =>
          isCertain(row) ? { ...row, decision: 'accepted' as const } : row,
        ),
      };
    case 'edit': {
      const row = review.rows.find(({ id }) => id === action.id);
      return row && isNew(row) ? { ...review, current: action.id, editing: action.id } : review;
    }
    case 'change':
      return change(review, action.id, ({ draft }) => ({ ...draft, ...action.draft }));
    case 'restore':
      return change(review, action.id, ({ proposed }) =>
        draftOf(proposed, review.context.reference),
      );
    case 'closeEditor':
      return { ...review, editing: null };
    case 'header':
      return { ...review, header: { ...review.header, ...action.header } };
    case 'check':
      return { ...review, checking: action.checking };
  }
}

export interface Counts {
  fresh: number;
  known: number;
  accepted: number;
  rejected: number;
  open: number;
  certain: number;
}

export function countsOf({ rows }: Pick<Review, 'rows'>): Counts {
  const fresh = rows.filter(isNew);
  const of = (decision: Decision): number =>
    fresh.filter((row) => row.decision === decision).length;
  return {
    fresh: fresh.length,
    known: rows.length - fresh.length,
    accepted: of('accepted'),
    rejected: of('rejected'),
    open: of('open'),
    certain: fresh.filter(isCertain).length,
  };
}

/** The heading as it would be kept; of a document that the book has already, nothing is asked. */
export const headerReading = ({ view, header }: Review, file: string): HeaderReading =>
  readHeader(header, view.proposal.document, file);

/** Whether the document is new to the book and its heading is not complete: nothing can be loaded yet. */
export const needsHeader = (review: Review, file: string): boolean =>
  review.view.document === null && !headerReading(review, file).ok;

function documentOf(review: Review, file: string): DirectiveRequest['document'] | null {
  const { document } = review.view;
  if (document !== null) return { kind: 'known', id: document.id };
  const heading = headerReading(review, file);
  return heading.ok ? { kind: 'new', heading: heading.document } : null;
}

/** What is to be loaded; null while the heading is not complete or nothing is accepted. */
export function requestOf(review: Review, file: string): DirectiveRequest | null {
  const { rows } = review;
  const document = documentOf(review, file);
  const accepted = rows.flatMap(({ decision, reading, match }) =>
    decision === 'accepted' && reading.ok
      ? [{ ready: reading.ready, replaces: match.existing }]
      : [],
  );
  if (accepted.length === 0 || document === null) return null;
  const of = <Kind extends Ready['kind']>(kind: Kind) =>
    accepted.flatMap(({ ready, replaces }) =>
      ready.kind === kind
        ? [{ row: ready.row as Extract<Ready, { kind: Kind }>['row'], replaces }]
        : [],
    );
  return {
    document,
    tasks: of('task'),
    targets: of('target'),
    milestones: of('milestone'),
    reported: of('result'),
  };
}
