import { almostEqual, exceeds, reaches } from './almost';
import { formatNumber } from './number-format';

/** One project line of a disbursement report. All amounts in the same unit; null or absent: blank. */
export interface ProjectLine {
  /** Vốn kế hoạch được giao trong năm. */
  planned?: number | null;
  /** Lũy kế giải ngân. */
  disbursed?: number | null;
  /** Giải ngân khối lượng hoàn thành. */
  volume?: number | null;
  /** Giải ngân tạm ứng. */
  advance?: number | null;
  /** Ước giải ngân đến hết kỳ, lũy kế. */
  estimate?: number | null;
}

export type ProjectField = keyof ProjectLine;

/** Something wrong with one line, and the cell to look at. */
export interface LineIssue {
  code:
    | 'amount-negative'
    | 'disbursed-over-plan'
    | 'estimate-over-plan'
    | 'disbursed-not-sum'
    | 'estimate-below-disbursed';
  severity: 'high' | 'medium' | 'low';
  field: ProjectField;
  message: string;
}

const FIELD_NAMES: Record<ProjectField, string> = {
  planned: 'Kế hoạch vốn',
  disbursed: 'Giải ngân',
  volume: 'Khối lượng hoàn thành',
  advance: 'Tạm ứng',
  estimate: 'Ước giải ngân',
};

const FIELDS = Object.keys(FIELD_NAMES) as ProjectField[];

/**
 * What is wrong with the amounts of one project line; an empty list when nothing is.
 *
 * - no amount is negative (high);
 * - disbursed is at most the plan (high), and so is the estimate, by which the rate is judged (high);
 * - disbursed is volume plus advance, when both are given, and no less than one of them alone (high;
 *   NĐ 254/2025/NĐ-CP, form 01/QTNĐ, columns 17 = 18 + 19);
 * - the estimate to the end of the period is at least what is disbursed (medium; TT 37/2025/TT-BTC
 *   Điều 4: both are cumulative).
 *
 * A rule that needs a blank amount is passed over: blank is for another check to report.
 *
 * @param line amounts of one project, all in the same unit
 * @example checkProjectLine({ planned: 100, disbursed: 40, volume: 30, advance: 10 }) //=> []
 * @example checkProjectLine({ planned: 100, disbursed: 120 }).map((issue) => issue.code)
 *   //=> ['disbursed-over-plan']
 */
export function checkProjectLine(line: ProjectLine): LineIssue[] {
  return [
    ...negativeAmounts(line),
    ...disbursedOverPlan(line),
    ...estimateOverPlan(line),
    ...disbursedNotSum(line),
    ...estimateBelowDisbursed(line),
  ];
}

function negativeAmounts(line: ProjectLine): LineIssue[] {
  return FIELDS.filter((field) => (line[field] ?? 0) < 0).map((field) => ({
    code: 'amount-negative',
    severity: 'high',
    field,
    message: `${FIELD_NAMES[field]} đang là số âm (${formatNumber(line[field] ?? 0)}). Hãy nhập số từ 0 trở lên.`,
  }));
}

function disbursedOverPlan({ planned, disbursed }: ProjectLine): LineIssue[] {
  if (!given(planned) || !given(disbursed) || !exceeds(disbursed, planned)) return [];
  return [
    {
      code: 'disbursed-over-plan',
      severity: 'high',
      field: 'disbursed',
      message: `Giải ngân (${formatNumber(disbursed)}) lớn hơn kế hoạch vốn (${formatNumber(planned)}). Hãy kiểm tra đơn vị tính, hoặc cập nhật kế hoạch vốn nếu đã được điều chỉnh.`,
    },
  ];
}

/** Where disbursed is over the plan already, one word is enough. */
function estimateOverPlan({ planned, disbursed, estimate }: ProjectLine): LineIssue[] {
  if (!given(planned) || !given(estimate) || !exceeds(estimate, planned)) return [];
  if (given(disbursed) && exceeds(disbursed, planned)) return [];
  return [
    {
      code: 'estimate-over-plan',
      severity: 'high',
      field: 'estimate',
      message: `Ước giải ngân (${formatNumber(estimate)}) lớn hơn kế hoạch vốn (${formatNumber(planned)}). Hãy kiểm tra đơn vị tính, hoặc cập nhật kế hoạch vốn nếu đã được điều chỉnh.`,
    },
  ];
}

function disbursedNotSum({ disbursed, volume, advance }: ProjectLine): LineIssue[] {
  const parts = [volume, advance].filter(given);
  if (!given(disbursed) || parts.length === 0) return [];
  const sum = parts.reduce((total, part) => total + part, 0);
  const isWhole = parts.length === 2;
  // The part that is blank may be what is missing, but none is less than nothing.
  if (isWhole ? almostEqual(disbursed, sum) : reaches(disbursed, sum)) return [];
  const rule = isWhole
    ? 'phải bằng khối lượng hoàn thành cộng tạm ứng'
    : `nhỏ hơn riêng ${given(volume) ? 'khối lượng hoàn thành' : 'tạm ứng'}`;
  return [
    {
      code: 'disbursed-not-sum',
      severity: 'high',
      field: 'disbursed',
      message: `Giải ngân (${formatNumber(disbursed)}) ${rule} (${formatNumber(sum)}). Hãy sửa số sai trong ba ô này.`,
    },
  ];
}

function estimateBelowDisbursed({ disbursed, estimate }: ProjectLine): LineIssue[] {
  if (!given(disbursed) || !given(estimate) || reaches(estimate, disbursed)) return [];
  return [
    {
      code: 'estimate-below-disbursed',
      severity: 'medium',
      field: 'estimate',
      message: `Ước giải ngân (${formatNumber(estimate)}) nhỏ hơn số đã giải ngân (${formatNumber(disbursed)}). Hãy nhập số lũy kế ước đến hết kỳ, gồm cả phần đã giải ngân.`,
    },
  ];
}

function given(amount: number | null | undefined): amount is number {
  return amount !== null && amount !== undefined;
}
