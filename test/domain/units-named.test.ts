import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { unitsNamed } from '../../src/domain/units-named';
import { isSameName } from '../../src/domain/unit-text';

const { communes } = loadCatalog();

test('the units of the names that are the same, whatever was typed', () => {
  const spelt = fc
    .constantFrom(...communes.map(({ name }) => name))
    .chain((name) =>
      fc.constantFrom(
        name,
        name.toUpperCase(),
        name.normalize('NFD'),
        name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D'),
        name.slice(1),
      ),
    );
  fc.assert(
    fc.property(fc.oneof(spelt, fc.string({ unit: 'grapheme' })), (typed) => {
      expect(unitsNamed(typed, communes)).toEqual(
        communes.filter(({ name }) => isSameName(typed, name)),
      );
    }),
    { numRuns: 500 },
  );
});
