/**
 * Writes a `BookModel` with exceljs. The model says everything; this file only translates it, and
 * keeps clear of what the library gets wrong (docs/DECISIONS.md, "Writing workbooks").
 */
import ExcelJS from 'exceljs';
import type { DayNumber } from '../domain/model';
import { absoluteArea, areaAddress } from '../sheets/address';
import type { BookModel, CellModel, Highlight, SheetModel, Validation } from '../sheets/model';
import { ruleMessages } from '../sheets/rules';
import { FONT, STYLES, TONES, type Style, type StyleName } from '../sheets/styles';
import { fileText } from './file-text';
import { fixZipDates } from './zip-dates';

/** Millimetres to inches: page margins of NĐ 30/2020/NĐ-CP are given in millimetres. */
const inches = (millimetres: number): number => millimetres / 25.4;

const THIN = { style: 'thin', color: { argb: 'FF808080' } } as const;

function exceljsStyle(style: Style, input: boolean, format?: string): Partial<ExcelJS.Style> {
  const {
    size,
    bold,
    italic,
    underline,
    color = '000000',
    fill,
    border,
    align,
    vertical,
    wrap,
    indent,
  } = style;
  const numFmt = format ?? style.format;
  return {
    font: {
      name: FONT,
      family: 1,
      size,
      color: { argb: `FF${color}` },
      ...(bold ? { bold } : {}),
      ...(italic ? { italic } : {}),
      ...(underline ? { underline } : {}),
    },
    alignment: {
      horizontal: align,
      vertical,
      ...(wrap ? { wrapText: true } : {}),
      ...(indent ? { indent } : {}),
    },
    ...(fill
      ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${fill}` } } }
      : {}),
    ...(border === 'thin'
      ? { border: { top: THIN, left: THIN, bottom: THIN, right: THIN } }
      : border === 'bottom'
        ? { border: { bottom: THIN } }
        : {}),
    ...(numFmt ? { numFmt } : {}),
    protection: { locked: !input },
  };
}

/** One style object per look, shared by every cell that has it: exceljs compares by identity first. */
class StyleBook {
  private readonly made = new Map<string, Partial<ExcelJS.Style>>();

  get(name: StyleName, input: boolean, format?: string): Partial<ExcelJS.Style> {
    const key = `${name}|${input}|${format ?? ''}`;
    let style = this.made.get(key);
    if (!style) {
      style = exceljsStyle(STYLES[name], input, format);
      this.made.set(key, style);
    }
    return style;
  }
}

function cellValue({ value, formula }: CellModel): ExcelJS.CellValue {
  if (formula === undefined) return typeof value === 'string' ? fileText(value) : value;
  return { formula, result: value ?? '' } as ExcelJS.CellFormulaValue;
}

/** Excel shows at most 255 characters of a message and 32 of a title. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** "&" begins a code in headers and footers; two stand for the character, and a cut must not part them. */
function footerText(text: string, room: number): string {
  const doubled = text.replaceAll('&', '&&');
  return doubled.length <= room ? doubled : footerText(cut(text, text.length - 1), room);
}

/** exceljs turns the bounds of a date rule into serials itself, by UTC. */
const dateOf = (day: DayNumber): Date => new Date(Date.UTC(1899, 11, 30 + day));

function dataValidation({ rule, heading }: Validation): ExcelJS.DataValidation {
  const { prompt, error } = ruleMessages(rule);
  const shared = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: cut(heading, 32),
    prompt: cut(prompt, 255),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: cut(heading, 32),
    error: cut(error, 255),
  } as const;
  switch (rule.kind) {
    case 'choice':
      return { ...shared, type: 'list', formulae: [rule.source ?? `"${rule.choices.join(',')}"`] };
    case 'date':
      return {
        ...shared,
        type: 'date',
        operator: 'between',
        formulae: [dateOf(rule.from), dateOf(rule.to)],
      };
    case 'number': {
      const { min, max } = rule;
      if (min !== undefined && max !== undefined) {
        return { ...shared, type: 'decimal', operator: 'between', formulae: [min, max] };
      }
      return min === undefined
        ? { ...shared, type: 'decimal', operator: 'between', formulae: [-1e15, 1e15] }
        : { ...shared, type: 'decimal', operator: 'greaterThanOrEqual', formulae: [min] };
    }
    case 'whole':
      return { ...shared, type: 'whole', operator: 'between', formulae: [rule.min, rule.max] };
    case 'text':
      return { ...shared, type: 'textLength', operator: 'lessThanOrEqual', formulae: [rule.max] };
  }
}

function conditionalFormat(
  { area, text, tone }: Highlight,
  priority: number,
): ExcelJS.ConditionalFormattingOptions {
  const { fill, color } = TONES[tone];
  return {
    ref: areaAddress(area),
    rules: [
      {
        type: 'cellIs',
        operator: 'equal',
        priority,
        formulae: [`"${text}"`],
        style: {
          fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill}` } },
          font: { color: { argb: `FF${color}` }, bold: true },
        },
      } as ExcelJS.ConditionalFormattingRule,
    ],
  };
}

function writeSheet(workbook: ExcelJS.Workbook, model: SheetModel, styles: StyleBook): void {
  const { print, freeze } = model;
  const landscape = print.orientation === 'landscape';
  const sheet = workbook.addWorksheet(model.name, {
    state: model.state,
    views: [
      freeze
        ? {
            state: 'frozen',
            xSplit: freeze.column,
            ySplit: freeze.row,
            showGridLines: false,
            zoomScale: 100,
          }
        : { state: 'normal', showGridLines: false, zoomScale: 100 },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: landscape
        ? {
            left: inches(15),
            right: inches(15),
            top: inches(20),
            bottom: inches(18),
            header: inches(8),
            footer: inches(8),
          }
        : {
            left: inches(30),
            right: inches(15),
            top: inches(20),
            bottom: inches(20),
            header: inches(8),
            footer: inches(8),
          },
    },
    // The size stands before the font: digits at the beginning of a text would become part of it.
    headerFooter: {
      oddFooter: `&L&9&"${FONT},Italic"${footerText(print.footer, 180)}&R&9&"${FONT},Regular"Trang &P/&N`,
    },
    properties: {
      defaultRowHeight: 15,
      ...(model.tab === 'plain' ? {} : { tabColor: { argb: `FF${TONES[model.tab].color}` } }),
    },
  });

  model.columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    if (hidden) column.hidden = true;
  });
  model.rows.forEach(({ cells, height, hidden }, index) => {
    const row = sheet.getRow(index + 1);
    if (height !== undefined) row.height = height;
    if (hidden) row.hidden = true;
    cells.forEach((cell, at) => {
      if (!cell) return;
      const target = row.getCell(at + 1);
      target.value = cellValue(cell);
      target.style = styles.get(cell.style, cell.input ?? false, cell.format);
    });
  });
  // mergeCells would copy the first cell's style over the others; they carry their own already.
  for (const area of model.merges)
    sheet.mergeCellsWithoutStyle(area.top, area.left, area.bottom, area.right);
  for (const validation of model.validations) {
    // One entry per area: expanding it cell by cell makes the file large and slow.
    (
      sheet as unknown as { dataValidations: { add: (ref: string, rule: unknown) => void } }
    ).dataValidations.add(areaAddress(validation.area), dataValidation(validation));
  }
  model.highlights.forEach((highlight, index) => {
    sheet.addConditionalFormatting(conditionalFormat(highlight, index + 1));
  });
  if (model.filter) sheet.autoFilter = areaAddress(model.filter);
  if (model.repeatRows) {
    sheet.pageSetup.printTitlesRow = `${model.repeatRows.from}:${model.repeatRows.to}`;
  }
  if (model.protect) {
    // No password: it costs a second a sheet and protects nothing. This stops slips, not people.
    void sheet.protect('', {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      sort: true,
      autoFilter: true,
    });
  }
}

/**
 * The bytes of an .xlsx file.
 *
 * @throws RangeError when the model names a sheet that it does not have
 */
export async function writeBook(model: BookModel): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = model.title;
  workbook.creator = 'Tiến Độ';
  workbook.lastModifiedBy = 'Tiến Độ';
  // Fixed, so that the same content gives the same bytes.
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  workbook.modified = new Date(Date.UTC(2026, 0, 1));
  // Excel recalculates when it opens the file; others show the cached results.
  workbook.calcProperties = { fullCalcOnLoad: true };
  const styles = new StyleBook();
  for (const sheet of model.sheets) writeSheet(workbook, sheet, styles);
  const active = model.sheets.findIndex(({ name }) => name === model.active);
  if (active < 0) throw new RangeError(`No sheet ${model.active}`);
  // Without a named active tab a very hidden sheet may be the active one, and be printed.
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 24000,
      height: 14000,
      firstSheet: 0,
      activeTab: active,
      visibility: 'visible',
    },
  ];
  for (const { name, sheet, area } of model.names) {
    workbook.definedNames.add(absoluteArea(sheet, area), name);
  }
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  fixZipDates(bytes);
  return bytes;
}
