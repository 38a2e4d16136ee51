/** What hangs on a worksheet: protection, panes, page, filter, charts. */
import { HostError, invalidArgument, itemNotFound } from '../errors';
import { boxAddress, parseAddress } from '../address';
import { node, NULL, type Node, type ObjectType, type Property } from '../members';
import type { Chart, SheetState } from '../sheet-state';
import type { WorkbookState } from '../state';
import { isRange, rangeNode } from './range';

export interface SheetTarget {
  book: WorkbookState;
  sheet: SheetState;
}

const OPTIONS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const;

export const SHEET_PROTECTION: ObjectType<SheetTarget> = {
  name: 'WorksheetProtection',
  properties: {
    Protected: { get: ({ sheet }) => sheet.protection !== null },
    Options: { get: ({ sheet }) => sheet.protection },
  },
  methods: {
    Protect: ({ sheet }, options: Record<string, unknown> | null) => {
      if (sheet.protection) {
        throw new HostError('InvalidOperation', 'The worksheet is protected already.');
      }
      const unknown = Object.keys(options ?? {}).filter(
        (key) => key !== 'selectionMode' && !OPTIONS.some((option) => option === key),
      );
      if (unknown.length > 0) throw invalidArgument(`Protection: ${unknown.join(', ')}`);
      const none = Object.fromEntries(OPTIONS.map((option) => [option, false]));
      sheet.protection = { ...none, selectionMode: 'Normal', ...options };
    },
    Unprotect: ({ sheet }) => {
      sheet.protection = null;
    },
  },
};

export const FREEZE_PANES: ObjectType<SheetTarget> = {
  name: 'WorksheetFreezePanes',
  methods: {
    FreezeAt: ({ sheet }, range: unknown) => {
      if (sheet.visibility !== 'Visible') {
        throw new HostError('InvalidOperation', 'A hidden worksheet has no view to freeze.');
      }
      sheet.frozen = isRange(range) ? range.box : parseAddress(range).box;
    },
    Unfreeze: ({ sheet }) => {
      sheet.frozen = null;
    },
    GetLocationOrNullObject: ({ book, sheet }) =>
      sheet.frozen ? rangeNode(book, sheet, sheet.frozen) : NULL,
  },
};

export const AUTO_FILTER: ObjectType<SheetTarget> = {
  name: 'AutoFilter',
  properties: { Enabled: { get: ({ sheet }) => sheet.filter !== null } },
  methods: {
    Apply: ({ book, sheet }, range: unknown) => {
      book.checkAllowed(sheet, 'allowAutoFilter');
      sheet.filter = isRange(range) ? range.box : parseAddress(range).box;
    },
    Remove: ({ sheet }) => {
      sheet.filter = null;
    },
  },
};

const pageProperty = (key: string, check: (value: unknown) => boolean): Property<SheetTarget> => ({
  get: ({ sheet }) => sheet.page[key] ?? null,
  set: ({ sheet }, value) => {
    if (!check(value)) throw invalidArgument(`Page layout, ${key}.`);
    sheet.page[key] = value;
  },
});

const isNumber = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= 255;

const FOOTERS: ObjectType<SheetTarget> = {
  name: 'HeaderFooter',
  properties: Object.fromEntries(
    ['LeftHeader', 'CenterHeader', 'RightHeader', 'LeftFooter', 'CenterFooter', 'RightFooter'].map(
      (key) => [key, pageProperty(key, isText)],
    ),
  ),
};

const HEADERS_FOOTERS: ObjectType<SheetTarget> = {
  name: 'HeaderFooterGroup',
  navigation: { DefaultForAllPages: (target) => node(FOOTERS, target) },
};

export const PAGE_LAYOUT: ObjectType<SheetTarget> = {
  name: 'PageLayout',
  properties: {
    Orientation: pageProperty(
      'Orientation',
      (value) => value === 'Landscape' || value === 'Portrait',
    ),
    PaperSize: pageProperty('PaperSize', isText),
    LeftMargin: pageProperty('LeftMargin', isNumber),
    RightMargin: pageProperty('RightMargin', isNumber),
    TopMargin: pageProperty('TopMargin', isNumber),
    BottomMargin: pageProperty('BottomMargin', isNumber),
    HeaderMargin: pageProperty('HeaderMargin', isNumber),
    FooterMargin: pageProperty('FooterMargin', isNumber),
    CenterHorizontally: pageProperty('CenterHorizontally', (value) => typeof value === 'boolean'),
    Zoom: pageProperty('Zoom', (value) => typeof value === 'object' && value !== null),
  },
  navigation: { HeadersFooters: (target) => node(HEADERS_FOOTERS, target) },
  methods: {
    SetPrintTitleRows: ({ sheet }, rows: unknown) => {
      sheet.page['PrintTitleRows'] = boxAddress(isRange(rows) ? rows.box : parseAddress(rows).box);
    },
  },
};

const PAGE_BREAK: ObjectType<SheetTarget> = { name: 'PageBreak' };

/** Rows that begin a new page, as their addresses. */
export const HORIZONTAL_PAGE_BREAKS: ObjectType<SheetTarget> = {
  name: 'PageBreakCollection',
  methods: {
    Add: (target, range: unknown) => {
      const { top } = isRange(range) ? range.box : parseAddress(range).box;
      if (top === 0) throw invalidArgument('No page break stands before the first row.');
      const { page } = target.sheet;
      page['Breaks'] = [...((page['Breaks'] as number[] | undefined) ?? []), top + 1];
      return node(PAGE_BREAK, target);
    },
  },
};

interface ChartTarget extends SheetTarget {
  chart: Chart;
}

const CHART_TITLE: ObjectType<ChartTarget> = {
  name: 'ChartTitle',
  properties: {
    Text: {
      get: ({ chart }) => chart.title,
      set: ({ chart }, text) => {
        chart.title = String(text);
      },
    },
  },
};

const CHART_LEGEND: ObjectType<ChartTarget> = {
  name: 'ChartLegend',
  properties: {
    Visible: {
      get: ({ chart }) => chart.legend,
      set: ({ chart }, visible) => {
        chart.legend = visible === true;
      },
    },
  },
};

/** Objects of a protected sheet are locked with it. */
const checkObjects = ({ book, sheet }: SheetTarget): void =>
  book.checkAllowed(sheet, 'allowEditObjects');

const CHART: ObjectType<ChartTarget> = {
  name: 'Chart',
  id: ({ chart }) => chart.id,
  properties: {
    Id: { get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.name,
      set: (target, name) => {
        checkObjects(target);
        target.chart.name = String(name);
      },
    },
    Height: {
      get: ({ chart }) => chart.height,
      set: ({ chart }, height) => {
        if (!isNumber(height)) throw invalidArgument('Height of a chart.');
        chart.height = Number(height);
      },
    },
    Width: {
      get: ({ chart }) => chart.width,
      set: ({ chart }, width) => {
        if (!isNumber(width)) throw invalidArgument('Width of a chart.');
        chart.width = Number(width);
      },
    },
  },
  navigation: {
    Title: (target) => node(CHART_TITLE, target),
    Legend: (target) => node(CHART_LEGEND, target),
  },
  methods: {
    SetPosition: ({ chart }, from: unknown, to: unknown) => {
      const at = (cell: unknown): string =>
        boxAddress(isRange(cell) ? cell.box : parseAddress(cell).box);
      chart.from = at(from);
      chart.to = to === undefined || to === null ? '' : at(to);
    },
    Delete: (target) => {
      checkObjects(target);
      target.sheet.charts = target.sheet.charts.filter(({ id }) => id !== target.chart.id);
    },
  },
};

const CHART_TYPES = ['BarClustered', 'ColumnClustered', 'Line', 'Pie'];

export const CHARTS: ObjectType<SheetTarget> = {
  name: 'ChartCollection',
  items: ({ book, sheet }) =>
    sheet.charts.map((chart): Node => node(CHART, { book, sheet, chart })),
  item: ({ book, sheet }, key) => {
    const chart = sheet.charts.find(({ id, name }) => id === key || name === key);
    if (!chart) throw itemNotFound(`Chart ${String(key)}.`);
    return node(CHART, { book, sheet, chart });
  },
  methods: {
    Add: ({ book, sheet }, type: string, source: unknown, seriesBy: string | null) => {
      checkObjects({ book, sheet });
      if (!CHART_TYPES.includes(type) || !isRange(source)) throw invalidArgument('A chart.');
      const id = book.newId('chart');
      const chart: Chart = {
        id,
        name: `Chart ${id}`,
        type,
        title: '',
        source: boxAddress(source.box),
        seriesBy: seriesBy ?? 'Auto',
        from: '',
        to: '',
        legend: true,
        height: 216,
        width: 360,
      };
      sheet.charts.push(chart);
      return node(CHART, { book, sheet, chart });
    },
    GetItemOrNullObject: ({ book, sheet }, name: string) => {
      const chart = sheet.charts.find((candidate) => candidate.name === name);
      return chart ? node(CHART, { book, sheet, chart }) : NULL;
    },
  },
};
