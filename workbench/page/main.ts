/**
 * Entry of the page. What takes time begins at once and goes on side by side: the first workbook in a worker, the
 * pane in its own frame, the functions, and the spreadsheet's code, which is by far the largest part.
 */
import { BookMaker } from './book-maker';
import { collectFunctions, loadScript, type FunctionsJson } from './functions';
import { PaneFrame } from './pane-frame';
import { element } from './say';

const books = new BookMaker(
  new Worker(new URL('./book-worker.ts', import.meta.url), { type: 'module' }),
);
// Whatever the browser remembers of an earlier visit.
element<HTMLSelectElement>('role').selectedIndex = 0;
const first = books.make('department', '');

const collected = collectFunctions();
const functions = Promise.all([
  fetch('/addin/functions.json').then((answer) => answer.json() as Promise<FunctionsJson>),
  loadScript('/addin/functions.js'),
]).then(([described]) => ({ described, collected }));

function showPane(visible: boolean): void {
  element('pane').hidden = !visible;
  element('toggle-pane').setAttribute('aria-pressed', String(visible));
}

const pane = fetch('/workbench.json').then(async (answer) => {
  const { paneOrigin } = (await answer.json()) as { paneOrigin: string };
  return new PaneFrame(element<HTMLIFrameElement>('pane-frame'), paneOrigin, showPane);
});

const { startPage } = await import('./start');
await startPage({ books, first, functions: await functions, pane: await pane, showPane });
