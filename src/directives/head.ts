import type { DocumentType } from '../domain/model';
import { foldLetters } from '../domain/plain-text';
import type { Paragraph } from './paragraphs';

/** A document taken apart: its head, what it says, and what stands below the signature. */
export interface DocumentParts {
  head: Paragraph[];
  /** What stands above the grounds (căn cứ): number, place, date, issuer, title. */
  top: Paragraph[];
  body: Paragraph[];
  foot: Paragraph[];
  type: DocumentType | null;
  /** Paragraphs of the subject (trích yếu). */
  subject: Paragraph[];
}

/** Titles as they stand above the subject, folded; a longer one before its own beginning. */
const TITLES: readonly (readonly [title: string, type: DocumentType | null])[] = [
  ['thong bao', 'TB'],
  ['quyet dinh', 'QĐ'],
  ['ke hoach', 'KH'],
  ['nghi quyet', 'NQ'],
  ['chi thi', 'CT'],
  ['cong dien', 'CĐ'],
  ['bao cao', 'BC'],
  ['to trinh', 'TTr'],
  ['cong van', 'CV'],
  ['ket luan', null],
  ['huong dan', null],
  ['chuong trinh', null],
  ['quy dinh', null],
];

/** The head is near the top; further down a line in capitals is a heading. */
const HEAD_LINES = 25;
const PREAMBLE_LINES = 60;

const SUBJECT_LINES = 3;

const BODY_OPENER =
  /^(?:ngay \d|ngay thang|can cu|thuc hien|sau khi|de |trong |tiep theo|vua qua|thoi gian qua|kinh gui|xet|theo de nghi)/;

const OPENS_SUBJECT = /^(?:thuc hien|de|trong)\b[^.;:]{0,200}$/;

const FOOT =
  /^(?:noi nhan|tm\.|tl\.|kt\.|tuq\.|t\/m|t\/l|(?:pho )?(?:chu tich|giam doc|bi thu|truong ban|chanh van phong)$)/;

const foldedOf = (paragraph: Paragraph | undefined): string => paragraph?.flow.folded ?? '';

const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{L}/u.test(text);

const titleOf = ({ flow, marker }: Paragraph): (typeof TITLES)[number] | undefined => {
  if (marker !== null) return undefined;
  return TITLES.find(([title]) => {
    const written = flow.text.slice(0, title.length);
    const next = flow.folded.charAt(title.length);
    return flow.folded.startsWith(title) && isCapitals(written) && !/[a-z]/.test(next);
  });
};

/** The body that decides, named again above its grounds. */
const AUTHORITY =
  /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chu tich|giam doc|truong ban|bi thu|chanh|ban|so|tinh uy|dang uy|thuong truc)\b/;

/** "QUYẾT ĐỊNH:" alone on its line. */
const DECISION = /^(?:quyet dinh|quyet nghi|chi thi|yeu cau) ?:?$/;

const isSubject = (paragraph: Paragraph, hasSubject: boolean): boolean => {
  const { flow, marker, footnote, cells, isTitle } = paragraph;
  if (marker !== null || footnote !== null || cells !== null) return false;
  // "Thực hiện nhiệm vụ năm 2026" may be the subject, "Thực hiện Quyết định số …, UBND tỉnh …:" opens the body.
  if (BODY_OPENER.test(flow.folded) && (hasSubject || !OPENS_SUBJECT.test(flow.folded)))
    return false;
  if (DECISION.test(flow.folded)) return false;
  if (AUTHORITY.test(flow.folded) && isCapitals(flow.text)) return false;
  return isTitle || !/[.;:]$/.test(flow.text);
};

/** "QUYẾT ĐỊNH:" after the grounds: from here on the document decides. */
const decisionAt = (paragraphs: readonly Paragraph[], from: number): number =>
  paragraphs.findIndex(
    ({ flow }, index) =>
      index >= from &&
      index < PREAMBLE_LINES &&
      DECISION.test(flow.folded) &&
      isCapitals(flow.text),
  );

/** Where the list of addressees ends: right after "Kính gửi:" (in a telegram "… điện:") and its items. */
const afterAddressees = (paragraphs: readonly Paragraph[]): number => {
  const at = paragraphs.findIndex(
    (paragraph, index) => index < HEAD_LINES && /^kinh gui|\bdien ?:$/.test(foldedOf(paragraph)),
  );
  if (at < 0) return -1;
  let end = at + 1;
  const isItem = (paragraph: Paragraph | undefined): boolean =>
    paragraph?.marker?.kind === 'dash' && paragraph.flow.text.length < 120;
  while (isItem(paragraphs[end])) end += 1;
  return end;
};

const firstOfBody = (paragraphs: readonly Paragraph[]): number => {
  const at = paragraphs.findIndex(
    ({ flow, marker, cells }) =>
      cells !== null ||
      (marker !== null && marker.kind !== 'dash') ||
      (flow.text.length > 60 && /[.;:]$/.test(flow.text)),
  );
  return at < 0 ? 0 : at;
};

/** What a decision issues has a title of its own below the signature: "KẾ HOẠCH", "DANH MỤC". */
const ATTACHED =
  /^(?:ke hoach|chuong trinh|de an|phuong an|quy che|quy dinh|danh muc|bang|bieu|noi dung|huong dan|phan cong|dieu le|nhiem vu)\b|^\(?(?:ban hanh )?kem theo\b/;

const opensAnnex = ({ flow, marker, isTitle }: Paragraph): boolean =>
  marker?.kind === 'annex' ||
  (marker === null && isTitle && ATTACHED.test(flow.folded)) ||
  /^\((?:ban hanh )?kem theo\b/.test(flow.folded);

/**
 * Takes a document apart. What stands below the signature is the foot, but an annex after it belongs to
 * the body again, and so do footnotes.
 *
 * @example splitDocument([]).body //=> []
 */
export const splitDocument = (paragraphs: readonly Paragraph[]): DocumentParts => {
  const titleAt = paragraphs.findIndex(
    (paragraph, index) => index < HEAD_LINES && titleOf(paragraph) !== undefined,
  );
  const title = paragraphs[titleAt];
  const type = title === undefined ? null : (titleOf(title)?.[1] ?? null);

  let bodyAt = title === undefined ? afterAddressees(paragraphs) : titleAt + 1;
  const subject: Paragraph[] = [];
  if (title !== undefined) {
    const found = titleOf(title)?.[0] ?? '';
    if (title.flow.text.length > found.length + 2) subject.push(title);
    for (;;) {
      const next = paragraphs[bodyAt];
      if (
        next === undefined ||
        !isSubject(next, subject.length > 0) ||
        subject.length >= SUBJECT_LINES
      )
        break;
      subject.push(next);
      bodyAt += 1;
    }
    const decision = decisionAt(paragraphs, bodyAt);
    if (decision >= 0) bodyAt = decision + 1;
    bodyAt = Math.max(bodyAt, afterAddressees(paragraphs));
  }
  if (bodyAt < 0) bodyAt = firstOfBody(paragraphs);

  const footAt = paragraphs.findIndex(
    (paragraph, index) => index >= bodyAt && FOOT.test(foldedOf(paragraph)),
  );
  const annexAt = paragraphs.findIndex(
    (paragraph, index) => footAt >= 0 && index > footAt && opensAnnex(paragraph),
  );
  const below = footAt < 0 ? [] : paragraphs.slice(footAt, annexAt < 0 ? undefined : annexAt);
  const belongsToBody = ({ footnote, cells }: Paragraph): boolean =>
    footnote !== null || cells !== null;
  const body = [
    ...paragraphs.slice(bodyAt, footAt < 0 ? undefined : footAt),
    ...below.filter(belongsToBody),
    ...(annexAt < 0 ? [] : paragraphs.slice(annexAt)),
  ];
  const head = paragraphs.slice(0, bodyAt);
  const groundsAt = head.findIndex(({ flow }) =>
    /^(?:can cu|xet|theo de nghi)\b/.test(flow.folded),
  );
  return {
    head,
    top: groundsAt < 0 ? head : head.slice(0, groundsAt),
    body,
    foot: below.filter((paragraph) => !belongsToBody(paragraph)),
    type,
    subject,
  };
};

/** Types by the letters of the symbol: 97/TB-UBND, 06-KH/TU. */
const BY_SYMBOL: Readonly<Record<string, DocumentType>> = {
  tb: 'TB',
  qd: 'QĐ',
  kh: 'KH',
  nq: 'NQ',
  ct: 'CT',
  cd: 'CĐ',
  bc: 'BC',
  ttr: 'TTr',
  cv: 'CV',
};

/** Number and symbol as printed at the head; the number may be blank. */
export interface DocumentNumber {
  /** null where the copy leaves the number blank. */
  number: string | null;
  type: DocumentType | null;
}

const NUMBER =
  /(?:^|\s)Số ?:? ?([\d.…]*) ?((?:\/ ?\d{4} ?)?[-/] ?\p{Lu}[\p{L}\d]{0,9}(?: ?[-/&] ?\p{Lu}[\p{L}\d]{0,9}){0,3})/u;

/**
 * Reads number and symbol of a document from its head.
 *
 * @example readNumberOf('Số: 97 /TB-UBND') //=> { number: '97/TB-UBND', type: 'TB' }
 * @example readNumberOf('Số: /TB-UBND') //=> { number: null, type: 'TB' }
 */
export const readNumberOf = (head: string): DocumentNumber => {
  const match = NUMBER.exec(head);
  if (match === null) return { number: null, type: null };
  const [, written = '', tail = ''] = match;
  const symbol = tail.replaceAll(' ', '');
  const digits = written.replace(/\D/g, '');
  const words = foldLetters(symbol).split(/[^a-z]+/);
  const known = words.map((word) => BY_SYMBOL[word]).find((type) => type !== undefined);
  const isLetter = /^\/(?:ubnd|dubnd|vp|s[a-z]{1,5})\b/.test(foldLetters(symbol));
  return {
    number: digits === '' ? null : `${digits}${symbol}`,
    type: known ?? (isLetter ? 'CV' : null),
  };
};
