/** Text in quotes is no reference; a doubled quote stands for itself. */
const LITERALS = /("(?:[^"]|"")*")/;

/**
 * Has a formula point at sheets of another name.
 *
 * @example renameSheets("COUNTIF('Nhiệm vụ'!$B$7:$B$9,\"x\")", new Map([['Nhiệm vụ', 'Mới']])) //=> "COUNTIF('Mới'!$B$7:$B$9,\"x\")"
 */
export function renameSheets(formula: string, names: ReadonlyMap<string, string>): string {
  return formula
    .split(LITERALS)
    .map((part) =>
      part.startsWith('"')
        ? part
        : part.replace(
            REFERENCE,
            (whole, quoted: string | undefined, plain: string | undefined) => {
              const name = quoted?.replaceAll("''", "'") ?? plain ?? '';
              const to = names.get(name);
              return to === undefined ? whole : `${quoteSheet(to)}!`;
            },
          ),
    )
    .join('');
}

/** `'Nhiệm vụ'!` or `Sheet1!`. */
const REFERENCE = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/gu;

/** `Báo cáo` becomes `'Báo cáo'`. */
const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/**
 * Does a formula point at one of these sheets?
 *
 * @example namesSheet("='Nhiệm vụ'!B7", ['Nhiệm vụ']) //=> true
 */
export const namesSheet = (formula: string, names: readonly string[]): boolean =>
  formula
    .split(LITERALS)
    .some(
      (part) =>
        !part.startsWith('"') &&
        [...part.matchAll(REFERENCE)].some(([, quoted, plain]) =>
          names.includes(quoted?.replaceAll("''", "'") ?? plain ?? ''),
        ),
    );

/**
 * A formula without the names of sheets: those follow when somebody renames one.
 *
 * @example withoutSheets("SUM('Nhiệm vụ'!B7)") //=> 'SUM(B7)'
 */
export const withoutSheets = (formula: string): string =>
  formula
    .split(LITERALS)
    .map((part) => (part.startsWith('"') ? part : part.replace(REFERENCE, '')))
    .join('');
