/** The versions of our workbooks that can be read, one module each. */
import type { Schema } from './schema';
import { v1 } from './v1';
import { v2 } from './v2';

export type { Schema } from './schema';

const SCHEMAS: readonly Schema[] = [v1, v2];

/** Newest version that can be read. */
export const NEWEST_SCHEMA = Math.max(...SCHEMAS.map(({ version }) => version));

/**
 * @param version content of the cell that states it
 * @returns undefined for a version that nobody knows yet, and for what is no version
 */
export const schemaOf = (version: unknown): Schema | undefined =>
  SCHEMAS.find((schema) => schema.version === version);
