import type { Schema } from './schema';

/** The first version: a place for a seal, always empty. */
export const v1: Schema = { version: 1, sealOf: () => null };
