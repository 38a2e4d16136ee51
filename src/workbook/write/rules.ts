/** What may be typed into cells, and their colours by what stands in them. */
import { areaAddress } from '../../sheets/address';
import { wholeRule } from '../../sheets/formulas';
import type { Highlight, InputRule, Validation } from '../../sheets/model';
import { ruleMessages } from '../../sheets/rules';
import { fileText } from '../file-text';
import { WHOLE_LOOK, toneNumber } from './styles';
import { attributes, xmlText } from './xml';

/** Excel shows at most 255 characters of a message and 32 of a title. */
const LONGEST_MESSAGE = 255;
const LONGEST_TITLE = 32;
/** Decimal rules need bounds; nobody reports a figure beyond these. */
const ANY_NUMBER = 1e15;

/** @example cut('một hai ba', 7) //=> 'một ha…' */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

interface Condition {
  type: string;
  /** Absent: between the two. */
  operator?: string;
  formulas: readonly (string | number)[];
}

function conditionOf(rule: InputRule): Condition {
  switch (rule.kind) {
    case 'choice':
      return { type: 'list', formulas: [rule.source ?? `"${rule.choices.join(',')}"`] };
    case 'date':
      return { type: 'date', formulas: [rule.from, rule.to] };
    case 'number': {
      const { min, max } = rule;
      if (min !== undefined && max === undefined) {
        return { type: 'decimal', operator: 'greaterThanOrEqual', formulas: [min] };
      }
      return { type: 'decimal', formulas: [min ?? -ANY_NUMBER, max ?? ANY_NUMBER] };
    }
    case 'whole':
      return { type: 'whole', formulas: [rule.min, rule.max] };
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formulas: [rule.max] };
  }
}

/** One entry per area: expanding it cell by cell makes the file large and slow. */
function validationXml({ area, rule, heading }: Validation): string {
  const { type, operator, formulas } = conditionOf(rule);
  const { prompt, error } = ruleMessages(rule);
  const title = cut(fileText(heading), LONGEST_TITLE);
  const written = attributes({
    type,
    operator,
    allowBlank: 1,
    showInputMessage: 1,
    showErrorMessage: 1,
    errorTitle: title,
    error: cut(error, LONGEST_MESSAGE),
    promptTitle: title,
    prompt: cut(prompt, LONGEST_MESSAGE),
    sqref: areaAddress(area),
  });
  const bounds = formulas.map(
    (formula, index) => `<formula${index + 1}>${xmlText(String(formula))}</formula${index + 1}>`,
  );
  return `<dataValidation${written}>${bounds.join('')}</dataValidation>`;
}

export const validationsXml = (validations: readonly Validation[]): string =>
  validations.length === 0
    ? ''
    : `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;

function highlightXml(highlight: Highlight, priority: number): string {
  if ('whole' in highlight) {
    return (
      `<cfRule type="expression" dxfId="${WHOLE_LOOK}" priority="${priority}">` +
      `<formula>${wholeRule(highlight.area)}</formula></cfRule>`
    );
  }
  const { text, tone } = highlight;
  return (
    `<cfRule type="cellIs" dxfId="${toneNumber(tone)}" priority="${priority}" operator="equal">` +
    `<formula>"${xmlText(text.replaceAll('"', '""'))}"</formula></cfRule>`
  );
}

export const highlightsXml = (highlights: readonly Highlight[]): string =>
  highlights
    .map(
      (highlight, index) =>
        `<conditionalFormatting sqref="${areaAddress(highlight.area)}">` +
        `${highlightXml(highlight, index + 1)}</conditionalFormatting>`,
    )
    .join('');
