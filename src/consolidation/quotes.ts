/** Pieces of long texts, for messages: what stands in a cell can be 4,000 letters long. */

/** Longest piece of a text that a message quotes. */
const LONGEST = 80;

/** Letters that are shown before the first that differs. */
const BEFORE = 30;

/**
 * Two texts for one message, long ones as the piece in which they begin to differ.
 *
 * @example quotes('đã làm đường', 'đã làm cầu') //=> ['đã làm đường', 'đã làm cầu']
 * @example quotes(`${'a'.repeat(99)} cũ`, `${'a'.repeat(99)} mới`)[1].endsWith('a mới') //=> true
 */
export function quotes(one: string, other: string): [one: string, other: string] {
  const [left, right] = [[...one], [...other]];
  const differs = left.findIndex((letter, at) => letter !== right[at]);
  const from = differs < 0 ? left.length : differs;
  // One start for both: pieces of a long run of one letter would look the same.
  const last = Math.max(left.length, right.length) - LONGEST;
  const start = Math.max(0, Math.min(from - BEFORE, last));
  return [piece(left, start), piece(right, start)];
}

function piece(letters: readonly string[], start: number): string {
  const end = start + LONGEST;
  const text = letters.slice(start, end).join('');
  return `${start > 0 ? '…' : ''}${text}${end < letters.length ? '…' : ''}`;
}
