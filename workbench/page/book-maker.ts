/** The page's side of the worker that makes workbooks. */
import { giveWay } from '../../src/jobs/give-way';
import { unpackModel, type PackedModel } from '../../src/jobs/packed-model';
import type { BookModel } from '../../src/sheets/model';

export type Role = 'department' | 'commune' | 'office' | 'blank';

export interface WantedBook {
  number: number;
  role: Role;
  /** Whose workbook, in the role of a commune. */
  unit: string;
}

export interface MadeBook {
  number: number;
  packed: PackedModel;
}

export class BookMaker {
  private asked = 0;

  constructor(private readonly worker: Worker) {}

  /** @returns null when another workbook was asked for meanwhile */
  make(role: Role, unit: string): Promise<BookModel | null> {
    const number = ++this.asked;
    const { worker } = this;
    return new Promise((resolve, reject) => {
      const stop = new AbortController();
      const { signal } = stop;
      const take = async ({ data }: MessageEvent<MadeBook>): Promise<void> => {
        if (data.number !== number) return;
        stop.abort();
        resolve(this.isNewest(number) ? await unpackModel(data.packed, giveWay) : null);
      };
      worker.addEventListener('message', (event) => void take(event).catch(reject), { signal });
      worker.addEventListener('error', ({ message }) => reject(new Error(message)), { signal });
      worker.postMessage({ number, role, unit } satisfies WantedBook);
    });
  }

  /** Something else is opened: what is still being made is no longer wanted. */
  forget(): void {
    this.asked += 1;
  }

  private isNewest(number: number): boolean {
    return number === this.asked;
  }
}
