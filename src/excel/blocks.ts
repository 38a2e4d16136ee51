/// <reference types="office-js" />
/** Reading cells in stretches of rows, so that no answer is larger than Excel on the web gives. */
import { areaAddress } from '../sheets/address';
import { ANSWER_BYTES } from './json-size';
import { isOfficeFailure } from './office';
import type { Session } from './session';

/** What a cell takes in an answer when nothing is known of it. */
export const UNKNOWN_CELL_BYTES = 60;

export type Wanted = 'values' | 'formulas' | 'numberFormat';

/** Columns of a stretch, and what is wanted of them; 0-based. */
export interface Part {
  left: number;
  columns: number;
  load: readonly Wanted[];
}

/** Rows of one sheet to be read; 0-based. */
export interface BlockRequest {
  /** Id of the sheet. */
  sheet: string;
  top: number;
  rows: number;
  parts: readonly Part[];
  /** What a row takes in the answer, as far as can be told before. */
  bytesPerRow: number;
}

/** What came of one part of a block: the grids that were asked for. */
export interface PartAnswer {
  part: Part;
  values: unknown[][] | undefined;
  formulas: unknown[][] | undefined;
  numberFormat: unknown[][] | undefined;
}

export interface BlockAnswer {
  block: BlockRequest;
  parts: PartAnswer[];
}

/** Cuts what is wanted so that every batch of it stays below the limit. */
export function packBlocks(
  wanted: readonly BlockRequest[],
  limit = ANSWER_BYTES,
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

const addressOf = ({ top, rows }: BlockRequest, { left, columns }: Part): string =>
  areaAddress({ top: top + 1, left: left + 1, bottom: top + rows, right: left + columns });

/** Asks for a batch; call the answer after the round trip. */
export function askBlocks(session: Session, batch: readonly BlockRequest[]): () => BlockAnswer[] {
  const asked = batch.map((block) => {
    const sheet = session.worksheets.getItem(block.sheet);
    const ranges = block.parts.map((part) => {
      const range = sheet.getRange(addressOf(block, part));
      if (part.load.includes('values')) range.load('values');
      if (part.load.includes('formulas')) range.load('formulas');
      if (part.load.includes('numberFormat')) range.load('numberFormat');
      range.untrack();
      return { part, range };
    });
    return { block, ranges };
  });
  return () =>
    asked.map(({ block, ranges }) => ({
      block,
      parts: ranges.map(({ part, range }) => ({
        part,
        values: part.load.includes('values') ? range.values : undefined,
        formulas: part.load.includes('formulas') ? range.formulas : undefined,
        numberFormat: part.load.includes('numberFormat') ? range.numberFormat : undefined,
      })),
    }));
}

/** Halves a batch: by its blocks, and a lone block by its rows. */
function halves(batch: readonly BlockRequest[]): BlockRequest[][] | null {
  const [only] = batch;
  if (!only || (batch.length === 1 && only.rows === 1)) return null;
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    return [batch.slice(0, middle), batch.slice(middle)];
  }
  const upper = Math.ceil(only.rows / 2);
  return [
    [{ ...only, rows: upper }],
    [{ ...only, top: only.top + upper, rows: only.rows - upper }],
  ];
}

export const isTooLarge = (error: unknown): boolean =>
  isOfficeFailure(error) && error.code === 'ResponsePayloadSizeLimitExceeded';

/**
 * Reads a batch in one round trip; what turns out to be too large for one answer, in two.
 * @param along asked for in the same round trip, once
 */
export async function readBatch(
  session: Session,
  batch: readonly BlockRequest[],
  along: () => void = () => undefined,
): Promise<BlockAnswer[]> {
  along();
  const answer = askBlocks(session, batch);
  try {
    await session.sync();
    return answer();
  } catch (error) {
    const parts = isTooLarge(error) ? halves(batch) : null;
    if (!parts) throw error;
    const answers: BlockAnswer[] = [];
    for (const half of parts) answers.push(...(await readBatch(session, half, along)));
    return answers;
  }
}
