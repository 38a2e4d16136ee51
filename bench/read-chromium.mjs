/** Reading 65 filled commune workbooks in a page of Chromium, whose own inflater works before we read; where there is none, fflate. */
import { inPage } from './chromium.mjs';
import { bundleForPage } from './compile.mjs';
import { filledWorkbooks } from './corpus.mjs';
import { rowsOf } from './statistics.mjs';

export const title = 'Reading 65 filled commune workbooks, Chromium';
export const columns = ['reader', 'a file', 'times ours'];

export async function run({ rounds }) {
  const files = await filledWorkbooks();
  const script = await bundleForPage('bench/read-page.mjs');
  const encoded = files.map((file) => Buffer.from(file).toString('base64'));
  const results = await inPage(async (page) => {
    page.setDefaultTimeout(0);
    await page.addScriptTag({ content: script });
    return page.evaluate(([list, times]) => globalThis.bench.run(list, times), [encoded, rounds]);
  });
  return rowsOf(results);
}
