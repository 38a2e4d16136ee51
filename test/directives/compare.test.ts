import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { compareWithCatalog, highlightsOf, type DirectiveProposal } from '../../src/directives';
import { pairUp, sharing } from '../../src/directives/pairing';
import { fixtures, propose } from './fixtures';
import { SEED_TEXTS } from './seeds-score';
import { isOpen, takeIn } from './take-in';

const named = fixtures.filter(
  ({ key }) => key.document.type !== null && key.document.issuer !== null,
);
const [notice] = fixtures.filter(({ name }) => name.startsWith('09-'));
const [plan] = fixtures.filter(({ name }) => name.startsWith('17-'));
if (!notice || !plan) throw new Error('Fixtures 09 and 17 are gone.');

describe('comparing a proposal with the catalog', () => {
  it.each(named.map((fixture) => [fixture.name, fixture.text] as const))(
    '%s taken in and read again is all there',
    (_, text) => {
      const proposal = propose(text);
      const known = takeIn(proposal);
      const { document, rows, missing } = compareWithCatalog(proposal, known);
      expect(document?.id).toBe('900');
      expect(missing).toEqual([]);
      const open = proposal.tasks.filter(isOpen);
      expect(rows.filter(({ state }) => state === 'changed')).toEqual([]);
      expect(rows.filter(({ state }) => state === 'new').length).toBeLessThanOrEqual(open.length);
    },
  );

  it('knows what the catalog has of the directives it was made from', () => {
    const catalog = loadCatalog();
    for (const { id, file } of catalog.documents) {
      const path = join(SEED_TEXTS, file);
      if (!existsSync(path)) continue;
      const proposal = propose(readFileSync(path, 'utf8'));
      const { document, rows } = compareWithCatalog(proposal, catalog);
      expect(document?.id).toBe(id);
      const dated = new Set(
        proposal.tasks.filter(({ deadline }) => deadline !== null).map((row) => row.id),
      );
      const known = rows.filter((row) => dated.has(row.id) && row.state === 'same');
      expect(known).toHaveLength(dated.size);
    }
  });

  it('a document that is not in the catalog is new, row by row', () => {
    const proposal = propose(notice.text);
    const { document, rows, missing } = compareWithCatalog(proposal, loadCatalog());
    expect(document).toBeNull();
    expect(missing).toEqual([]);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['new']));
    expect(rows).toHaveLength(proposal.tasks.length);
  });

  it('says what differs', () => {
    const proposal = propose(notice.text);
    const known = takeIn(proposal);
    const [first, ...others] = known.tasks;
    if (!first?.deadline) throw new Error('The first task has a deadline.');
    const changed = {
      ...first,
      lead: ['Sở Y tế'],
      deadline: { ...first.deadline, date: '2026-07-30' },
    };
    const { rows } = compareWithCatalog(proposal, { ...known, tasks: [changed, ...others] });
    expect(rows[0]).toEqual({
      id: 'T01',
      state: 'changed',
      existing: '900-T01',
      differences: [
        'hạn: trước 30/07/2026, nay trước 28/07/2026',
        'chủ trì: Sở Y tế, nay Sở Giáo dục và Đào tạo',
      ],
    });
    expect(rows.slice(1).every(({ state }) => state === 'same')).toBe(true);
  });

  it('compares figures', () => {
    const proposal = propose(plan.text);
    const known = takeIn(proposal);
    const [first, ...others] = known.targets;
    if (!first) throw new Error('The plan has targets.');
    const changed = { ...first, value: 11, direction: 'at-most' as const };
    const { rows } = compareWithCatalog(proposal, { ...known, targets: [changed, ...others] });
    expect(rows.find(({ existing }) => existing === first.id)).toMatchObject({
      state: 'changed',
      differences: ['giá trị: 11%, nay 10,5%', 'chiều của chỉ tiêu (tối thiểu, tối đa)'],
    });
  });

  it('tells rows of the catalog that were not proposed, and uses each once', () => {
    const proposal = propose(notice.text);
    const known = takeIn(proposal);
    const fewer = { ...proposal, tasks: proposal.tasks.slice(2) };
    expect(compareWithCatalog(fewer, known).missing).toEqual(['900-T01', '900-T02']);
    const again = proposal.tasks.slice(0, 1).map((row) => ({ ...row, id: 'T99' }));
    const twice = { ...proposal, tasks: [...proposal.tasks, ...again] };
    expect(compareWithCatalog(twice, known).rows.find(({ id }) => id === 'T99')?.state).toBe('new');
  });

  it.each([
    ['another number', { number: '303/TB-UBND' }],
    ['another issuer', { issuer: 'UBND tỉnh Vân Giang' }],
    ['another day', { issued: '2026-07-22' }],
    ['another type', { type: 'QĐ' as const }],
  ])('is another document with %s', (_, change) => {
    const proposal = propose(notice.text);
    const known = takeIn(proposal);
    const documents = known.documents.map((document) => ({ ...document, ...change }));
    expect(compareWithCatalog(proposal, { ...known, documents }).document).toBeNull();
  });

  it('knows a copy whose number and day are blank by its title', () => {
    const proposal = propose(notice.text);
    const known = takeIn(proposal);
    const document = { ...proposal.document, number: null, issued: '2026-07' };
    expect(compareWithCatalog({ ...proposal, document }, known).document?.id).toBe('900');
    const other = { ...document, title: 'Kết luận về phòng, chống thiên tai' };
    expect(compareWithCatalog({ ...proposal, document: other }, known).document).toBeNull();
  });

  it('pairs the likest rows first', () => {
    const rows = [{ id: 'a' }, { id: 'b' }];
    const { matches, missing } = pairUp(rows, rows, (known, found) => ({
      score: known.id === found.id ? 1 : 2,
      differences: [],
    }));
    expect(matches.map(({ existing }) => existing)).toEqual(['b', 'a']);
    expect(missing).toEqual([]);
    expect(sharing()('Rà soát hồ sơ đất đai', 'rà soát hồ sơ')).toBe(1);
    expect(sharing()('và của', 'và của')).toBe(0);
  });
});

describe('highlights', () => {
  it('divide overlapping sources and name every row of a stretch', () => {
    const source = (start: number, end: number) => ({ source: { start, end, text: '' } });
    const rows = [
      { id: 'T01', ...source(0, 10) },
      { id: 'T02', ...source(4, 6) },
      { id: 'T03', ...source(12, 13) },
    ] as DirectiveProposal['tasks'];
    expect(highlightsOf({ tasks: rows, targets: [], milestones: [], results: [] })).toEqual([
      { start: 0, end: 4, rows: ['T01'] },
      { start: 4, end: 6, rows: ['T01', 'T02'] },
      { start: 6, end: 10, rows: ['T01'] },
      { start: 12, end: 13, rows: ['T03'] },
    ]);
  });

  it.each([
    [
      'a page number',
      '- 3 -',
      ['Sở Y tế rà soát toàn bộ hồ sơ của', 'các trạm trước ngày 20/8/2026.'],
    ],
    [
      'a footnote',
      '¹ Theo mẫu số 2.',
      ['Sở Y tế rà soát toàn bộ hồ sơ của', 'các trạm trước ngày 20/8/2026.'],
    ],
    ['nothing', '', ['Sở Y tế rà soát toàn bộ hồ sơ của\n\n\n\ncác trạm trước ngày 20/8/2026.']],
  ])('leave out %s in the middle of a clause', (_, between, expected) => {
    const text = `Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế rà soát toàn bộ hồ sơ của\n\n${between}\n\ncác trạm trước ngày 20/8/2026.`;
    const proposal = propose(text);
    const [task] = proposal.tasks;
    expect(task?.source.text).toContain(between);
    const lit = highlightsOf(proposal).map(({ start, end }) => text.slice(start, end).trim());
    expect(lit).toEqual(expected);
  });

  it('cover every source and nothing else, without overlap', () => {
    const ranges = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(ranges, (pairs) => {
        const rows = pairs.map(([start, length], index) => ({
          id: String(index),
          source: { start, end: start + length, text: '' },
        })) as DirectiveProposal['tasks'];
        const found = highlightsOf({ tasks: rows, targets: [], milestones: [], results: [] });
        for (let at = 0; at < 90; at += 1) {
          const inside = found.filter(({ start, end }) => start <= at && at < end);
          const expected = rows
            .filter(({ source }) => source.start <= at && at < source.end)
            .map(({ id }) => id);
          expect(inside.flatMap((one) => one.rows)).toEqual(expected);
        }
      }),
    );
  });
});
