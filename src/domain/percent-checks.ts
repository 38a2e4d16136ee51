/** Percentages as people type them, and the parts they are made of. */
import { formatNumber } from './number-format';

/** Percentage points by which a rate may differ from its parts: people round to a whole per cent. */
const ROUNDING = 1;

/** From this plan on a result of one per cent or less is more likely a share. */
const PLAN_OF_A_SHARE = 20;

export interface PercentIssue {
  code: 'percent-as-share' | 'percent-not-of-parts';
  message: string;
}

/**
 * Finds `0.95` typed (or `95%`, which Excel keeps as 0.95) where 95 is meant.
 *
 * @param planned per cent; null: blank
 * @param actual per cent
 * @param usual plan of the same indicator elsewhere, which tells where the plan here is a share too
 * @example shareForPercent(91.5, 0.95)?.code //=> 'percent-as-share'
 * @example shareForPercent(0.75, 0.5) //=> null
 * @example shareForPercent(0.98, 0.95, 98)?.code //=> 'percent-as-share'
 */
export function shareForPercent(
  planned: number | null,
  actual: number,
  usual: number | null = null,
): PercentIssue | null {
  if (actual <= 0 || actual > 1) return null;
  if (Math.max(planned ?? 0, usual ?? 0) < PLAN_OF_A_SHARE) return null;
  const plan = planned === null ? '' : `, kế hoạch là ${formatNumber(planned)}%`;
  return {
    code: 'percent-as-share',
    message:
      `Đọc là ${formatNumber(actual)}%${plan}; ` +
      `có lẽ ý là ${formatNumber(actual * 100)}%. Ô này nhập số phần trăm, không nhập dấu %.`,
  };
}

/**
 * Finds a rate that its own parts do not give.
 *
 * @param rate per cent, as reported
 * @param parts what it may be the rate of: result and plan, each pair as good as the other
 * @example percentOfParts(40, [[400, 1000]]) //=> null
 * @example percentOfParts(75, [[400, 1000], [500, 1000]])?.code //=> 'percent-not-of-parts'
 */
export function percentOfParts(
  rate: number,
  parts: readonly (readonly [actual: number, planned: number])[],
): PercentIssue | null {
  const rates = parts.flatMap(([actual, planned]) =>
    planned > 0 ? [(actual / planned) * 100] : [],
  );
  const [first] = rates;
  if (first === undefined || rates.some((own) => Math.abs(own - rate) <= ROUNDING)) return null;
  return {
    code: 'percent-not-of-parts',
    message: `Ghi ${formatNumber(rate)}% nhưng số tiền ở trang Giải ngân cho ${formatNumber(first, 1)}%. Sửa số sai ở một trong hai trang.`,
  };
}
