import type { Seeds } from '../catalog';
import { formatDay, dayFromIso } from '../domain/day';
import type { Deadline, Directive, Milestone, ReportedFigure, Target, Task } from '../domain/model';
import { formatNumber, withMeasure } from '../domain/number-format';
import { foldLetters } from '../domain/plain-text';
import type {
  DirectiveProposal,
  ProposedDeadline,
  ProposedDocument,
  ProposedMilestone,
  ProposedResult,
  ProposedTarget,
  ProposedTask,
} from './model';
import { pairUp, sharing, type Likeness, type Share } from './pairing';

/** The rows of the catalog that a document is compared with. */
export type KnownRows = Pick<Seeds, 'documents' | 'tasks' | 'targets' | 'milestones' | 'reported'>;

/** What is known already of one proposed row. */
export interface RowMatch {
  /** Id of the proposed row. */
  id: string;
  /** `same`: it is there; `changed`: it is there and says something else; `new`: it is not there. */
  state: 'same' | 'changed' | 'new';
  /** Id of the row of the catalog. */
  existing: string | null;
  /** What differs, for people: `hạn: trước 10/06/2026, nay trước 15/06/2026`. */
  differences: string[];
}

export interface Comparison {
  /** The document of the catalog that this is; null: it is a new one. */
  document: Directive | null;
  rows: RowMatch[];
  /** Ids of rows of that document that were not proposed. */
  missing: string[];
}

const sameText = (left: string, right: string): boolean =>
  foldLetters(left).replace(/[^a-z0-9]/g, '') === foldLetters(right).replace(/[^a-z0-9]/g, '');

/** "2026-04" and "2026-04-20" may be one day. */
const mayBeOneDay = (left: string | null | undefined, right: string | null | undefined): boolean =>
  !left || !right || left.startsWith(right) || right.startsWith(left);

/** Titles as alike as this are one title in other words. */
const ALIKE_TITLE = 0.5;

const isDocument = (share: Share, known: Directive, read: ProposedDocument): boolean => {
  if (read.type !== null && read.type !== known.type) return false;
  if (read.issuer !== null && !sameText(read.issuer, known.issuer)) return false;
  if (!mayBeOneDay(known.issued, read.issued) || !mayBeOneDay(known.meeting, read.meeting))
    return false;
  if (known.number !== null && read.number !== null) return sameText(known.number, read.number);
  const isOneFile = read.file !== '' && read.file === known.file;
  // A copy without a number is known by what it is about.
  return isOneFile || share(known.title, read.title) >= ALIKE_TITLE;
};

const KIND_WORDS: Readonly<Record<Deadline['kind'], string>> = {
  before: 'trước',
  by: 'chậm nhất',
  through: 'đến hết',
  within: 'trong kỳ đến',
  recurring: 'lặp lại',
};

const deadlineWords = (deadline: ProposedDeadline | null): string => {
  if (deadline === null) return 'không nêu hạn';
  if (deadline.kind === 'relative') return deadline.text;
  return deadline.date === null
    ? deadline.text
    : `${KIND_WORDS[deadline.kind]} ${formatDay(dayFromIso(deadline.date))}`;
};

const sameDeadline = (known: Deadline | null, read: ProposedDeadline | null): boolean => {
  if (known === null || read === null) return known === read;
  if (known.kind !== read.kind) return false;
  if (read.kind !== 'recurring') return known.date === read.date;
  // One may list the whole year, the other what is still to come of it.
  const [few = [], many = []] = [known.dates ?? [], read.dates ?? []].sort(
    (left, right) => left.length - right.length,
  );
  return known.each === read.each && few.every((date) => many.includes(date));
};

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((item) => right.includes(item));

const told = (name: string, known: string, read: string): string =>
  `${name}: ${known}, nay ${read}`;

/** Work in other words, in the same clause. */
const ALIKE_WORK = 0.3;

const likeTask = (share: Share, known: Task, read: ProposedTask): Likeness | null => {
  const isDue = sameDeadline(known.deadline, read.deadline);
  const isLed = sameSet(known.lead, read.lead);
  const isClause = known.clause === read.clause;
  if (!isClause && !isDue) return null;
  const words = share(known.content, read.content);
  const isStanding = known.deadline === null && read.deadline === null;
  const isOne = isClause
    ? (isDue && !isStanding) || words >= ALIKE_WORK || (isStanding && isLed)
    : isDue && words >= 2 * ALIKE_WORK;
  if (!isOne) return null;
  const differences = [
    ...(isDue ? [] : [told('hạn', deadlineWords(known.deadline), deadlineWords(read.deadline))]),
    ...(isLed ? [] : [told('chủ trì', known.lead.join(', '), read.lead.join(', '))]),
  ];
  const score = (isClause ? 4 : 0) + (isDue ? 3 : 0) + (isLed ? 2 : 0) + words;
  return { score, differences };
};

const figure = (value: number, measure: string): string =>
  withMeasure(formatNumber(value), measure);

const sameFigure = (left: { value: number; measure: string }, right: typeof left): boolean =>
  Math.abs(left.value - right.value) < 1e-9 &&
  (left.measure === right.measure || left.measure.startsWith(`${right.measure}/`));

const likeTarget = (share: Share, known: Target, read: ProposedTarget): Likeness | null => {
  if (known.unit !== read.unit || known.year !== read.year) return null;
  const isFigure = sameFigure(known, read);
  const isClause = known.clause === read.clause;
  if (!isClause && !isFigure) return null;
  const words = share(known.name, read.name);
  const isOne = isClause ? isFigure || words >= ALIKE_WORK : words >= 2 * ALIKE_WORK;
  if (!isOne) return null;
  const differences = [
    ...(isFigure
      ? []
      : [told('giá trị', figure(known.value, known.measure), figure(read.value, read.measure))]),
    ...(known.direction === read.direction ? [] : ['chiều của chỉ tiêu (tối thiểu, tối đa)']),
  ];
  return { score: (isClause ? 4 : 0) + (isFigure ? 3 : 0) + words, differences };
};

const likeMilestone = (known: Milestone, read: ProposedMilestone): Likeness | null => {
  if (known.group !== read.group || known.kind !== read.kind) return null;
  const isDue = sameDeadline(known.deadline, read.deadline);
  const isShare = Math.abs((known.share ?? 0) - (read.share ?? 0)) < 1e-9;
  if (known.clause !== read.clause || (!isDue && !(isShare && known.kind === 'disbursement'))) {
    return null;
  }
  const differences = [
    ...(isDue ? [] : [told('hạn', deadlineWords(known.deadline), deadlineWords(read.deadline))]),
    ...(isShare
      ? []
      : [
          told(
            'tỷ lệ',
            `${formatNumber(100 * (known.share ?? 0))}%`,
            `${formatNumber(100 * (read.share ?? 0))}%`,
          ),
        ]),
  ];
  return { score: (isDue ? 3 : 0) + (isShare ? 2 : 0), differences };
};

const likeResult = (share: Share, known: ReportedFigure, read: ProposedResult): Likeness | null => {
  if (known.unit !== read.unit || known.clause !== read.clause) return null;
  const words = share(known.indicator, read.indicator);
  const isFigure = sameFigure(known, read);
  if (!isFigure && words < ALIKE_WORK) return null;
  const differences = isFigure
    ? []
    : [told('số', figure(known.value, known.measure), figure(read.value, read.measure))];
  return { score: (isFigure ? 3 : 0) + words, differences };
};

/**
 * What the catalog has already of a document that was read: the document itself, and for each proposed
 * row whether it is there, is there with other words, or is new. Content is told in other words in the
 * catalog, so a row is known by its clause with its deadline, figure or owner.
 *
 * @example compareWithCatalog(proposal, loadCatalog()).rows.filter(({ state }) => state === 'new')
 */
export const compareWithCatalog = (
  { document, tasks, targets, milestones, results }: DirectiveProposal,
  catalog: KnownRows,
): Comparison => {
  const share = sharing();
  const known =
    catalog.documents.find((candidate) => isDocument(share, candidate, document)) ?? null;
  const ofKnown = <Row extends { document: string }>(rows: readonly Row[]): Row[] =>
    known === null ? [] : rows.filter((row) => row.document === known.id);
  const parts = [
    pairUp(ofKnown(catalog.tasks), tasks, (one, row) => likeTask(share, one, row)),
    pairUp(ofKnown(catalog.targets), targets, (one, row) => likeTarget(share, one, row)),
    pairUp(ofKnown(catalog.milestones), milestones, likeMilestone),
    pairUp(ofKnown(catalog.reported), results, (one, row) => likeResult(share, one, row)),
  ];
  return {
    document: known,
    rows: parts.flatMap(({ matches }) =>
      matches.map(({ id, existing, differences }): RowMatch => {
        if (existing === null) return { id, state: 'new', existing, differences };
        return { id, state: differences.length === 0 ? 'same' : 'changed', existing, differences };
      }),
    ),
    missing: parts.flatMap(({ missing }) => missing),
  };
};
