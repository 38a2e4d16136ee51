import { foldLetters } from '../domain/plain-text';
import type { Clause } from './outline';

/** What a stretch of a document does: it looks back, says what for, or assigns work. */
export type SectionKind = 'past' | 'aim' | 'work' | 'unknown';

const SURELY_WORK = /\b(?:nhiem vu|giai phap|trong tam|to chuc thuc hien|phan cong)\b/;
const AIM =
  /\b(?:muc dich|quan diem)\b|^(?:dieu )?(?:(?:[ivx\d]{1,4}|[a-h])[.):-] ?)?(?:(?:cac|mot so|he thong) )?(?:muc tieu|chi tieu)\b/;

const WORK =
  /\b(?:nhiem vu|giai phap|phuong huong|trong tam|to chuc thuc hien|thoi gian toi|yeu cau|muc tieu|chi tieu|phan cong|de xuat, kien nghi|noi dung thuc hien|tien do thuc hien)\b/;
const PAST =
  /\b(?:danh gia|ket qua dat duoc|ket qua thuc hien|ton tai|han che|kho khan|tinh hinh|thuc trang|uu diem|nguyen nhan|ket qua)\b/;

/** Words with which a paragraph assigns work, wherever it stands. */
const ASSIGNS = /(?:^|[^\p{L}])(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo các|phải)(?=$|[^\p{L}])/iu;

/** "bàn giao mặt bằng", "giao thông": the same syllable in other words. */
const OTHER_GIAO = /(?:bàn|chuyển|kết) giao|giao (?:ban|thông|dịch|lưu|nhận|khoán|mùa)/giu;

/** "đã có 14 hộ phải di dời": what had to be is told, not asked. */
const HAD_TO = /(?:^|[^\p{L}])(?:đã|buộc) [^.;]{0,80}phải/giu;

const assigns = (text: string): boolean =>
  ASSIGNS.test(text.replace(OTHER_GIAO, '').replace(HAD_TO, ''));

/** "…, Chủ tịch UBND tỉnh yêu cầu:": what follows assigns, whether it is numbered or not. */
const INTRODUCES =
  /(?:^|[^\p{L}])(?:giao|yêu cầu|đề nghị|phân công|chỉ đạo|chỉ thị|kết luận|quyết định|ý kiến|thống nhất|như sau|sau đây|điện)(?:$|[^\p{L}])/iu;

/** The words of an introduction stand right before its colon. */
const INTRODUCTION = 120;

const introduces = ({ flow, level, parent }: Clause): boolean =>
  level === 'plain' &&
  parent < 0 &&
  flow.text.endsWith(':') &&
  INTRODUCES.test(flow.text.slice(-INTRODUCTION));

/** "Giao các chỉ tiêu năm 2026 như sau:": each line below it is a name with its figure. */
const LISTS_TARGETS =
  /\b(?:chi tieu|muc tieu)\b(?![^:]*\b(?:yeu cau|de nghi|giai phap)\b)[^,;.:]{0,100}:$/;

const listsTargets = (clause: Clause | undefined): boolean =>
  clause !== undefined && LISTS_TARGETS.test(clause.flow.folded.slice(-INTRODUCTION));

/** "…, UBND tỉnh yêu cầu Sở A …": a letter without marks tells its bodies paragraph by paragraph. */
const TELLS =
  /(?:UBND|Ủy ban nhân dân|Chủ tịch)[^,;.:]{1,40} (?:yêu cầu|giao|đề nghị) (?=\p{Lu}|các )/u;
const BODY =
  /^(?:Sở|Ban|Công an|Bộ Chỉ huy|UBND|Ủy ban|Thuế|Kho bạc|Phòng|Trung tâm|Văn phòng|Hội|Các) (?![^.;]{0,80} (?:đã|chưa|vẫn|còn) )/u;

/** Longer than this a heading says too much to be judged by one word. */
const LONGEST_HEADING = 160;

/**
 * Whether a heading opens a look back or an assignment of work.
 *
 * @example kindOfHeading('I. ĐÁNH GIÁ CHUNG') //=> 'past'
 * @example kindOfHeading('2. Nhiệm vụ trong thời gian tới') //=> 'work'
 */
export const kindOfHeading = (heading: string): SectionKind => {
  const folded = foldLetters(heading.slice(0, LONGEST_HEADING));
  if (SURELY_WORK.test(folded)) return 'work';
  if (AIM.test(folded)) return 'aim';
  if (WORK.test(folded)) return 'work';
  return PAST.test(folded) ? 'past' : 'unknown';
};

/**
 * The kind of the section that each clause stands in. Before the first heading a document looks back,
 * unless a paragraph assigns something or an introduction says that those behind it do.
 *
 * @example sectionsOf([]) //=> []
 */
export const sectionsOf = (clauses: readonly Clause[]): SectionKind[] => {
  const kinds: SectionKind[] = [];
  let isIntroduced = false;
  let isTold = false;
  clauses.forEach((clause, index) => {
    const above = clause.parent >= 0 ? kinds[clause.parent] : undefined;
    const own = clause.isHeading ? kindOfHeading(clause.flow.text) : 'unknown';
    if (own !== 'unknown') kinds[index] = own;
    else if (above !== undefined)
      kinds[index] = listsTargets(clauses[clause.parent]) ? 'aim' : above;
    else if (clause.level === 'plain' && !isIntroduced && !(isTold && BODY.test(clause.flow.text)))
      kinds[index] = assigns(clause.flow.text) ? 'work' : 'past';
    else kinds[index] = 'unknown';
    isIntroduced ||= introduces(clause);
    isTold ||= clause.level === 'plain' && TELLS.test(clause.flow.text);
  });
  return kinds;
};

/**
 * The kind of one sentence: an opening paragraph may look back before it assigns.
 *
 * @example sectionOfSentence('work', true, 'Năm trước xảy ra 21 vụ cháy.') //=> 'past'
 */
export const sectionOfSentence = (
  kind: SectionKind,
  isOpening: boolean,
  sentence: string,
): SectionKind => (isOpening && kind === 'work' && !assigns(sentence) ? 'past' : kind);

/** Whether a clause stands before the first mark or heading. */
export const isOpening = ({ level, parent, footnote }: Clause): boolean =>
  level === 'plain' && parent < 0 && footnote === null;
