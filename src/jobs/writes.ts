/** Writes into the open workbook: one at a time, whole or not at all, the last one to be taken back. */
import { namedCells } from '../excel/changed-cells';
import { ExcelPortError, type ChangedCell, type ExcelPort, type Undo } from '../excel/port';
import type { ReadBook } from '../sheets/read-model';
import type { SheetsToWrite } from './engine';
import { checkSignal, JobError } from './error';
import type { RunOptions } from './model';
import { unpackModel } from './packed-model';
import { plainBook, type PlainBook } from './plain-book';

interface LastWrite {
  what: string;
  undo: Undo;
}

/** Reading is this much of a job that writes, working it out as much again. */
const READ = 0.1;
export const WORKED_OUT = 0.3;

export class Writes {
  private last: LastWrite | null = null;
  /** Writes wait for one another: a button may be pressed twice. */
  private queue: Promise<unknown> = Promise.resolve();
  /** Writes that have been asked for and have not ended. */
  private underway = 0;

  /**
   * @param pause lets the page answer between two pieces of work
   * @param onWritten hears of every write that was worked out anew, before the next one begins
   */
  constructor(
    private readonly port: ExcelPort,
    private readonly pause: () => Promise<void>,
    private readonly onWritten: () => void,
  ) {}

  get isUnderway(): boolean {
    return this.underway > 0;
  }

  /** One write at a time, whatever became of the one before. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    this.underway += 1;
    const result = this.queue.then(work, work).finally(() => {
      this.underway -= 1;
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  /** Reads, works out, writes; what people typed in between stops the write. */
  change<Sheets extends SheetsToWrite>(
    what: string,
    run: RunOptions,
    workOut: (book: PlainBook) => Promise<Sheets>,
  ): Promise<Sheets> {
    return this.alone(async () => {
      const { onProgress, signal } = run;
      onProgress?.(0, 'Đang đọc sổ');
      const known = await this.port.read(signal ? { signal } : {});
      onProgress?.(READ, 'Đang lập các trang');
      const sheets = await workOut(plainBook(known));
      checkSignal(signal);
      await this.write(what, sheets, known, run);
      this.onWritten();
      return sheets;
    });
  }

  /**
   * To be called by `alone` only.
   *
   * @param known the book that the sheets were worked out from
   * @throws ExcelPortError `changed-since-load` when people's own cells would be lost or were changed
   */
  async write(
    what: string,
    { model, unkept }: SheetsToWrite,
    known: ReadBook,
    { onProgress, signal, overwrite = false }: RunOptions,
  ): Promise<void> {
    if (unkept.length > 0 && !overwrite) throw wouldBeLost(unkept);
    const unpacked = await unpackModel(model, this.pause);
    checkSignal(signal);
    const undo = await this.port.write(unpacked, {
      known,
      ...(signal ? { signal } : {}),
      onProgress: (share) => onProgress?.(WORKED_OUT + (1 - WORKED_OUT) * share, 'Đang ghi vào sổ'),
    });
    this.last = { what, undo };
  }

  /** What the last write did, while it can still be taken back. */
  lastWrite(): { what: string; sheets: readonly string[] } | null {
    return this.last && { what: this.last.what, sheets: this.last.undo.sheets };
  }

  /** Takes the last write back. To be called by `alone` only. */
  async takeBack(options: { force?: boolean }): Promise<void> {
    if (!this.last) {
      throw new JobError('nothing-to-undo', 'Không còn lần ghi nào để hoàn tác.');
    }
    await this.last.undo.restore(options);
    this.last = null;
  }
}

/** The same question as for cells that were changed: they are shown, and may be written over then. */
const wouldBeLost = (cells: readonly ChangedCell[]): ExcelPortError =>
  new ExcelPortError(
    'changed-since-load',
    `${namedCells(cells)} nằm ngoài các dòng, cột của phần mềm nên sẽ mất khi ghi lại trang; chưa ghi gì. Chép nội dung sang trang khác, hoặc xác nhận ghi đè.`,
    cells,
  );
