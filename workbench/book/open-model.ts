/** Opens a workbook of ours in the host, as Excel opens a file: no batch, no calculation, no protection in the way. */
import { excelRule } from '../../src/excel/stage-rules';
import { absoluteArea } from '../../src/sheets/address';
import { wholeRule } from '../../src/sheets/formulas';
import type { Area, BookModel, Highlight, SheetModel } from '../../src/sheets/model';
import { ruleMessages } from '../../src/sheets/rules';
import { FORMATS, TONES } from '../../src/sheets/styles';
import type { Box } from '../host/address';
import { newSheet, type ConditionalFormat, type SheetState } from '../host/sheet-state';
import type { OpenedBook } from '../host/univer-snapshot';
import { viewOf } from './view';
import { BASE_FORMAT, formatOf, pointsOfWidth } from './looks';

export const boxOf = ({ top, left, bottom, right }: Area): Box => ({
  top: top - 1,
  left: left - 1,
  bottom: bottom - 1,
  right: right - 1,
});

const PROTECTION = {
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertRows: true,
  allowAutoFilter: true,
};

const conditionOf = (highlight: Highlight): Omit<ConditionalFormat, 'id' | 'box'> =>
  'whole' in highlight
    ? {
        type: 'Custom',
        rule: { formula: `=${wholeRule(highlight.area)}` },
        format: { numberFormat: FORMATS.whole },
      }
    : {
        type: 'CellValue',
        rule: { formula1: `="${highlight.text.replaceAll('"', '""')}"`, operator: 'EqualTo' },
        format: {
          fill: `#${TONES[highlight.tone].fill}`,
          color: `#${TONES[highlight.tone].color}`,
          bold: true,
        },
      };

export function stateOf(model: SheetModel, id: string): SheetState {
  const state = newSheet(id);
  state.formats.setBase(BASE_FORMAT);
  model.columns.forEach(({ width, hidden = false }, at) =>
    state.columns.set(at, { width: pointsOfWidth(width), hidden }),
  );
  model.rows.forEach(({ cells, height, hidden }, row) => {
    if (height !== undefined || hidden) {
      state.rows.set(row, {
        ...(height === undefined ? {} : { height }),
        ...(hidden ? { hidden } : {}),
      });
    }
    cells.forEach((cell, column) => {
      if (cell) state.formats.set(row, column, formatOf(cell));
    });
  });
  return {
    ...state,
    visibility: model.state === 'visible' ? 'Visible' : 'VeryHidden',
    tabColor: model.tab === 'plain' ? '' : `#${TONES[model.tab].color}`,
    showGridlines: false,
    protection: model.protect ? PROTECTION : null,
    merges: model.merges.map(boxOf),
    validations: model.validations.map(({ area, rule, heading }) => {
      const { prompt, error } = ruleMessages(rule);
      return {
        box: boxOf(area),
        rule: excelRule(rule, new Map()),
        prompt: { showPrompt: true, title: heading, message: prompt },
        errorAlert: { showAlert: true, style: 'Stop', title: heading, message: error },
        ignoreBlanks: true,
      };
    }),
    conditionalFormats: model.highlights.map((highlight, index) => ({
      id: `opened-${index}`,
      box: boxOf(highlight.area),
      ...conditionOf(highlight),
    })),
    frozen: model.freeze
      ? { top: 0, left: 0, bottom: model.freeze.row - 1, right: model.freeze.column - 1 }
      : null,
    filter: model.filter ? boxOf(model.filter) : null,
    page: {
      Orientation: model.print.orientation === 'landscape' ? 'Landscape' : 'Portrait',
      Footer: model.print.footer,
      ...(model.print.onePage ? { Zoom: { verticalFitToPages: 1 } } : {}),
      ...(model.print.breaks ? { Breaks: model.print.breaks } : {}),
      ...(model.repeatRows
        ? { PrintTitleRows: `${model.repeatRows.from}:${model.repeatRows.to}` }
        : {}),
    },
  };
}

/** Cells, names and looks of a book, for a `UniverStore` and its `WorkbookState`. */
export function openModel(book: BookModel): { opened: OpenedBook; states: SheetState[] } {
  const states = book.sheets.map((sheet, index) => stateOf(sheet, `sheet-${index}`));
  return {
    opened: {
      sheets: book.sheets.map(({ name, rows }, index) => ({
        name,
        cells: rows.map(({ cells }) =>
          cells.map(
            (cell) =>
              cell && {
                value: cell.value ?? '',
                ...(cell.formula === undefined ? {} : { formula: `=${cell.formula}` }),
              },
          ),
        ),
        view: viewOf(states[index] as SheetState),
      })),
      names: book.names.map(({ name, sheet, area }) => ({
        name,
        formula: `=${absoluteArea(sheet, area)}`,
      })),
    },
    states,
  };
}
