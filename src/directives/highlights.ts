import type { DirectiveProposal, Source } from './model';

/** A stretch of the NFC text with the rows that were read from it; stretches do not overlap. */
export interface Highlight {
  start: number;
  end: number;
  /** Ids of the rows, in the order of the tables. */
  rows: string[];
}

/** A source without what stands inside it and belongs to something else. */
const stretchesOf = ({ start, end, gaps = [] }: Source): { start: number; end: number }[] => {
  const starts = [start, ...gaps.map((gap) => gap.end)];
  const ends = [...gaps.map((gap) => gap.start), end];
  return starts.map((from, index) => ({ start: from, end: ends[index] ?? end }));
};

/**
 * The stretches to highlight in the text, in order. Where the sources of rows overlap the text is divided,
 * so that each stretch names every row it is part of.
 *
 * @example highlightsOf({ tasks: [], targets: [], milestones: [], results: [] }) //=> []
 */
export const highlightsOf = ({
  tasks,
  targets,
  milestones,
  results,
}: Pick<DirectiveProposal, 'tasks' | 'targets' | 'milestones' | 'results'>): Highlight[] => {
  const rows = [...tasks, ...targets, ...milestones, ...results];
  const edges = rows
    .flatMap(({ id, source }, order) =>
      stretchesOf(source).flatMap(({ start, end }) => [
        { at: start, id, order, opens: true },
        { at: end, id, order, opens: false },
      ]),
    )
    .sort((left, right) => left.at - right.at);
  const highlights: Highlight[] = [];
  const open = new Map<string, number>();
  let from = 0;
  for (const { at, id, order, opens } of edges) {
    if (at > from && open.size > 0) {
      const inOrder = [...open].sort(([, left], [, right]) => left - right);
      highlights.push({ start: from, end: at, rows: inOrder.map(([row]) => row) });
    }
    from = at;
    if (opens) open.set(id, order);
    else open.delete(id);
  }
  return highlights;
};
