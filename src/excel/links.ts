/// <reference types="office-js" />
/** The last look before sheets are swapped: what people typed meanwhile, and who points at our sheets. */
import { cellAddress } from '../sheets/address';
import { askTyped, packBlocks, type BlockRequest } from './blocks';
import { changedCells } from './changed-cells';
import { namesSheet, renameSheets } from './formula-sheets';
import { GridSheet } from './grid';
import type { Plan } from './plan';
import { ExcelPortError, type ChangedCell } from './port';
import type { Session } from './session';
import type { Link } from './swap';
import type { Contents, OurSheet, SurveyedSheet } from './survey';

/** People may have typed below and beside what was there. */
const MARGIN = 20;

const blockOf = (sheet: OurSheet): BlockRequest => ({
  sheet: sheet.id,
  top: 0,
  left: 0,
  rows: sheet.grid.lastRow + MARGIN,
  columns: sheet.grid.lastColumn + MARGIN,
  bytesPerRow: sheet.bytesPerRow + MARGIN * BLANK_BYTES,
});

/** A blank cell in an answer of values and formulas. */
const BLANK_BYTES = 12;

/** Every sheet that stays: its formulas may point at one that goes. */
const staying = ({ old }: Plan, { ours, others }: Contents): SurveyedSheet[] => [
  ...others,
  ...ours.filter(({ id }) => !old.some((sheet) => sheet.id === id)),
];

/** The blocks to look at, packed; nothing when no sheet is replaced. */
export function lastLook(plan: Plan, contents: Contents): BlockRequest[][] {
  if (plan.old.length === 0) return [];
  const linked = staying(plan, contents).flatMap(({ id, extent, bytesPerRow }): BlockRequest[] =>
    extent ? [{ sheet: id, ...extent, bytesPerRow }] : [],
  );
  return packBlocks([...linked, ...plan.old.map(blockOf)]);
}

/** Adds what one batch of the last look found. */
export class LastLook {
  readonly links: Link[] = [];
  private readonly now = new Map<string, GridSheet>();

  constructor(
    private readonly plan: Plan,
    private readonly contents: Contents,
  ) {}

  /** Asks for a batch; call the answer after the round trip. */
  ask(session: Session, batch: readonly BlockRequest[]): () => void {
    const answer = askTyped(session, batch);
    return () => {
      for (const { block, values, formulas } of answer()) this.take(block, values, formulas);
    };
  }

  private take(
    { sheet, top, left }: BlockRequest,
    values: unknown[][],
    formulas: unknown[][],
  ): void {
    const ours = this.plan.old.find(({ id }) => id === sheet);
    if (ours) {
      const grid = this.now.get(sheet) ?? new GridSheet(ours.name, ours.state);
      grid.add({ top, left, values, formulas, numberFormat: [] });
      this.now.set(sheet, grid);
      return;
    }
    const { renamed } = this.plan;
    const names = [...renamed.keys()];
    formulas.forEach((line, row) =>
      line.forEach((formula, column) => {
        if (typeof formula !== 'string' || formula === values[row]?.[column]) return;
        if (!formula.startsWith('=') || !namesSheet(formula, names)) return;
        this.links.push({
          sheet,
          cell: cellAddress(top + row + 1, left + column + 1),
          formula,
          renewed: renameSheets(formula, renamed),
        });
      }),
    );
  }

  /** @throws ExcelPortError when somebody typed while the sheets were made, or a link could not be kept */
  check(): void {
    const changed = [...this.now].flatMap(([id, grid]) =>
      changedCells(this.plan.old.find((sheet) => sheet.id === id)?.grid, grid),
    );
    if (changed.length > 0) throw changedSinceLoad(changed);
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

/** At most this many cells are named in the message; all of them are in the error. */
const NAMED = 3;

export function changedSinceLoad(changed: readonly ChangedCell[]): ExcelPortError {
  const named = changed.slice(0, NAMED).map(({ sheet, cell }) => `${sheet}!${cell}`);
  const more = changed.length > NAMED ? ` và ${changed.length - NAMED} ô khác` : '';
  return new ExcelPortError(
    'changed-since-load',
    `${named.join(', ')}${more} đã thay đổi từ lần đọc gần nhất nên chưa ghi gì. Đọc lại sổ để lấy số mới, hoặc xác nhận ghi đè.`,
    changed,
  );
}
