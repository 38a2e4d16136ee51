/** The same power cuts (kill.test.ts) while the long table goes to a folder beside the book. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCatalog } from '../../src/catalog';
import { datasetReader } from '../../src/cli/dataset-folder';
import { NODE_CODEC } from '../../src/cli/node-codec';
import { seededRandom } from '../../src/cli/sample';
import { lastingDefaults, readStoreWith } from '../../src/consolidation';
import { CHI_LANG, clean, DONG_KINH, FULL, report } from '../consolidation/support';
import { describeNeeding } from '../helpers/libreoffice';
import { bytesOf, filesIn, temporaryFolder } from './terminal';

const BUILT = join(__dirname, '../../dist/cli/tiendo.mjs');
const KILLS = 16;
const at = temporaryFolder();

function start() {
  const child = spawn(
    process.execPath,
    [
      ...[BUILT, 'consolidate', at('den'), '--period', '2026-06', '--into', at('so/so.xlsx')],
      ...['--dataset-over', '0'],
    ],
    { stdio: 'ignore' },
  );
  const done = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { done, kill: () => child.kill('SIGKILL') };
}

/** Resolves when the run has begun to write the folder or the book, or is over. */
async function writing(run: ReturnType<typeof start>): Promise<void> {
  let over = false;
  void run.done.then(() => (over = true));
  const before = (await readdir(at('so'))).length;
  // The lock and who holds it are two.
  while (!over && (await readdir(at('so'))).length <= before + 2) await wait(1);
}

/** Units in the book, read with its folder: that the folder is whole is part of it. */
async function unitsIn(): Promise<number> {
  const { store } = await readStoreWith(
    await bytesOf(at('so/so.xlsx')),
    lastingDefaults(loadCatalog()),
    { codec: NODE_CODEC, readDataset: datasetReader(at('so/so.xlsx')) },
  );
  return new Set([...store.data].map(({ unit }) => unit)).size;
}

describeNeeding(
  existsSync(BUILT) ? undefined : 'dist/cli (npm run build:cli)',
  'killed with a dataset',
  () => {
    test(`at ${KILLS} moments: book and folder fit, and a run again ends in the same`, async () => {
      await mkdir(at('den'));
      const put = async (unit: string): Promise<void> =>
        writeFile(at('den', `${unit}.xlsx`), await report(unit, clean(), { catalog: FULL }));
      await put(CHI_LANG);
      expect(await start().done).toBe(0);
      await cp(at('so'), at('cu'), { recursive: true });
      await put(DONG_KINH);
      const begun = Date.now();
      expect(await start().done).toBe(0);
      const duration = Date.now() - begun;
      const finished = { names: await filesIn(at('so')), book: await bytesOf(at('so/so.xlsx')) };
      expect(await unitsIn()).toBe(2);

      const restore = async (): Promise<void> => {
        await rm(at('so'), { recursive: true });
        await cp(at('cu'), at('so'), { recursive: true });
      };
      const random = seededRandom(7);
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await restore();
        const run = start();
        if (kill % 2 === 0) await writing(run);
        await wait(random() * (kill % 2 === 0 ? 60 : duration));
        run.kill();
        await run.done;
        expect([1, 2]).toContain(await unitsIn());
        const lock = at('so/.so.xlsx.khoa');
        const longAgo = Date.now() / 1000 - 61;
        if (existsSync(lock)) await utimes(lock, longAgo, longAgo);
        if (kill % 4 !== 0) continue;
        expect(await start().done).toBe(0);
        expect(await filesIn(at('so'))).toEqual(finished.names);
        expect(Buffer.compare(await bytesOf(at('so/so.xlsx')), finished.book)).toBe(0);
      }
    }, 600_000);
  },
);
