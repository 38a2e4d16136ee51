/**
 * Least number of letters to add, drop or replace to turn one text into the other (Levenshtein).
 *
 * @param first any text; compare folded text to leave case and diacritics aside
 * @param second any text
 * @example editDistance('tam thanh', 'tan thanh') //=> 1
 * @example editDistance('', 'abc') //=> 3
 */
export function editDistance(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let line = 1; line <= first.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= second.length; column += 1) {
      const change = first[line - 1] === second[column - 1] ? 0 : 1;
      const replaced = (row[column - 1] ?? 0) + change;
      const dropped = (row[column] ?? 0) + 1;
      const added = (next[column - 1] ?? 0) + 1;
      next.push(Math.min(replaced, dropped, added));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}
