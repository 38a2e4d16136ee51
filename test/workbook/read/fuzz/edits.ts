/**
 * Edits inside the XML of a workbook, packed with a right checksum. Each says what a reader must make of it,
 * so that a reader which takes a damaged file for a good one, or reads a cell's neighbour, is found out.
 */
import type { Dice } from './random';
import { withPart, type Template, type WrittenCell } from './template';

/** What must come of an edited file. */
export type Outcome =
  /** What the template says, cell by cell: only the spelling has changed. */
  | { kind: 'same' }
  /** The template but for these cells, `sheet!address`; undefined: the cell is gone. */
  | { kind: 'changed'; cells: ReadonlyMap<string, unknown> }
  | { kind: 'refused' };

export interface Edited {
  bytes: Uint8Array;
  outcome: Outcome;
}

type Edit = (template: Template, dice: Dice) => Edited;

const SAME: Outcome = { kind: 'same' };
const REFUSED: Outcome = { kind: 'refused' };
const STRINGS = 'xl/sharedStrings.xml';

const textOf = (template: Template, part: string): string => template.texts.get(part) ?? '';

/** The template with one cell written in another way. */
function rewritten(template: Template, cell: WrittenCell, text: string): Uint8Array {
  const xml = textOf(template, cell.part);
  return withPart(template, cell.part, xml.slice(0, cell.start) + text + xml.slice(cell.end));
}

const keyOf = ({ sheet, address }: WrittenCell): string => `${sheet}!${address}`;

/** Mostly cells that the unit has filled in: what happens to those is what counts. */
function pickCell(
  template: Template,
  dice: Dice,
  fits: (cell: WrittenCell) => boolean,
): WrittenCell {
  const answers = new Set(
    [...template.values.values()].map(({ sheet, cell }) => `${sheet}!${cell}`),
  );
  const fitting = template.cells.filter(fits);
  const filled = fitting.filter((cell) => answers.has(keyOf(cell)));
  return dice.pick(filled.length > 0 && dice.below(10) < 7 ? filled : fitting);
}

const isNumber = (cell: WrittenCell): boolean => cell.type === '' && cell.value !== '';
const isShared = (cell: WrittenCell): boolean => cell.type === 's';
const hasValue = (cell: WrittenCell): boolean => cell.value !== '';
const isPlainText = (item: string): boolean => /^<si><t>[^<&\s][^<&]*<\/t><\/si>$/.test(item);

const inTag =
  (change: (tag: string) => string): Edit =>
  (template, dice) => {
    const cell = pickCell(template, dice, hasValue);
    const end = cell.text.indexOf('>');
    const text = change(cell.text.slice(0, end)) + cell.text.slice(end);
    return { bytes: rewritten(template, cell, text), outcome: SAME };
  };

const inCell =
  (
    fits: (cell: WrittenCell) => boolean,
    outcome: Outcome,
    change: (text: string, cell: WrittenCell, dice: Dice) => string,
  ): Edit =>
  (template, dice) => {
    const cell = pickCell(template, dice, fits);
    return { bytes: rewritten(template, cell, change(cell.text, cell, dice)), outcome };
  };

const inPart =
  (outcome: Outcome, change: (xml: string, dice: Dice) => string | Uint8Array): Edit =>
  (template, dice) => {
    const { part } = dice.pick(template.cells);
    return { bytes: withPart(template, part, change(textOf(template, part), dice)), outcome };
  };

/** Shared strings that cells point at, one of them changed. */
const inString =
  (
    outcomeOf: (text: string, pointing: readonly WrittenCell[]) => Outcome,
    change: (item: string) => string,
  ): Edit =>
  (template, dice) => {
    const cell = pickCell(
      template,
      dice,
      (candidate) =>
        isShared(candidate) && isPlainText(template.strings[Number(candidate.value)] ?? ''),
    );
    const index = Number(cell.value);
    const item = template.strings[index] ?? '';
    const pointing = template.cells.filter(
      ({ type, value }) => type === 's' && Number(value) === index,
    );
    const items = template.strings.map((text, at) => (at === index ? change(text) : text));
    const xml = textOf(template, STRINGS);
    const start = xml.indexOf('<si>');
    const bytes = withPart(template, STRINGS, `${xml.slice(0, start)}${items.join('')}</sst>`);
    return { bytes, outcome: outcomeOf(item.slice(7, -9), pointing) };
  };

const changedTo =
  (value: unknown) =>
  (_text: string, pointing: readonly WrittenCell[]): Outcome => ({
    kind: 'changed',
    cells: new Map(pointing.map((cell) => [keyOf(cell), value])),
  });

const rowsOf = (xml: string): string[] => xml.match(/<row [^>]*?(?:\/>|>.*?<\/row>)/gs) ?? [];

const withRows = (xml: string, rows: readonly string[]): string =>
  `${xml.slice(0, xml.indexOf('<row '))}${rows.join('')}${xml.slice(xml.lastIndexOf('</sheetData>'))}`;

/** The number format of the cell decides whether a number is a day, so a changed day stays one. */
const changedNumber: Edit = (template, dice) => {
  const cell = pickCell(template, dice, isNumber);
  const number = dice.below(1_000_000) / 100;
  const before = template.content[cell.sheet]?.[cell.address];
  const isDay = typeof before === 'object' && before !== null && 'day' in before;
  const bytes = rewritten(template, cell, cell.text.replace(/<v>.*<\/v>/, `<v>${number}</v>`));
  const cells = new Map([[keyOf(cell), isDay ? { day: number } : number]]);
  return { bytes, outcome: { kind: 'changed', cells } };
};

const retargeted: Edit = (template, dice) => {
  const cell = pickCell(template, dice, isShared);
  const other = pickCell(template, dice, isShared);
  const bytes = rewritten(template, cell, cell.text.replace(/<v>.*<\/v>/, `<v>${other.value}</v>`));
  // a hidden sheet has its state behind its name
  const [, content] =
    Object.entries(template.content).find(([name]) => name.split(' [')[0] === other.sheet) ?? [];
  const value = content?.[other.address];
  return { bytes, outcome: { kind: 'changed', cells: new Map([[keyOf(cell), value]]) } };
};

const removed: Edit = (template, dice) => {
  const cell = pickCell(template, dice, hasValue);
  const cells = new Map([[keyOf(cell), undefined]]);
  return { bytes: rewritten(template, cell, ''), outcome: { kind: 'changed', cells } };
};

const asIndexText: Edit = (template, dice) => {
  const cell = pickCell(template, dice, isShared);
  const bytes = rewritten(template, cell, cell.text.replace('t="s"', 't="str"'));
  return { bytes, outcome: { kind: 'changed', cells: new Map([[keyOf(cell), cell.value]]) } };
};

const utf16 = (xml: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'));

const prefixed = (xml: string): string =>
  xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace(' xmlns="', ' xmlns:x="');

const scientific = (number: string): string => {
  const [digits = '', exponent = ''] = Number(number).toExponential().split('e');
  return `${digits}E${exponent}`;
};

/** Other spellings of the same workbook. */
const SPELLINGS: Readonly<Record<string, Edit>> = {
  'single quotes': inTag((tag) => tag.replaceAll('"', "'")),
  'blanks in a tag': inTag((tag) => tag.replace(' r="', '\n\t r = "')),
  'attributes in another order': inTag((tag) => tag.replace(/^<c( r="\w+")(.*)$/, '<c$2$1')),
  'an attribute nobody knows': inTag((tag) => `${tag} cm="1" ph="1"`),
  'a comment before a cell': inCell(hasValue, SAME, (text) => `<!-- <c r="A1"/> -->${text}`),
  'an instruction before a cell': inCell(hasValue, SAME, (text) => `<?x <c> ?>${text}`),
  'another vocabulary': inCell(
    hasValue,
    SAME,
    (text) => `<o:c xmlns:o="urn:o" r="A1"><o:v>9</o:v></o:c>${text}`,
  ),
  'blanks between elements': inCell(hasValue, SAME, (text) => text.replaceAll('><', '>\r\n <')),
  'a number with an exponent': inCell(isNumber, SAME, (text, { value }) =>
    text.replace(`<v>${value}</v>`, `<v>${scientific(value)}</v>`),
  ),
  'a number in CDATA': inCell(isNumber, SAME, (text, { value }) =>
    text.replace(`<v>${value}</v>`, `<v><![CDATA[${value}]]></v>`),
  ),
  'a shared text in CDATA': inString(
    () => SAME,
    (item) => item.replace('<t>', '<t><![CDATA[').replace('</t>', ']]></t>'),
  ),
  'a shared text as references': inString(
    () => SAME,
    (item) => item.replace(/<t>(.)/su, (_, letter: string) => `<t>&#${letter.codePointAt(0)};`),
  ),
  'a shared text in runs': inString(
    () => SAME,
    (item) =>
      item.replace(
        /<t>(.)(.*)<\/t>/su,
        '<r><t xml:space="preserve">$1</t></r><r><rPr><b/></rPr><t xml:space="preserve">$2</t></r>',
      ),
  ),
  'a shared text with its sound': inString(
    () => SAME,
    (item) => item.replace('</si>', '<rPh sb="0" eb="1"><t>x</t></rPh></si>'),
  ),
  'a part in UTF-16': inPart(SAME, utf16),
  'a part with prefixes': inPart(SAME, prefixed),
  'rows in another order': inPart(SAME, (xml, dice) => {
    const rows = rowsOf(xml);
    const at = dice.below(rows.length);
    return withRows(xml, [...rows.slice(at), ...rows.slice(0, at)]);
  }),
  'a dimension that lies': inPart(SAME, (xml) =>
    xml.replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"'),
  ),
};

/** Workbooks that say something else. */
const CHANGES: Readonly<Record<string, Edit>> = {
  'another number': changedNumber,
  'another text': retargeted,
  'a text as the number it points with': asIndexText,
  'a cell less': removed,
  'a text rewritten': inString(
    changedTo('Xã mới & khác\n'),
    () => '<si><t xml:space="preserve">Xã mới &amp; khác_x000A_</t></si>',
  ),
  'a text gone blank': inString(changedTo(''), () => '<si><t/></si>'),
};

/** No workbooks any more. */
const BREAKS: Readonly<Record<string, Edit>> = {
  'a cell twice': inCell(hasValue, REFUSED, (text) => text + text),
  'two values': inCell(hasValue, REFUSED, (text, { value }) =>
    text.replace(`<v>${value}</v>`, `<v>${value}</v><v>7</v>`),
  ),
  'a DOCTYPE': inPart(REFUSED, (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
  'an end tag less': inCell(hasValue, REFUSED, (text) => text.replace('</v>', '')),
  'an end tag more': inCell(hasValue, REFUSED, (text) => `${text}</c>`),
  'a text that is not there': inCell(isShared, REFUSED, (text) =>
    text.replace(/<v>.*<\/v>/, '<v>99999</v>'),
  ),
  'an address outside': inCell(hasValue, REFUSED, (text, { address }) =>
    text.replace(address, `XFE${address.replace(/\D+/, '')}`),
  ),
  'an address of another row': inCell(hasValue, REFUSED, (text, { address, row }) =>
    text.replace(address, `${address.replace(/\d+/, '')}${row + 1}`),
  ),
  'no number': inCell(isNumber, REFUSED, (text, { value }) =>
    text.replace(`<v>${value}</v>`, `<v>${value},5</v>`),
  ),
  'a type nobody knows': inCell(isShared, REFUSED, (text) => text.replace('t="s"', 't="z"')),
  'an entity nobody defined': inString(
    () => REFUSED,
    (item) => item.replace('<t>', '<t>&a;'),
  ),
  'a character that is none': inString(
    () => REFUSED,
    (item) => item.replace('<t>', '<t>\u0001'),
  ),
  'an end too early': inPart(REFUSED, (xml, dice) => xml.slice(0, dice.below(xml.length))),
  'letters that are none': inPart(
    REFUSED,
    (xml) => new Uint8Array(Buffer.from(xml.replace(/<v>[^<]*<\/v>/, '<v>\u00ff</v>'), 'latin1')),
  ),
};

export const EDITS: Readonly<Record<string, Edit>> = { ...SPELLINGS, ...CHANGES, ...BREAKS };
