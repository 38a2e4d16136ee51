/** Small worlds of reports for property tests: what units send, in which files, and what should come of it. */
import fc from 'fast-check';
import { conflict } from '../../src/consolidation/conflict';
import type { Incoming } from '../../src/consolidation/incoming';
import type { BlankCell, Submission } from '../../src/consolidation/submission';
import { dayFromIso } from '../../src/domain/day';
import { CHI_LANG, DONG_KINH, PERIOD } from './support';

/** What a cell of a report holds: a figure, nothing, something unreadable, or a figure that is not taken. */
type Cell = number | null | 'spoiled' | 'withheld';

/** What one report says; no two of a world say the same. */
export interface Content {
  unit: string;
  period: string;
  revision: number;
  /** Day stated; null: none. */
  day: string | null;
  cells: readonly Cell[];
  sample: boolean;
}

export const SEALS = ['unsealed', 'intact', 'changed', 'signed'] as const;

/** A file of a world. */
export interface Sent {
  content: Content;
  /** When it was changed last, in days from the first. */
  since: number;
  seal: (typeof SEALS)[number];
  file: string;
}

const ITEMS = ['plan', 'disbursed', 'estimate'].map((column) => `disbursement/DA-01/${column}`);
const FIRST_DAY = dayFromIso('2026-06-10');

export const dayOf = ({ content: { day }, since }: Pick<Sent, 'content' | 'since'>): number =>
  day === null ? FIRST_DAY + since : dayFromIso(day);

function submissionOf({ content, seal }: Sent): Submission {
  const { unit, period, revision, day, cells, sample } = content;
  const at = (index: number): BlankCell => ({
    item: ITEMS[index] ?? '',
    sheet: 'Giải ngân',
    // Another row for each revision, as after sorting.
    cell: `${'EFG'[index] ?? ''}${9 + revision}`,
  });
  const pick = <Row>(row: (cell: Cell, place: BlankCell) => Row[]): Row[] =>
    cells.flatMap((cell, index) => row(cell, at(index)));
  return {
    ...{ unit, period, revision, sample, seal: null, rounded: [], ignored: 0 },
    reportedOn: day === null ? null : dayFromIso(day),
    values: pick((cell, place) =>
      typeof cell === 'number' || cell === 'withheld'
        ? [{ ...place, value: cell === 'withheld' ? 400_000_000 : cell }]
        : [],
    ),
    blanks: pick((cell, place) => (cell === null ? [place] : [])),
    spoiled: pick((cell, place) => (cell === 'spoiled' ? [{ ...place, value: 'một' }] : [])),
    withheld: pick((cell, { item }) => (cell === 'withheld' ? [item] : [])),
    conflicts:
      seal === 'changed' ? [conflict('changed-after-seal', 'medium', 'Đã sửa.', at(0))] : [],
    verdict:
      seal === 'unsealed'
        ? { state: seal }
        : seal === 'changed'
          ? { state: seal, by: 'secret', changes: [] }
          : { state: 'intact', by: seal === 'signed' ? 'secret' : 'checksum' },
  };
}

export const incomingOf = (sent: Sent): Incoming => ({
  file: sent.file,
  bytes: new Uint8Array(),
  modifiedOn: FIRST_DAY + sent.since,
  extraction: { ok: true, submission: submissionOf(sent) },
});

/** Later reports come later. */
const compare = (a: Standing, b: Standing): number =>
  a.content.revision - b.content.revision ||
  dayOf(a) - dayOf(b) ||
  Number(a.signed) - Number(b.signed) ||
  a.since - b.since;

type Standing = Pick<Sent, 'content' | 'since'> & { signed: boolean };

/** The reports of a world as the rules put them in order, those of a unit and period together. */
export function reportsOf(world: readonly Sent[]): Map<string, Standing[]> {
  const reports = new Map<string, Standing[]>();
  for (const { content, since, seal } of world) {
    if (content.sample) continue;
    const key = `${content.unit}/${content.period}`;
    const list = reports.get(key) ?? [];
    const known = list.find((one) => one.content === content);
    if (known) known.signed ||= seal === 'signed';
    else list.push({ content, since, signed: seal === 'signed' });
    reports.set(key, list.sort(compare));
  }
  return reports;
}

/** What the book should hold in the end: a figure stands until a later report gives another, or leaves it blank. */
export function expectedFigures(world: readonly Sent[]): string[] {
  const lines: string[] = [];
  for (const [key, reports] of reportsOf(world)) {
    const held = new Map<string, number>();
    for (const { content } of reports)
      content.cells.forEach((cell, index) => {
        const item = ITEMS[index] ?? '';
        if (typeof cell === 'number') held.set(item, cell);
        else if (cell === null) held.delete(item);
      });
    for (const [item, value] of held) lines.push(`${key} ${item} ${value}`);
  }
  return lines.sort();
}

/** Those that worlds have reports of. */
export const PERIODS = ['2026-05', PERIOD];

const NAMES = ['b', 'a', '10', '9', 'z', 'c', 'B', 'm', 'k', 'x', '01', '1'];

const contents = (cell: fc.Arbitrary<Cell>, samples: boolean) =>
  fc.uniqueArray(
    fc.record<Content>({
      unit: fc.constantFrom(CHI_LANG, CHI_LANG, DONG_KINH),
      period: fc.constantFrom(PERIOD, PERIOD, PERIOD, '2026-05'),
      revision: fc.constantFrom(1, 1, 2, 3, 8),
      day: fc.constantFrom('2026-06-12', '2026-06-12', '2026-06-29', '2026-06-13', null),
      cells: fc.array(cell, { minLength: 3, maxLength: 3 }),
      sample: samples ? fc.constantFrom(false, false, true) : fc.constant(false),
    }),
    { minLength: 1, maxLength: 6, selector: (content) => JSON.stringify(content) },
  );

const figure = fc.constantFrom<Cell[]>(400, 450, null);
const lost = fc.constantFrom<Cell[]>(400, 450, null, 'spoiled', 'withheld');

export interface WorldOptions {
  /** Reports with cells that leave earlier figures standing. */
  spoiled?: boolean;
  /** Made-up ones among the real ones. */
  samples?: boolean;
  /** Copies of a report have other times than the report. */
  saved?: boolean;
}

export const worlds = ({ spoiled, samples, saved }: WorldOptions = {}): fc.Arbitrary<Sent[]> =>
  fc
    .tuple(
      contents(spoiled ? lost : figure, samples ?? false),
      fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...SEALS)), { minLength: 1, maxLength: 9 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
      fc.shuffledSubarray(NAMES, { minLength: NAMES.length }),
    )
    .map(([drawn, files, days, names]) =>
      files.flatMap(([pick, seal], index): Sent[] => {
        const at = pick % drawn.length;
        const content = drawn[at];
        return content
          ? [
              {
                content,
                since: days[saved ? index % 6 : at] ?? 0,
                seal,
                file: `${names[index] ?? ''}.xlsx`,
              },
            ]
          : [];
      }),
    );
