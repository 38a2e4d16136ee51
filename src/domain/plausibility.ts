import { exceeds } from './almost';
import { formatPercent } from './number-format';
import { targetRate } from './target';

/** Beyond this share of the plan a figure is worth a second look. */
const HIGHEST_USUAL_RATE = 2;

/** A figure that may well be right and should still be looked at. */
export interface RateWarning {
  code: 'rate-very-high' | 'rate-negative';
  message: string;
}

/**
 * Warns of a figure that is out of proportion to its plan: above 200 % of it, or below 0.
 *
 * Never a reason to reject: units do reach several times their plan (over 600 % has been reported),
 * but a slipped decimal point or a wrong measure looks just the same.
 *
 * @param planned the figure to reach
 * @param actual the figure reached, in the same measure
 * @returns null when nothing stands out, or when the plan allows no rate (`targetRate`)
 * @example rateWarning(60, 75) //=> null
 * @example rateWarning(6, 37)?.code //=> 'rate-very-high'
 * @example rateWarning(60, -5)?.code //=> 'rate-negative'
 */
export function rateWarning(planned: number, actual: number): RateWarning | null {
  const rate = targetRate(planned, actual);
  if (rate === null) return null;
  if (rate < 0) {
    return {
      code: 'rate-negative',
      message: 'Số thực hiện đang là số âm. Hãy kiểm tra lại dấu và số liệu.',
    };
  }
  if (exceeds(rate, HIGHEST_USUAL_RATE)) {
    return {
      code: 'rate-very-high',
      message: `Số thực hiện bằng ${formatPercent(rate)} kế hoạch. Hãy kiểm tra đơn vị tính và dấu phân cách; nếu số đúng thì giữ nguyên.`,
    };
  }
  return null;
}
