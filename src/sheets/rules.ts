import type { InputRule } from './model';
import { dayFromYmd } from '../domain/day';
import { formatDay } from '../domain/day';
import { formatNumber } from '../domain/number-text';

/** Dates outside these years in a report of 2026 are slips of the pen. */
export const YEAR_BOUNDS = { from: dayFromYmd(2025, 1, 1), to: dayFromYmd(2027, 12, 31) } as const;

export interface RuleMessages {
  /** Shown beside the cell while it is selected. */
  prompt: string;
  /** Shown when Excel refuses what was typed, and by the checker. */
  error: string;
}

/**
 * What the rule says to the person who types, in Vietnamese. Excel cuts prompts and messages at 255
 * characters and titles at 32.
 *
 * @example ruleMessages({ kind: 'whole', min: 0, max: 9 }).error //=> 'Nhập một số nguyên từ 0 đến 9.'
 */
export function ruleMessages(rule: InputRule): RuleMessages {
  switch (rule.kind) {
    case 'choice':
      return {
        prompt: 'Bấm mũi tên ở góc ô và chọn trong danh sách.',
        error: 'Chỉ chọn một mục trong danh sách, không gõ mục khác.',
      };
    case 'date': {
      const range = `từ ${formatDay(rule.from)} đến ${formatDay(rule.to)}`;
      return {
        prompt: 'Nhập ngày/tháng/năm, ví dụ 05/06/2026.',
        error: `Nhập ngày dạng ngày/tháng/năm, ${range}.`,
      };
    }
    case 'number': {
      const low = rule.min === undefined ? '' : ` không nhỏ hơn ${formatNumber(rule.min)}`;
      const high = rule.max === undefined ? '' : ` không lớn hơn ${formatNumber(rule.max)}`;
      return {
        prompt:
          'Nhập số, không kèm đơn vị tính. Không có thì nhập 0; chưa có số liệu thì để trống.',
        error: `Nhập một số${[low, high].filter(Boolean).join(',')}, không kèm chữ hay đơn vị tính.`,
      };
    }
    case 'whole': {
      const error = `Nhập một số nguyên từ ${formatNumber(rule.min)} đến ${formatNumber(rule.max)}.`;
      return { prompt: error, error };
    }
    case 'text':
      return {
        prompt: 'Viết ngắn gọn.',
        error: `Viết không quá ${formatNumber(rule.max)} ký tự.`,
      };
  }
}
