/// <reference types="office-js" />
/** Input rules, colours by text, panes, filter and print setup of a new sheet. */
import { areaAddress } from '../sheets/address';
import { wholeRule } from '../sheets/formulas';
import type {
  Highlight,
  InputRule,
  SheetModel,
  ToneHighlight,
  Validation,
  WholeNumbers,
} from '../sheets/model';
import { footerOf, MARGINS, scaleOf } from '../sheets/page';
import { ruleMessages } from '../sheets/rules';
import { FORMATS, TONES } from '../sheets/styles';
import { renameSheets } from './formula-sheets';
import { jsonBytes } from './json-size';
import { RANGE_BYTES, type NewSheet, type Step } from './step';

/** Excel shows at most 255 characters of a message and 32 of a title. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

const WIDEST = 1e15;

/** A rule as Excel takes it. */
export function excelRule(
  rule: InputRule,
  names: ReadonlyMap<string, string>,
): Excel.DataValidationRule {
  const between = (formula1: number, formula2: number): Excel.BasicDataValidation => ({
    formula1,
    formula2,
    operator: 'Between',
  });
  switch (rule.kind) {
    case 'choice': {
      const source = rule.source
        ? `=${renameSheets(rule.source.replace(/^=/, ''), names)}`
        : rule.choices.join(',');
      return { list: { inCellDropDown: true, source } };
    }
    case 'date':
      // A day as a formula: its text would be read in the language of the screen.
      return { date: { formula1: `=${rule.from}`, formula2: `=${rule.to}`, operator: 'Between' } };
    case 'number': {
      const { min, max } = rule;
      return min !== undefined && max === undefined
        ? { decimal: { formula1: min, operator: 'GreaterThanOrEqualTo' } }
        : { decimal: between(min ?? -WIDEST, max ?? WIDEST) };
    }
    case 'whole':
      return { wholeNumber: between(rule.min, rule.max) };
    case 'text':
      return { textLength: { formula1: rule.max, operator: 'LessThanOrEqualTo' } };
  }
}

function validationStep(
  sheet: NewSheet,
  { area, rule, heading }: Validation,
  names: ReadonlyMap<string, string>,
): Step {
  const { prompt, error } = ruleMessages(rule);
  const title = cut(heading, 32);
  const checked = excelRule(rule, names);
  const shown = { showPrompt: true, title, message: cut(prompt, 255) };
  const alert = { showAlert: true, style: 'Stop' as const, title, message: cut(error, 255) };
  return {
    bytes: 2 * RANGE_BYTES + jsonBytes([checked, shown, alert]),
    run: () => {
      const range = sheet.get().getRange(areaAddress(area));
      const { dataValidation } = range;
      dataValidation.rule = checked;
      dataValidation.ignoreBlanks = true;
      dataValidation.prompt = shown;
      dataValidation.errorAlert = alert;
      range.untrack();
    },
  };
}

const highlightStep = (sheet: NewSheet, highlight: Highlight): Step =>
  'whole' in highlight ? wholeStep(sheet, highlight) : toneStep(sheet, highlight);

const wholeStep = (sheet: NewSheet, { area }: WholeNumbers): Step => ({
  bytes: 3 * RANGE_BYTES,
  run: () => {
    const range = sheet.get().getRange(areaAddress(area));
    const { custom } = range.conditionalFormats.add('Custom');
    custom.format.numberFormat = FORMATS.whole;
    custom.rule.formula = `=${wholeRule(area)}`;
    range.untrack();
  },
});

const toneStep = (sheet: NewSheet, { area, text, tone }: ToneHighlight): Step => ({
  bytes: 3 * RANGE_BYTES,
  run: () => {
    const range = sheet.get().getRange(areaAddress(area));
    const { cellValue } = range.conditionalFormats.add('CellValue');
    cellValue.format.fill.color = `#${TONES[tone].fill}`;
    cellValue.format.font.color = `#${TONES[tone].color}`;
    cellValue.format.font.bold = true;
    cellValue.rule = { formula1: `="${text.replaceAll('"', '""')}"`, operator: 'EqualTo' };
    range.untrack();
  },
});

export const ruleSteps = (
  sheet: NewSheet,
  { validations, highlights }: SheetModel,
  names: ReadonlyMap<string, string>,
): Step[] => [
  ...validations.map((validation) => validationStep(sheet, validation, names)),
  ...highlights.map((highlight) => highlightStep(sheet, highlight)),
];

const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Panes, filter, tab and print setup; the sheet must be visible while its panes are frozen. */
export function viewStep(sheet: NewSheet, model: SheetModel): Step {
  const { freeze, filter, repeatRows, print, tab } = model;
  return {
    bytes: (6 + (print.breaks?.length ?? 0)) * RANGE_BYTES + jsonBytes(print),
    run: () => {
      const made = sheet.get();
      made.showGridlines = false;
      if (tab !== 'plain') made.tabColor = `#${TONES[tab].color}`;
      if (freeze) {
        const { row, column } = freeze;
        made.freezePanes.freezeAt(areaAddress({ top: 1, left: 1, bottom: row, right: column }));
      }
      if (filter) made.autoFilter.apply(areaAddress(filter));
      const { pageLayout } = made;
      const margins = MARGINS[print.orientation];
      pageLayout.orientation = print.orientation === 'landscape' ? 'Landscape' : 'Portrait';
      pageLayout.paperSize = 'A4';
      pageLayout.leftMargin = points(margins.left);
      pageLayout.rightMargin = points(margins.right);
      pageLayout.topMargin = points(margins.top);
      pageLayout.bottomMargin = points(margins.bottom);
      pageLayout.headerMargin = points(margins.header);
      pageLayout.footerMargin = points(margins.footer);
      pageLayout.centerHorizontally = true;
      pageLayout.zoom = print.breaks
        ? { scale: scaleOf(model) }
        : { horizontalFitToPages: 1, ...(print.onePage ? { verticalFitToPages: 1 } : {}) };
      for (const row of print.breaks ?? []) made.horizontalPageBreaks.add(`A${row}`);
      const footer = pageLayout.headersFooters.defaultForAllPages;
      const { left, right } = footerOf(print.footer);
      footer.leftFooter = left;
      footer.rightFooter = right;
      if (repeatRows) pageLayout.setPrintTitleRows(`$${repeatRows.from}:$${repeatRows.to}`);
    },
  };
}
