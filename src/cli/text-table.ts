/**
 * Lines up rows for a terminal. Vietnamese in NFC is one column a character, so plain lengths do.
 *
 * @example textTable([['a', 'bc'], ['def', 'g']]) //=> 'a    bc\ndef  g'
 */
export function textTable(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @example shorten('Rà soát nhà tạm', 8) //=> 'Rà soát…' */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
