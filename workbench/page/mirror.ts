/** What the add-in changes beside cells, as Univer shows it: widths, panes, hidden sheets, the selection. */
import type { FUniver, IRange, IWorksheetData } from '@univerjs/presets';
import type {} from '@univerjs/preset-sheets-core';
import { viewOf } from '../book/view';
import type { SimulatedHost } from '../host/host';

/** Several batches follow each other closely; people see the last. */
const PAUSE = 120;

export class Mirror {
  private readonly shown = new Map<string, string>();
  private shownSelection: unknown = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private busy = 0;

  constructor(
    private readonly univer: FUniver,
    private readonly host: SimulatedHost,
  ) {
    host.afterBatch = () => this.later();
  }

  /** The workbook has just been opened with everything in place. */
  opened(): void {
    for (const sheet of this.host.state.sheets()) {
      this.shown.set(sheet.id, JSON.stringify(viewOf(sheet)));
    }
    this.activate();
  }

  stop(): void {
    this.stopped = true;
    this.host.afterBatch = () => undefined;
    clearTimeout(this.timer);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  /** Brings Univer up to date with the host. */
  look(): void {
    if (this.stopped) return;
    for (const sheet of this.host.state.sheets()) {
      const view = viewOf(sheet);
      const text = JSON.stringify(view);
      if (this.shown.get(sheet.id) === text) continue;
      this.shown.set(sheet.id, text);
      this.apply(sheet.id, view);
    }
    this.activate();
    this.book()?.getActiveSheet().refreshCanvas();
    this.busy += 1;
    void this.host.state.store.settle().finally(() => {
      this.busy -= 1;
      if (!this.stopped) this.book()?.getActiveSheet().refreshCanvas();
    });
  }

  private book(): ReturnType<FUniver['getActiveWorkbook']> {
    return this.univer.getActiveWorkbook();
  }

  private run(id: string, subUnitId: string, params: object): void {
    const unitId = this.book()?.getId();
    this.univer.syncExecuteCommand(id, { unitId, subUnitId, ...params });
  }

  private apply(id: string, view: Partial<IWorksheetData>): void {
    const sheet = this.book()?.getSheetBySheetId(id);
    if (!sheet) return;
    this.run('sheet.mutation.set-col-data', id, { columnData: view.columnData });
    this.run('sheet.mutation.set-row-data', id, { rowData: view.rowData });
    const merged: IRange[] = sheet.getSheet().getConfig().mergeData;
    if (merged.length > 0) {
      this.run('sheet.mutation.remove-worksheet-merge', id, { ranges: [...merged] });
    }
    if (view.mergeData?.length) {
      this.run('sheet.mutation.add-worksheet-merge', id, { ranges: view.mergeData });
    }
    this.run('sheet.mutation.set-frozen', id, { ...view.freeze });
    this.run('sheet.mutation.set-tab-color', id, { color: view.tabColor });
    this.run('sheet.mutation.toggle-gridlines', id, { showGridlines: view.showGridlines });
    this.run('sheet.mutation.set-worksheet-hidden', id, { hidden: view.hidden });
  }

  /** The sheet in front and the selected cell. */
  private activate(): void {
    const { active, selection } = this.host.state;
    const book = this.book();
    const sheet = book?.getSheetBySheetId(active);
    if (!book || !sheet) return;
    const inFront = book.getActiveSheet().getSheetId() === active;
    if (!inFront) book.setActiveSheet(sheet);
    if (selection === null || selection === this.shownSelection) return;
    this.shownSelection = selection;
    if (selection.sheet !== active) return;
    const { top, left, bottom, right } = selection.box;
    const selected = inFront ? book.getActiveRange() : null;
    const isSelected = selected?.getRow() === top && selected.getColumn() === left;
    // Selected once more even so: the line over the sheet follows the selection.
    sheet.getRange(top, left, bottom - top + 1, right - left + 1).activate();
    // Whoever clicked on a cell sees it.
    if (isSelected) return;
    // Univer takes frozen rows for some that scroll: it stops that much too early.
    const isFrozen = this.host.state.sheet(active).frozen !== null;
    sheet.scrollToCell(Math.max(0, isFrozen ? top + 1 : top - 1), Math.max(0, left - 1));
  }
}
