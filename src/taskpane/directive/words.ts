/** Rows in words, as the page shows them. */
import type { ProposedDeadline } from '../../directives';
import { dayFromIso, formatDay } from '../../domain/day';
import { withMeasure } from '../../domain/number-format';
import type { DirectiveTexts as Words } from '../texts/directive';
import type { Draft } from './draft';
import type { Row } from './state';

/**
 * A deadline as it was understood, whatever its words were.
 *
 * @example deadlineWords({ kind: 'before', date: '2026-06-10', text: 'trước 10/6' }, words) //=> 'trước 10/06/2026'
 */
export function deadlineWords(deadline: ProposedDeadline | null, words: Words): string {
  if (deadline === null) return words.noDeadline;
  if (deadline.kind === 'relative') return deadline.text;
  if (deadline.kind === 'recurring' || deadline.date === null) {
    return `${deadline.text} (${words.times(deadline.dates?.length ?? 0)})`;
  }
  const hour = deadline.hour === undefined ? '' : `${deadline.hour} `;
  return `${words.kindWords[deadline.kind]} ${hour}${formatDay(dayFromIso(deadline.date))}`;
}

/** What a row is about, in a line. */
export function titleOf({ draft }: Row, words: Words): string {
  if (draft.kind !== 'milestone' || draft.milestone === 'event') return draft.content;
  return `${words.milestones.disbursement}: ${draft.share}%`;
}

const labelled = (label: string, text: string): string[] =>
  text.trim() === '' ? [] : [`${label}: ${text}`];

const ownerOf = (draft: Draft, names: ReadonlyMap<string, string>, words: Words): string =>
  draft.unit === 'province' ? words.province : (names.get(draft.unit) ?? draft.unit);

/** The rest of it: who, until when, how much. */
export function detailsOf(row: Row, names: ReadonlyMap<string, string>, words: Words): string[] {
  const { draft, reading } = row;
  const deadline = (): string =>
    reading.ok && 'deadline' in reading.ready.row
      ? deadlineWords(reading.ready.row.deadline, words)
      : draft.deadline;
  switch (draft.kind) {
    case 'task':
      return [
        ...labelled(words.lead, draft.lead),
        ...labelled(words.cooperating, draft.cooperating),
        ...labelled(words.deadline, deadline()),
        ...labelled(
          words.scope,
          draft.scope === 'all' || draft.units === '' ? words.scopes[draft.scope] : draft.units,
        ),
        ...labelled(words.reportTo, draft.reportTo),
      ];
    case 'target':
      return [
        `${words.directions[draft.direction]} ${withMeasure(draft.value, draft.measure)}`,
        ...labelled(words.year, draft.year),
        ...labelled(words.owner, ownerOf(draft, names, words)),
      ];
    case 'milestone':
      return [
        draft.group === '' ? words.everyGroup : words.groupOf(draft.group),
        ...labelled(words.deadline, deadline()),
      ];
    case 'result':
      return [
        withMeasure(draft.value, draft.measure),
        ...labelled(words.period, draft.period),
        ...labelled(words.owner, ownerOf(draft, names, words)),
      ];
  }
}

/** What became of a row, in a word. */
export const standingOf = ({ match, decision }: Row, words: Words): string =>
  match.state === 'same' ? words.there : words.decisions[decision];
