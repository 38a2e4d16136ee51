import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import {
  addRows,
  additionCells,
  AdditionError,
  additionsFrom,
  NO_ADDITIONS,
  withAdditions,
  type Additions,
} from '../../src/catalog/additions';
import { tasksOfUnit } from '../../src/catalog';
import type { Directive, Task } from '../../src/domain/model';

const CATALOG = loadCatalog();

const document: Directive = {
  id: '101',
  file: 'cong-van-dieu-hanh.docx',
  type: 'CV',
  number: '1203/STC-NS',
  issuer: 'Sở Tài chính',
  issued: '2026-06-02',
  signer: 'Hoàng Văn A',
  title: 'Đôn đốc đối chiếu số liệu',
  units: [],
};

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  document: '101',
  clause: '2',
  content: 'Đối chiếu số liệu với Kho bạc',
  lead: ['UBND các xã, phường'],
  cooperating: [],
  scope: { kind: 'all' },
  deadline: { kind: 'before', date: '2026-06-20', text: 'trước ngày 20/6/2026' },
  reportTo: ['Sở Tài chính'],
  ...more,
});

const rows = (...tasks: Task[]): Additions => ({ ...NO_ADDITIONS, documents: [document], tasks });

test('added rows stand in the catalog as the others do', () => {
  const extended = withAdditions(CATALOG, rows(task('101-T01')));
  expect(extended.tasks).toHaveLength(CATALOG.tasks.length + 1);
  expect(tasksOfUnit(extended, '06463').map(({ id }) => id)).toContain('101-T01');
  expect(extended.fingerprint).not.toBe(CATALOG.fingerprint);
  expect(CATALOG.tasks.some(({ id }) => id === '101-T01')).toBe(false);
});

test('nothing added is the same catalog, same fingerprint', () => {
  expect(withAdditions(CATALOG, NO_ADDITIONS)).toBe(CATALOG);
});

test('an agency that nobody named so far becomes one of the province', () => {
  const extended = withAdditions(CATALOG, rows(task('101-T01', { lead: ['Chi cục Thủy lợi'] })));
  expect(extended.agencies.at(-1)).toEqual({
    name: 'Chi cục Thủy lợi',
    level: 'province',
    aliases: [],
  });
});

test.each<[string, Additions, RegExp]>([
  ['a task of no document', { ...NO_ADDITIONS, tasks: [task('101-T01')] }, /không có văn bản 101/],
  ['an id in use', rows(task(CATALOG.tasks[0]?.id ?? '')), /mã bị trùng/],
  [
    'a unit that does not exist',
    rows(task('101-T01', { scope: { kind: 'units', units: ['99999'] } })),
    /không có đơn vị mã 99999/,
  ],
  [
    'a day that does not exist',
    rows(
      task('101-T01', { deadline: { kind: 'before', date: '2026-02-30', text: 'trước 30/02' } }),
    ),
    /không phải ngày có thật/,
  ],
  ['no owner', rows(task('101-T01', { lead: [] })), /101-T01\.lead: không được để trống/],
])('refuses %s, and says which row', (_, additions, message) => {
  expect(() => withAdditions(CATALOG, additions)).toThrow(AdditionError);
  expect(() => withAdditions(CATALOG, additions)).toThrow(message);
});

test('the same rows once more change nothing', () => {
  const once = addRows(NO_ADDITIONS, rows(task('101-T01'), task('101-T02')));
  expect(once).toMatchObject({ added: 2, known: 0 });
  const twice = addRows(once.additions, rows(task('101-T01'), task('101-T02')));
  expect(twice).toMatchObject({ added: 0, known: 2 });
  expect(twice.additions).toEqual(once.additions);
});

test('a corrected row stands in place of the earlier one', () => {
  const once = addRows(NO_ADDITIONS, rows(task('101-T01'), task('101-T02')));
  const later = addRows(once.additions, rows(task('101-T01', { content: 'Khác' })));
  expect(later).toMatchObject({ added: 1, known: 0 });
  expect(later.additions.tasks.map(({ id, content }) => [id, content])).toEqual([
    ['101-T01', 'Khác'],
    ['101-T02', task('101-T02').content],
  ]);
});

test('cells give back what they were made of, whatever the words', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.stringMatching(/^\d{3}-T\d{2}$/), fc.string({ minLength: 1 })), {
        selector: ([id]) => id,
      }),
      (list) => {
        const additions = rows(...list.map(([id, content]) => task(id, { content })));
        const cells = additionCells(additions);
        expect(additionsFrom([{ id: 'kind', value: 'province' }, ...cells])).toEqual(additions);
      },
    ),
  );
});

test.each([
  ['added/tasks/1', '{'],
  ['added/tasks/1', 5],
  ['added/other/1', '{}'],
  ['added/x', 'null'],
])('a cell that holds no row is refused: %s %j', (id, value) => {
  expect(() => additionsFrom([{ id, value }])).toThrow(AdditionError);
});
