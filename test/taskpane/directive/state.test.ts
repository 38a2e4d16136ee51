/** The page Văn bản as data: every action on a table, and what holds for any list of them. */
import * as fc from 'fast-check';
import { loadCatalog } from '../../../src/catalog';
import { viewDirective } from '../../../src/jobs/directive';
import type { DirectiveView } from '../../../src/jobs/model';
import { actionOf } from '../../../src/taskpane/directive/keys';
import {
  CERTAIN,
  countsOf,
  isCertain,
  isNew,
  reduce,
  requestOf,
  reviewOf,
  type Action,
  type Review,
} from '../../../src/taskpane/directive/state';
import { fixtures } from '../../directives/fixtures';

const CATALOG = loadCatalog();
const viewOf = (text: string): DirectiveView => viewDirective(CATALOG, { kind: 'text', text });
const fixture = (name: string): string =>
  fixtures.find((one) => one.name.startsWith(name))?.text ?? '';
const NOTICE = viewOf(fixture('01-'));
const review = (): Review => reviewOf(NOTICE, null);
const run = (actions: readonly Action[], from = review()): Review => actions.reduce(reduce, from);
const idAt = (at: number): string => review().rows[at]?.id ?? '';

test('rows stand in the order of the text, and the first new one is looked at', () => {
  const { rows, current } = review();
  const starts = rows.map(({ source }) => source.start);
  expect([...starts].sort((one, other) => one - other)).toEqual(starts);
  expect(current).toBe(rows[0]?.id);
});

describe('moving', () => {
  const last = review().rows.length - 1;
  test.each<[string, ('next' | 'previous' | 'first' | 'last')[], number]>([
    ['down', ['next', 'next'], 2],
    ['up again', ['next', 'next', 'previous'], 1],
    ['not above the first', ['previous'], 0],
    ['to the last, and not beyond', ['last', 'next'], last],
    ['home', ['last', 'first'], 0],
  ])('%s', (_, moves, at) => {
    expect(run(moves.map((to) => ({ type: 'move', to }))).current).toBe(idAt(at));
  });
});

describe('deciding', () => {
  test('goes on to the next row that is open, and round to the top', () => {
    const accepted = run([{ type: 'decide', id: idAt(0), decision: 'accepted' }]);
    expect(accepted.current).toBe(idAt(1));
    const skipped = run(
      [
        { type: 'decide', id: idAt(2), decision: 'rejected' },
        { type: 'decide', id: idAt(1), decision: 'rejected' },
      ],
      accepted,
    );
    expect(skipped.current).toBe(idAt(3));
    const end = review().rows.length - 1;
    expect(run([{ type: 'decide', id: idAt(end), decision: 'rejected' }]).current).toBe(idAt(0));
  });

  test('can be taken back', () => {
    const back = run([
      { type: 'decide', id: idAt(0), decision: 'accepted' },
      { type: 'decide', id: idAt(0), decision: 'open' },
    ]);
    expect(countsOf(back)).toMatchObject({ accepted: 0 });
    expect(back.current).toBe(idAt(0));
  });

  test('a row with something wrong is opened instead of accepted', () => {
    const id = review().rows.find(({ draft }) => draft.kind === 'task')?.id ?? '';
    const state = run([
      { type: 'change', id, draft: { lead: ' ; ' } },
      { type: 'decide', id, decision: 'accepted' },
    ]);
    expect(state).toMatchObject({ current: id, editing: id });
    expect(countsOf(state).accepted).toBe(0);
  });

  test('what is changed after it was accepted has to be accepted once more', () => {
    const id = idAt(0);
    const state = run([
      { type: 'decide', id, decision: 'accepted' },
      { type: 'change', id, draft: { content: 'Khác' } },
    ]);
    expect(countsOf(state).accepted).toBe(0);
    expect(run([{ type: 'restore', id }], state).rows[0]?.draft).toEqual(review().rows[0]?.draft);
  });
});

test('only certain rows are accepted together', () => {
  const state = run([{ type: 'acceptCertain' }]);
  expect(countsOf(state).accepted).toBe(countsOf(review()).certain);
  for (const { decision, proposed, reading } of state.rows) {
    if (decision !== 'accepted') continue;
    expect(proposed.row.confidence).toBeGreaterThanOrEqual(CERTAIN);
    expect(reading.ok).toBe(true);
  }
  expect(countsOf(state).open).toBeGreaterThan(0);
});

test('a question of the reader is never certain, and is not loaded unanswered', () => {
  const words =
    'Giao Sở Y tế rà soát danh mục thiết bị, báo cáo UBND tỉnh trước ngày 30/6 hoặc ngày 5/7/2026.';
  const doubtful = reviewOf(viewOf(`${words} Giao Sở Xây dựng kiểm tra trong tuần sau.`), null);
  const asked = doubtful.rows.filter(({ reading }) => !reading.ok);
  expect(asked.length).toBeGreaterThan(0);
  for (const row of asked) {
    expect(isCertain(row)).toBe(false);
    const state = run([{ type: 'decide', id: row.id, decision: 'accepted' }], doubtful);
    expect(requestOf(state, '')).toBeNull();
    const answered = run(
      [
        { type: 'change', id: row.id, draft: { deadline: '15/7/2026' } },
        { type: 'decide', id: row.id, decision: 'accepted' },
      ],
      doubtful,
    );
    expect(countsOf(answered).accepted).toBe(1);
  }
});

test('the heading is asked as long as it is not complete', () => {
  const blank = reviewOf(viewOf('Giao Sở Y tế báo cáo kết quả trước ngày 10/7/2026.'), null);
  const accepted = run(
    [
      { type: 'acceptCertain' },
      { type: 'decide', id: blank.rows[0]?.id ?? '', decision: 'accepted' },
    ],
    blank,
  );
  expect(requestOf(accepted, '')).toBeNull();
  const told = run(
    [
      {
        type: 'header',
        header: {
          type: 'CV',
          noNumber: true,
          issuer: 'UBND tỉnh Lạng Sơn',
          issued: '4/2026',
          title: 'Khám sức khỏe',
        },
      },
    ],
    accepted,
  );
  expect(requestOf(told, 'cv.docx')?.document).toEqual({
    kind: 'new',
    heading: {
      file: 'cv.docx',
      type: 'CV',
      number: null,
      issuer: 'UBND tỉnh Lạng Sơn',
      issued: '2026-04',
      signer: 'chưa rõ',
      title: 'Khám sức khỏe',
      units: [],
    },
  });
});

test('a text that is typed on keeps decisions and corrections of the rows that it still has', () => {
  const id = review().rows.find(({ draft }) => draft.kind === 'task')?.id ?? '';
  const before = run([
    { type: 'change', id, draft: { content: 'Viết lại' } },
    { type: 'decide', id, decision: 'accepted' },
    { type: 'header', header: { title: 'Trích yếu của tôi' } },
  ]);
  const longer = fixture('01-').replace(
    'UBND các xã, phường bàn giao',
    'Giao Sở Nội vụ báo cáo trước ngày 9/7/2026. UBND các xã, phường bàn giao',
  );
  const later = run(
    [
      {
        type: 'read',
        view: viewOf(longer),
      },
    ],
    before,
  );
  expect(later.rows.length).toBeGreaterThan(before.rows.length);
  expect(later.rows.find(({ draft }) => draft.content === 'Viết lại')?.decision).toBe('accepted');
  expect(later.header.title).toBe('Trích yếu của tôi');
});

test('rows of the five directives are there already: nothing to decide', () => {
  const known: DirectiveView = {
    ...NOTICE,
    document: { id: '000', label: 'TB' },
    matches: NOTICE.matches.map((match) => ({ ...match, state: 'same', existing: '000-T01' })),
  };
  const state = run(
    [
      { type: 'acceptCertain' },
      { type: 'decide', id: idAt(0), decision: 'accepted' },
      { type: 'edit', id: idAt(0) },
    ],
    reviewOf(known, null),
  );
  expect(state.rows.some(isNew)).toBe(false);
  expect(state.editing).toBeNull();
  expect(requestOf(state, '')).toBeNull();
});

test('any actions: every row is there, what is loaded was accepted, and accepted rows are in order', () => {
  const ids = review().rows.map(({ id }) => id);
  const id = fc.constantFrom(...ids);
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      type: fc.constant('move' as const),
      to: fc.constantFrom('next', 'previous', 'first', 'last'),
    }),
    fc.record({ type: fc.constant('select' as const), id }),
    fc.record({
      type: fc.constant('decide' as const),
      id,
      decision: fc.constantFrom('open', 'accepted', 'rejected'),
    }),
    fc.record({ type: fc.constant('edit' as const), id }),
    fc.record({ type: fc.constant('acceptCertain' as const) }),
    fc.record({ type: fc.constant('restore' as const), id }),
    fc.record({
      type: fc.constant('change' as const),
      id,
      draft: fc.record(
        {
          deadline: fc.string(),
          lead: fc.string(),
          value: fc.string(),
          kind: fc.constantFrom('task', 'target', 'milestone', 'result'),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.constant({ type: 'read' as const, view: NOTICE }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      const state = run(actions);
      expect(state.rows.map((row) => row.id)).toEqual(ids);
      expect(ids).toContain(state.current);
      const { fresh, accepted, rejected, open } = countsOf(state);
      expect(accepted + rejected + open).toBe(fresh);
      for (const row of state.rows)
        if (row.decision === 'accepted') expect(row.reading.ok).toBe(true);
      const request = requestOf(state, '');
      const loaded = request
        ? request.tasks.length +
          request.targets.length +
          request.milestones.length +
          request.reported.length
        : 0;
      expect(loaded).toBe(request ? accepted : 0);
    }),
    { numRuns: 60 },
  );
});

describe('keys', () => {
  test.each<[string, string | null]>([
    ['Enter', 'accepted'],
    ['a', 'accepted'],
    ['A', 'accepted'],
    // Telex: A twice, and R after A.
    ['â', 'accepted'],
    ['Delete', 'rejected'],
    ['r', 'rejected'],
    ['ả', 'rejected'],
    ['a\u0309', 'rejected'],
    ['u', 'open'],
    // What Telex sends before it sends the other letter.
    ['Backspace', null],
    ['Tab', null],
    ['x', null],
  ])('%s', (key, decision) => {
    const action = actionOf(key, { id: 'T01', decision: 'accepted' });
    expect(action).toEqual(decision === null ? null : { type: 'decide', id: 'T01', decision });
  });

  test.each([
    ['ArrowDown', { type: 'move', to: 'next' }],
    ['ArrowUp', { type: 'move', to: 'previous' }],
    ['Home', { type: 'move', to: 'first' }],
    ['End', { type: 'move', to: 'last' }],
    ['e', { type: 'edit', id: 'T01' }],
    ['ê', { type: 'edit', id: 'T01' }],
    ['F2', { type: 'edit', id: 'T01' }],
  ])('%s', (key, action) => {
    expect(actionOf(key, { id: 'T01', decision: 'open' })).toEqual(action);
  });
});
