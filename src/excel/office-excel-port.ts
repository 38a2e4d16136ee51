/// <reference types="office-js" />
/** The port to Excel behind Microsoft's Office.js. */
import type { BookModel, SheetModel } from '../sheets/model';
import type { ReadBook } from '../sheets/read-model';
import { readingOf } from './changed-cells';
import { drawCharts } from './charts';
import { ChangeWatch } from './change-watch';
import { checkSignal, portError, type ExcelLibrary } from './office';
import type { ChartRequest, ExcelPort, Reading, ReadOptions, Undo, WriteOptions } from './port';
import { ExcelPortError } from './port';
import { converse } from './session';
import { readWorkbook, type Survey } from './survey';
import { modelToRestore } from './undo-model';
import { writeSheets, type Replaced } from './write';

/** Excel on the web takes no request above 5 MB; base64 makes three bytes four. */
const LARGEST_COPY = 3_700_000;

/** Bytes to base64 in pieces: one call takes only so many arguments. */
const PIECE = 0x8000;

function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return btoa(pieces.join(''));
}

/** The port to the Excel that a page runs in: its global `Excel` of Office.js. */
export class OfficeExcelPort implements ExcelPort {
  /** Sheets as they were written last, by key: they tell how an earlier content looked. */
  private readonly written = new Map<string, SheetModel>();
  private readonly watch: ChangeWatch;
  /** The last reading, with what a write needs beside it. */
  private surveyed: { book: ReadBook; survey: Survey } | null = null;

  constructor(private readonly excel: ExcelLibrary) {
    this.watch = new ChangeWatch(excel);
  }

  async read({ signal, valuesOnly = false }: ReadOptions = {}): Promise<Reading> {
    checkSignal(signal);
    return this.translated(() =>
      converse(this.excel, { signal }, async (session) => {
        const survey = await readWorkbook(session, valuesOnly);
        const { ours, leftovers } = survey.contents;
        this.watch.follow(ours);
        const book = { sheets: ours.map(({ grid }) => grid), date1904: false };
        if (!valuesOnly) this.surveyed = { book, survey };
        return leftovers.length > 0 ? Object.assign(book, { interrupted: true }) : book;
      }),
    );
  }

  async write(model: BookModel, options: WriteOptions = {}): Promise<Undo> {
    checkSignal(options.signal);
    const before = new Map(this.written);
    const { known, onProgress, signal } = options;
    // Read by this port already: the write looks whether it is still so, and does not read it once more.
    const survey = known && this.surveyed?.book === known ? this.surveyed.survey : undefined;
    const replaced = await writeSheets(
      this.excel,
      { model, remove: [], names: [] },
      { known, onProgress, signal, survey },
    );
    this.remember(model);
    return this.undoOf(model, replaced, before);
  }

  private remember(model: BookModel): void {
    for (const sheet of model.sheets) this.written.set(sheet.key, sheet);
    this.surveyed = null;
    // The new sheets have ids that nobody knows yet.
    this.watch.follow(null);
  }

  private undoOf(
    model: BookModel,
    replaced: Replaced,
    before: ReadonlyMap<string, SheetModel>,
  ): Undo {
    return {
      sheets: model.sheets.map(({ name }) => name),
      restore: async ({ force = false } = {}) => {
        const restored = modelToRestore(model, replaced.sheets, before);
        await writeSheets(
          this.excel,
          { model: restored, remove: replaced.added, names: replaced.names },
          force ? {} : { known: readingOf(model), survey: replaced.after?.() },
        );
        for (const key of replaced.added) this.written.delete(key);
        this.remember(restored);
      },
    };
  }

  async goTo(sheet: string, cell: string): Promise<void> {
    await this.translated(() =>
      converse(this.excel, {}, async (session) => {
        const target = session.worksheets.getItem(sheet);
        target.activate();
        target.getRange(cell).select();
        await session.sync();
      }),
    );
  }

  async addCharts(charts: readonly ChartRequest[]): Promise<void> {
    if (charts.length === 0) return;
    await this.translated(() => drawCharts(this.excel, charts));
  }

  async openCopy(bytes: Uint8Array): Promise<void> {
    if (bytes.length > LARGEST_COPY) {
      throw new ExcelPortError(
        'not-supported',
        'Sổ lớn hơn mức Excel mở thành sổ mới được từ phần mềm này. Tải tệp về rồi mở.',
      );
    }
    await this.translated(() => this.excel.createWorkbook(base64Of(bytes)));
  }

  async onChanged(listener: () => void): Promise<() => Promise<void>> {
    const stop = await this.translated(() => this.watch.start(listener));
    return () => this.translated(stop);
  }

  private async translated<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw portError(error);
    }
  }
}
