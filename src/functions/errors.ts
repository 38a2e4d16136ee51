/** What Excel shows: `#VALUE!` for what cannot be read, `#N/A` for what is missing. */
export type FaultCode = '#VALUE!' | '#N/A';

/** Why one cell has no answer. `excel-runtime.ts` hands it to Excel; nothing else here knows Excel. */
export class CellFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'CellFault';
  }
}

/** @example unreadable('Kỳ báo cáo: …').code //=> '#VALUE!' */
export const unreadable = (message: string): CellFault => new CellFault('#VALUE!', message);

/** @example missing('Chưa có ngày chốt.').code //=> '#N/A' */
export const missing = (message: string): CellFault => new CellFault('#N/A', message);

/**
 * The fault of one cell from what its callback threw. RangeError is how the domain refuses what lies
 * outside its calendar; anything else is a mistake of ours and must be seen.
 *
 * @throws what is neither
 * @example faultFrom(new RangeError('Not a day number')).code //=> '#VALUE!'
 */
export function faultFrom(thrown: unknown): CellFault {
  if (thrown instanceof CellFault) return thrown;
  if (thrown instanceof RangeError) {
    return unreadable('Ngày hoặc số nằm ngoài phạm vi tính được. Hãy kiểm tra lại ô đầu vào.');
  }
  throw thrown;
}
