/** What a commune has not filled in, put together where it is the same. */
import fc from 'fast-check';
import { missingGroups } from '../../src/taskpane/pages/missing-groups';
import { item } from './fake-book';

const blank = (sheet: string, row: number, message: string) =>
  item('not-answered', 'low', `${sheet}!J${row}`, '', message);

test('three hundred times the same is one entry, in the order of the cells', () => {
  const tasks = Array.from({ length: 300 }, (_, index) => blank('Nhiệm vụ', index, 'Chưa chọn.'));
  const name = blank('Báo cáo', 12, 'Chưa ghi người lập.');
  expect(missingGroups([...tasks, name])).toEqual({ groups: [tasks], single: [name] });
});

test('two of a kind stand by themselves, and sheets are kept apart', () => {
  const items = ['Nhiệm vụ', 'Chỉ tiêu'].flatMap((sheet) =>
    [7, 8].map((row) => blank(sheet, row, 'Chưa điền.')),
  );
  expect(missingGroups(items)).toEqual({ groups: [], single: items });
});

test('nothing is lost, and nothing is told twice', () => {
  const some = fc.record({
    sheet: fc.constantFrom('Nhiệm vụ', 'Chỉ tiêu'),
    row: fc.nat(),
    message: fc.constantFrom('Chưa chọn.', 'Chưa ghi.', 'Chưa có.'),
  });
  fc.assert(
    fc.property(fc.array(some), (rows) => {
      const items = rows.map(({ sheet, row, message }) => blank(sheet, row, message));
      const { groups, single } = missingGroups(items);
      const told = [...groups.flat(), ...single];
      expect(told).toHaveLength(items.length);
      expect(new Set(told)).toEqual(new Set(items));
      for (const group of groups) {
        expect(new Set(group.map(({ sheet, message }) => `${sheet}${message}`)).size).toBe(1);
      }
    }),
  );
});
