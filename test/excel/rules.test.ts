/** Every kind of input rule, as Excel gets it. */
import type { InputRule } from '../../src/sheets/model';
import { ruleMessages } from '../../src/sheets/rules';
import { closeWorkbooks, itemsSheet, openWorkbook, smallBook } from './support';

afterAll(closeWorkbooks);

const RULES: [InputRule, unknown][] = [
  [
    { kind: 'choice', choices: ['Có', 'Không'] },
    { list: { inCellDropDown: true, source: 'Có,Không' } },
  ],
  [
    { kind: 'choice', choices: [], source: "'Báo cáo'!$B$3:$B$5" },
    // Excel follows the sheet when it gets its own name.
    { list: { inCellDropDown: true, source: "='_tiendo~2'!$B$3:$B$5" } },
  ],
  [
    { kind: 'date', from: 46_023, to: 46_387 },
    { date: { formula1: '=46023', formula2: '=46387', operator: 'Between' } },
  ],
  [{ kind: 'number', min: 0 }, { decimal: { formula1: 0, operator: 'GreaterThanOrEqualTo' } }],
  [
    { kind: 'number', max: 100 },
    { decimal: { formula1: -1e15, formula2: 100, operator: 'Between' } },
  ],
  [
    { kind: 'number', min: 0, max: 100 },
    { decimal: { formula1: 0, formula2: 100, operator: 'Between' } },
  ],
  [
    { kind: 'whole', min: 1, max: 99 },
    { wholeNumber: { formula1: 1, formula2: 99, operator: 'Between' } },
  ],
  [{ kind: 'text', max: 100 }, { textLength: { formula1: 100, operator: 'LessThanOrEqualTo' } }],
];

test('all of them, with their Vietnamese messages', async () => {
  const { host, port } = openWorkbook();
  const heading = 'Một tiêu đề dài hơn ba mươi hai ký tự để bị cắt';
  const book = smallBook();
  book.sheets[0] = {
    ...itemsSheet(),
    validations: RULES.map(([rule], index) => ({
      area: { top: 3 + index, left: 3, bottom: 3 + index, right: 3 },
      rule,
      heading,
    })),
  };
  await port.write(book);
  const validations = host.state.find('Nhiệm vụ')?.validations ?? [];
  expect(validations.map(({ rule }) => rule)).toEqual(RULES.map(([, rule]) => rule));
  validations.forEach(({ prompt, errorAlert }, index) => {
    const [rule] = RULES[index] ?? [];
    const messages = rule && ruleMessages(rule);
    const title = `${heading.slice(0, 31)}…`;
    expect(prompt).toEqual({ showPrompt: true, title, message: messages?.prompt });
    expect(errorAlert).toEqual({
      showAlert: true,
      style: 'Stop',
      title,
      message: messages?.error,
    });
  });
});
