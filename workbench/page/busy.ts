/**
 * What the page is busy with, said over the sheet. It may stand still for seconds meanwhile: the bar is put there
 * before that begins, and comes into view by an animation that runs beside the page's own work (page.css), so that
 * what is quick shows nothing.
 */
import { element } from './say';

/** A page in the background draws no frames. */
const LONGEST_FRAME = 100;

let open: { text: string }[] = [];

const frameDrawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_FRAME);
  });

function show(): void {
  const last = open.at(-1);
  element('busy').hidden = last === undefined;
  if (last) element('busy-text').textContent = last.text;
}

/** Says so while the work is done, which begins when that can be seen. */
export async function busyWith<Result>(text: string, work: () => Promise<Result>): Promise<Result> {
  const mine = { text };
  open.push(mine);
  show();
  try {
    await frameDrawn();
    return await work();
  } finally {
    open = open.filter((other) => other !== mine);
    if (open.length === 0) progress(0, 0);
    show();
  }
}

/** How far it is; of a total of 0 nobody knows. */
export function progress(done: number, total: number): void {
  const bar = element<HTMLProgressElement>('busy-progress');
  if (total === 0) bar.removeAttribute('value');
  else bar.value = done / total;
}
