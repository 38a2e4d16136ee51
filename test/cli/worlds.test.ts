/** Runs on the disk, drawn by chance: dry, real and again, with the long table in the book and beside it. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { datasetReader } from '../../src/cli/dataset-folder';
import { NODE_CODEC } from '../../src/cli/node-codec';
import { lastingDefaults, readStoreWith, type StoredBook } from '../../src/consolidation';
import { CHI_LANG, clean, DONG_KINH, FULL, project, report } from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, type SummaryDocument } from './terminal';

const at = temporaryFolder();

jest.setTimeout(600_000);

const DEFAULTS = lastingDefaults(loadCatalog());

const storedIn = async (into: string): Promise<StoredBook> =>
  readStoreWith(await bytesOf(into), DEFAULTS, {
    codec: NODE_CODEC,
    readDataset: datasetReader(into),
  });

/** Every file under a folder, and what is in it. */
async function everything(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    files[path] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return files;
}

const namesIn = (folder: string): Promise<string[]> => filesIn(folder).catch(() => []);

interface Content {
  unit: string;
  period: string;
  revision: number;
  reportedOn: string | null;
  disbursed: number | null;
}

const written = new Map<string, Promise<Uint8Array>>();

function workbookOf(content: Content): Promise<Uint8Array> {
  const { unit, period, disbursed, ...stated } = content;
  const key = JSON.stringify(content);
  const filled = clean(project({ disbursed }), stated);
  const bytes = written.get(key) ?? report(unit, filled, { catalog: FULL, period });
  written.set(key, bytes);
  return bytes;
}

const periods = fc.constantFrom('2026-06', '2026-06', '2026-05');

const contents = fc.uniqueArray(
  fc.record<Content>({
    unit: fc.constantFrom(CHI_LANG, DONG_KINH),
    period: periods,
    revision: fc.constantFrom(1, 2),
    reportedOn: fc.constantFrom('2026-06-12', '2026-06-29', null),
    disbursed: fc.constantFrom(400, 1400, null),
  }),
  { minLength: 2, maxLength: 4, selector: (content) => JSON.stringify(content) },
);

const runs = fc.array(
  fc.record({
    files: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    period: periods,
    /** Longer tables go to a folder. */
    over: fc.constantFrom(0, 0, 20),
    secrets: fc.boolean(),
    /** Somebody copies the book before. */
    copied: fc.boolean(),
  }),
  { minLength: 2, maxLength: 3 },
);

test('a dry run says what the real one does, a second changes nothing, and the folder holds what the book would', async () => {
  let worlds = 0;
  await fc.assert(
    fc.asyncProperty(contents, runs, async (drawn, turns) => {
      const root = at(`${(worlds += 1)}`);
      const [mail, long, short] = ['den', 'dai', 'ngan'].map((name) => join(root, name)) as [
        string,
        string,
        string,
      ];
      for (const folder of [mail, long, short]) await mkdir(folder, { recursive: true });
      await writeFile(join(root, 'ma.csv'), `${CHI_LANG};w7Kq-93fD-xTz1\n`);
      for (const [index, content] of drawn.entries()) {
        const path = join(mail, `${index}.xlsx`);
        await writeFile(path, await workbookOf(content));
        const changed = new Date(Date.UTC(2026, 5, 10 + index, 3));
        await utimes(path, changed, changed);
      }
      for (const [turn, { files, period, over, secrets, copied }] of turns.entries()) {
        const paths = files.flatMap((file) =>
          file < drawn.length ? [join(mail, `${file}.xlsx`)] : [],
        );
        if (paths.length === 0) continue;
        const consolidated = (into: string, most: number, ...more: string[]) =>
          json<SummaryDocument>(
            ...['consolidate', ...paths, '--period', period, '--into', join(into, 'so.xlsx')],
            ...['--returns', join(into, 'tra'), '--receipts', join(into, 'nhan')],
            ...['--dataset-over', String(most), ...more],
            ...(secrets ? ['--secrets', join(root, 'ma.csv')] : []),
          );
        const book = join(long, 'so.xlsx');
        const before = await everything(root);
        const dry = await consolidated(long, over, '--dry-run');
        expect(await everything(root)).toEqual(before);
        if (copied && before[book] !== undefined)
          await writeFile(join(long, `ban-sao-${turn}.xlsx`), await bytesOf(book));
        const real = await consolidated(long, over);
        expect([real.code, real.document]).toEqual([dry.code, dry.document]);
        const whole = await consolidated(short, 100_000);
        expect([whole.code, whole.document]).toEqual([real.code, real.document]);
        for (const folder of ['tra', 'tra/da-xong', 'nhan'])
          expect(await namesIn(join(long, folder))).toEqual(await namesIn(join(short, folder)));

        const after = await everything(root);
        const again = await consolidated(long, over);
        expect(again.code).toBe(real.code);
        expect(await everything(root)).toEqual(after);

        if (after[book] === undefined) continue;
        const { store } = await storedIn(book);
        const { store: same } = await storedIn(join(short, 'so.xlsx'));
        expect({ ...store, data: [...store.data] }).toEqual({ ...same, data: [...same.data] });
        // Copies of earlier books still have their tables.
        for (const name of await filesIn(long))
          if (name.endsWith('.xlsx')) await storedIn(join(long, name));
        for (const { file, unit, item, value } of store.data) {
          const content = drawn[Number.parseInt(file, 10)];
          expect(unit).toBe(content?.unit);
          if (item.endsWith('/disbursed')) expect(value).toBe(content?.disbursed);
        }
        const taken = store.ledger.filter(({ outcome }) => outcome !== 'rejected');
        const receipts = await namesIn(join(long, 'nhan'));
        expect(receipts.map((name) => name.slice(-13, -5)).sort()).toEqual(
          taken.map(({ hash }) => hash.slice(0, 8)).sort(),
        );
      }
    }),
    // More of them with `CLI_WORLDS=50`.
    { numRuns: Number(process.env['CLI_WORLDS'] ?? 5) },
  );
});
