/** The open workbook as a model that the writer takes: what is saved is what stands there, looks and rules too. */
import type {
  Area,
  BookModel,
  CellModel,
  Highlight,
  InputRule,
  SheetModel,
  Tone,
  Validation,
} from '../../src/sheets/model';
import { sheetKeyOf } from '../../src/sheets/spec';
import { TONES } from '../../src/sheets/styles';
import { parseAddress, type Box } from '../host/address';
import type { SheetState, Validation as HostValidation } from '../host/sheet-state';
import type { WorkbookState } from '../host/state';
import { lookOf, widthOfPoints } from './looks';

const areaOf = ({ top, left, bottom, right }: Box): Area => ({
  top: top + 1,
  left: left + 1,
  bottom: bottom + 1,
  right: right + 1,
});

const toneOf = (color: unknown, part: 'fill' | 'color'): Tone | undefined =>
  (Object.keys(TONES) as Tone[]).find((tone) => `#${TONES[tone][part]}` === color);

const numberOf = (bound: unknown): number => Number(String(bound).replace(/^=/, ''));

const WIDEST = 1e15;

interface Bounds {
  formula1?: unknown;
  formula2?: unknown;
  operator?: string;
}

function ruleOf(rule: unknown): InputRule | undefined {
  const { list, date, decimal, wholeNumber, textLength } = (rule ?? {}) as Record<
    string,
    Bounds & { source?: string }
  >;
  if (list) {
    const source = list.source ?? '';
    return source.startsWith('=')
      ? { kind: 'choice', choices: [], source: source.slice(1) }
      : { kind: 'choice', choices: source.split(',') };
  }
  if (date) {
    return { kind: 'date', from: numberOf(date.formula1), to: numberOf(date.formula2) };
  }
  if (wholeNumber) {
    return {
      kind: 'whole',
      min: numberOf(wholeNumber.formula1),
      max: numberOf(wholeNumber.formula2),
    };
  }
  if (textLength) return { kind: 'text', max: numberOf(textLength.formula1) };
  if (!decimal) return undefined;
  const [min, max] = [numberOf(decimal.formula1), numberOf(decimal.formula2)];
  return {
    kind: 'number',
    ...(min === -WIDEST ? {} : { min }),
    ...(Number.isNaN(max) || max === WIDEST ? {} : { max }),
  };
}

function validationsOf(validations: readonly HostValidation[]): Validation[] {
  return validations.flatMap(({ box, rule, prompt }) => {
    const read = ruleOf(rule);
    const { title = '' } = (prompt ?? {}) as { title?: string };
    return read ? [{ area: areaOf(box), rule: read, heading: title }] : [];
  });
}

function highlightsOf({ conditionalFormats }: SheetState): Highlight[] {
  return conditionalFormats.flatMap(({ type, box, rule, format }): Highlight[] => {
    if (type === 'Custom') return [{ area: areaOf(box), whole: true }];
    const { formula1 } = (rule ?? {}) as { formula1?: string };
    const text = /^="(.*)"$/.exec(formula1 ?? '')?.[1];
    const tone = toneOf(format['fill'], 'fill');
    return text === undefined || !tone
      ? []
      : [{ area: areaOf(box), text: text.replaceAll('""', '"'), tone }];
  });
}

const fitsOnePage = ({ page }: SheetState): boolean =>
  (page['Zoom'] as { verticalFitToPages?: number } | undefined)?.verticalFitToPages === 1;

function sheetModel(book: WorkbookState, sheet: SheetState): SheetModel {
  const used = book.store.used(sheet.id) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const lastRow = Math.max(used.bottom, ...[...sheet.rows.keys()]);
  const lastColumn = Math.max(used.right, ...[...sheet.columns.keys()]);
  const line = (row: number): (CellModel | undefined)[] =>
    Array.from({ length: lastColumn + 1 }, (_, column): CellModel | undefined => {
      const format = sheet.formats.at(row, column);
      const cell = book.store.cell(sheet.id, row, column);
      const look = lookOf(format);
      if (!cell && !sheet.formats.has(row, column)) return undefined;
      const value = cell?.value === '' ? null : (cell?.value ?? null);
      return {
        value,
        ...(cell?.formula ? { formula: cell.formula.slice(1) } : {}),
        ...look,
      };
    });
  const rows = Array.from({ length: lastRow + 1 }, (_, row) => {
    const { height, hidden } = sheet.rows.get(row) ?? {};
    return {
      cells: line(row),
      ...(height === undefined ? {} : { height }),
      ...(hidden ? { hidden } : {}),
    };
  });
  const name = book.nameOf(sheet.id);
  const key = rows
    .flatMap(({ cells }) => cells.map((cell) => sheetKeyOf(cell?.value)))
    .find((found) => found !== null);
  const footer = sheet.page['Footer'] ?? sheet.page['LeftFooter'] ?? '';
  const titles = sheet.page['PrintTitleRows'];
  const breaks = sheet.page['Breaks'] as number[] | undefined;
  const repeat = typeof titles === 'string' ? parseAddress(titles).box : null;
  return {
    key: key ?? name,
    name,
    state: sheet.visibility === 'VeryHidden' ? 'veryHidden' : 'visible',
    columns: Array.from({ length: lastColumn + 1 }, (_, at) => {
      const { width, hidden } = sheet.columns.get(at) ?? {};
      return {
        width: width === undefined ? 9 : widthOfPoints(width),
        ...(hidden ? { hidden } : {}),
      };
    }),
    rows,
    merges: sheet.merges.map(areaOf),
    validations: validationsOf(sheet.validations),
    highlights: highlightsOf(sheet),
    ...(sheet.frozen
      ? { freeze: { row: sheet.frozen.bottom + 1, column: sheet.frozen.right + 1 } }
      : {}),
    ...(repeat ? { repeatRows: { from: repeat.top + 1, to: repeat.bottom + 1 } } : {}),
    ...(sheet.filter ? { filter: areaOf(sheet.filter) } : {}),
    protect: sheet.protection !== null,
    print: {
      orientation: sheet.page['Orientation'] === 'Landscape' ? 'landscape' : 'portrait',
      // The codes of font and size belong to the writer.
      footer: String(footer)
        .replace(/^&"[^"]*"&\d+/, '')
        .replaceAll('&&', '&'),
      ...(fitsOnePage(sheet) ? { onePage: true } : {}),
      ...(Array.isArray(breaks) ? { breaks } : {}),
    },
    tab: toneOf(sheet.tabColor, 'color') ?? 'plain',
  };
}

/** Everything in the open workbook, formulas calculated. */
export async function savedModel(book: WorkbookState): Promise<BookModel> {
  await book.store.settle();
  const sheets = book.sheets().map((sheet) => sheetModel(book, sheet));
  return {
    title: 'Tiến Độ',
    sheets,
    names: book.store.names().flatMap(({ name, formula }) => {
      if (formula.includes('#REF!')) return [];
      const { sheet, box } = parseAddress(formula);
      return sheet === undefined ? [] : [{ name, sheet, area: areaOf(box) }];
    }),
    active: book.nameOf(book.active),
  };
}
