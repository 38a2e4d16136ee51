import { formatNumber } from './number-format';

/**
 * Beyond this a year's plan of one project, in triệu đồng, is no plan of a commune: ten thousand tỷ. What
 * was meant in đồng is beyond it from ten triệu on.
 */
const MOST_OF_ONE_PROJECT = 10_000_000;

/** Nobody spends this many times a plan; đồng taken for triệu đồng are a million times too many. */
const MOST_TIMES_THE_PLAN = 1000;

/** An amount that would spoil every sum it is added to. */
export interface ScaleIssue {
  code: 'amount-out-of-scale';
  message: string;
}

/**
 * Finds an amount in another unit of money than triệu đồng. Official forms differ: those of the yearly
 * settlement ask for đồng, those of the plan for triệu đồng, so figures are copied from one to the other.
 *
 * @param amount of one project, in triệu đồng
 * @param planned its plan, where it is given
 * @returns null when the amount may be what it says
 * @example scaleIssue(2_000) //=> null
 * @example scaleIssue(2_000_000_000)?.code //=> 'amount-out-of-scale'
 * @example scaleIssue(450_000, 400)?.code //=> 'amount-out-of-scale'
 */
export function scaleIssue(amount: number, planned: number | null = null): ScaleIssue | null {
  const overPlan = planned !== null && planned > 0 && amount >= planned * MOST_TIMES_THE_PLAN;
  if (amount < MOST_OF_ONE_PROJECT && !overPlan) return null;
  return {
    code: 'amount-out-of-scale',
    message:
      `Số tiền này đọc là ${formatNumber(amount)} triệu đồng, ` +
      (overPlan
        ? `gấp hơn ${formatNumber(MOST_TIMES_THE_PLAN)} lần kế hoạch vốn của dự án`
        : 'quá lớn với một dự án của xã, phường') +
      '; có lẽ ghi theo đồng. Nhập theo triệu đồng. Số này chưa được nhận, để tổng không bị sai.',
  };
}

/** Between these, in triệu đồng, lie the plans of a commune's projects: ten triệu and five hundred tỷ. */
const USUAL_PLAN = { least: 10, most: 500_000 } as const;

/**
 * What is wrong with a plan that may be right and hardly is: in nghìn đồng, in đồng or in tỷ đồng it would be a
 * usual one.
 *
 * @param planned of one project, in triệu đồng
 * @returns a message; null for a usual plan, and for one of nothing
 * @example unusualPlan(30_000) //=> null
 * @example unusualPlan(1.2) //=> 'Kế hoạch vốn đọc là 1,2 triệu đồng, ít hơn hẳn một dự án thường có; có lẽ ghi theo tỷ đồng. Kiểm tra đơn vị tính; nếu đúng thì giữ nguyên.'
 */
export function unusualPlan(planned: number): string | null {
  const isSmall = planned > 0 && planned < USUAL_PLAN.least;
  if (!isSmall && planned <= USUAL_PLAN.most) return null;
  const how = isSmall ? 'ít' : 'nhiều';
  const unit = isSmall ? 'tỷ đồng' : 'đồng hoặc nghìn đồng';
  return `Kế hoạch vốn đọc là ${formatNumber(planned)} triệu đồng, ${how} hơn hẳn một dự án thường có; có lẽ ghi theo ${unit}. Kiểm tra đơn vị tính; nếu đúng thì giữ nguyên.`;
}
