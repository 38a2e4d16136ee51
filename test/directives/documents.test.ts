import { fixtures, propose } from './fixtures';
import { precision, recall, scoreDirective, total } from './score';
import { keyOfDocument, reportOf, scoreSeeds } from './seeds-score';

describe('documents of the genre', () => {
  it('covers at least fifty-nine documents', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(59);
  });

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    '%s is read as its answers say',
    (_, { text, key }) => {
      const proposal = propose(text);
      const missed = key.missed ?? [];
      const { misses } = scoreDirective(proposal, key);
      expect(misses.map((miss) => missed.find((known) => miss.startsWith(known)) ?? miss)).toEqual(
        missed,
      );
      expect(proposal.document).toMatchObject(key.document);
    },
  );

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    '%s: every row quotes the text it comes from and says why',
    (_, { text }) => {
      const nfc = text.normalize('NFC');
      const { document, tasks, targets, milestones, results } = propose(text);
      const rows = [document, ...tasks, ...targets, ...milestones, ...results];
      for (const { source, confidence, reason } of rows) {
        expect(nfc.slice(source.start, source.end)).toBe(source.text);
        expect(source.text).not.toBe('');
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(reason).not.toBe('');
      }
    },
  );

  it('are read as surely as the issue asks, all together', () => {
    const scores = fixtures.map(({ text, key }) => scoreDirective(propose(text), key));
    const of = (
      part: 'dated' | 'owners' | 'details' | 'targets' | 'milestones' | 'results' | 'doubts',
    ) => total(scores.map((score) => score[part]));
    for (const [part, least] of [
      ['dated', 0.98],
      ['owners', 0.98],
      ['details', 0.98],
      ['targets', 0.95],
      ['milestones', 1],
      ['results', 0.95],
      ['doubts', 1],
    ] as const) {
      expect([part, recall(of(part)) >= least, precision(of(part)) >= least]).toEqual([
        part,
        true,
        true,
      ]);
    }
    expect(of('dated').expected).toBeGreaterThan(350);
  });

  it('names every row once', () => {
    for (const { text } of fixtures) {
      const { tasks, targets, milestones, results } = propose(text);
      const ids = [...tasks, ...targets, ...milestones, ...results].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('reads the words of a date where the source stands', () => {
    const { tasks } = propose(
      'Giao Sở Y tế rà soát, báo cáo UBND tỉnh **trước\n\nngày 10/6/2026**.',
    );
    expect(tasks[0]?.deadline).toMatchObject({ kind: 'before', date: '2026-06-10' });
    expect(tasks[0]?.source.text).toContain('**trước\n\nngày 10/6/2026**');
  });
});

/** The five directives lie beside the project on the machines of its makers, never in it. */
const scores = scoreSeeds();
const describeSeeds = scores === null ? describe.skip : describe;

describeSeeds('the five directives of the catalog', () => {
  const all = scores ?? [];

  it('finds dated assignments with date and kind', () => {
    const count = total(all.map(({ dated }) => dated));
    expect(recall(count)).toBeGreaterThanOrEqual(0.95);
    expect(precision(count)).toBeGreaterThanOrEqual(0.95);
  });

  it('names their owners', () => {
    expect(recall(total(all.map(({ owners }) => owners)))).toBeGreaterThanOrEqual(0.9);
  });

  it('finds numeric targets', () => {
    const count = total(all.map(({ targets }) => targets));
    expect(recall(count)).toBeGreaterThanOrEqual(0.9);
    expect(precision(count)).toBeGreaterThanOrEqual(0.9);
  });

  it('finds every milestone', () => {
    expect(recall(total(all.map(({ milestones }) => milestones)))).toBe(1);
  });

  it('has nothing more to report than was seen when it was written', () => {
    expect(all.flatMap(({ misses }) => misses)).toEqual([]);
    expect(reportOf(all)).toContain('Việc có hạn');
    expect(keyOfDocument('004').milestones.length).toBeGreaterThan(0);
  });
});
