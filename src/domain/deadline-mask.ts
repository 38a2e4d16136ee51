import { DATE_SOURCE } from './date-pattern';

/** Stands for text that was understood and must not be read again; neither letter, digit nor mark. */
const MASK = '#';

/**
 * The text with the stretch from `start` to `end` masked. Positions stay.
 *
 * @example maskRange('den 30/6', 4, 8) //=> 'den ####'
 */
export const maskRange = (folded: string, start: number, end: number): string =>
  folded.slice(0, start) + MASK.repeat(end - start) + folded.slice(end);

const PERCENTAGE = /\d{1,9}(?:[.,]\d{1,9})? ?%/g;

const CITED_DATE = `(?:,? (?:ky )?ngay ?(?:${DATE_SOURCE}))`;

/** "số 12/QĐ-UBND ngày 5/1/2026", "85/2025/NĐ-CP", "số /TB-UBND": number and symbol, with their date. */
const NUMBERED = new RegExp(
  `(?:\\bso:? ?(?:\\d{1,6})? ?|\\d{1,6})(?:/\\d{4})?/(?!(?:thang|quy|nam|tuan|ngay|xa|thon|nguoi|ho|ha)(?![a-z-]))[a-z][a-z0-9]{0,12}(?:-[a-z0-9]{1,16}){0,4}${CITED_DATE}?`,
  'g',
);

/** "thông báo ngày 5/1/2026", "kế hoạch số 12 ngày 5/1/2026": a document named by its date. */
const NAMED = new RegExp(
  '\\b(?:quyet dinh|thong bao|ket luan|ke hoach|nghi quyet|nghi dinh|thong tu|chi thi|cong van|' +
    `cong dien|to trinh|huong dan|van ban|luat)(?: so)?(?: \\d{1,6})?${CITED_DATE}`,
  'g',
);

const hide = (match: string): string => MASK.repeat(match.length);

/** A phrase without the numbers that cannot be its deadline. */
export interface MaskedPhrase {
  masked: string;
  /** Whether a cited document was masked. */
  hasCitation: boolean;
}

/**
 * Masks what looks like a date or a number but never is the deadline: cited documents with their dates,
 * and percentages. Takes folded text; positions stay.
 *
 * @example maskNoise('theo 12/qd-ubnd ngay 5/1/2026') //=> { masked: 'theo ########################', hasCitation: true }
 */
export const maskNoise = (folded: string): MaskedPhrase => {
  // A citation has a slash or names a day, a percentage its sign: most clauses have none.
  const numbered = folded.includes('/') ? folded.replace(NUMBERED, hide) : folded;
  const cited = numbered.includes('ngay') ? numbered.replace(NAMED, hide) : numbered;
  const masked = cited.includes('%') ? cited.replace(PERCENTAGE, hide) : cited;
  return { masked, hasCitation: cited !== folded };
};
