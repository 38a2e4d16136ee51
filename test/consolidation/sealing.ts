/** Sealed reports, and what a consolidation says of their seals. */
import { extractSubmission, type Conflict } from '../../src/consolidation';
import { communeBook } from '../../src/sheets/commune/book';
import type { Seal } from '../../src/sheets/seal';
import { sealOf } from '../../src/workbook/seal';
import { writeBook } from '../../src/workbook/write';
import {
  answersFrom,
  CHI_LANG,
  clean,
  contextFor,
  DONG_KINH,
  PERIOD,
  report,
  submissionOf,
  type Filled,
} from './support';

export const SECRETS: ReadonlyMap<string, string> = new Map([
  [CHI_LANG, 'bí-mật-của-chi-lăng'],
  [DONG_KINH, 'bí-mật-của-đông-kinh'],
]);

/** What the pane does: reads the report, seals what it reads, writes it again with the seal. */
export async function sealed(
  filled: Filled = clean(),
  secret?: string,
  unit: string = CHI_LANG,
  { sample = false } = {},
): Promise<{ seal: Seal; bytes: Uint8Array }> {
  const seal = sealOf(submissionOf(await report(unit, filled, { sample })), secret);
  const context = contextFor(PERIOD, { sample });
  return { seal, bytes: await writeBook(communeBook(context, unit, answersFrom(filled), seal)) };
}

interface Judged {
  ok: boolean;
  state: string | null;
  codes: string[];
  conflicts: Conflict[];
}

export function judge(
  bytes: Uint8Array,
  secrets: ReadonlyMap<string, string> = new Map<string, string>(),
): Judged {
  const extraction = extractSubmission(bytes, contextFor(), PERIOD, secrets);
  const conflicts = extraction.ok ? extraction.submission.conflicts : extraction.conflicts;
  return {
    ok: extraction.ok,
    state: extraction.ok ? extraction.submission.verdict.state : null,
    codes: conflicts.map(({ code }) => code),
    conflicts,
  };
}
