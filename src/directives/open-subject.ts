import { startsVerb } from './duty-verbs';
import type { Token } from './tokens';

/** Nouns that open the name of bodies which no catalog lists; with their accents, "Đối với" is no team. */
const NOUNS = new Set(
  (
    'các,văn phòng,đội,hội,trung tâm,công ty,tổng công ty,doanh nghiệp,hợp tác xã,hiệu trưởng,ngân hàng,' +
    'quỹ,chi nhánh,đơn vị,cơ quan,nhà trường,tổ trưởng,trưởng ban,ban quản lý,thủ trưởng'
  ).split(','),
);

/** Of "các …" only these are bodies: "các nội dung trên" does nothing. */
const BODIES =
  /^(?:co quan|don vi|doanh nghiep|hop tac xa|ngan hang|to chuc|truong|co so|hoi|ban|to|doi|chi nhanh|phong|trung tam|cong ty|nha|hiep hoi|luc luong|thanh vien|dia phuong|khu|thon|chi bo|dang uy|doan the|chu|ho)\b/;

const LONGEST = 10;

const wordsAt = (tokens: readonly Token[], at: number, count: number): string =>
  tokens
    .slice(at, at + count)
    .map(({ folded }) => folded)
    .join(' ');

/**
 * How many words the subject takes that opens a sentence and names a body by its kind, up to the verb of
 * its duty: "Các doanh nghiệp kinh doanh vận tải chấp hành …". 0 when none stands there.
 *
 * @example openSubjectAt([], 0, '') //=> 0
 */
export const openSubjectAt = (tokens: readonly Token[], at: number, text: string): number => {
  const first = tokens[at];
  if (first === undefined || !first.isCapital) return 0;
  if (!/(?:^|[.;:)] ?|^[-+] )$/.test(text.slice(Math.max(0, first.start - 3), first.start)))
    return 0;
  const isNoun = [0, 1, 2].some((more) => {
    const last = tokens[at + more];
    return last !== undefined && NOUNS.has(text.slice(first.start, last.end).toLowerCase());
  });
  if (!isNoun) return 0;
  if (first.folded === 'cac' && !BODIES.test(wordsAt(tokens, at + 1, 2))) return 0;
  for (let length = 1; length <= LONGEST; length += 1) {
    const token = tokens[at + length];
    if (token === undefined || !token.isJoined) return 0;
    if (length > 1 && startsVerb(tokens.slice(at + length, at + length + 3).map((t) => t.folded))) {
      return length;
    }
    const isLevels = token.folded === 'phuong' && tokens[at + length - 1]?.folded === 'xa';
    if (!token.isNext && !isLevels) return 0;
  }
  return 0;
};
