/** Dates that only say who or what is meant: they close a description or a condition, and are nobody's deadline. */
import { isStep } from './steps';
import { FAR, tailOf } from './tail';

export const IN_CONDITION = 'Ngày nằm trong điều kiện.';

/** Folded words before and after the date, within its part of the sentence. */
interface Around {
  before: string;
  after: string;
}

/** "các dự án giải ngân dưới 50% đến ngày D, trình …": how those stand who are meant. */
const SHORT_BY_THEN = /\bgiai ngan\b[^;.]{0,30}(?<!khong )\bduoi \d{1,3}(?:,\d+)? ?%[^,;]{0,40}$/;

/** "xã nào đến ngày D chưa đạt … thì": a day on which somebody is judged. */
const WHICHEVER = /\bnao(?: ma)? $/;
const THEN = /\b(?:thi|phai|bi)\b/;

/**
 * Whether somebody is measured on that day.
 *
 * @example isMeasuredOn({ before: 'xa nao den ', after: ' chua dat thi bao cao' }) //=> false
 * @example isMeasuredOn({ before: 'xa nao ', after: ' chua dat thi bao cao' }) //=> true
 */
export const isMeasuredOn = ({ before, after }: Around): boolean =>
  SHORT_BY_THEN.test(tailOf(before, FAR)) || (WHICHEVER.test(before) && THEN.test(after));

/** A date closes a description, not an assignment: what was received, finished, issued by then. */
const CONDITION =
  /^(?:tuy nhien,? |rieng |trong do,? )?(?:doi voi|truong hop|neu|khi|nhung|cac truong hop|cac ho so|cac du an|so voi)\b/;

/** "các dự án giải ngân dưới 30% đến hết ngày D sang …": which ones are meant. */
const BELOW = /\b(?:du an|don vi|chu dau tu|xa|phuong|truong hop)\b.*\b(?:duoi|chua)\b/;

const CONDITION_VERB =
  /\b(?:quyet dinh|ban hanh|tiep nhan|phat sinh|su dung|hinh thanh|nop|cap|ky|tham gia|cong tac|hoan thanh|khoi cong|phe duyet)(?: dau tu| chu truong dau tu)? ?$/;

const WAS_DONE = new RegExp(`\\b(?:da|duoc) (?:co )?${CONDITION_VERB.source}`);

/** The words since the last comma, colon or bracket before the date. */
const fragmentOf = (before: string): string => {
  const start = Math.max(...[',', ':', '('].map((mark) => before.lastIndexOf(mark)));
  return before.slice(start + 1).trimStart();
};

/**
 * Why a date is part of a condition or of a description; null: it is not.
 *
 * @example conditionAround({ before: 'neu ', after: ' chua xong' }) //=> 'Ngày nằm trong điều kiện hoặc phạm vi.'
 */
export const conditionAround = ({ before, after }: Around): string | null => {
  const fragment = fragmentOf(before);
  const describes = CONDITION.test(fragment);
  const endsDescription = /^ ?(?:[,:]|thi\b|chua\b|ma\b|nhung\b|duoc\b)/.test(after);
  if (endsDescription && describes && !isStep(fragment, after))
    return 'Ngày nằm trong điều kiện hoặc phạm vi.';
  const isPart =
    // "các dự án được quyết định đầu tư trước ngày D thực hiện theo …": which ones are meant.
    (describes && WAS_DONE.test(fragment) && /^ [a-z]/.test(after)) ||
    /\bneu(?: nhu)? ?$/.test(before) ||
    (BELOW.test(fragment) && /^ ?[a-z]/.test(after)) ||
    (/^ ?phai\b/.test(after) && /\bco\b/.test(fragment)) ||
    (/^ ?(?:thi|chua|ma|nhung)\b/.test(after) && CONDITION_VERB.test(tailOf(before, FAR)));
  return isPart ? IN_CONDITION : null;
};
