import { sealedItemOf } from '../../sheets/meta';
import type { CellContent } from '../../sheets/model';
import type { Seal, SealedValue } from '../../sheets/seal';
import type { FoundTable } from '../tables';
import type { Schema } from './schema';

/** Since the second version a report can be sealed; the values that were sealed are rows of `_tiendo`. */
export const v2: Schema = { version: 2, sealOf: readSeal };

function readSeal(meta: FoundTable): Seal | null {
  const values: SealedValue[] = [];
  const fields = new Map<string, CellContent>();
  for (const { id, number } of meta.rows) {
    const content = meta.at(number, 'value').cell?.value ?? null;
    const value = typeof content === 'object' ? null : content;
    const item = sealedItemOf(id);
    if (item === null) fields.set(id, value);
    else if (value !== null) values.push({ item, value });
  }
  const code = fields.get('seal') ?? null;
  if (code === null || code === '') return null;
  const revision = fields.get('sealRevision');
  const reportedOn = fields.get('sealReportedOn');
  return {
    code: String(code),
    key: String(fields.get('sealKey') ?? ''),
    revision: typeof revision === 'number' ? revision : 1,
    reportedOn: typeof reportedOn === 'number' ? reportedOn : null,
    values,
  };
}
