import { readDate } from '../domain/date-text';
import { isoFromDay, isRealYmd } from '../domain/day';
import type { DocumentType, IsoDate, UnitCode } from '../domain/model';
import { foldLetters } from '../domain/plain-text';
import { matchesIn } from '../domain/matches';
import { findMentions } from './agencies';
import { COMMUNE_BODY, type AgencyIndex } from './agency-index';
import { readNumberOf, type DocumentParts } from './head';
import type { ProposedDocument, Reference } from './model';
import type { Paragraph } from './paragraphs';

/** Who speaks: it decides who is meant where nobody is named. */
export type IssuerLevel = 'province' | 'commune' | 'unknown';

export interface Header {
  document: ProposedDocument;
  level: IssuerLevel;
  /** Year of dates that name none; null when nothing tells it. */
  year: number | null;
  /** The year was not read from the date of the document but from its subject. */
  isYearOfSubject: boolean;
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

const PERSON = /^(?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}+$/u;
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

/** Symbols of departments: 1142/SNV-XDCQ, 88/KH-STC. */
const OF_DEPARTMENT =
  /\d{0,6} ?\/(?:[a-z]{2,3}-)?s(?:nv|tc|xd|yt|tp|ct|gddt|khcn|nnmt|vhttdl|dttg)\b/;

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

/** The province named above the number; the place beside the date may write it better. */
const provinceOf = (above: readonly Paragraph[], place: string | null): string | null => {
  const named = provinceOfHead(above.map(({ flow }) => flow.text).join(' '));
  if (named === null || place === null) return named ?? place;
  const isPlace = foldLetters(place).endsWith(foldLetters(named));
  return isPlace ? place.slice(-named.length) : named;
};

interface Issuer {
  name: string | null;
  level: IssuerLevel;
  unit: UnitCode | null;
}

const PROVINCE = /(?:^|[^\p{L}])tỉnh ((?:\p{Lu}\p{Ll}+ ){0,2}\p{Lu}\p{Ll}+)/gu;

/** "Phó Chủ tịch UBND tỉnh Đoàn Minh Sơn" names a person, not a province. */
const OF_PERSON = /(?:chủ tịch|bí thư)[^.;\n]{0,30}$/iu;

const provinceIn = (text: string): string | null => {
  for (const { 1: name = null, index } of matchesIn(text, PROVINCE)) {
    if (!OF_PERSON.test(text.slice(Math.max(0, index - 40), index))) return name;
  }
  return null;
};

/** "UBND TỈNH LẠNG SƠN" at the head, as people write it elsewhere. */
const provinceOfHead = (text: string): string | null => {
  const name = /(?:^|\s)TỈNH (?!ỦY|UỶ)(\p{Lu}{2,} (?!CỘNG)\p{Lu}{2,})/u.exec(text)?.[1];
  if (name === undefined) return null;
  return name.replace(
    /(\p{L})(\p{L}*)/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
};

/** The state's name and motto, which two-column heads mix into the issuer's name. */
const STATE_LINES =
  /cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap ?- ?tu do ?- ?hanh phuc/g;

const partyBody = (folded: string): string | null => {
  if (/\btinh uy\b|-[a-z]+\/tu\b/.test(folded)) return 'Tỉnh ủy';
  if (/\bdang uy\b|\bdang bo xa\b|\bdang bo phuong\b|-[a-z]+\/du\b/.test(folded)) return 'Đảng ủy';
  return null;
};

/** Names the body that issued the document, from its head; failing that from the place and the subject. */
const issuerOf = (
  { top, subject, type }: DocumentParts,
  place: string | null,
  wholeText: string,
  reference: Reference,
  index: AgencyIndex,
): Issuer => {
  const addressedAt = top.findIndex(({ flow }) => /^kinh gui/.test(flow.folded));
  const above = top
    .slice(0, addressedAt < 0 ? undefined : addressedAt)
    .filter((paragraph) => !subject.includes(paragraph));
  const folded = above
    .map(({ flow }) => flow.folded)
    .join(' ')
    .replace(STATE_LINES, ' ')
    .replace(/ +/g, ' ');
  const title = subject.map(({ flow }) => flow.folded).join(' ');
  const party = partyBody(folded);
  const department = above
    .flatMap(({ flow }) => findMentions(flow, index))
    .find(({ name }) => /^(?:Sở|Ban|Văn phòng|Thanh tra|Công an) /u.test(name));
  // "UBND TỈNH …" above the name of a department only says whose department it is.
  if (department !== undefined && OF_DEPARTMENT.test(folded)) {
    return { name: department.name, level: 'province', unit: null };
  }
  // The council of a commune names itself in the subject of its resolution.
  const naming = type === 'NQ' ? [...above, ...subject] : above;
  const named = naming
    .flatMap(({ flow }) => findMentions(flow, index))
    .flatMap(({ units }) => units);
  const isCouncil = /\b(?:hdnd|hoi dong nhan dan) tinh\b/.test(folded);
  const isProvince = isCouncil || /\b(?:ubnd|uy ban nhan dan) tinh\b/.test(`${folded} ${title}`);
  const commune = reference.communes.find(({ code, name }) =>
    named.length > 0
      ? code === named[0]
      : !isProvince && place !== null && foldLetters(name) === foldLetters(place),
  );
  if (commune !== undefined) {
    const council = /\bhoi dong nhan dan\b/.test(folded) || type === 'NQ' ? 'HĐND' : 'UBND';
    const name = `${party ?? council} ${commune.type} ${commune.name}`;
    return { name, level: 'commune', unit: commune.code };
  }
  const province =
    provinceOfHead(above.map(({ flow }) => flow.text).join(' ')) === null
      ? (provinceIn(wholeText) ?? place)
      : provinceOf(above, place);
  const ofProvince = province === null ? '' : ` ${province}`;
  if (party === 'Tỉnh ủy') return { name: `Tỉnh ủy${ofProvince}`, level: 'province', unit: null };
  if (isCouncil) return { name: `HĐND tỉnh${ofProvince}`, level: 'province', unit: null };
  if (isProvince) return { name: `UBND tỉnh${ofProvince}`, level: 'province', unit: null };
  const own = /\b(?:ubnd|uy ban nhan dan) (xa|phuong)\b/.exec(`${folded} ${title}`)?.[1];
  if (own !== undefined || party === 'Đảng ủy') {
    const level = own === 'phuong' ? 'phường' : 'xã';
    const name = `${party ?? 'UBND'} ${level}${place === null ? '' : ` ${place}`}`;
    return { name, level: 'commune', unit: null };
  }
  if (department) return { name: department.name, level: 'province', unit: null };
  return /[-/]ubnd\b/.test(folded) && province !== null
    ? { name: `UBND tỉnh${ofProvince}`, level: 'province', unit: null }
    : { name: null, level: 'unknown', unit: null };
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
  const letterSubject = parts.top.find(({ flow }) => /\bv\/v\b/.test(flow.folded))?.flow.text ?? '';
  const { number, type: symbolType } = readNumberOf(headText);
  const [, place = null, day = '', month = '', year] = PLACE_AND_DATE.exec(headText) ?? [];
  const issued = year === undefined ? null : issuedOf(day, month, year);
  const meeting = meetingOf(parts.body);
  const issuer = issuerOf(parts, place, nfc, reference, index);
  const title =
    parts.subject.map(({ flow }) => flow.text).join(' ') ||
    (/(?:^|\s)V\/v:?\s+([^\n]{1,300}?)(?=\s+Kính gửi|$)/u.exec(letterSubject)?.[1] ?? '');
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
  const last = parts.head.at(-1) ?? parts.body[0];
  const end = last?.flow.at.at(-1) ?? 0;
  return {
    level: issuer.level,
    year: knownYear === undefined ? null : Number(knownYear),
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
