/** A page that went away in the middle of a write leaves hidden sheets behind: it is said, and the next write clears them. */
import { TEMPORARY } from '../../src/excel/our-names';
import { closeWorkbooks } from '../excel/support';
import { closeChannels, openAddIn, type AddIn } from './support';

const COMMUNE = {
  book: 'commune',
  period: '2026-06',
  unit: '06463',
  documents: null,
  group: null,
} as const;

afterEach(() => {
  closeWorkbooks();
  closeChannels();
});

const breakOff = ({ Excel }: AddIn): Promise<void> =>
  Excel.run(async ({ workbook, sync }) => {
    workbook.worksheets.add(`${TEMPORARY}1`).visibility = 'Hidden';
    await sync();
  });

const namesIn = (open: AddIn): string[] =>
  open.host.state.sheets().map(({ id }) => open.host.state.nameOf(id));

test('a workbook without traces says nothing of it', async () => {
  const open = openAddIn();
  expect(await open.jobs.open()).not.toHaveProperty('interrupted');
});

test('traces are told of, until a write has cleared them away', async () => {
  const open = openAddIn();
  await open.jobs.load(COMMUNE);
  await breakOff(open);
  expect(await open.jobs.open()).toMatchObject({ kind: 'commune', interrupted: true });
  await open.jobs.load(COMMUNE);
  expect(await open.jobs.open()).not.toHaveProperty('interrupted');
  expect(namesIn(open).filter((name) => name.startsWith(TEMPORARY))).toEqual([]);
});

test('sheets that a write is just making are no traces', async () => {
  const open = openAddIn();
  const seen: unknown[] = [];
  let looking: Promise<void> | undefined;
  await open.jobs.load(COMMUNE, {
    onProgress: () => {
      const making = namesIn(open).some((name) => name.startsWith(TEMPORARY));
      if (!making || looking) return;
      looking = open.jobs.open().then((book) => {
        seen.push(book);
      });
    },
  });
  await looking;
  expect(seen).toHaveLength(1);
  expect(seen[0]).not.toHaveProperty('interrupted');
});
