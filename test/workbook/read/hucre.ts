/**
 * hucre in a thread of its own. It ships `.mjs` files only, which jest cannot load into its own registry;
 * and so it works beside the test, on the other core.
 */
import { Worker } from 'node:worker_threads';

/** A cell as hucre gives it: dates as `Date`, errors as text. */
export type HucreValue = string | number | boolean | Date | null;

export interface HucreSheet {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
  rows: HucreValue[][];
}

/** Plain CommonJS for the thread: answers `{ id, sheets | bytes | refused }` to `{ id, read | write }`. */
const THREAD = `
const { parentPort } = require('node:worker_threads');
const hucre = import('hucre/xlsx');
const stateOf = (sheet) => sheet.veryHidden ? 'veryHidden' : sheet.hidden ? 'hidden' : 'visible';
parentPort.on('message', async ({ id, read, write }) => {
  const { readXlsx, writeXlsx } = await hucre;
  try {
    if (write) return parentPort.postMessage({ id, bytes: await writeXlsx({ sheets: write }) });
    const { sheets } = await readXlsx(read);
    const kept = sheets.map((sheet) => ({ name: sheet.name, state: stateOf(sheet), rows: sheet.rows }));
    parentPort.postMessage({ id, sheets: kept });
  } catch (error) {
    parentPort.postMessage({ id, refused: String(error && error.message) });
  }
});
`;

interface Answer {
  id: number;
  sheets?: HucreSheet[];
  bytes?: Uint8Array;
  refused?: string;
}

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (answer: Answer) => void>();

function ask(question: object): Promise<Answer> {
  if (!thread) {
    thread = new Worker(THREAD, { eval: true });
    // a test run must end although nobody closes the thread
    thread.unref();
    thread.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
      if (waiting.size === 0) thread?.unref();
    });
  }
  thread.ref();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    thread?.postMessage({ id, ...question });
  });
}

/** The sheets, or null when hucre refuses the file. */
export const readWithHucre = async (bytes: Uint8Array): Promise<HucreSheet[] | null> =>
  (await ask({ read: bytes })).sheets ?? null;

export async function writeWithHucre(
  sheets: { name: string; rows: HucreValue[][] }[],
): Promise<Uint8Array> {
  const { bytes, refused } = await ask({ write: sheets });
  if (!bytes) throw new Error(refused);
  return bytes;
}

/** Ends the thread; the next question starts another. */
export async function endHucre(): Promise<void> {
  await thread?.terminate();
  thread = undefined;
}
