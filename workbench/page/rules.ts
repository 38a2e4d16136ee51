/** Data validation as people meet it: what may be typed, and what Excel says when something else is. */
import { typed } from '../host/typed';
import type { SheetState, Validation } from '../host/sheet-state';

export const validationAt = (
  { validations }: SheetState,
  row: number,
  column: number,
): Validation | undefined =>
  validations.find(
    ({ box }) => row >= box.top && row <= box.bottom && column >= box.left && column <= box.right,
  );

interface Bounds {
  formula1: number | string;
  formula2?: number | string;
  operator: string;
}

type Rule = Partial<Record<'date' | 'decimal' | 'wholeNumber' | 'textLength', Bounds>> & {
  list?: { source: string };
};

/** What can be picked; null where the list stands in cells, or there is none. */
export function choicesOf(validation: Validation | undefined): string[] | null {
  const source = (validation?.rule as Rule | undefined)?.list?.source;
  return source === undefined || source.startsWith('=') ? null : source.split(',');
}

const numberOf = (bound: number | string): number => Number(String(bound).replace(/^=/, ''));

function isWithin(value: number, { formula1, formula2, operator }: Bounds): boolean {
  const low = numberOf(formula1);
  if (operator === 'Between') return value >= low && value <= numberOf(formula2 ?? Infinity);
  if (operator === 'GreaterThanOrEqualTo') return value >= low;
  return operator === 'LessThanOrEqualTo' ? value <= low : true;
}

/** May this be typed there? */
export function isAllowed({ rule, ignoreBlanks }: Validation, text: string): boolean {
  if (text === '' && ignoreBlanks) return true;
  const { list, date, decimal, wholeNumber, textLength } = (rule ?? {}) as Rule;
  if (list) return choicesOf({ rule } as Validation)?.includes(text) ?? true;
  if (textLength) return isWithin(text.length, textLength);
  const entry = typed(text, false).entry;
  const value = entry && 'value' in entry ? entry.value : undefined;
  const bounds = date ?? decimal ?? wholeNumber;
  if (!bounds) return true;
  if (typeof value !== 'number') return false;
  return isWithin(value, bounds) && (!wholeNumber || Number.isInteger(value));
}

export interface Message {
  title: string;
  message: string;
}

export const promptOf = ({ prompt }: Validation): Message => ({
  title: '',
  message: '',
  ...(prompt as Partial<Message> | null),
});

export const alertOf = ({ errorAlert }: Validation): Message => ({
  title: '',
  message: 'Giá trị này không khớp với quy tắc của ô.',
  ...(errorAlert as Partial<Message> | null),
});
