import { loadCatalog } from '../../src/catalog';
import { CALENDAR, COMMUNES, MILESTONES } from '../../src/catalog/reference';

test('the small tables are those of the checked catalog', () => {
  const catalog = loadCatalog();
  expect(COMMUNES).toEqual(catalog.communes);
  expect(MILESTONES).toEqual(catalog.milestones);
  expect(CALENDAR).toEqual(catalog.calendar);
});
