/** A second opinion: exceljs, which has no part in the writing, finds in the file what the model says. */
import ExcelJS from 'exceljs';
import { consolidate } from '../../../src/consolidation';
import { areaAddress, cellAddress } from '../../../src/sheets/address';
import { wholeRule } from '../../../src/sheets/formulas';
import { communeBook } from '../../../src/sheets/commune/book';
import type { BookModel, CellModel, SheetModel } from '../../../src/sheets/model';
import { scaleOf } from '../../../src/sheets/page';
import { FORMATS, STYLES, FONT, TONES, type Style } from '../../../src/sheets/styles';
import { writeBook } from '../../../src/workbook/write';
import { SMALL } from '../../consolidation/support';
import { bookContext } from '../../helpers/context';

const BOOKS: readonly (readonly [string, () => BookModel])[] = [
  ['commune', () => communeBook(bookContext(), '06463')],
  [
    'province',
    () => consolidate({ catalog: SMALL, period: '2026-06', files: [], before: null }).next.book,
  ],
];

async function opened(model: BookModel): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeBook(model);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Cells of a merged area beside its first show nothing. */
const isCovered = ({ merges }: SheetModel, row: number, column: number): boolean =>
  merges.some(
    ({ top, left, bottom, right }) =>
      row >= top &&
      row <= bottom &&
      column >= left &&
      column <= right &&
      (row !== top || column !== left),
  );

/** exceljs makes dates of numbers that look like days, in UTC. */
const serial = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

/** What exceljs can tell of a cell: it takes a kept 0, FALSE or "" of a formula for none. */
function told(cell: ExcelJS.Cell): unknown {
  const { value } = cell;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return serial(value);
  const { formula, result = null } = value as ExcelJS.CellFormulaValue;
  return { formula, result: result instanceof Date ? serial(result) : result };
}

const expected = ({ value, formula }: CellModel): unknown => {
  if (formula === undefined) return value === '' ? null : value;
  return { formula, result: value === '' || value === 0 || value === false ? null : value };
};

function look({ font, fill, border, alignment, numFmt, protection }: ExcelJS.Cell): unknown {
  return {
    font: [font.name, font.size, !!font.bold, !!font.italic, !!font.underline, font.color?.argb],
    fill: fill?.type === 'pattern' && fill.pattern !== 'none' ? fill.fgColor?.argb : undefined,
    border: (['top', 'left', 'bottom', 'right'] as const).map((side) => border?.[side]?.style),
    alignment: [alignment.horizontal, alignment.vertical, !!alignment.wrapText, alignment.indent],
    format: numFmt ?? 'General',
    locked: protection?.locked ?? true,
  };
}

function wantedLook({ style: name, format, input }: CellModel): unknown {
  const style: Style = STYLES[name];
  const side = style.border === 'thin' ? 'thin' : undefined;
  return {
    font: [
      FONT,
      style.size,
      !!style.bold,
      !!style.italic,
      !!style.underline,
      `FF${style.color ?? '000000'}`,
    ],
    fill: style.fill && `FF${style.fill}`,
    border: [side, side, style.border ? 'thin' : undefined, side],
    alignment: [style.align, style.vertical, !!style.wrap, style.indent],
    format: format ?? style.format ?? 'General',
    locked: !input,
  };
}

describe.each(BOOKS)('%s', (_, make) => {
  let model: BookModel;
  let workbook: ExcelJS.Workbook;
  const sheetOf = (sheet: SheetModel): ExcelJS.Worksheet => {
    const found = workbook.getWorksheet(sheet.name);
    if (!found) throw new Error(`No sheet ${sheet.name}`);
    return found;
  };

  beforeAll(async () => {
    model = make();
    workbook = await opened(model);
  });

  /** What differs, over all cells of the book; a few of them say enough. */
  const differences = (
    of: (cell: ExcelJS.Cell) => unknown,
    wanted: (cell: CellModel) => unknown,
  ) => {
    let compared = 0;
    const found = model.sheets.flatMap((sheet) => {
      const written = sheetOf(sheet);
      return sheet.rows.flatMap(({ cells }, row) =>
        cells.flatMap((cell, column) => {
          if (!cell || isCovered(sheet, row + 1, column + 1)) return [];
          compared += 1;
          const [is, should] = [of(written.getCell(row + 1, column + 1)), wanted(cell)];
          return JSON.stringify(is) === JSON.stringify(should)
            ? []
            : [{ at: `${sheet.name}!${cellAddress(row + 1, column + 1)}`, is, should }];
        }),
      );
    });
    expect(compared).toBeGreaterThan(1000);
    return found.slice(0, 5);
  };

  test('the same values and formulas', () => {
    expect(differences(told, expected)).toEqual([]);
  });

  test('the same looks', () => {
    expect(differences(look, wantedLook)).toEqual([]);
  });

  test('the same sheets, widths and heights', () => {
    expect(workbook.worksheets.map(({ name, state }) => ({ name, state }))).toEqual(
      model.sheets.map(({ name, state }) => ({ name, state })),
    );
    for (const sheet of model.sheets) {
      const written = sheetOf(sheet);
      expect(sheet.columns.map((_width, at) => written.getColumn(at + 1).width)).toEqual(
        sheet.columns.map(({ width }) => width),
      );
      expect(sheet.columns.map((_width, at) => written.getColumn(at + 1).hidden)).toEqual(
        sheet.columns.map(({ hidden }) => hidden ?? false),
      );
      const rows = sheet.rows.map((_row, at) => written.getRow(at + 1));
      expect(rows.map(({ height }) => height)).toEqual(sheet.rows.map(({ height }) => height));
      expect(rows.map(({ hidden }) => hidden)).toEqual(
        sheet.rows.map(({ hidden }) => hidden ?? false),
      );
    }
  });

  test('the same merges, filters, panes, print setup and tabs', () => {
    for (const sheet of model.sheets) {
      const written = sheetOf(sheet);
      const { pageSetup, autoFilter, properties } = written;
      expect([...written.model.merges].sort()).toEqual(sheet.merges.map(areaAddress).sort());
      expect(autoFilter ?? undefined).toBe(sheet.filter && areaAddress(sheet.filter));
      expect(pageSetup).toMatchObject({
        paperSize: 9,
        orientation: sheet.print.orientation,
        horizontalCentered: true,
        ...(sheet.print.breaks
          ? { fitToPage: false, scale: scaleOf(sheet) }
          : { fitToPage: true, fitToWidth: 1, fitToHeight: sheet.print.onePage ? 1 : 0 }),
      });
      expect(pageSetup.printTitlesRow).toBe(
        sheet.repeatRows && `${sheet.repeatRows.from}:${sheet.repeatRows.to}`,
      );
      expect(properties.tabColor?.argb).toBe(
        sheet.tab === 'plain' ? undefined : `FF${TONES[sheet.tab].color}`,
      );
      const [view] = written.views;
      expect(view?.showGridLines).toBe(false);
      if (sheet.freeze) {
        const { row, column } = sheet.freeze;
        expect(view).toMatchObject({ state: 'frozen', xSplit: column, ySplit: row });
      }
    }
  });

  test('the same looks by what stands in a cell', () => {
    for (const sheet of model.sheets) {
      const written = (
        sheetOf(sheet) as unknown as {
          conditionalFormattings: {
            ref: string;
            rules: (ExcelJS.CellIsRuleType | ExcelJS.ExpressionRuleType)[];
          }[];
        }
      ).conditionalFormattings;
      const rules = written.flatMap(({ ref, rules: list }) =>
        list.map(({ formulae, style, priority }) => ({
          ref,
          formula: formulae?.[0],
          priority,
          color: style?.font?.color?.argb,
          format: (style?.numFmt as { formatCode?: string } | undefined)?.formatCode,
        })),
      );
      expect(rules).toEqual(
        sheet.highlights.map((highlight, index) => ({
          ref: areaAddress(highlight.area),
          priority: index + 1,
          ...('whole' in highlight
            ? { formula: wholeRule(highlight.area), format: FORMATS.whole }
            : { formula: `"${highlight.text}"`, color: `FF${TONES[highlight.tone].color}` }),
        })),
      );
    }
  });

  test('the same names', () => {
    for (const { name, sheet, area } of model.names) {
      const cell = sheetOf(model.sheets.find((one) => one.name === sheet) as SheetModel);
      expect(workbook.definedNames.getRanges(name).ranges.join()).toContain(cell.name);
      expect(workbook.definedNames.getRanges(name).ranges).toHaveLength(1);
      expect(area.top).toBeGreaterThan(0);
    }
  });
});
