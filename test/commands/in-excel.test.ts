/** The ribbon's quick jobs in an open workbook: the real jobs, Microsoft's office.js, the simulated host. */
import { createCommands } from '../../src/commands';
import { TEXTS } from '../../src/commands/texts';
import type { CommandId } from '../../src/commands/ids';
import { closeWorkbooks, pictureOf } from '../excel/support';
import { closeChannels, openAddIn, type AddIn } from '../e2e-addin/support';
import { COMMUNE } from '../jobs/support';
import { fakeApp, type FakeApp } from './fakes';

afterAll(() => {
  closeWorkbooks();
  closeChannels();
});

async function press(addIn: AddIn, id: CommandId): Promise<FakeApp> {
  const app = fakeApp();
  await createCommands({ app, jobs: addIn.jobs, language: () => 'vi' })[id]();
  return app;
}

/** `Nhiệm vụ!K9`, as Excel says it. */
const selected = ({ Excel }: AddIn): Promise<string> =>
  Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load({ address: true });
    await context.sync();
    return range.address.replaceAll("'", '');
  });

test('an empty workbook: checking leads to loading, undoing has nothing to do', async () => {
  const addIn = openAddIn();
  const check = await press(addIn, 'checkReport');
  expect(check.log).toEqual(['page load', 'notice info']);
  const undo = await press(addIn, 'undoLastWrite');
  expect(undo.notices[0]?.text).toBe(TEXTS.vi.nothingToUndo);
});

test('a commune’s workbook: checking selects the first cell that needs a hand, undoing puts all back', async () => {
  const addIn = openAddIn();
  const before = await pictureOf(addIn.host);
  await addIn.jobs.load(COMMUNE);

  const { problems, missing } = await addIn.jobs.check();
  const [first] = [...problems, ...missing];
  const check = await press(addIn, 'checkReport');
  expect(check.log).toEqual(['page report', 'notice info']);
  expect(check.notices[0]?.text).toContain(first?.message);
  expect(await selected(addIn)).toBe(`${first?.sheet}!${first?.cell}`);

  const undo = await press(addIn, 'undoLastWrite');
  expect(undo.notices).toEqual([
    { kind: 'success', text: TEXTS.vi.undone('Nạp bảng'), wrote: true },
  ]);
  expect(await pictureOf(addIn.host)).toEqual(before);
});

test('undoing stops at a cell that somebody typed into since, and names it', async () => {
  const addIn = openAddIn();
  await addIn.jobs.load(COMMUNE);
  const [cell] = (await addIn.jobs.check()).missing;
  if (!cell) throw new Error('Nothing is asked of the unit.');
  addIn.host.type(cell.sheet, cell.cell, 'Không phát sinh');
  const typed = await pictureOf(addIn.host);
  const undo = await press(addIn, 'undoLastWrite');
  expect(undo.notices[0]?.kind).toBe('error');
  expect(undo.notices[0]?.text).toContain(`${cell.sheet}!${cell.cell}`);
  expect(await pictureOf(addIn.host)).toEqual(typed);
});

test('Excel fails: the pane says so in words, with the code for support', async () => {
  const addIn = openAddIn();
  addIn.host.fail({ batch: 1, afterActions: 0 });
  const { notices } = await press(addIn, 'checkReport');
  expect(notices).toHaveLength(1);
  expect(notices[0]?.kind).toBe('error');
  expect(notices[0]?.text).toMatch(/Excel/);
  expect(notices[0]?.detail).toMatch(/^\w+: /);
});
