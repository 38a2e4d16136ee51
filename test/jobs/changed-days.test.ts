import { dayFromIso } from '../../src/domain/day';
import { directEngine } from '../../src/jobs/direct-engine';
import { communeBook } from '../../src/sheets/commune/book';
import {
  answersFrom,
  CHI_LANG,
  communeContext,
  emptyProvince,
  FULL,
  modelOf,
  picked,
  plainOf,
} from './support';

const report = (revision: number, completedOn: string) =>
  picked(
    `${revision}.xlsx`,
    communeBook(
      communeContext(),
      CHI_LANG,
      answersFrom({
        'tasks/000-T41': { state: 'Hoàn thành', completedOn: dayFromIso(completedOn) },
        'report/revision': { value: revision },
        'report/reportedOn': { value: dayFromIso('2026-06-12') },
      }),
    ),
  );

test('a day that a later report changes is shown as people write it', async () => {
  const engine = directEngine({ catalog: FULL });
  const empty = await emptyProvince(engine);
  await engine.preview(plainOf(empty), [await report(1, '2026-06-01')]);
  const book = await modelOf(await engine.previewed());
  const { changes } = await engine.preview(plainOf(book), [await report(2, '2026-06-05')]);
  expect(changes).toContainEqual(
    expect.objectContaining({ unit: CHI_LANG, before: '01/06/2026', after: '05/06/2026' }),
  );
  // the revision is a number, and stays one
  expect(changes).toContainEqual(expect.objectContaining({ before: 1, after: 2 }));
});
