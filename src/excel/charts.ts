/// <reference types="office-js" />
import type { ExcelLibrary } from './office';
import type { ChartRequest } from './port';
import { converse, type Session } from './session';

const TYPES = { bar: 'BarClustered', column: 'ColumnClustered' } as const;
const SIZE = { width: 420, height: 240 } as const;

/** A chart is known again by its name: drawn once more, it replaces itself. */
const nameOf = ({ sheet, at }: ChartRequest): string => `tiendo ${sheet} ${at}`;

/** Draws charts beside the figures; sheets that are protected are so again afterwards. */
export async function drawCharts(
  excel: ExcelLibrary,
  charts: readonly ChartRequest[],
): Promise<void> {
  const names = [...new Set(charts.map(({ sheet }) => sheet))];
  await converse(excel, {}, async (session) => {
    const sheets = new Map(names.map((name) => [name, session.worksheets.getItem(name)] as const));
    for (const sheet of sheets.values()) sheet.protection.load(['protected', 'options']);
    const earlier = charts.map((chart) => {
      const found = session.worksheets
        .getItem(chart.sheet)
        .charts.getItemOrNullObject(nameOf(chart));
      found.load('name');
      return found;
    });
    await session.sync();
    const wasProtected = [...sheets].flatMap(([name, { protection }]) =>
      protection.protected ? [{ name, options: protection.options }] : [],
    );
    try {
      for (const { name } of wasProtected) sheets.get(name)?.protection.unprotect();
      for (const chart of earlier) if (!chart.isNullObject) chart.delete();
      for (const chart of charts) draw(session, chart);
      protect(session, wasProtected);
      await session.sync();
    } catch (error) {
      await protectAgain(excel, wasProtected);
      throw error;
    }
  });
}

function draw(session: Session, request: ChartRequest): void {
  const sheet = session.worksheets.getItem(request.sheet);
  const source = sheet.getRange(request.source);
  const chart = sheet.charts.add(TYPES[request.kind], source, 'Columns');
  chart.name = nameOf(request);
  chart.title.text = request.title;
  chart.legend.visible = false;
  chart.setPosition(request.at);
  chart.width = SIZE.width;
  chart.height = SIZE.height;
  source.untrack();
}

interface Protected {
  name: string;
  options: Excel.WorksheetProtectionOptions;
}

const protect = (session: Session, sheets: readonly Protected[]): void => {
  for (const { name, options } of sheets) {
    session.worksheets.getItem(name).protection.protect(options);
  }
};

/** The request may have broken off between taking the protection away and putting it back. */
async function protectAgain(excel: ExcelLibrary, sheets: readonly Protected[]): Promise<void> {
  if (sheets.length === 0) return;
  await converse(excel, {}, async (session) => {
    const found = sheets.map(({ name, options }) => {
      const { protection } = session.worksheets.getItem(name);
      protection.load('protected');
      return { protection, options };
    });
    await session.sync();
    for (const { protection, options } of found) {
      if (!protection.protected) protection.protect(options);
    }
    await session.sync();
  });
}
