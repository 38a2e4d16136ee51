/** Stands for what was cut off: a letter, so that neither "^" nor a word boundary matches there. */
const CUT = 'x';

/**
 * The last characters of a text, for patterns that look at its end: over a long text each of them would
 * begin at every letter.
 *
 * @example tailOf('giao cho Sở Y tế', 4) //=> 'x tế'
 * @example tailOf('y tế', 4) //=> 'y tế'
 */
export const tailOf = (text: string, length: number): string =>
  text.length <= length ? text : `${CUT}${text.slice(1 - length)}`;

/** The longest stretch that patterns with a gap in them look back over. */
export const FAR = 180;
