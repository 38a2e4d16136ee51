import fc from 'fast-check';
import { dayFromYmd } from '../../src/domain/day';
import type { InputRule } from '../../src/sheets/model';
import { ruleMessages, YEAR_BOUNDS } from '../../src/sheets/rules';
import { foreignWords } from '../helpers/vietnamese';

/** Excel refuses a file whose prompts and messages are longer. */
const LONGEST = 255;

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const day = fc.integer({ min: dayFromYmd(1950, 1, 1), max: dayFromYmd(2100, 12, 31) });

const rule: fc.Arbitrary<InputRule> = fc.oneof(
  fc.constant<InputRule>({ kind: 'choice', choices: ['Có', 'Không'] }),
  fc.record({ kind: fc.constant('date' as const), from: day, to: day }),
  fc.record(
    { kind: fc.constant('number' as const), min: amount, max: amount },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('whole' as const), min: amount, max: amount }),
  fc.record({ kind: fc.constant('text' as const), max: fc.integer({ min: 1, max: 32_767 }) }),
);

describe('ruleMessages', () => {
  test.each([
    [{ kind: 'whole', min: 1, max: 99 }, 'Nhập một số nguyên từ 1 đến 99.'],
    [{ kind: 'whole', min: -5, max: 10_000 }, 'Nhập một số nguyên từ -5 đến 10.000.'],
    [{ kind: 'text', max: 2000 }, 'Viết không quá 2.000 ký tự.'],
    [{ kind: 'number' }, 'Nhập một số, không kèm chữ hay đơn vị tính.'],
    [{ kind: 'number', min: 0 }, 'Nhập một số không nhỏ hơn 0, không kèm chữ hay đơn vị tính.'],
    [
      { kind: 'number', min: 0, max: 1.5 },
      'Nhập một số không nhỏ hơn 0, không lớn hơn 1,5, không kèm chữ hay đơn vị tính.',
    ],
    [
      { kind: 'date', ...YEAR_BOUNDS },
      'Nhập ngày dạng ngày/tháng/năm, từ 01/01/2025 đến 31/12/2027.',
    ],
    [{ kind: 'choice', choices: ['a'] }, 'Chỉ chọn một mục trong danh sách, không gõ mục khác.'],
  ] as [InputRule, string][])('%j', (of, error) => {
    expect(ruleMessages(of).error).toBe(error);
  });

  test('fit into Excel’s boxes, in Vietnamese, and end as sentences do', () => {
    fc.assert(
      fc.property(rule, (of) => {
        for (const message of Object.values(ruleMessages(of)) as string[]) {
          expect(message.length).toBeLessThanOrEqual(LONGEST);
          expect(message).toMatch(/[^\d\s]\.$|\d\.$/);
          expect(foreignWords(message)).toEqual([]);
        }
      }),
    );
  });

  test('the example of a date can be typed where dates are asked for', () => {
    const { prompt } = ruleMessages({ kind: 'date', ...YEAR_BOUNDS });
    expect(prompt).toContain('05/06/2026');
    const example = dayFromYmd(2026, 6, 5);
    expect(example).toBeGreaterThanOrEqual(YEAR_BOUNDS.from);
    expect(example).toBeLessThanOrEqual(YEAR_BOUNDS.to);
  });
});

describe('foreignWords', () => {
  test.each([
    ['Nhập ngày dạng ngày/tháng/năm, từ 01/01/2025', []],
    ['Nghiệm thu khối lượng, tạm ứng chưa thu hồi; giải quyết khuỷu tay, quyền', []],
    ['QĐ 2688/QĐ-UBND ngày 15/12/2025, SHA-256, D − 1', []],
    ['Status', ['Status']],
    ['Ngày completed', ['completed']],
    ['report value of row', ['report', 'value', 'of', 'row']],
    ['Deadline, lead, target, unit, plan', ['Deadline', 'lead', 'target', 'unit', 'plan']],
  ])('%p', (value, expected) => {
    expect(foreignWords(value)).toEqual(expected);
  });
});
