/** An empty workbook for each test, and what the host says to one batch of requests on it. */
import { openHost, type OpenHost } from '../../workbench/host/node';

export type Batch = (context: Excel.RequestContext, sheet: Excel.Worksheet) => void;

/** Opens a workbook before each test of the file that calls this, and closes it behind. */
export function hostForEach(): () => OpenHost {
  let open: OpenHost;
  beforeEach(() => {
    open = openHost();
  });
  afterEach(() => open.close());
  return () => open;
}

/** Runs one batch on Sheet1; gives the code with which it was refused, null when it was not. */
export async function refusalBy({ Excel }: OpenHost, batch: Batch): Promise<string | null> {
  try {
    await Excel.run(async (context) => {
      batch(context, context.workbook.worksheets.getItem('Sheet1'));
      await context.sync();
    });
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
