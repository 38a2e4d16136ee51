/** Several threads read; what comes of it is the same as with one. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { threadsFor } from '../../src/cli/threads/crew';
import { CHI_LANG, clean, DONG_KINH, FULL, KHANG_CHIEN, report } from '../consolidation/support';
import { describeNeeding } from '../helpers/libreoffice';
import { bytesOf, temporaryFolder, tiendo } from './terminal';

const BUILT = join(__dirname, '../../dist/cli/tiendo.mjs');
const at = temporaryFolder();
const run = promisify(execFile);
/** Enough for four threads: fewer files are read in fewer, whatever was asked for. */
const JUNK = 1200;

// Whole books of 65 units are written by processes of their own.
jest.setTimeout(240_000);

test.each(['0', '65', '-1', '2.5', 'hai', ''])(
  '--jobs %j is refused in Vietnamese',
  async (jobs) => {
    const { code, err } = await tiendo(
      ...['consolidate', at(), '--period', '2026-06', '--into', at('so.xlsx')],
      `--jobs=${jobs}`,
    );
    expect(code).toBe(2);
    expect(err).toContain('--jobs: nhập số luồng đọc tệp từ 1 đến 64');
  },
);

describeNeeding(
  existsSync(BUILT) ? undefined : 'dist/cli (npm run build:cli)',
  'the built program with threads',
  () => {
    /** The document on standard output, and the bytes of everything that was written. */
    async function consolidated(
      jobs: number,
      ...more: string[]
    ): Promise<{ said: unknown; written: [string, Uint8Array][] }> {
      const folder = at(`so-${jobs}-${more.length}`);
      const { stdout } = await run(process.execPath, [
        ...[BUILT, 'consolidate', at('den'), '--period', '2026-06'],
        ...['--into', join(folder, 'so.xlsx'), '--jobs', String(jobs), '--json', ...more],
      ]).catch((failed: { code: number; stdout: string }) => {
        // A file was rejected: done all the same.
        if (failed.code !== 1) throw failed;
        return failed;
      });
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const names = entries
        .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
        .sort();
      const written = names.map(async (name): Promise<[string, Uint8Array]> => [
        relative(folder, name),
        await bytesOf(name),
      ]);
      return { said: JSON.parse(stdout) as unknown, written: await Promise.all(written) };
    }

    beforeAll(async () => {
      await mkdir(at('den'));
      const units = [CHI_LANG, DONG_KINH, KHANG_CHIEN];
      for (const unit of units) {
        await writeFile(at('den', `${unit}.xlsx`), await report(unit, clean(), { catalog: FULL }));
      }
      await writeFile(at('den', 'hong.xlsx'), 'không phải sổ');
      await mkdir(at('den', 'rac'));
      for (let index = 1; index <= JUNK; index += 1)
        await writeFile(at('den', 'rac', `rac-${index}.xlsx`), `không phải sổ ${index}`);
    });

    test('one, two and more threads: the same summary and the same bytes', async () => {
      expect(threadsFor(JUNK, 4)).toBe(4);
      const alone = await consolidated(1);
      expect(alone.said).toMatchObject({ actual: 3, files: { length: 4 + JUNK } });
      for (const jobs of [2, 4]) expect(await consolidated(jobs)).toEqual(alone);
    });

    test('the same for a long table beside the book', async () => {
      const alone = await consolidated(1, '--dataset-over', '0');
      expect(alone.written.map(([name]) => name)).toEqual([
        expect.stringMatching(/^so\.dulieu-[0-9a-f]{16}\/period=2026-06\/[0-9a-f]{16}\.parquet$/),
        'so.xlsx',
      ]);
      for (const jobs of [2, 4])
        expect(await consolidated(jobs, '--dataset-over', '0')).toEqual(alone);
    });
  },
);
