/**
 * The seal of a report: a hash of its canonical values. Without a secret it shows accident and later edits,
 * cell by cell, to whoever means no harm; anybody who changes a report can also seal it anew. With a secret
 * that only the unit and the province have, it also shows who sealed it. Neither proves that a figure is
 * true, nor when it was sealed, and the province, which has every secret, could seal in a unit's name.
 *
 * Hashes are noble's and not WebCrypto's: those are asynchronous, which would make every reader of a
 * report asynchronous too, and are missing on pages that are not served over https. These are
 * synchronous and the same everywhere.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { cleanText } from '../domain/fold';
import type { DayNumber } from '../domain/model';
import type { CellContent } from '../sheets/model';
import type { Seal, SealedValue } from '../sheets/seal';

export { printedSeal, type Seal, type SealedValue } from '../sheets/seal';

/** What is sealed. */
export interface SealableReport {
  unit: string;
  period: string;
  revision: number;
  reportedOn: DayNumber | null;
  /** Made-up figures; absent: real ones. */
  sample?: boolean;
  values: readonly { item: string; value: CellContent }[];
}

/** One value that is not what was sealed; null stands for an empty cell. */
export interface SealChange {
  item: string;
  sealed: CellContent;
  now: CellContent;
}

export type SealVerdict =
  | { state: 'unsealed' }
  /** Nothing was changed. `by` says what that rests on. */
  | { state: 'intact'; by: 'checksum' | 'secret' }
  /** Changed after sealing. */
  | { state: 'changed'; by: 'checksum' | 'secret'; changes: SealChange[] }
  /** Sealed with a secret other than the one given. */
  | { state: 'other-secret'; changes: SealChange[] }
  /** Sealed with a secret, and we have none: nothing is proven, changes are shown all the same. */
  | { state: 'no-secret'; changes: SealChange[] }
  /** What was kept with the seal does not give its code: damaged, forged, or of another unit or period. */
  | { state: 'broken'; changes: SealChange[] };

/** Hexadecimal digits that tell secrets apart. */
const KEY_DIGITS = 16;

/** A secret is typed or pasted by people: spaces around it and the form of its accents do not count. */
const secretBytes = (secret: string): Uint8Array => utf8ToBytes(secret.normalize('NFC').trim());

/**
 * Tells which secret a seal was made with, without giving the secret away. Secrets must be long and random
 * all the same: like the code itself, this lets guesses be tried.
 *
 * @example sealKeyOf('bí mật').length //=> 16
 */
export const sealKeyOf = (secret: string): string =>
  bytesToHex(hmac(sha256, secretBytes(secret), utf8ToBytes('tiendo seal key'))).slice(
    0,
    KEY_DIGITS,
  );

/** A value in the one form in which it is hashed and compared; null for nothing. */
function canonical(value: CellContent): CellContent {
  if (typeof value === 'number') {
    // Fifteen digits are what every spreadsheet program keeps; adding 0 makes one zero of -0.
    return Number(value.toPrecision(15)) + 0;
  }
  if (typeof value !== 'string') return value;
  const text = cleanText(value);
  return text === '' ? null : text;
}

/** Order of code units: the same on every machine, whatever its language. */
const byItem = (a: SealedValue, b: SealedValue): number =>
  Number(a.item > b.item) - Number(a.item < b.item);

const canonicalValues = (values: SealableReport['values']): SealedValue[] =>
  values
    .flatMap(({ item, value }) => {
      const kept = canonical(value);
      return kept === null ? [] : [{ item, value: kept }];
    })
    .sort(byItem);

/**
 * The report in one text: a line of JSON for the head and one for each value, by item.
 *
 * @example canonicalReport({ unit: '06463', period: '2026-06', revision: 1, reportedOn: null, values: [] })
 *   //=> '["06463","2026-06",1,null]'
 */
export function canonicalReport(report: SealableReport): string {
  const { unit, period, revision, reportedOn, sample, values } = report;
  const lines = canonicalValues(values).map(({ item, value }) => JSON.stringify([item, value]));
  // Only made-up figures say what they are: seals of real reports stay those of every version.
  const head = [unit, period, revision, reportedOn, ...(sample ? ['sample'] : [])];
  return [JSON.stringify(head), ...lines].join('\n');
}

function codeOf(report: SealableReport, secret: string | undefined): string {
  const message = utf8ToBytes(canonicalReport(report));
  return bytesToHex(
    secret === undefined ? sha256(message) : hmac(sha256, secretBytes(secret), message),
  );
}

/**
 * Seals a report.
 *
 * @param report what it says, as it is read back from its workbook
 * @param secret what the unit was given to seal with; absent: a plain checksum
 * @throws RangeError when the secret is blank: a seal that looks signed and is not would be a lie
 * @example sealOf({ unit: '06463', period: '2026-06', revision: 1, reportedOn: null, values: [] }).code.length //=> 64
 */
export function sealOf(report: SealableReport, secret?: string): Seal {
  if (secret !== undefined && secretBytes(secret).length === 0) {
    throw new RangeError('Mã bí mật để niêm phong đang trống. Nhập mã tỉnh đã cấp, hoặc bỏ qua.');
  }
  return {
    code: codeOf(report, secret),
    key: secret === undefined ? '' : sealKeyOf(secret),
    revision: report.revision,
    reportedOn: report.reportedOn,
    values: canonicalValues(report.values),
  };
}

function changesBetween(seal: Seal, { values }: SealableReport): SealChange[] {
  const sealed = new Map(canonicalValues(seal.values).map(({ item, value }) => [item, value]));
  const now = new Map(canonicalValues(values).map(({ item, value }) => [item, value]));
  return [...new Set([...sealed.keys(), ...now.keys()])].sort().flatMap((item) => {
    const change = { item, sealed: sealed.get(item) ?? null, now: now.get(item) ?? null };
    return change.sealed === change.now ? [] : [change];
  });
}

/**
 * Compares a report with its seal.
 *
 * @param seal what the workbook carries; null where it carries none
 * @param report what the workbook says now
 * @param secret the unit's secret, where we have it
 * @example checkSeal(sealOf(report), report) //=> { state: 'intact', by: 'checksum' }
 * @example checkSeal(sealOf(report, 'của xã'), report, 'của phường').state //=> 'other-secret'
 */
export function checkSeal(seal: Seal | null, report: SealableReport, secret?: string): SealVerdict {
  if (seal === null) return { state: 'unsealed' };
  const changes = changesBetween(seal, report);
  const { code, key, revision, reportedOn, values } = seal;
  if (key !== '') {
    if (secret === undefined) return { state: 'no-secret', changes };
    if (key !== sealKeyOf(secret)) return { state: 'other-secret', changes };
  }
  // What was sealed must give the code before a difference to it means anything.
  const sealed = { ...report, revision, reportedOn, values };
  if (codeOf(sealed, key === '' ? undefined : secret) !== code) return { state: 'broken', changes };
  const by = key === '' ? 'checksum' : 'secret';
  return changes.length === 0 ? { state: 'intact', by } : { state: 'changed', by, changes };
}
