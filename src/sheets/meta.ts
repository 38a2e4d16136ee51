/**
 * `_tiendo`: the very hidden sheet that says what a workbook is. In cells, because libraries that
 * re-save a file drop document properties.
 */
import { Form, text } from './form';
import type { CellContent, SheetModel } from './model';

export const META_NAME = '_tiendo';
export const META_KEY = 'meta';

/** Raised when the layout of a workbook changes; older ones stay readable. */
export const SCHEMA_VERSION = 1;

export interface Meta {
  schema: number;
  /** `commune` or `province`. */
  kind: string;
  /** Unit code; empty for the province's book. */
  unit: string;
  period: string;
  /** Fingerprint of the catalog that the rows were made from. */
  catalog: string;
  /** Hash of the canonical values, empty while the report is not sealed. */
  seal: string;
  /** `true` for made-up figures. */
  sample: boolean;
  /** Hash of everything the book was made from; only in the province's book. */
  content?: string;
}

export function metaSheet(meta: Meta): SheetModel {
  const form = new Form({
    key: META_KEY,
    name: META_NAME,
    valueColumn: 2,
    widths: [40],
    print: { orientation: 'portrait', footer: '' },
    tab: 'plain',
  });
  for (const [id, value] of Object.entries(meta) as [string, CellContent][]) {
    form.add({ 2: { ...text('', 'key'), value } }, { id });
  }
  return form.build({ state: 'veryHidden' });
}
