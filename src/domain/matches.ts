/**
 * Every match of a global pattern, in order: what `text.matchAll(pattern)` gives, without the copy of the
 * pattern that it makes at each call. Most texts have no match, and then that copy is most of the work.
 *
 * @param pattern with the flag g; one that may match nothing at all is not for this
 * @example matchesIn('a1 b2', /\d/g).map(({ index }) => index) //=> [1, 4]
 */
export const matchesIn = (text: string, pattern: RegExp): RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
  }
  return found;
};
