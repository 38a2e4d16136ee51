/// <reference types="office-js" />
import { checkSignal, type ExcelLibrary } from './office';

/** One conversation with Excel: every round trip is counted, and can be called off before it is made. */
export class Session {
  private done = 0;

  constructor(
    readonly context: Excel.RequestContext,
    private readonly options: {
      signal?: AbortSignal | undefined;
      onSync?: ((done: number) => void) | undefined;
    } = {},
  ) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  get worksheets(): Excel.WorksheetCollection {
    return this.context.workbook.worksheets;
  }

  /** Everything asked for since the last time goes to Excel in one request. */
  async sync(): Promise<void> {
    checkSignal(this.options.signal);
    await this.context.sync();
    this.done += 1;
    this.options.onSync?.(this.done);
  }

  /** The batch that follows neither recalculates nor repaints while it runs. */
  suspend(): void {
    this.workbook.application.suspendApiCalculationUntilNextSync();
    this.workbook.application.suspendScreenUpdatingUntilNextSync();
  }
}

/** A conversation; when a cell is being edited, Excel is asked to wait until that is done. */
export const converse = <Result>(
  excel: ExcelLibrary,
  options: ConstructorParameters<typeof Session>[1],
  talk: (session: Session) => Promise<Result>,
): Promise<Result> =>
  excel.run({ delayForCellEdit: true }, (context: Excel.RequestContext) =>
    talk(new Session(context, options)),
  );
