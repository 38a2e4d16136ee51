import { invalidArgument, itemNotFound } from '../errors';
import { node, type ObjectType } from '../members';
import type { ConditionalFormat, Validation } from '../sheet-state';
import type { RangeTarget } from './range';

const sameBox = (one: RangeTarget['box'], other: RangeTarget['box']): boolean =>
  one.top === other.top &&
  one.left === other.left &&
  one.bottom === other.bottom &&
  one.right === other.right;

/** The validation of exactly this range, made when something of it is set first. */
function validationOf({ book, sheet, box }: RangeTarget): Validation {
  book.checkAllowed(sheet, 'allowFormatCells');
  let found = sheet.validations.find((validation) => sameBox(validation.box, box));
  if (!found) {
    found = { box, rule: null, prompt: null, errorAlert: null, ignoreBlanks: true };
    sheet.validations.push(found);
  }
  return found;
}

const covering = ({ sheet, box }: RangeTarget): Validation | undefined =>
  sheet.validations.find(
    (validation) =>
      validation.box.top <= box.top &&
      validation.box.left <= box.left &&
      validation.box.bottom >= box.bottom &&
      validation.box.right >= box.right,
  );

const KINDS = ['list', 'date', 'time', 'decimal', 'wholeNumber', 'textLength', 'custom'];
const LONGEST_LIST = 255;

function checkRule(rule: unknown): void {
  const entries = Object.entries((rule ?? {}) as Record<string, { source?: unknown }>);
  const [[kind, body] = []] = entries;
  if (entries.length !== 1 || kind === undefined || !KINDS.includes(kind) || !body) {
    throw invalidArgument('Rule of a data validation.');
  }
  const { source } = body;
  const isTooLong =
    typeof source === 'string' && !source.startsWith('=') && source.length > LONGEST_LIST;
  if (kind === 'list' && isTooLong)
    throw invalidArgument('The list is longer than 255 characters.');
}

function checkMessage(message: unknown, titleLimit: number, textLimit: number): void {
  const { title = '', message: text = '' } = (message ?? {}) as {
    title?: string;
    message?: string;
  };
  if (title.length > titleLimit || text.length > textLimit) {
    throw invalidArgument('A message of a data validation is too long.');
  }
}

export const DATA_VALIDATION: ObjectType<RangeTarget> = {
  name: 'DataValidation',
  properties: {
    Rule: {
      get: (target) => covering(target)?.rule ?? {},
      set: (target, rule) => {
        checkRule(rule);
        validationOf(target).rule = rule;
      },
    },
    Prompt: {
      get: (target) => covering(target)?.prompt ?? {},
      set: (target, prompt) => {
        checkMessage(prompt, 32, 255);
        validationOf(target).prompt = prompt;
      },
    },
    ErrorAlert: {
      get: (target) => covering(target)?.errorAlert ?? {},
      set: (target, alert) => {
        checkMessage(alert, 32, 255);
        validationOf(target).errorAlert = alert;
      },
    },
    IgnoreBlanks: {
      get: (target) => covering(target)?.ignoreBlanks ?? true,
      set: (target, ignore) => {
        validationOf(target).ignoreBlanks = ignore === true;
      },
    },
  },
  methods: {
    Clear: (target) => {
      target.book.checkAllowed(target.sheet, 'allowFormatCells');
      target.sheet.validations = target.sheet.validations.filter(
        ({ box }) => !sameBox(box, target.box),
      );
    },
  },
};

const setInto =
  (key: string) =>
  ({ format }: ConditionalFormat, value: unknown): void => {
    format[key] = value;
  };

const CF_FONT: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFont',
  properties: {
    Color: { get: ({ format }) => format['color'], set: setInto('color') },
    Bold: { get: ({ format }) => format['bold'], set: setInto('bold') },
  },
};

const CF_FILL: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFill',
  properties: { Color: { get: ({ format }) => format['fill'], set: setInto('fill') } },
};

const CF_FORMAT: ObjectType<ConditionalFormat> = {
  name: 'ConditionalRangeFormat',
  properties: {
    NumberFormat: { get: ({ format }) => format['numberFormat'], set: setInto('numberFormat') },
  },
  navigation: { Font: (target) => node(CF_FONT, target), Fill: (target) => node(CF_FILL, target) },
};

const CELL_VALUE: ObjectType<ConditionalFormat> = {
  name: 'CellValueConditionalFormat',
  properties: {
    Rule: {
      get: ({ rule }) => rule,
      set: (target, rule) => {
        const { formula1, operator } = (rule ?? {}) as { formula1?: unknown; operator?: unknown };
        if (typeof formula1 !== 'string' || typeof operator !== 'string') {
          throw invalidArgument('Rule of a conditional format.');
        }
        target.rule = rule;
      },
    },
  },
  navigation: { Format: (target) => node(CF_FORMAT, target) },
};

const CUSTOM_RULE: ObjectType<ConditionalFormat> = {
  name: 'ConditionalFormatRule',
  properties: {
    Formula: {
      get: ({ rule }) => (rule as { formula?: string } | null)?.formula,
      set: (target, formula) => {
        if (typeof formula !== 'string' || !formula.startsWith('=')) {
          throw invalidArgument('Formula of a conditional format.');
        }
        target.rule = { formula };
      },
    },
  },
};

const CUSTOM: ObjectType<ConditionalFormat> = {
  name: 'CustomConditionalFormat',
  navigation: {
    Rule: (target) => node(CUSTOM_RULE, target),
    Format: (target) => node(CF_FORMAT, target),
  },
};

const CONDITIONAL_FORMAT: ObjectType<ConditionalFormat> = {
  name: 'ConditionalFormat',
  id: ({ id }) => id,
  properties: { Id: { get: ({ id }) => id }, Type: { get: ({ type }) => type } },
  navigation: {
    CellValue: (target) => node(CELL_VALUE, target),
    Custom: (target) => node(CUSTOM, target),
  },
};

export const CONDITIONAL_FORMATS: ObjectType<RangeTarget> = {
  name: 'ConditionalFormatCollection',
  items: ({ sheet, box }) =>
    sheet.conditionalFormats
      .filter((format) => sameBox(format.box, box))
      .map((format) => node(CONDITIONAL_FORMAT, format)),
  item: ({ sheet }, key) => {
    const found = sheet.conditionalFormats.find(({ id }) => id === key);
    if (!found) throw itemNotFound('Conditional format.');
    return node(CONDITIONAL_FORMAT, found);
  },
  methods: {
    Add: ({ book, sheet, box }, type: string) => {
      book.checkAllowed(sheet, 'allowFormatCells');
      if (type !== 'CellValue' && type !== 'Custom')
        throw invalidArgument(`The host knows no conditional format ${type}.`);
      const format: ConditionalFormat = { id: book.newId('cf'), type, box, rule: null, format: {} };
      sheet.conditionalFormats.push(format);
      return node(CONDITIONAL_FORMAT, format);
    },
  },
};
