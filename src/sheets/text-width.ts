/**
 * How wide letters are in print. Times New Roman's own advance widths, in thousandths of the letter size; what is not
 * listed is taken for a digit, the width of most letters.
 */
const WIDTHS: readonly [width: number, letters: string][] = [
  [200, "'|"],
  [250, ' .,·'],
  [278, '/:;ijlt'],
  [333, '!()-I[]fr‘’'],
  [389, 'Js'],
  [444, '?acez“”"'],
  [556, 'FPS'],
  [564, '+<=>×'],
  [611, 'ELTZ'],
  [667, 'BCR'],
  [722, 'ADGHKNOQUVXYwĐ'],
  [778, '&m'],
  [833, '%'],
  [889, 'M'],
  [944, 'W'],
  [1000, '—…→'],
];

const DIGIT = 500;

const OF_LETTER = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])),
);

/** By code unit, 0 until it has been asked for: tables of a province hold a million letters. */
const known = new Uint16Array(65_536);

/** A mark over or under a Vietnamese letter adds nothing to its width. */
function learned(code: number): number {
  const [letter = ''] = String.fromCharCode(code).normalize('NFD');
  return (known[code] = OF_LETTER.get(letter) ?? DIGIT);
}

/**
 * Width of a letter, told by its UTF-16 code unit, in thousandths of the letter size.
 *
 * @example letterWidth('ạ'.charCodeAt(0)) //=> 444
 */
export const letterWidth = (code: number): number => known[code] || learned(code);
