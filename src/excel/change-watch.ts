/// <reference types="office-js" />
import type { ExcelLibrary } from './office';
import { converse } from './session';

/** Changes come in bursts: the listener hears of them once, this many milliseconds after the last. */
const QUIET = 300;

/**
 * Tells that somebody changed our sheets. Events are a hint and no record: Excel raises none for some
 * ways of editing, and does not say what was there before.
 */
export class ChangeWatch {
  /** Ids of our sheets; null: not known, every sheet counts. */
  private ours: ReadonlySet<string> | null = null;

  constructor(private readonly excel: ExcelLibrary) {}

  /** Only these sheets count from now on; null: any may be ours. */
  follow(sheets: readonly { id: string }[] | null): void {
    this.ours = sheets && new Set(sheets.map(({ id }) => id));
  }

  async start(listener: () => void): Promise<() => Promise<void>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heard = async (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
      const { worksheetId, triggerSource } = event;
      // What we write ourselves is no news; an older Excel does not say whose doing it was.
      if (triggerSource === 'ThisLocalAddin') return;
      if (this.ours && !this.ours.has(worksheetId)) return;
      clearTimeout(timer);
      timer = setTimeout(listener, QUIET);
    };
    const registered = await converse(this.excel, {}, async (session) => {
      const result = session.worksheets.onChanged.add(heard);
      await session.sync();
      return result;
    });
    return async () => {
      clearTimeout(timer);
      await this.excel.run(registered.context, async (context) => {
        registered.remove();
        await context.sync();
      });
    };
  }
}
