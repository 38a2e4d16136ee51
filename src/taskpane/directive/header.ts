/** The head of a document: what its text does not say is asked. */
import type { ProposedDocument } from '../../directives';
import { readDate } from '../../domain/date-text';
import { dayFromIso, formatDay, isoFromDay } from '../../domain/day';
import type { Directive, DocumentType } from '../../domain/model';

/** As typed; `noNumber` and `noDate` say that the document itself leaves them blank. */
export interface HeaderDraft {
  type: DocumentType | '';
  number: string;
  noNumber: boolean;
  issuer: string;
  /** `27/4/2026`, or only `4/2026` or `2026`. */
  issued: string;
  noDate: boolean;
  signer: string;
  title: string;
}

export const DOCUMENT_TYPES: Readonly<Record<DocumentType, string>> = {
  TB: 'Thông báo',
  QĐ: 'Quyết định',
  KH: 'Kế hoạch',
  NQ: 'Nghị quyết',
  CV: 'Công văn',
  CT: 'Chỉ thị',
  CĐ: 'Công điện',
  BC: 'Báo cáo',
  TTr: 'Tờ trình',
};

/** `2026-04-27` as `27/04/2026`, `2026-04` as `4/2026`. */
function issuedText(issued: string | null): string {
  const [year = '', month, day] = (issued ?? '').split('-');
  if (day !== undefined) return formatDay(dayFromIso(issued ?? ''));
  return month === undefined ? year : `${Number(month)}/${year}`;
}

export const headerOf = ({
  type,
  number,
  issuer,
  issued,
  signer,
  title,
}: ProposedDocument): HeaderDraft => ({
  type: type ?? '',
  number: number ?? '',
  noNumber: false,
  issuer: issuer ?? '',
  issued: issuedText(issued),
  noDate: false,
  signer: signer ?? '',
  title,
});

export type HeaderField = 'type' | 'number' | 'issuer' | 'issued' | 'title';
export type HeaderProblems = Readonly<Partial<Record<HeaderField, string>>>;

export type HeaderReading =
  { ok: true; document: Omit<Directive, 'id'> } | { ok: false; problems: HeaderProblems };

const HOW_TO_DATE = 'Ghi ngày/tháng/năm, ví dụ 27/4/2026; chỉ biết tháng thì ghi 4/2026.';

/** A whole date, a month or a year; null for anything else. */
function readIssued(typed: string): string | null {
  const [, month, year] = /^(?:(\d{1,2})\s*[/.-]\s*)?(20\d\d)$/.exec(typed) ?? [];
  if (year !== undefined && month === undefined) return year;
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12) {
    return `${year}-${String(Number(month)).padStart(2, '0')}`;
  }
  const day = readDate(typed);
  return day.ok ? isoFromDay(day.value) : null;
}

/** What a signature that nobody could read is called in the list of documents. */
const NO_SIGNER = 'chưa rõ';

/**
 * @param file name of the file that was read; empty for pasted text
 * @example readHeader({ number: '', … }, proposal.document, '').ok //=> false
 */
export function readHeader(
  draft: HeaderDraft,
  { meeting, units }: ProposedDocument,
  file: string,
): HeaderReading {
  const problems: Partial<Record<HeaderField, string>> = {};
  const text = (field: 'number' | 'issuer' | 'issued' | 'title'): string =>
    draft[field].trim().replace(/\s+/g, ' ');
  const number = draft.noNumber ? '' : text('number');
  const typed = draft.noDate ? '' : text('issued');
  const issued = typed === '' ? null : readIssued(typed);
  if (draft.type === '') problems.type = 'Chọn loại văn bản.';
  if (number === '' && !draft.noNumber) {
    problems.number = 'Ghi số, ký hiệu; văn bản để trống số thì đánh dấu ô bên dưới.';
  }
  if (text('issuer') === '') problems.issuer = 'Ghi cơ quan ban hành, ví dụ UBND tỉnh Lạng Sơn.';
  if (issued === null && !draft.noDate) problems.issued = HOW_TO_DATE;
  if (text('title') === '') problems.title = 'Ghi trích yếu, viết gọn.';
  if (draft.type === '' || Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    document: {
      file: file === '' ? 'văn bản dán vào' : file,
      type: draft.type,
      number: number === '' ? null : number,
      issuer: text('issuer'),
      issued,
      ...(meeting === undefined ? {} : { meeting }),
      signer: draft.signer.trim() || NO_SIGNER,
      title: text('title'),
      units,
    },
  };
}
