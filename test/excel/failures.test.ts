/** Whatever request breaks off, and wherever in it: the workbook is as it was, or finished. */
import type { Undo } from '../../src/excel/port';
import { closeWorkbooks, ITEMS, openWorkbook, pictureOf, smallBook, type Open } from './support';

afterAll(closeWorkbooks);

/** Before anything of the request is done, in the middle of it, and with only the answer lost. */
const PLACES = { before: 0, middle: 0.5, after: Infinity } as const;
type Place = keyof typeof PLACES;

/** Runs a job that breaks at one request; tells what it left behind. */
async function broken(
  { host }: Open,
  batch: number,
  afterActions: number,
  job: () => Promise<unknown>,
): Promise<'failed' | 'finished' | 'never reached'> {
  host.fail({ batch, afterActions });
  const failed = await job().then(
    () => false,
    (error: unknown) => {
      expect(error).toMatchObject({ name: 'ExcelPortError', code: 'excel-failed' });
      return true;
    },
  );
  const reached = host.batches.length >= batch;
  host.fail(null);
  if (!reached) return 'never reached';
  return failed ? 'failed' : 'finished';
}

/** Actions of each request of a job that goes well. */
async function actionsOf({ host }: Open, job: () => Promise<unknown>): Promise<number[]> {
  host.fail(null);
  await job();
  return host.batches.map(({ actions }) => actions);
}

const CHANGED = ITEMS.map((item) => ({ ...item, content: `${item.content} mới`, amount: 9 }));

describe.each(Object.keys(PLACES) as Place[])('a request that breaks %s', (place) => {
  const breakAt = (actions: number): number =>
    place === 'middle' ? Math.floor(actions * PLACES.middle) : PLACES[place];

  test('while our sheets are written for the first time', async () => {
    const trial = openWorkbook();
    const actions = await actionsOf(trial, () => trial.port.write(smallBook()));
    const open = openWorkbook();
    open.host.type('Sheet1', 'A1', 'của tôi');
    const before = await pictureOf(open.host);
    for (const [index, count] of actions.entries()) {
      const result = await broken(open, index + 1, breakAt(count), () =>
        open.port.write(smallBook()),
      );
      expect(result).toBe('failed');
      expect(await pictureOf(open.host)).toEqual(before);
    }
  });

  test('while sheets that are there are replaced', async () => {
    const open = openWorkbook();
    await open.port.write(smallBook());
    open.host.type('Sheet1', 'A1', "='Báo cáo'!C4*2");
    const before = await pictureOf(open.host);
    const trial = openWorkbook();
    await trial.port.write(smallBook());
    trial.host.type('Sheet1', 'A1', "='Báo cáo'!C4*2");
    const actions = await actionsOf(trial, () => trial.port.write(smallBook(CHANGED)));
    const finished = withoutIds(await pictureOf(trial.host));
    for (const [index, count] of actions.entries()) {
      const result = await broken(open, index + 1, breakAt(count), () =>
        open.port.write(smallBook(CHANGED)),
      );
      const isLast = index === actions.length - 1;
      // Only the last request changes what was there; when no more than its answer is lost, it is done.
      expect(result).toBe(isLast && place === 'after' ? 'finished' : 'failed');
      const now = await pictureOf(open.host);
      if (result === 'failed') expect(now).toEqual(before);
      else expect(withoutIds(now)).toEqual(finished);
    }
  });

  test('while a write is taken back', async () => {
    const open = openWorkbook();
    await open.port.write(smallBook());
    const first = withoutIds(await pictureOf(open.host));
    let undo: Undo = await open.port.write(smallBook(CHANGED));
    const second = await pictureOf(open.host);
    const trial = openWorkbook();
    await trial.port.write(smallBook());
    const other = await trial.port.write(smallBook(CHANGED));
    const actions = await actionsOf(trial, () => other.restore());
    for (const [index, count] of actions.entries()) {
      const result = await broken(open, index + 1, breakAt(count), () => undo.restore());
      const now = await pictureOf(open.host);
      if (result === 'failed') expect(now).toEqual(second);
      else {
        expect(withoutIds(now)).toEqual(first);
        undo = await open.port.write(smallBook(CHANGED));
      }
    }
  });
});

test('the request that swaps the sheets, broken after every one of its actions', async () => {
  const open = openWorkbook();
  await open.port.write(smallBook());
  open.host.type('Sheet1', 'A1', "=SUM('Nhiệm vụ'!C3:C5)");
  let before = await pictureOf(open.host);
  const results: string[] = [];
  const trial = openWorkbook();
  await trial.port.write(smallBook());
  trial.host.type('Sheet1', 'A1', "=SUM('Nhiệm vụ'!C3:C5)");
  const actions = await actionsOf(trial, () => trial.port.write(smallBook(CHANGED)));
  const finished = withoutIds(await pictureOf(trial.host));
  for (let count = 0; count < (actions.at(-1) ?? 0); count += 1) {
    const result = await broken(open, actions.length, count, () =>
      open.port.write(smallBook(CHANGED)),
    );
    results.push(result);
    const now = await pictureOf(open.host);
    if (result === 'failed') {
      expect(now).toEqual(before);
      continue;
    }
    expect(withoutIds(now)).toEqual(finished);
    await open.port.write(smallBook());
    before = await pictureOf(open.host);
  }
  // Both ways out were taken, and there is one point where the way back ends.
  expect(new Set(results)).toEqual(new Set(['failed', 'finished']));
  expect(results.indexOf('finished')).toBe(results.lastIndexOf('failed') + 1);
}, 120_000);

test('when the way back is barred too, the message says what to do', async () => {
  const open = openWorkbook();
  await open.port.write(smallBook());
  open.host.fail({ batch: 3, afterActions: 40, count: 100 });
  const error: unknown = await open.port
    .write(smallBook(CHANGED))
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'excel-failed' });
  expect((error as Error).message).toContain('Đóng sổ mà không lưu');
  open.host.fail(null);
  // What was left behind is swept away by the next write, and our own sheets never suffered.
  expect((await open.port.read()).sheets.map(({ name }) => name)).toEqual([
    'Nhiệm vụ',
    'Báo cáo',
    '_tiendo',
  ]);
  await open.port.write(smallBook(CHANGED));
  expect(open.host.state.store.sheets().map(({ name }) => name)).toEqual([
    'Sheet1',
    'Nhiệm vụ',
    'Báo cáo',
    '_tiendo',
  ]);
});

test('a read that breaks changes nothing and can be tried again', async () => {
  const open = openWorkbook();
  await open.port.write(smallBook());
  for (const batch of [1, 2]) {
    expect(await broken(open, batch, 0, () => open.port.read())).toBe('failed');
  }
  expect((await open.port.read()).sheets).toHaveLength(3);
});

/** Sheets that are made anew have new ids; everything else must agree. */
function withoutIds(picture: unknown): unknown {
  const { active, ...rest } = picture as { active: string; sheets: { id: string; name: string }[] };
  return {
    ...rest,
    active: rest.sheets.find(({ id }) => id === active)?.name,
    sheets: rest.sheets.map((sheet) => ({
      ...sheet,
      id: '',
      conditionalFormats: (
        sheet as unknown as { conditionalFormats: object[] }
      ).conditionalFormats.map((format) => ({ ...format, id: '' })),
    })),
  };
}
