/** What is the same report and what is another one, whatever it was saved with and whichever version took it. */
import { portableDigest } from '../../src/catalog';
import { extractIncoming, type IncomingFile, type StoredBook } from '../../src/consolidation';
import { sortKeyOf } from '../../src/consolidation/incoming';
import { tableOf } from '../../src/consolidation/long-table';
import { edit } from '../helpers/accountant';
import { describeWithLibreOffice, LIBREOFFICE_TIMEOUT, recalculate } from '../helpers/libreoffice';
import {
  CHI_LANG,
  clean,
  contextFor,
  incoming,
  PERIOD,
  project,
  report,
  run,
  stored,
} from './support';
import { figures, outcomes } from './revisions';
import { sealed, SECRETS } from './sealing';

const plan = 'disbursement/DA-01/plan';
const of = (more: Parameters<typeof project>[0], options: Parameters<typeof clean>[1] = {}) =>
  report(CHI_LANG, clean(project(more), options));
const spoil = (bytes: Uint8Array) =>
  edit(bytes, (at) => at.page('disbursement').type('DA-01', 'plan', 'một nghìn'));
const codes = ({ files }: ReturnType<typeof run>) =>
  files.map(({ conflicts }) => conflicts.map(({ code }) => code));
const second = { revision: 2, reportedOn: '2026-06-13' };

/** The book as a version before would have written it: the hashes and digits of then. */
function asBefore(book: StoredBook, files: readonly IncomingFile[]): StoredBook {
  const full = new Map<string, number>();
  for (const file of files) {
    const extraction = extractIncoming(file, contextFor(), PERIOD);
    if (!extraction.ok) throw new Error(file.file);
    const key = sortKeyOf({ ...file, extraction }, portableDigest);
    for (const { item, value } of extraction.submission.rounded) full.set(item, Number(value));
    for (const row of book.store.ledger) {
      row.changedAt = null;
      if (row.hash === key.hash) row.hash = key.earlierHash ?? row.hash;
    }
  }
  const data = [...book.store.data].map((row) => ({
    ...row,
    value: full.get(row.item) ?? row.value,
  }));
  return { ...book, store: { ...book.store, data: tableOf(data) } };
}

describe('a cell that cannot be read, and a blank one', () => {
  test('are two reports: the blank one takes the figure back', async () => {
    const one = await stored(run([incoming('1.xlsx', await of({}))]));
    const spoiled = incoming('2.xlsx', await spoil(await of({}, second)));
    const two = await stored(run([spoiled], one));
    expect(figures(two)[plan]).toBe(1000);
    const blank = incoming('2b.xlsx', await of({ plan: null }, second));
    const three = run([blank], two);
    expect(figures(await stored(three))).not.toHaveProperty([plan]);
    expect(run([blank], await stored(three)).unchanged).toBe(true);
    // The same on a book of a version that could not tell them apart.
    expect(figures(await stored(run([blank], asBefore(two, [spoiled]))))).not.toHaveProperty([
      plan,
    ]);
  });

  test('a spoiled one is no blank one that was replaced before', async () => {
    const changed = (file: string, bytes: Uint8Array, hour: number): IncomingFile => ({
      ...incoming(file, bytes),
      modifiedMs: Date.UTC(2026, 5, 20, hour),
    });
    const files = [
      changed('1.xlsx', await of({ plan: null }), 1),
      changed('2.xlsx', await of({}), 2),
      changed('3.xlsx', await spoil(await of({})), 3),
    ];
    let before: StoredBook | null = null;
    for (const file of files) before = await stored(run([file], before));
    for (const book of [before, await stored(run(files))]) {
      const current = book?.store.ledger.find(({ superseded }) => !superseded);
      expect(current?.file).toBe('3.xlsx');
      expect(book?.store.ledger).toHaveLength(3);
    }
  });

  test('the spoiled one again changes nothing, in a book of a version before too', async () => {
    const one = await stored(run([incoming('1.xlsx', await of({}))]));
    const spoiled = incoming('2.xlsx', await spoil(await of({}, second)));
    const first = run([spoiled], one);
    for (const before of [await stored(first), asBefore(await stored(first), [spoiled])]) {
      const again = run([spoiled], before);
      expect(codes(again)).toEqual(codes(first));
      expect(again.files[0]).toMatchObject({ outcome: 'warning', imported: 0, updated: 0 });
      expect(again.store.ledger).toEqual(before.store.ledger);
    }
  });
});

describe('a figure with more digits than programs keep', () => {
  const division = () => of({ disbursed: 100 / 3 });

  test('is kept with those that all keep', async () => {
    const result = run([incoming('a.xlsx', await division())]);
    expect(figures(await stored(result))['disbursement/DA-01/disbursed']).toBe(33.3333333333333);
    const cut = incoming('b.xlsx', await of({ disbursed: 33.3333333333333 }));
    const again = run([cut], await stored(result));
    expect(again.unchanged).toBe(true);
    expect(outcomes(again)).toEqual(['b.xlsx accepted']);
  });

  test('nobody is accused by a book of a version before, of this report or the one before it', async () => {
    const files = [
      incoming('1.xlsx', await division()),
      incoming('2.xlsx', await of({ disbursed: 200 / 3 }, second)),
    ];
    const first = run(files);
    const before = asBefore(await stored(first), files);
    expect(before.store.ledger.map(({ hash }) => hash)).not.toEqual(
      first.store.ledger.map(({ hash }) => hash),
    );
    const again = run(files, before);
    expect(outcomes(again)).toEqual(['1.xlsx accepted', '2.xlsx accepted']);
    expect(again.files.map(({ updated }) => updated)).toEqual([0, 0]);
    expect(again.store.ledger).toEqual(before.store.ledger);
    // Known by the code that stands in the book and on the receipt.
    expect(again.files.map(({ facts }) => facts?.hash)).toEqual(
      before.store.ledger.map(({ hash }) => hash),
    );
  });

  describeWithLibreOffice('saved by LibreOffice', () => {
    test(
      'it is the same report',
      async () => {
        const bytes = await division();
        const before = await stored(run([incoming('a.xlsx', bytes)]));
        const [resaved] = await recalculate([bytes]);
        const again = run([incoming('b.xlsx', resaved ?? new Uint8Array())], before);
        expect(again.unchanged).toBe(true);
      },
      LIBREOFFICE_TIMEOUT,
    );
  });
});

describe('the same report again', () => {
  test('says again what was said when it was taken', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => project({ name: `D${at}` }, `DA-0${at + 1}`));
    const many = await report(CHI_LANG, clean(Object.assign({}, ...rows)));
    const one = await stored(run([incoming('1.xlsx', many)]));
    const few = [incoming('2.xlsx', await of({ name: 'D0' }, second))];
    const two = run(few, one);
    expect(codes(two)).toEqual([expect.arrayContaining(['earlier-values-cleared'])]);
    const three = run(few, await stored(two));
    expect(three.unchanged).toBe(true);
    expect(three.files[0]?.conflicts).toEqual(two.files[0]?.conflicts);
  });

  test('what is called a warning always has something to look at', async () => {
    const one = await stored(run([incoming('1.xlsx', await of({}))]));
    const other = [incoming('2.xlsx', await of({ disbursed: 410 }))];
    const two = run(other, one);
    const three = run(other, await stored(two));
    expect(outcomes(three)).toEqual(['2.xlsx warning']);
    expect(three.files[0]?.conflicts).toEqual(two.files[0]?.conflicts);
  });
});

describe('the same figures with another seal', () => {
  const secrets = SECRETS;
  const ledger = ({ store }: ReturnType<typeof run>) =>
    store.ledger.map(({ seal, outcome, conflicts }) => [seal, outcome, conflicts]);

  test('sealed rightly after a wrong secret: the book says so', async () => {
    const wrong = (await sealed(clean(), 'nhầm mã')).bytes;
    const right = (await sealed(clean(), SECRETS.get(CHI_LANG))).bytes;
    const one = run([incoming('1.xlsx', wrong)], null, { secrets });
    expect(ledger(one)).toEqual([['other-secret', 'warning', 1]]);
    const two = run([incoming('2.xlsx', right)], await stored(one), { secrets });
    expect(outcomes(two)).toEqual(['2.xlsx accepted']);
    expect(ledger(two)).toEqual([['signed', 'accepted', 0]]);
    expect((await stored(two)).store.ledger).toEqual(two.store.ledger);
    // And a copy with the wrong one, or with none, does not take it back.
    const three = run([incoming('1.xlsx', wrong)], await stored(two), { secrets });
    expect(ledger(three)).toEqual([['signed', 'accepted', 0]]);
  });
});
