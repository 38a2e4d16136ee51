/// <reference types="office-js" />
/** Reading cells in stretches of rows, so that no answer is larger than Excel on the web gives. */
import { areaAddress } from '../sheets/address';
import type { Block } from './grid';
import { REQUEST_BYTES } from './json-size';
import type { Session } from './session';

/** Rows of one sheet to be read; 0-based. */
export interface BlockRequest {
  /** Id of the sheet. */
  sheet: string;
  top: number;
  left: number;
  rows: number;
  columns: number;
  /** What a row takes in the answer, as far as can be told before. */
  bytesPerRow: number;
  /** Without formulas and formats, which are most of an answer. */
  valuesOnly?: boolean;
}

/** Cuts what is wanted so that every batch of it stays below the limit. */
export function packBlocks(
  wanted: readonly BlockRequest[],
  limit = REQUEST_BYTES,
): BlockRequest[][] {
  const batches: BlockRequest[][] = [];
  let batch: BlockRequest[] = [];
  let room = limit;
  for (const block of wanted) {
    const perRow = Math.max(1, block.bytesPerRow);
    for (let from = 0; from < block.rows;) {
      const fitting = Math.max(1, Math.floor(room / perRow));
      const isFull = batch.length > 0 && room < perRow;
      if (isFull) {
        batches.push(batch);
        batch = [];
        room = limit;
        continue;
      }
      const rows = Math.min(fitting, block.rows - from);
      batch.push({ ...block, top: block.top + from, rows });
      room -= rows * perRow;
      from += rows;
    }
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

const addressOf = ({ top, left, rows, columns }: BlockRequest): string =>
  areaAddress({ top: top + 1, left: left + 1, bottom: top + rows, right: left + columns });

/** Everything there is to know of the cells; ready after the next round trip. */
export function askCells(
  session: Session,
  batch: readonly BlockRequest[],
): () => (Block & { sheet: string })[] {
  const asked = batch.map((block) => {
    const range = session.worksheets.getItem(block.sheet).getRange(addressOf(block));
    if (block.valuesOnly) range.load(['values']);
    else range.load(['values', 'formulas', 'numberFormat']);
    range.untrack();
    return { block, range };
  });
  return () =>
    asked.map(({ block: { sheet, top, left, valuesOnly }, range }) => ({
      sheet,
      top,
      left,
      values: range.values,
      formulas: valuesOnly ? [] : range.formulas,
      numberFormat: valuesOnly ? [] : range.numberFormat,
    }));
}

/** What was typed into the cells: constants, and formulas as formulas; ready after the next round trip. */
export function askTyped(
  session: Session,
  batch: readonly BlockRequest[],
): () => { block: BlockRequest; values: unknown[][]; formulas: unknown[][] }[] {
  const asked = batch.map((block) => {
    const range = session.worksheets.getItem(block.sheet).getRange(addressOf(block));
    range.load(['values', 'formulas']);
    range.untrack();
    return { block, range };
  });
  return () =>
    asked.map(({ block, range }) => ({ block, values: range.values, formulas: range.formulas }));
}
