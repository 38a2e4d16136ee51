import type { Seal } from '../../sheets/seal';
import type { FoundTable } from '../tables';

/**
 * How workbooks of one version are read, where they differ from those of another. A version gets a module
 * of its own when the layout changes, and keeps it: files of last year come in next year.
 */
export interface Schema {
  version: number;
  /** The seal in `_tiendo`; null where the report is not sealed. */
  sealOf: (meta: FoundTable) => Seal | null;
}
