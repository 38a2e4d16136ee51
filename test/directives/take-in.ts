/** What a person who accepts every row as it is proposed would have in the tables. */
import type { DirectiveProposal, KnownRows } from '../../src/directives';
import type { ProposedDeadline, ProposedTask } from '../../src/directives/model';
import type { Deadline } from '../../src/domain/model';

/** A person has something to say before this row can be taken in. */
export const isOpen = ({ deadline, doubt, lead }: ProposedTask): boolean =>
  deadline?.kind === 'relative' || doubt !== undefined || lead.length === 0;

const DOCUMENT = '900';

const cited = <Row extends object>(row: Row, letter: string, index: number) => ({
  ...row,
  id: `${DOCUMENT}-${letter}${String(index + 1).padStart(2, '0')}`,
  document: DOCUMENT,
});

/** A table holds days; an hour stays in the words. */
const dated = (deadline: ProposedDeadline): Deadline => {
  if (deadline.kind === 'relative') throw new Error(`No day yet: ${deadline.text}`);
  const { kind, date, text, dates, each } = deadline;
  return { kind, date, text, ...(dates && { dates }), ...(each && { each }) };
};

/** A catalog that took in everything a proposal holds, and nothing else. */
export const takeIn = (proposal: DirectiveProposal): KnownRows => {
  const { document, tasks, targets, milestones, results } = proposal;
  const { type, number, issuer, issued, meeting, signer, title, units } = document;
  return {
    documents: [
      {
        id: DOCUMENT,
        file: 'van-ban.txt',
        type: type ?? 'TB',
        number,
        issuer: issuer ?? 'UBND tỉnh Lạng Sơn',
        issued,
        ...(meeting !== undefined && { meeting }),
        signer: signer ?? '',
        title,
        units,
      },
    ],
    tasks: tasks
      .filter((row) => !isOpen(row))
      .map((row, index) => ({
        ...cited(row, 'T', index),
        deadline: row.deadline && dated(row.deadline),
      })),
    targets: targets.map((row, index) => cited(row, 'C', index)),
    milestones: milestones.map((row, index) => ({
      ...cited(row, 'M', index),
      deadline: dated(row.deadline),
    })),
    reported: results.map((row, index) => cited(row, 'R', index)),
  };
};
