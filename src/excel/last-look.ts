/// <reference types="office-js" />
/** The last look before sheets are swapped: what people typed meanwhile, and who points at our sheets. */
import { cellAddress } from '../sheets/address';
import type { CellValue } from '../sheets/read-model';
import {
  askBlocks,
  UNKNOWN_CELL_BYTES,
  type BlockAnswer,
  type BlockRequest,
  type Part,
} from './blocks';
import { contentOf, isSameFormula, namedCells, shownOf } from './changed-cells';
import { namesSheet, renameSheets } from './formula-sheets';
import type { GridSheet } from './grid';
import { jsonBytes } from './json-size';
import { askExtent, type Extent } from './listing';
import type { Plan } from './plan';
import { ExcelPortError, type ChangedCell } from './port';
import type { Session } from './session';
import type { Link } from './swap';
import type { Contents, OurSheet, SurveyedSheet } from './survey';

/** The comma between two cells in an answer. */
const CELL_BYTES = 1;

/** People may have typed longer texts since. */
const SPARE = 1.1;

const typedOf = (grid: GridSheet, row: number, column: number): unknown => {
  const cell = grid.cell(row, column);
  if (!cell) return '';
  return cell.formula === undefined ? (contentOf(cell) ?? '') : `=${cell.formula}`;
};

/** Columns where a text looks like a formula: what is typed does not tell the one from the other. */
function ambiguousColumns(grid: GridSheet): Set<number> {
  const found = new Set<number>();
  for (const row of grid.rows()) {
    for (const column of grid.columnsOf(row)) {
      const cell = grid.cell(row, column);
      if (cell?.formula === undefined && typeof cell?.value === 'string' && cell.value[0] === '=') {
        found.add(column);
      }
    }
  }
  return found;
}

/** Columns side by side of which the same is wanted. */
function partsFor(width: number, loadOf: (column: number) => Part['load'] | null): Part[] {
  const parts: Part[] = [];
  let open = false;
  for (let column = 1; column <= width; column += 1) {
    const load = loadOf(column);
    const last = parts.at(-1);
    if (open && last && load?.join() === last.load.join()) {
      parts[parts.length - 1] = { ...last, columns: last.columns + 1 };
    } else if (load) parts.push({ left: column - 1, columns: 1, load });
    open = load !== null;
  }
  return parts;
}

/** Rows of a sheet of ours, without the formulas that nobody can have typed over. */
function ourBlocks({ id, grid, derived, isProtected }: OurSheet): BlockRequest[] {
  const ambiguous = ambiguousColumns(grid);
  const from = Math.min(grid.lastRow, Math.max(0, ...[...derived.values()].map(({ row }) => row)));
  const block = (
    top: number,
    rows: number,
    isLeftOut: (column: number) => boolean,
  ): BlockRequest => {
    const parts = partsFor(grid.lastColumn, (column) => {
      if (isLeftOut(column)) return null;
      return ambiguous.has(column) ? ['formulas', 'values'] : ['formulas'];
    });
    return { sheet: id, top, rows, parts, bytesPerRow: typedBytes(grid, top, rows, parts) };
  };
  const canLeaveOut = isProtected && derived.size > 0;
  const blocks = canLeaveOut
    ? [
        block(0, from, () => false),
        block(from, grid.lastRow - from, (column) => derived.has(column)),
      ]
    : [block(0, grid.lastRow, () => false)];
  return blocks.filter(({ rows, parts }) => rows > 0 && parts.length > 0);
}

/** What a row of these columns takes in an answer, by what is known to stand there. */
function typedBytes(grid: GridSheet, top: number, rows: number, parts: readonly Part[]): number {
  let bytes = 0;
  for (let row = top + 1; row <= top + rows; row += 1) {
    for (const { left, columns, load } of parts) {
      for (let column = left + 1; column <= left + columns; column += 1) {
        bytes += load.length * (CELL_BYTES + jsonBytes(typedOf(grid, row, column)));
      }
    }
  }
  return Math.ceil((SPARE * bytes) / Math.max(1, rows));
}

/** Every sheet that stays: its formulas may point at one that goes. */
const staying = ({ old }: Plan, { ours, others }: Contents): SurveyedSheet[] => [
  ...others,
  ...ours.filter(({ id }) => !old.some((sheet) => sheet.id === id)),
];

const blockOf = (
  sheet: string,
  { top, left, rows, columns }: Extent,
  bytesPerRow: number,
): BlockRequest => ({
  sheet,
  top,
  rows,
  bytesPerRow,
  parts: [{ left, columns, load: ['values', 'formulas'] }],
});

/** Nobody types further away than that by hand; what stands there is told by its place alone. */
const FAR = { rows: 2_000, columns: 200 } as const;

/** Looks for the last time, in one batch or several. */
export class LastLook {
  readonly links: Link[] = [];
  private readonly changed: ChangedCell[] = [];
  private extents: { sheet: OurSheet; made: Excel.Worksheet; answer: () => Extent | null }[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly contents: Contents,
  ) {}

  /** What to look at; nothing when no sheet is replaced. The long tables come first: nobody types there. */
  blocks(): BlockRequest[] {
    const { old } = this.plan;
    if (old.length === 0) return [];
    const linked = staying(this.plan, this.contents).flatMap(({ id, extent, bytesPerRow }) =>
      extent ? [blockOf(id, extent, bytesPerRow)] : [],
    );
    const bySize = [...old].sort((one, other) => other.grid.lastRow - one.grid.lastRow);
    return [...bySize.flatMap(ourBlocks), ...linked];
  }

  /** Asks for a batch; call the answer after the round trip. */
  ask(session: Session, batch: readonly BlockRequest[]): () => void {
    const answer = askBlocks(session, batch);
    return () => {
      for (const found of answer()) this.take(found);
    };
  }

  /** Asks how far the sheets that are replaced reach now, and whether they are protected; goes with the last batch. */
  askExtents(session: Session): void {
    this.extents = this.plan.old.map((sheet) => {
      const made = session.worksheets.getItem(sheet.id);
      made.protection.load('protected');
      return { sheet, made, answer: askExtent(made).answer };
    });
  }

  /** Somebody took a protection away: formulas that were not looked at may have been typed over. */
  isUnprotected(): boolean {
    return this.extents.some(({ sheet, made }) => sheet.isProtected && !made.protection.protected);
  }

  /** Somebody typed below or beside what was there: where to look once more. */
  beyond(): BlockRequest[] {
    return this.extents.flatMap(({ sheet, answer }) => {
      const now = answer();
      if (!now) return [];
      const { id, name, grid } = sheet;
      const [bottom, right] = [now.top + now.rows, now.left + now.columns];
      const below = bottom - grid.lastRow;
      const beside = right - grid.lastColumn;
      if (below > FAR.rows || beside > FAR.columns) {
        const corner = cellAddress(bottom, right);
        this.changed.push({ sheet: name, cell: corner, expected: null, found: null });
        return [];
      }
      const strip = (extent: Extent): BlockRequest[] =>
        extent.rows > 0 && extent.columns > 0
          ? [blockOf(id, extent, extent.columns * UNKNOWN_CELL_BYTES)]
          : [];
      return [
        ...strip({ top: grid.lastRow, left: 0, rows: below, columns: right }),
        ...strip({ top: 0, left: grid.lastColumn, rows: grid.lastRow, columns: beside }),
      ];
    });
  }

  private take(answer: BlockAnswer): void {
    const ours = this.plan.old.find(({ id }) => id === answer.block.sheet);
    if (ours) this.compare(ours, answer);
    else this.findLinks(answer);
  }

  private compare({ name, grid }: OurSheet, { block, parts }: BlockAnswer): void {
    for (const { part, values, formulas } of parts) {
      formulas?.forEach((line, index) =>
        line.forEach((typed, at) => {
          const [row, column] = [block.top + index + 1, part.left + at + 1];
          const value = values?.[index]?.[at];
          if (isUntouched(grid, row, column, typed, value)) return;
          const known = grid.cell(row, column);
          const expected = shownOf(known);
          const now = {
            value: (value ?? typed) as CellValue,
            isDate: known?.isDate ?? holdsDays(grid, column),
          };
          const found = shownOf(now);
          this.changed.push({ sheet: name, cell: cellAddress(row, column), expected, found });
        }),
      );
    }
  }

  private findLinks({ block, parts }: BlockAnswer): void {
    const { renamed } = this.plan;
    const names = [...renamed.keys()];
    for (const { part, values, formulas } of parts) {
      formulas?.forEach((line, row) =>
        line.forEach((formula, column) => {
          if (typeof formula !== 'string' || formula === values?.[row]?.[column]) return;
          if (!formula.startsWith('=') || !namesSheet(formula, names)) return;
          this.links.push({
            sheet: block.sheet,
            cell: cellAddress(block.top + row + 1, part.left + column + 1),
            formula,
            renewed: renameSheets(formula, renamed),
          });
        }),
      );
    }
  }

  /** @throws ExcelPortError when somebody typed while the sheets were made, or a link could not be kept */
  check(): void {
    if (this.changed.length > 0) throw changedSinceLoad(this.changed);
    const locked = this.links
      .map(({ sheet }) => staying(this.plan, this.contents).find(({ id }) => id === sheet))
      .find((sheet) => sheet?.isProtected);
    if (locked) {
      throw new ExcelPortError(
        'workbook-protected',
        `Trang "${locked.name}" có công thức lấy số từ trang sắp thay nhưng đang được bảo vệ. Bỏ bảo vệ trang đó rồi làm lại, để công thức không bị hỏng.`,
      );
    }
  }
}

/** Formats are not asked for again: what is typed into a blank cell is a day where its neighbours are. */
function holdsDays(grid: GridSheet, column: number): boolean {
  for (const row of grid.rows()) if (grid.cell(row, column)?.isDate) return true;
  return false;
}

/** @param value what the cell shows, where that was asked for */
function isUntouched(
  grid: GridSheet,
  row: number,
  column: number,
  typed: unknown,
  value: unknown,
): boolean {
  const known = grid.cell(row, column);
  const isFormula =
    typeof typed === 'string' && typed.startsWith('=') && (value === undefined || value !== typed);
  if (known?.formula === undefined) {
    const isSame = (contentOf(known) ?? '') === typed;
    // Without its value a text that looks like a formula would be asked for; so this is none.
    return isSame && !(isFormula && value !== undefined);
  }
  return isFormula && isSameFormula(known.formula, typed.slice(1));
}

export const changedSinceLoad = (changed: readonly ChangedCell[]): ExcelPortError =>
  new ExcelPortError(
    'changed-since-load',
    `${namedCells(changed)} đã thay đổi từ lần đọc gần nhất nên chưa ghi gì. Đọc lại sổ để lấy số mới, hoặc xác nhận ghi đè.`,
    changed,
  );
