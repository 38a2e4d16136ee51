import type { Mention } from './agencies';
import { DUTY_VERBS } from './duty-verbs';
import type { Flow, Range } from './flow';
import type { IssuerLevel } from './header';
import { INTRODUCTION, groupsOf } from './role-groups';
import { AFTER, ASSIGNED, BEFORE, DUTY, NEAR, SENTENCE_START } from './role-words';
import { tailOf } from './tail';

/** What the words around a body make of it. */
export type Role = 'lead' | 'cooperating' | 'recipient' | 'none';

/** Bodies named together, with the part they have. */
export interface RoleGroup extends Range {
  mentions: Mention[];
  role: Role;
  /** It stands inside brackets, so what follows the bracket is not its business. */
  isAside: boolean;
  /** How the role was known, for the reason. */
  rule: string;
}

/** The rule of a body that is told to do something by name. */
export const BY_NAME = 'được giao hoặc yêu cầu đích danh';

/** "Giao ông Nguyễn Văn A, Trưởng phòng …" */
const ASSIGNED_PERSON =
  /(?:^|[^a-z])(?:giao|yeu cau|de nghi|phan cong)(?: cho)? (?:ong|ba|dong chi|d\/c) [a-z ]{3,40} ?[,-] ?$/;
const LABELLED_LEAD =
  /(?:co quan|don vi|bo phan|phong|nguoi)?,? ?(?:don vi )?(?:chu tri|thuc hien|dau moi|chiu trach nhiem)(?: thuc hien| chinh)? ?: ?$/;
const LABELLED_COOPERATION = /(?:^|[^a-z])(?:phoi hop)(?: thuc hien)? ?: ?$/;
const CONCERNS =
  /(?:^|[^a-z])(?:doi voi|rieng|rieng doi voi|ve phia|(?:trach nhiem|nhiem vu) (?:cua|doi voi)) ?$/;
/** "Riêng các xã A, B là những nơi có …, đề nghị bố trí …": what they are told follows. */
const TOLD_LATER =
  /^ ?(?:la|do|co|dang|von) [^.;]{1,200}, (?:de nghi|yeu cau|can|phai|tap trung|khan truong) (?!cac |ubnd|so |phong )/;

const WITH =
  /(?:phoi hop(?: chat che| tot| dong bo| thuong xuyen)?(?: hon nua)?(?: voi| cung| giua)?|(?:^|[^a-z])cung(?: voi)?|su tham gia cua|tham muu cua) ?$/;
const TO =
  /(?:^|[^a-z])(?:ban giao cho|chuyen giao cho|gui|gui ve|gui den|gui toi|gui cho|gui qua|bao cao|bao cao ve|bao cao voi|bao cao den|bao cao cho|trinh|nop|nop ve|dong gui|dong kinh gui|kinh trinh|thong qua|bao cao, de xuat|tham muu, trinh|gui dong thoi|dong thoi gui|tham muu trinh|bao cao, tham muu|chuyen|cung cap cho|\(qua) ?\(?$/;
/** "báo cáo kết quả thực hiện về UBND tỉnh" */
const BACK_TO =
  /(?:^|[^a-z])(?:bao cao|gui|nop|cung cap|chuyen|tra ket qua)[^.;]{1,200}[^a-z](?:ve|cho|toi|den|\(qua|qua) ?$/;

/**
 * "chỉ đạo các trường …": whoever directs many, or directs under a heading of its own, answers for the
 * work. One body that another is asked to direct ("đề nghị A chỉ đạo Sở Xây dựng …") does it itself.
 */
const DIRECTED =
  /(?:^|[^a-z])(?:lanh dao|chi dao|huong dan|don doc)(?:,? (?:va )?(?:lanh dao|chi dao|huong dan|don doc|kiem tra))* ?$/;

const SPEAKER_DIRECTS = /(?:chu tich ubnd|ubnd|tinh uy|dang uy)(?: (?:tinh|xa|phuong))? chi dao $/;

/** "(Sở Tài chính; hoàn thành trước …)": the body that opens a bracket with a time in it. */
const OPENS_BRACKET = /\( ?$/;
const TIME_IN_BRACKET =
  /^ ?[;,:-] ?(?:thoi (?:gian|han|diem)|han|hoan thanh|xong|thuc hien|trinh|trong|truoc|cham nhat|quy|thang|den het|tien do)\b/;

/** "Các đảng ủy trực thuộc, nhất là đảng ủy các xã, xây dựng …": what is set in before the verb. */
const INSET =
  /^,? ?\(?(?:nhat la|dac biet la|truoc het la|truc tiep la|trong do co|bao gom ca|ke ca)\b[^.;:]{1,120}?,(?= )/;

/** "Sở A, trên cơ sở ý kiến của Sở B, trình …": what it goes by is set in before the verb. */
const INSET_BASIS = new RegExp(
  `^, (?:tren co so|can cu|sau khi|theo)\\b[^.;:]{1,160}?,(?= (?:${DUTY_VERBS.join('|')})(?![a-z]))`,
);

const BEHIND_TIME = /\d \($/;
/** The rule of a body that stands alone in the bracket behind a time. */
export const BEHIND = 'ghi trong ngoặc sau thời hạn';

/** What somebody is beside the office named: "Giám đốc Sở Xây dựng - Ủy viên:", "(Phó Trưởng ban)". */
const ALSO =
  /^ ?[,(-] ?(?:la )?(?:(?:pho )?(?:uy vien|thanh vien|truong (?:ban|doan|tieu ban)|to truong|to pho|thu ky|chu tich hoi dong)|pho|co quan thuong truc|dai dien)(?: (?:pho|truong|ban|thuong truc|chi dao|dieu hanh|to|cong tac|giup viec|hoi dong|tieu ban|kiem|thu ky|tinh|xa|phuong))*\)?/;

const CHAIRS =
  /^,? ?(?:la (?:co quan|don vi) (?:dau moi|chu tri|thuong truc)|chu tri(?! (?:cuoc|phien|hoi nghi|buoi|hop|lam viec))|lam dau moi)/;
/** "Sở A (chủ trì), Sở B": those after the bracket help. */
const AFTER_CHAIR = /\(chu tri\) ?,? ?(?:va )?$/;
const ONLY_HELPS =
  /^ ?(?:cung )?phoi hop(?! (?:voi|cung|to chuc|chat che voi|(?:so|ubnd|cong an|phong|ban|chi cuc|hoi|doan|thue|kho bac|bao hiem|toa an|van phong|uy ban|bo chi huy|trung tam|cac (?:so|xa|co quan|don vi|phong|thon)) ))/;

/** After the name of whoever issues the document these say what it demands, not what it does. */
const DEMANDS =
  /^ ?(?:chu tri (?:cuoc|phien|hoi nghi|buoi|hop|lam viec)|yeu cau|giao|de nghi|ket luan|luu y|bieu duong|danh gia|thong bao|ban hanh (?:ke hoach|quyet dinh)|quyet dinh|thong qua|trien khai ke hoach|hoan nghenh|chi dao)/;

/** After any name: it asks somebody else, or the words look back. */
const TELLS =
  /^ ?(?:chu tri (?:cuoc|phien|hoi nghi|buoi|hop|lam viec)|yeu cau|de nghi|thong nhat|nhat tri|ghi nhan|da |co y kien|nhan duoc|co ban)/;

/** "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.": how a notice ends. */
const CLOSES = /^ ?(?:xin |tran trong )?thong bao\b[^;:]*\bbiet\b/;

/** Those who direct, by the level of the document. */
const SPEAKERS: Readonly<Record<IssuerLevel, RegExp>> = {
  province: /^(?:UBND tỉnh|HĐND tỉnh|Tỉnh ủy|Ban Thường vụ|Thường trực)/u,
  commune:
    /^(?:UBND tỉnh|HĐND tỉnh|Tỉnh ủy|UBND cấp xã|HĐND cấp xã|Đảng ủy|Ban Thường vụ|Thường trực)/u,
  unknown: /^(?:UBND tỉnh|HĐND tỉnh|Tỉnh ủy)/u,
};

/** What follows a name that is no subject. */
const NO_SUBJECT =
  /^ ?(?:[.;)\]]|$|va |ve |cua |da |duoc (?!giao|phan cong)|ngay |tai |so \d|khoa |cung cap bach|hang nam|nam \d|trong qua trinh|nhu |gom|bao gom|la nhung|la mot|-|\/|co y kien|dang(?! uy))/;

/** "UBND các xã được kiểm tra chuẩn bị …": which ones are meant, before the verb. */
const QUALIFIED =
  /^ (?:duoc (?:giao nhiem vu|giao|phan cong|kiem tra|thanh tra|giam sat|chon|ho tro)|co ten)(?: (?:tai|theo|neu)(?: [a-z0-9]+){1,4}?)? (?=[a-z])/;

/** "Tòa án, Viện Kiểm sát phối hợp xét xử …": where nobody else leads, those do who work together. */
const HELPS_TO_DO = new RegExp(`^ ?phoi hop (?:${DUTY_VERBS.join('|')})(?![a-z])`);

/** "…trước ngày 20/8, Hội Nông dân giới thiệu …": behind a date and a comma a name opens its own work. */
const AFTER_DATE = /\d\)?(?:,| va|;) (?:con |rieng |dong thoi |va )?$/;
/** "trước ngày 25 hằng tháng UBND các xã báo cáo": right behind a time only the verb tells. */
const RIGHT_AFTER_TIME = /(?:\d|hang (?:ngay|tuan|thang|quy|nam)|(?:dau|cuoi) (?:thang|quy|nam)) $/;
const JOINED_START =
  /(?:[,;:)] ?|\()(?:dong thoi|trong do|theo do|rieng|ngoai ra|tren co so do|sau do|dinh ky)?,? ?$|(?:^|[^a-z])(?:dong thoi|trong do|sau do|va|rieng|thi|nhu:?) ?$/;

const AFTER_INSET = 240;

interface Around {
  names: string[];
  before: string;
  after: string;
  isStart: boolean;
  /** It is the first word behind the mark of a clause. */
  opensClause: boolean;
  /** Who issues the document: of them directing others is no work. */
  speaker: RegExp;
  /** Somebody above the clause is told to do this. */
  isOwned: boolean;
  /** Somebody else is told to do this, earlier in the sentence. */
  isLedBefore: boolean;
  /** "Sở A yêu cầu các trường …": the one before it demands this of it. */
  isDemanded: boolean;
  /** Not one body but a kind of bodies: các trường, các thôn. */
  isMany: boolean;
  /** A kind of persons or bodies: that somebody above gives them work is the work of that one. */
  isKind: boolean;
  /** "Lãnh đạo UBND tỉnh ban hành …": below whoever is told to lead, the title is a verb. */
  isToLead: boolean;
  /** "mỗi trường bố trí …": each of those that somebody answers for. */
  isEach: boolean;
  /** "Đảng ủy HĐND tỉnh lãnh đạo HĐND tỉnh …": the title before the name is a verb here. */
  isLed: boolean;
}

const roleOf = (around: Around): readonly [Role, string] => {
  const { names, isStart, speaker } = around;
  const before = tailOf(around.before, NEAR);
  const after = around.after
    .replace(INSET, '')
    .replace(INSET_BASIS, '')
    .replace(ALSO, '')
    .slice(0, AFTER);
  if (LABELLED_LEAD.test(before)) return ['lead', 'ghi sau “chủ trì:”'];
  if (LABELLED_COOPERATION.test(before)) return ['cooperating', 'ghi sau “phối hợp:”'];
  if (WITH.test(before) || AFTER_CHAIR.test(before)) return ['cooperating', 'phối hợp với'];
  if (TO.test(before) || BACK_TO.test(around.before)) return ['recipient', 'nơi nhận'];
  const isDirected = around.isOwned || (around.isLedBefore && (around.isMany || around.isKind));
  if (isDirected && DIRECTED.test(before)) return ['none', ''];
  // "…, phân công công chức phụ trách", "chỉ đạo bộ phận theo dõi": whoever gives the work answers for it.
  if (around.isKind && isDirected && ASSIGNED.test(before)) return ['none', ''];
  if (around.isKind && DIRECTED.test(before) && !SPEAKER_DIRECTS.test(before)) return ['none', ''];
  // "hướng dẫn cán bộ, công chức kê khai": the next of what is dealt with, not the next who is told.
  const isBehindComma = around.isKind && !around.isMany && /, $/.test(before);
  if (isBehindComma && !INTRODUCTION.test(before.slice(0, -2)) && !AFTER_DATE.test(before)) {
    return ['none', ''];
  }
  if (around.isDemanded || (around.isOwned && around.isToLead)) return ['none', ''];
  if (around.isKind && around.isEach) return ['none', ''];
  if (around.isLed) return ['lead', 'được lãnh đạo, chỉ đạo thực hiện'];
  if (OPENS_BRACKET.test(before) && TIME_IN_BRACKET.test(after)) {
    return ['lead', 'ghi trong ngoặc cùng thời hạn'];
  }
  // "xong trước 30/8/2026 (Sở Tài chính), trước 15/9/2026 (Sở Xây dựng)"
  if (BEHIND_TIME.test(before) && /^ ?\)/.test(after)) return ['lead', BEHIND];
  if (ASSIGNED.test(before) || ASSIGNED_PERSON.test(before)) return ['lead', BY_NAME];
  const isAbove = names.every((name) => speaker.test(name));
  // "4. Sở Giáo dục … yêu cầu các trường …": a clause of its own tells it to demand.
  const isToDemand = around.opensClause && !isAbove && /^ ?yeu cau\b/.test(after);
  if (isToDemand) return ['lead', 'chủ ngữ của câu'];
  if (CLOSES.test(around.after) && names.every((name) => name.startsWith('Văn phòng')))
    return ['none', ''];
  if (TELLS.test(after) || (isAbove && DEMANDS.test(after))) return ['none', ''];
  if (CHAIRS.test(after)) return ['lead', 'ghi là chủ trì'];
  if (ONLY_HELPS.test(after) && !(isStart && HELPS_TO_DO.test(after))) {
    return ['cooperating', 'ghi là phối hợp'];
  }
  if (CONCERNS.test(before)) {
    const isTold = /^ ?[:,]/.test(after) || TOLD_LATER.test(around.after);
    return isTold ? ['lead', 'mục dành riêng cho đơn vị'] : ['none', ''];
  }
  // "Đề án … do Sở Giáo dục và Đào tạo xây dựng"
  if (/(?:^|[^a-z])do $/.test(before) && DUTY.test(after)) return ['lead', 'ghi sau “do”'];
  if (isStart) {
    if (DUTY.test(after.replace(QUALIFIED, ' '))) return ['lead', 'chủ ngữ của câu'];
    if (/^ ?:/.test(after)) return ['lead', 'tên đơn vị mở đầu mục'];
    if (!NO_SUBJECT.test(after) && (DUTY.test(after) || !/^ ?,/.test(after))) {
      return ['lead', 'chủ ngữ của câu'];
    }
    return ['none', ''];
  }
  const isSubject = AFTER_DATE.test(before) && /^ [a-z]/.test(after) && !NO_SUBJECT.test(after);
  const mayOpen = JOINED_START.test(before) || RIGHT_AFTER_TIME.test(before);
  return isSubject || (mayOpen && DUTY.test(after)) ? ['lead', 'chủ ngữ của vế câu'] : ['none', ''];
};

/** One body behind "lãnh đạo"; "lãnh đạo các phòng" are persons. */
const LEADS_ONE = /^lanh dao (?!(?:cac|nhung|toan) )/;

const depths = (text: string): Uint8Array => {
  const depth = new Uint8Array(text.length + 1);
  let open = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '(') open = Math.min(open + 1, 200);
    depth[index] = open;
    if (char === ')') open = Math.max(0, open - 1);
  }
  return depth;
};

/**
 * The bodies of a paragraph with the part each has: who is to do something, who helps, who receives it.
 * `body` is where the words after the clause mark begin; `isOwned` tells that a clause above names who
 * is to do what it says, `isAddressed` that the document names those it is addressed to.
 */
export const rolesOf = (
  flow: Flow,
  mentions: readonly Mention[],
  body: number,
  level: IssuerLevel = 'unknown',
  isOwned = false,
  isAddressed = false,
): RoleGroup[] => {
  if (mentions.length === 0) return [];
  const depth = depths(flow.text);
  let led = -1;
  return groupsOf(flow, mentions, body).map((group): RoleGroup => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    const before = flow.folded.slice(Math.max(body, start - BEFORE), start);
    const after = flow.folded.slice(end, end + AFTER_INSET);
    const isLedBefore = led >= 0 && !/[.] /.test(flow.folded.slice(led, start));
    const isStart = start <= body || SENTENCE_START.test(tailOf(before, NEAR));
    const isKind = group.every((mention) => mention.isKind === true);
    const [role, rule] = roleOf({
      names: group.map(({ name }) => name),
      before,
      after,
      isStart,
      opensClause: body > 0 && start <= body,
      speaker: SPEAKERS[level],
      isOwned,
      isLedBefore,
      isDemanded: isLedBefore && flow.folded.slice(led, start) === ' yeu cau ',
      isMany: /^(?:cac|nhung|toan bo|tat ca) /.test(flow.folded.slice(start, end)),
      isKind,
      isToLead: isStart && LEADS_ONE.test(flow.folded.slice(start, end)),
      isEach: (isOwned || isAddressed) && /^(?:moi|tung) /.test(flow.folded.slice(start, end)),
      isLed: led >= 0 && start - led < 2 && LEADS_ONE.test(flow.folded.slice(start, end)),
    });
    if (role === 'lead') led = end;
    return { mentions: group, start, end, role, rule, isAside: (depth[start] ?? 0) > 0 };
  });
};

/**
 * Whether a heading is nothing but the name of a body: "2. Phòng Kinh tế", "Giao Sở Y tế:".
 *
 * @example isNameOnly('2. ', ':') //=> true
 */
export const isNameOnly = (before: string, after: string): boolean =>
  /^(?:.{0,6}[.):/] ?)?(?:[-+] )?(?:giao|yeu cau|de nghi|doi voi|ve phia|trach nhiem cua|nhiem vu cua)? ?$/.test(
    before,
  ) && /^ ?[:.]?$/.test(after);
