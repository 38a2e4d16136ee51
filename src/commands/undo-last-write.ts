/** Takes back what the add-in wrote last. */
import type { CommandTools } from '.';
import { ExcelPortError } from '../excel/port';
import { TEXTS } from './texts';

/** Cells that a message names. */
const NAMED = 3;

export async function undoLastWrite({ app, jobs, language }: CommandTools): Promise<void> {
  const texts = TEXTS[language()];
  const last = jobs.lastWrite();
  if (!last) {
    await app.notify({ kind: 'info', text: texts.nothingToUndo });
    return;
  }
  try {
    await jobs.undo();
  } catch (error) {
    // Forcing it is for the pane, where the person sees what would be lost.
    if (!(error instanceof ExcelPortError && error.code === 'changed-since-load')) throw error;
    const cells = error.changed.map(({ sheet, cell }) => `${sheet}!${cell}`);
    await app.notify({
      kind: 'error',
      text: texts.changedSince(cells.slice(0, NAMED).join(', '), Math.max(0, cells.length - NAMED)),
      ...(error.detail ? { detail: error.detail } : {}),
    });
    return;
  }
  await app.notify({ kind: 'success', text: texts.undone(last.what), wrote: true });
}
