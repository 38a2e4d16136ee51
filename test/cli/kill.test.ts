/** Power cuts: a run is killed at any moment, and the book is the old one or the new one, whole. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCatalog } from '../../src/catalog';
import { seededRandom } from '../../src/cli/sample';
import { lastingDefaults, readStore } from '../../src/consolidation';
import { CHI_LANG, clean, DONG_KINH, FULL, KHANG_CHIEN, report } from '../consolidation/support';
import { describeNeeding } from '../helpers/libreoffice';
import { bytesOf, filesIn, temporaryFolder } from './terminal';

const BUILT = join(__dirname, '../../dist/cli/tiendo.mjs');
const KILLS = 50;
const at = temporaryFolder();

interface Start {
  done: Promise<number | null>;
  kill: () => void;
}

function start(): Start {
  const child = spawn(
    process.execPath,
    [
      ...[BUILT, 'consolidate', at('den'), '--period', '2026-06', '--into', at('so/so.xlsx')],
      ...['--receipts', at('bien-nhan')],
    ],
    { stdio: 'ignore' },
  );
  const done = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { done, kill: () => child.kill('SIGKILL') };
}

/** A killed run's lock, as it is a minute later. */
async function minuteLater(): Promise<void> {
  const lock = at('so/.so.xlsx.khoa');
  const longAgo = Date.now() / 1000 - 61;
  if (existsSync(lock)) await utimes(lock, longAgo, longAgo);
}

/** Resolves when the run has begun to write the new book, or is over. */
async function writing(run: Start): Promise<void> {
  let over = false;
  void run.done.then(() => (over = true));
  while (!over) {
    const names = await readdir(at('so'));
    if (names.some((name) => name.endsWith('.tmp'))) return;
    await wait(1);
  }
}

const reportsIn = (book: Uint8Array): number =>
  readStore(book, lastingDefaults(loadCatalog())).store.ledger.length;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

describeNeeding(
  existsSync(BUILT) ? undefined : 'dist/cli (npm run build:cli)',
  'killed in the middle',
  () => {
    let old: Uint8Array;
    let finished: Uint8Array;
    let receipts: string[];
    let duration = 0;

    beforeAll(async () => {
      await mkdir(at('den'));
      await mkdir(at('so'));
      const put = async (name: string, unit: string, plan: number): Promise<void> => {
        const project = { name: 'Đường thôn A', group: '2. Chuyển tiếp', plan, disbursed: 400 };
        const bytes = await report(unit, clean({ 'disbursement/DA-01': project }), {
          catalog: FULL,
        });
        await writeFile(at('den', name), bytes);
      };
      await put('chi-lang.xlsx', CHI_LANG, 1000);
      expect(await start().done).toBe(0);
      old = await bytesOf(at('so/so.xlsx'));
      await put('khang-chien.xlsx', KHANG_CHIEN, 2000);
      await put('dong-kinh.xlsx', DONG_KINH, 3000);
      const begun = Date.now();
      expect(await start().done).toBe(0);
      duration = Date.now() - begun;
      finished = await bytesOf(at('so/so.xlsx'));
      receipts = await filesIn(at('bien-nhan'));
      // Both open and hold what they should; from here on bytes are compared with theirs.
      expect([reportsIn(old), reportsIn(finished)]).toEqual([1, 3]);
      expect(receipts).toHaveLength(3);
    }, 120_000);

    const restore = async (): Promise<void> => {
      await writeFile(at('so/so.xlsx'), old);
      await rm(at('bien-nhan'), { recursive: true, force: true });
    };

    test(`at ${KILLS} moments: the book opens, and a run again ends in the same bytes`, async () => {
      const random = seededRandom(2026);
      const seen = { old: 0, finished: 0 };
      await restore();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const run = start();
        // Half of them while the new book is being written, where it is most delicate.
        if (kill % 2 === 0) await writing(run);
        await wait(random() * (kill % 2 === 0 ? 60 : duration));
        run.kill();
        await run.done;

        const bytes = await bytesOf(at('so/so.xlsx'));
        const isNew = same(bytes, finished);
        expect(isNew || same(bytes, old)).toBe(true);
        seen[isNew ? 'finished' : 'old'] += 1;

        await minuteLater();
        const rerun = kill % 5 === 0;
        if (rerun) {
          expect(await start().done).toBe(0);
          expect(same(await bytesOf(at('so/so.xlsx')), finished)).toBe(true);
          expect(await filesIn(at('bien-nhan'))).toEqual(receipts);
          expect(await filesIn(at('so'))).toEqual(['so.xlsx']);
        }
        if (rerun || isNew) await restore();
      }
      // Neither always too early nor always too late, or nothing was tried.
      expect(seen.old).toBeGreaterThan(0);
      expect(seen.old + seen.finished).toBe(KILLS);
    }, 600_000);

    test('at once after a kill, without waiting a minute', async () => {
      await restore();
      const run = start();
      await writing(run);
      run.kill();
      await run.done;
      expect(await start().done).toBe(0);
      expect(same(await bytesOf(at('so/so.xlsx')), finished)).toBe(true);
    }, 120_000);
  },
);
