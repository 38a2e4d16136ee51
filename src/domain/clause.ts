/** A clause that begins with a word, not with a number, a letter or a Roman numeral. */
const NAMES_ITSELF = /^(?![IVX]+(?!\p{L}))\p{L}{2}/u;

/**
 * A clause as a sentence names it: most are bare numbers, some begin with a word of their own.
 *
 * @param word what a bare number is called
 * @example clauseName('II.5.(2)') //=> 'mục II.5.(2)'
 * @example clauseName('Mở đầu đoạn 6') //=> 'Mở đầu đoạn 6'
 */
export const clauseName = (clause: string, word = 'mục'): string =>
  NAMES_ITSELF.test(clause) ? clause : `${word} ${clause}`;
