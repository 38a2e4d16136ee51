/** Text in quotes is no reference, and the quoted name of a sheet is none either. */
const LITERALS = /("(?:[^"]|"")*"|'(?:[^']|'')*'!)/;

/** A cell whose row moves: `B7`, `$B7`; not `B$7`, a function, a name, another sheet's name. */
const MOVING = /(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3})(\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

/** Whole rows (`5:6`), tables (`Bảng[Cột]`) and other workbooks: not worth knowing how they move. */
const UNKNOWN = /\[|(?<![\p{L}\p{N}_.$])\d+:/u;

/** Gives a formula as it reads so many rows further down. */
export type FilledDown = (rows: number) => string;

/**
 * What becomes of a formula when it is filled down: cells move along, those with `$` before the row stay.
 * undefined for a formula of which that cannot be told.
 *
 * @example fillDown('SUM($B7,C$4)&"B7"')?.(2) //=> 'SUM($B9,C$4)&"B7"'
 * @example fillDown('SUM(5:6)') //=> undefined
 */
export function fillDown(formula: string): FilledDown | undefined {
  const texts: string[] = [];
  const rows: number[] = [];
  let open = '';
  for (const part of formula.split(LITERALS)) {
    if (part.startsWith('"') || part.startsWith("'")) {
      open += part;
      continue;
    }
    if (UNKNOWN.test(part)) return undefined;
    let from = 0;
    for (const match of part.matchAll(MOVING)) {
      const [whole, column = '', row = ''] = match;
      texts.push(`${open}${part.slice(from, match.index)}${column}`);
      rows.push(Number(row));
      open = '';
      from = match.index + whole.length;
    }
    open += part.slice(from);
  }
  return (by) => {
    let text = '';
    rows.forEach((row, index) => {
      text += `${texts[index] ?? ''}${row + by}`;
    });
    return text + open;
  };
}
