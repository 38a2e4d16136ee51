/** A thread that ends before its work does: the run ends with it, and says what can be done. */
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { NO_ADDITIONS } from '../../src/catalog/additions';
import { loadCatalog } from '../../src/catalog';
import { Crew } from '../../src/cli/threads/crew';
import { UsageError } from '../../src/cli/io';
import { defaultSettings } from '../../src/consolidation';
import { temporaryFolder } from './terminal';

const at = temporaryFolder();
const settings = {
  period: '2026-06',
  settings: defaultSettings(loadCatalog(), '2026-06'),
  additions: NO_ADDITIONS,
};

/** What comes of a run whose other thread is this program. */
async function runWith(program: string): Promise<unknown> {
  await writeFile(at('luồng.mjs'), `import { parentPort } from 'node:worker_threads';\n${program}`);
  const crew = new Crew(pathToFileURL(at('luồng.mjs')), 2, settings);
  try {
    await crew.begin('read', Array<[]>(8).fill([]), () => undefined).finish();
    return null;
  } catch (error) {
    return error;
  } finally {
    await crew.end();
  }
}

test('out of memory: a word about what to do', async () => {
  const error = await runWith(
    `parentPort.on('message', () => {
       throw Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
     });`,
  );
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain('Chạy lại với --jobs 1');
});

test('anything else is a fault of ours, and is told as it is', async () => {
  const error = await runWith(`parentPort.on('message', () => process.exit(3));`);
  expect(error).toEqual(new Error('A thread ended with code 3'));
});

test('one that does its work', async () => {
  const done = `parentPort.on('message', () => parentPort.postMessage({ packed: [], texts: [] }));`;
  expect(await runWith(done)).toBeNull();
});
