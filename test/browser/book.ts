/** The workbook on the page, looked at whole: what a person would see by going through every sheet. */
import type { Page } from 'playwright-core';

interface Sheet {
  id: string;
  visibility: string;
}

/** Univer works out 17,000 formulas again after a write of the whole province: this is not Excel's time. */
export const WRITING = 300_000;

interface Host {
  read: (sheet: string, address: string) => Promise<unknown>;
  afterBatch: () => void;
  fail: (fault: { batch: number; afterActions: number; count: number } | null) => void;
  state: {
    sheets: () => Sheet[];
    nameOf: (id: string) => string;
    find: (name: string) => {
      formats: {
        has: (row: number, column: number) => boolean;
        at: (row: number, column: number) => { locked: boolean };
      };
    };
    store: {
      used: (id: string) => { bottom: number; right: number } | null;
      cell: (id: string, row: number, column: number) => { value: unknown; formula?: string };
    };
  };
}

interface WithHost {
  tiendoWorkbench: { spreadsheet: { open: { host: Host } } };
}

/** Sheets under construction: made by a write, and gone when it ends. */
const UNFINISHED = '_tiendo~';

/** Every cell of every sheet, by the sheet's name: what was typed, and formulas as formulas. */
export const contentsOf = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate((unfinished) => {
    const { state } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet.open.host;
    const found: Record<string, string[]> = {};
    for (const { id } of state.sheets()) {
      const cells: string[] = [];
      const used = state.store.used(id) ?? { bottom: -1, right: -1 };
      for (let row = 0; row <= used.bottom; row += 1) {
        for (let column = 0; column <= used.right; column += 1) {
          const cell = state.store.cell(id, row, column);
          if (cell) cells.push(`${row}/${column}: ${cell.formula ?? String(cell.value)}`);
        }
      }
      if (!state.nameOf(id).startsWith(unfinished)) found[state.nameOf(id)] = cells;
    }
    return found;
  }, UNFINISHED);

/** Waits until the overview says so many units have reported; its rows move when it says that figures are samples. */
export const holdsReports = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    async (wanted) => {
      const { open } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet;
      for (let row = 6; row < 16; row += 1) {
        const label = await open.host.read('Tổng quan', `B${row}`);
        if (!String(label).startsWith('Đã báo cáo')) continue;
        return (await open.host.read('Tổng quan', `C${row}`)) === wanted;
      }
      return false;
    },
    count,
    { polling: 500, timeout: WRITING },
  );

/** Names of the sheets that people see. */
export const tabsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { state } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet.open.host;
    return state
      .sheets()
      .filter(({ visibility }) => visibility === 'Visible')
      .map(({ id }) => state.nameOf(id));
  });

/** Is something of a write still lying about, hidden? */
export const isUnfinished = (page: Page): Promise<boolean> =>
  page.evaluate((unfinished) => {
    const { state } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet.open.host;
    return state.sheets().some(({ id }) => state.nameOf(id).startsWith(unfinished));
  }, UNFINISHED);

/**
 * Loads the pane anew in the middle of its next write: once new sheets are being made, or once they have taken
 * their places and the pane has not heard of it.
 */
export const reloadDuringWrite = (page: Page, when: 'making' | 'done'): Promise<void> =>
  page.evaluate(
    ([unfinished, moment]) => {
      const { host } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet.open;
      const { state, afterBatch } = host;
      const frame = document.querySelector<HTMLIFrameElement>('#pane-frame');
      let begun = false;
      host.afterBatch = () => {
        afterBatch();
        const making = state.sheets().some(({ id }) => state.nameOf(id).startsWith(unfinished));
        begun ||= making;
        if (!frame || (moment === 'making' ? !making : !begun || making)) return;
        host.afterBatch = afterBatch;
        document.body.dataset['reloaded'] = moment;
        // Until its successor comes, the old page goes on, and could end its write on a slow machine.
        const silence = (event: MessageEvent<{ tiendo?: string }>): void => {
          if (event.source !== frame.contentWindow) return;
          if (event.data.tiendo === 'hello') {
            window.removeEventListener('message', silence, true);
            host.fail(null);
          } else event.stopImmediatePropagation();
        };
        // Requests follow each other closely: on a slow machine the next one waits here already.
        if (moment === 'making') host.fail({ batch: 1, afterActions: 0, count: Infinity });
        window.addEventListener('message', silence, true);
        frame.src = String(frame.src);
      };
    },
    [UNFINISHED, when] as const,
  );

export const hasReloaded = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.body.dataset['reloaded']);

/** First row (0-based) from there on whose cell in that column people may fill in. */
export async function openRow(page: Page, sheet: string, column: number): Promise<number> {
  const row = await page.evaluate(
    ([name, at]) => {
      const { state } = (window as unknown as WithHost).tiendoWorkbench.spreadsheet.open.host;
      const { formats } = state.find(name);
      for (let candidate = 0; candidate < 10_000; candidate += 1) {
        if (formats.has(candidate, at) && !formats.at(candidate, at).locked) return candidate;
      }
      return -1;
    },
    [sheet, column] as const,
  );
  if (row < 0) throw new Error(`Nothing can be filled in on ${sheet}.`);
  return row;
}
