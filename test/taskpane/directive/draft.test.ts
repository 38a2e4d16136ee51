/** A row as texts, and back. */
import { loadCatalog } from '../../../src/catalog';
import { viewDirective } from '../../../src/jobs/directive';
import { draftOf, type Draft, type Proposed } from '../../../src/taskpane/directive/draft';
import { readHeader, headerOf } from '../../../src/taskpane/directive/header';
import {
  readDraft,
  unlistedAgencies,
  type DraftContext,
  type Field,
} from '../../../src/taskpane/directive/read-draft';
import { reviewOf } from '../../../src/taskpane/directive/state';
import { deadlineWords } from '../../../src/taskpane/directive/words';
import { DIRECTIVE_TEXTS } from '../../../src/taskpane/texts/directive';
import { fixtures } from '../../directives/fixtures';

const CATALOG = loadCatalog();
const REVIEWS = fixtures.map(({ name, text }) => ({
  name,
  review: reviewOf(viewDirective(CATALOG, { kind: 'text', text }), null),
}));

test('a row that nobody touches is loaded as it was read, for every document of ours', () => {
  let rows = 0;
  for (const { review } of REVIEWS) {
    for (const { proposed, reading } of review.rows) {
      if (!reading.ok) continue;
      rows += 1;
      const { row } = reading.ready;
      const { clause } = proposed.row;
      expect(row).toMatchObject({ clause });
      if (proposed.kind === 'task') {
        const { content, lead, cooperating, reportTo, scope } = proposed.row;
        expect(row).toMatchObject({ content, lead, cooperating, reportTo, scope });
        const { deadline } = proposed.row;
        if (deadline === null) expect(row).toMatchObject({ deadline: null });
        else if (deadline.kind !== 'relative') {
          const { kind, date } = deadline;
          expect(row).toMatchObject({ deadline: { kind, date } });
        }
      }
      if (proposed.kind === 'target' || proposed.kind === 'result') {
        const { unit, value, measure } = proposed.row;
        expect(row).toMatchObject({ unit, value, measure });
      }
      if (proposed.kind === 'result') expect(row).toMatchObject({ period: proposed.row.period });
      if (proposed.kind === 'milestone') {
        const { group, kind } = proposed.row;
        expect(row).toMatchObject({ group, kind });
        if (proposed.row.share !== undefined) {
          expect((row as { share?: number }).share).toBeCloseTo(proposed.row.share, 8);
        }
      }
    }
  }
  expect(rows).toBeGreaterThan(300);
});

test('what cannot be loaded untouched says what is missing', () => {
  const problems = REVIEWS.flatMap(({ review }) =>
    review.rows.flatMap(({ reading }) => (reading.ok ? [] : Object.values(reading.problems))),
  );
  for (const problem of problems) expect(problem).toMatch(/\p{L}{2,}.*[.?]$/u);
});

test.each([
  ['2026-05', 'tháng 5 năm 2026'],
  ['2026-Q2', 'quý II năm 2026'],
  ['2026-H1', '6 tháng đầu năm 2026'],
  ['2026-9M', '9 tháng năm 2026'],
  ['2026', 'năm 2026'],
  ['', ''],
])('a period %s is shown in words, and read from them', (period, words) => {
  const proposed = of('result');
  if (proposed.kind !== 'result') throw new Error(proposed.kind);
  const row = { ...proposed.row, period };
  const draft = draftOf({ kind: 'result', row }, context.reference);
  expect(draft.period).toBe(words);
  const reading = readDraft(draft, { kind: 'result', row }, context);
  expect(reading.ok).toBe(period !== '');
  if (reading.ok) expect(reading.ready.row).toMatchObject({ period });
});

const NOTICE = REVIEWS.find(({ name }) => name.startsWith('01-'))?.review;
if (!NOTICE) throw new Error('No notice');
const context: DraftContext = NOTICE.context;

const of = (kind: Proposed['kind']): Proposed => {
  const found = REVIEWS.flatMap(({ review }) => review.rows).find(
    ({ proposed, reading }) => proposed.kind === kind && reading.ok,
  );
  if (!found) throw new Error(kind);
  return found.proposed;
};

const read = (kind: Proposed['kind'], change: Partial<Draft>) =>
  readDraft({ ...draftOf(of(kind), context.reference), ...change }, of(kind), context);

test.each<[string, Proposed['kind'], Partial<Draft>, object]>([
  [
    'a plain day',
    'task',
    { deadline: '15/7/2026' },
    { deadline: { kind: 'by', date: '2026-07-15' } },
  ],
  [
    'a phrase without its year',
    'task',
    { deadline: 'trước ngày 15/7' },
    { deadline: { kind: 'before', date: '2026-07-15' } },
  ],
  [
    'a quarter',
    'task',
    { deadline: 'trong quý III/2026' },
    { deadline: { kind: 'within', date: '2026-09-30' } },
  ],
  ['no deadline', 'task', { deadline: '' }, { deadline: null }],
  ['standing work', 'task', { deadline: 'thường xuyên' }, { deadline: null }],
  [
    'several agencies',
    'task',
    { lead: 'Sở Y tế;  Sở  Xây dựng;Sở Y tế' },
    { lead: ['Sở Y tế', 'Sở Xây dựng'] },
  ],
  [
    'units by name, with and without marks',
    'task',
    { scope: 'units', units: 'xã Chi Lăng; Quy Hoa' },
    { scope: { kind: 'units', units: ['06463', '06076'] } },
  ],
  ['all units', 'task', { scope: 'all', units: 'bỏ qua' }, { scope: { kind: 'all' } }],
  [
    'money in another scale',
    'target',
    { value: '30 tỷ đồng', measure: 'triệu đồng' },
    { value: 30_000 },
  ],
  ['thousands', 'target', { value: '28.500', measure: 'ha' }, { value: 28_500, measure: 'ha' }],
  ['a per cent', 'milestone', { milestone: 'disbursement', share: '37,5' }, { share: 0.375 }],
  ['a period in words', 'result', { period: 'quý II/2026' }, { period: '2026-Q2' }],
  [
    'a target made a result',
    'target',
    { kind: 'result', period: '6 tháng 2026' },
    { indicator: expect.any(String), period: '2026-H1' },
  ],
])('%s', (_, kind, change, row) => {
  const reading = read(kind, change);
  expect(reading).toMatchObject({ ok: true, ready: { row } });
});

test.each<[string, Proposed['kind'], Partial<Draft>, Field, RegExp]>([
  ['a day that is not', 'task', { deadline: '31/6/2026' }, 'deadline', /Không có ngày|không có/i],
  ['two days', 'task', { deadline: 'ngày 10 hoặc 15' }, 'deadline', /./],
  [
    'a day after an event',
    'task',
    { deadline: 'sau 15 ngày kể từ ngày ký hợp đồng' },
    'deadline',
    /ngày cụ thể|ngày/,
  ],
  ['no owner', 'task', { lead: ' ' }, 'lead', /cơ quan chủ trì/],
  ['no content', 'task', { content: '' }, 'content', /nội dung/],
  ['a cell too long', 'task', { content: 'x'.repeat(5_000) }, 'content', /gọn/],
  ['no clause', 'task', { clause: '' }, 'clause', /mục/i],
  ['nobody named', 'task', { scope: 'units', units: '' }, 'units', /xã, phường/],
  ['an old unit', 'task', { scope: 'units', units: 'phường Chi Lăng' }, 'units', /tên cũ/],
  ['a number that is two', 'target', { value: '1,234' }, 'value', /./],
  ['no number', 'target', { value: '' }, 'value', /Ghi số/],
  ['no measure of ours', 'target', { measure: 'bó' }, 'measure', /không có trong danh mục/],
  ['no year', 'target', { year: '' }, 'year', /năm/],
  [
    'over a hundred per cent',
    'milestone',
    { milestone: 'disbursement', share: '120' },
    'share',
    /100/,
  ],
  ['a milestone without a day', 'milestone', { deadline: '' }, 'deadline', /hạn/],
  ['no period', 'result', { period: '' }, 'period', /./],
  ['a task made of a figure, without an owner', 'target', { kind: 'task' }, 'lead', /chủ trì/],
])('refused: %s', (_, kind, change, field, message) => {
  const reading = read(kind, change);
  if (reading.ok) throw new Error(JSON.stringify(reading));
  expect(reading.problems[field]).toMatch(message);
});

test('agencies that no directive has named are pointed out', () => {
  const draft = draftOf(of('task'), context.reference);
  expect(
    unlistedAgencies({ ...draft, lead: 'Sở Y tế; Sở Ytế', cooperating: '' }, context.reference),
  ).toContain('Sở Ytế');
});

test.each<[string, string | null]>([
  ['27/4/2026', '2026-04-27'],
  ['4/2026', '2026-04'],
  ['2026', '2026'],
  ['31/6/2026', null],
  ['13/2026', null],
  ['tháng tư', null],
])('the date of a document: %s', (issued, iso) => {
  const { document } = NOTICE.view.proposal;
  const reading = readHeader({ ...headerOf(document), issued }, document, '');
  expect(reading.ok ? reading.document.issued : null).toBe(iso);
});

test('a deadline in words, in both languages', () => {
  const words = [DIRECTIVE_TEXTS.vi, DIRECTIVE_TEXTS.en];
  const told = words.map((language) => [
    deadlineWords({ kind: 'before', date: '2026-06-10', text: '', hour: '14:00' }, language),
    deadlineWords(null, language),
    deadlineWords(
      {
        kind: 'recurring',
        date: null,
        text: 'hằng quý',
        dates: ['2026-03-25', '2026-06-25'],
        each: 'before',
      },
      language,
    ),
  ]);
  expect(told).toEqual([
    ['trước 14:00 10/06/2026', 'không có hạn', 'hằng quý (2 lần trong năm)'],
    ['before 14:00 10/06/2026', 'no deadline', 'hằng quý (2 times in the year)'],
  ]);
});
