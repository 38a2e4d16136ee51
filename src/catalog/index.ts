/** Reads `seeds/` once, checks it, and answers what is for whom. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import agencies from '../../seeds/agencies.json';
import clauses from '../../seeds/clauses.json';
import communes from '../../seeds/communes.json';
import documents from '../../seeds/documents.json';
import duties from '../../seeds/duties.json';
import groups from '../../seeds/groups.json';
import growth from '../../seeds/growth.json';
import holidays from '../../seeds/holidays.json';
import milestones from '../../seeds/milestones.json';
import petitions from '../../seeds/petitions.json';
import reported from '../../seeds/reported.json';
import targets from '../../seeds/targets.json';
import tasks from '../../seeds/tasks.json';
import { makeCalendar, type WorkCalendar } from '../domain/calendar';
import type { Additions } from './addition-rows';
import { checkSeeds } from './check';
import type { Seeds } from './schema';

export interface Catalog extends Seeds {
  calendar: WorkCalendar;
  /** Tells two catalogs apart: 16 hexadecimal digits of the SHA-256 of their content. */
  fingerprint: string;
  /** Rows of further directives that a book has added; they stand among the others too. */
  additions?: Additions;
}

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export type Digest = (text: string) => string;

/** Runs everywhere; what runs us may have a faster one. */
export const portableDigest: Digest = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** @example fingerprintOf({ a: 1 }).length //=> 16 */
export const fingerprintOf = (content: unknown, digest: Digest = portableDigest): string =>
  digest(JSON.stringify(content)).slice(0, 16);

let loaded: Catalog | undefined;

/**
 * The catalog of the five directives.
 *
 * @throws SeedError when a row of `seeds/` is not what it should be
 * @example loadCatalog().communes.length //=> 65
 */
export function loadCatalog(): Catalog {
  if (!loaded) {
    const seeds = checkSeeds({
      agencies,
      clauses,
      communes,
      documents,
      duties,
      groups,
      growth,
      holidays,
      milestones,
      petitions,
      reported,
      targets,
      tasks,
    });
    loaded = {
      ...seeds,
      calendar: makeCalendar(seeds.holidays),
      fingerprint: fingerprintOf(seeds),
    };
  }
  return loaded;
}

export { checkSeeds, SeedError } from './check';
export type { SeedName, Seeds } from './schema';
export * from './narrow';
export * from './select';
