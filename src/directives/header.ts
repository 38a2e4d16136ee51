import { readDate } from '../domain/date-text';
import { isoFromDay, isRealYmd } from '../domain/day';
import type { DocumentType, IsoDate, UnitCode } from '../domain/model';
import { foldLetters } from '../domain/plain-text';
import { findMentions } from './agencies';
import { COMMUNE_BODY, type AgencyIndex } from './agency-index';
import { issuerOf, type IssuerLevel } from './issuer';
import { readNumberOf, type DocumentParts } from './head';
import type { ProposedDocument, Reference } from './model';
import type { Paragraph } from './paragraphs';

export type { IssuerLevel } from './issuer';

export interface Header {
  document: ProposedDocument;
  level: IssuerLevel;
  /** Year of dates that name none; null when nothing tells it. */
  year: number | null;
  /** The year was not read from the date of the document but from its subject. */
  isYearOfSubject: boolean;
  /** Year that it plans for: the next one where its subject says so late in a year. */
  plannedYear: number | null;
}

const PLACE_AND_DATE =
  /(?:((?:\p{Lu}\p{Ll}+ ){0,3}\p{Lu}\p{Ll}+), ?)?ngày ?(\d{1,2}|[.…]*) ?tháng ?(\d{1,2}|[.…]*) ?năm ?(\d{4})/u;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "ngày tháng 4 năm 2026" is 2026-04: as much of the date as is written. */
const issuedOf = (day: string, month: string, year: string): string => {
  const [dayNumber, monthNumber] = [Number(day), Number(month)];
  const hasMonth = /^\d/.test(month) && monthNumber >= 1 && monthNumber <= 12;
  if (!hasMonth) return year;
  const isWhole = /^\d/.test(day) && isRealYmd(Number(year), monthNumber, dayNumber);
  return `${year}-${twoDigits(monthNumber)}${isWhole ? `-${twoDigits(dayNumber)}` : ''}`;
};

const MEETING = /\b(?:hoi nghi|cuoc hop|hop|lam viec|kiem tra|giao ban|khao sat|buoi|phien)\b/;

/** The day of the meeting a conclusion reports on: "Ngày 27/5/2026, … đã tổ chức làm việc". */
const meetingOf = (body: readonly Paragraph[]): IsoDate | null => {
  for (const { flow } of body.slice(0, 3)) {
    const match =
      /^(?:Trong )?(?:Sáng |Chiều |Tối )?(?:các )?ngày ([\d/.-]+(?: tháng \d{1,2})?(?: năm \d{4})?)/iu.exec(
        flow.text,
      );
    if (match === null || !MEETING.test(flow.folded)) continue;
    const day = readDate(match[1] ?? '');
    if (day.ok) return isoFromDay(day.value);
  }
  return null;
};

const PERSON = /^(?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}*$/u;
const PERSON_AFTER_TITLE = /\p{Lu}{2}[\p{Lu} ./]*? ((?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}+)$/u;

/** Rank, title and name of one person are shorter. */
const LONGEST_SIGNATURE = 160;

const signerOf = (foot: readonly Paragraph[]): string | null => {
  const names = foot.flatMap(({ flow, marker }) => {
    if (marker !== null || flow.text.length > LONGEST_SIGNATURE) return [];
    if (PERSON.test(flow.text)) return [flow.text];
    const after = PERSON_AFTER_TITLE.exec(flow.text)?.[1];
    return after === undefined ? [] : [after];
  });
  return names.at(-1) ?? null;
};

/** A document that bears no date names its year in its subject, near the top. */
const OPENING = 600;

/** "V/v đôn đốc …" below the number of a letter; letters of the Party write it out. */
const LETTER_SUBJECT = /\bv\/v\b|^ve viec\b/;

const RECIPIENT_END = /[;.,]+$/;

const recipientsOf = (head: readonly Paragraph[], foot: readonly Paragraph[]): string[] => {
  const recipients: string[] = [];
  for (const paragraphs of [head, foot]) {
    let isOpen = false;
    for (const { flow, marker, body } of paragraphs) {
      const opener = /^(?:kinh gui|noi nhan) ?:?|^.{0,80}\bdien ?:$/.exec(flow.folded)?.[0];
      if (opener !== undefined) {
        isOpen = true;
        const rest = flow.text.slice(opener.length).trim();
        if (rest !== '') recipients.push(rest.replace(RECIPIENT_END, ''));
      } else if (isOpen && marker?.kind === 'dash') {
        const item = flow.text.slice(body).replace(RECIPIENT_END, '');
        if (!/^lưu\b/iu.test(item)) recipients.push(item);
      } else isOpen = false;
    }
  }
  return recipients;
};

/** "Kính gửi: UBND các xã: A, B": a letter speaks to those it names, unless it names all of them. */
const addressedUnits = (
  { head }: DocumentParts,
  type: DocumentType | null,
  index: AgencyIndex,
): UnitCode[] => {
  const at = head.findIndex(({ flow }) => /^kinh gui/.test(flow.folded));
  if (at < 0 || (type !== 'CV' && type !== 'CĐ')) return [];
  const bodies = head.slice(at).flatMap(({ flow }) => findMentions(flow, index));
  const areAll = bodies.some(({ name, units }) => name === COMMUNE_BODY && units.length === 0);
  return areAll ? [] : bodies.flatMap(({ units }) => units);
};

/** Plans for a year are made in the last months of the one before. */
const PLANNING_MONTH = '10';

/** A plan "năm 2026" of December 2025 speaks of 2026 where its dates name no year. */
const nextYear = (title: string, issuedOn: string | null): number | null => {
  if (issuedOn === null || issuedOn.slice(5, 7) < PLANNING_MONTH) return null;
  const next = Number(issuedOn.slice(0, 4)) + 1;
  return new RegExp(`(?:^|\\P{L})năm ${next}(?!\\d)`, 'iu').test(title) ? next : null;
};

/**
 * Reads the head of a document: number and symbol (also blank), type, issuer, date (as much as is
 * written), the meeting it reports on, subject, signer and recipients.
 */
export const readHeader = (
  nfc: string,
  parts: DocumentParts,
  reference: Reference,
  index: AgencyIndex,
): Header => {
  const headText = parts.top.map(({ flow }) => flow.text).join(' ');
  const letterSubject =
    parts.top.find(({ flow }) => LETTER_SUBJECT.test(flow.folded))?.flow.text ?? '';
  const { number, type: symbolType } = readNumberOf(headText);
  const [, place = null, day = '', month = '', yearOfIssue] = PLACE_AND_DATE.exec(headText) ?? [];
  const issued = yearOfIssue === undefined ? null : issuedOf(day, month, yearOfIssue);
  const meeting = meetingOf(parts.body);
  const issuer = issuerOf(parts, { place, wholeText: nfc, reference, index });
  const title =
    parts.subject.map(({ flow }) => flow.text).join(' ') ||
    (/(?:^|\s)(?:V\/v|Về việc|Vv):?\s+([^\n]{1,300}?)(?=\s+Kính gửi|$)/u.exec(letterSubject)?.[1] ??
      '');
  const type = parts.type ?? symbolType ?? (/kinh gui/i.test(foldLetters(headText)) ? 'CV' : null);
  const named = parts.subject
    .flatMap(({ flow }) => findMentions(flow, index))
    .flatMap((mention) => mention.units);
  const spokenTo = named.length > 0 ? named : addressedUnits(parts, type, index);
  const units = issuer.unit === null ? [...new Set(spokenTo)] : [issuer.unit];

  const missing = [
    ...(number === null ? ['số'] : []),
    ...(type === null ? ['loại văn bản'] : []),
    ...(issuer.name === null ? ['cơ quan ban hành'] : []),
    ...(issued === null ? ['ngày ban hành'] : issued.length < 10 ? ['ngày cụ thể'] : []),
  ];
  const ownYear = issued?.slice(0, 4) ?? meeting?.slice(0, 4);
  const opening = `${title} ${nfc.slice(0, OPENING)}`;
  const knownYear = ownYear ?? /(?:^|[^\p{L}])năm ?(20\d\d)/iu.exec(opening)?.[1];
  const year = knownYear === undefined ? null : Number(knownYear);
  const last = parts.head.at(-1) ?? parts.body[0];
  const end = last?.flow.at.at(-1) ?? 0;
  return {
    level: issuer.level,
    year,
    plannedYear: nextYear(title, issued ?? meeting) ?? year,
    isYearOfSubject: ownYear === undefined,
    document: {
      id: '',
      file: '',
      type,
      number,
      issuer: issuer.name,
      issued,
      ...(meeting === null ? {} : { meeting }),
      signer: signerOf(parts.foot),
      title,
      units,
      recipients: recipientsOf(parts.head, parts.foot),
      source: { start: 0, end: end + 1, text: nfc.slice(0, end + 1) },
      confidence: Math.max(0.4, 0.95 - 0.12 * missing.length),
      reason:
        missing.length === 0
          ? 'Đọc đủ phần đầu văn bản.'
          : `Phần đầu không ghi hoặc không đọc được: ${missing.join(', ')}.`,
    },
  };
};
