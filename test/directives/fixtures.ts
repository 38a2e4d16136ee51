/** The documents of the genre kept beside the tests, with their answers. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog';
import { readDirective, type DirectiveProposal } from '../../src/directives';
import type { AnswerKey } from './score';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'directives');

export interface Fixture {
  name: string;
  text: string;
  key: AnswerKey & {
    noise: string;
    /** What the reader is known to get wrong, by the beginning of the line that says so. */
    missed?: string[];
    document: Record<'type' | 'number' | 'issuer' | 'issued' | 'signer', string | null>;
  };
}

export const fixtures: readonly Fixture[] = readdirSync(FOLDER)
  .filter((file) => /\.(?:txt|md)$/.test(file))
  .sort()
  .map((file) => ({
    name: file,
    text: readFileSync(join(FOLDER, file), 'utf8'),
    key: JSON.parse(
      readFileSync(join(FOLDER, file.replace(/\.(?:txt|md)$/, '.json')), 'utf8'),
    ) as Fixture['key'],
  }));

/** Reads a text with the catalog; it must be readable. */
export const propose = (text: string): DirectiveProposal => {
  const reading = readDirective(text, loadCatalog());
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
};
