/** Checks the commune's report and goes to the first place that needs a hand. */
import type { CommandTools } from '.';
import { TEXTS } from './texts';

export async function checkReport({ app, jobs, language }: CommandTools): Promise<void> {
  const texts = TEXTS[language()];
  const book = await jobs.open();
  if (book.kind === 'none') {
    await app.showPage('load');
    await app.notify({ kind: 'info', text: texts.noBook });
    return;
  }
  if (book.kind === 'province') {
    await app.showPage('monitor');
    await app.notify({ kind: 'info', text: texts.notForProvince });
    return;
  }
  if (book.kind === 'unusable') {
    await app.notify({ kind: 'error', text: book.problem.message });
    return;
  }

  const { problems, missing } = await jobs.check();
  await app.showPage('report');
  const [first] = [...problems, ...missing];
  if (!first) {
    await app.notify({ kind: 'success', text: texts.complete });
    return;
  }
  // What is wrong with a whole sheet has no cell to go to.
  if (first.sheet && first.cell) await jobs.goTo({ sheet: first.sheet, cell: first.cell });
  await app.notify({
    kind: 'info',
    text: texts.toMend(first.message, problems.length, missing.length),
  });
}
