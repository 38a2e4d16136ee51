/** The five tone marks as combining characters: grave, acute, tilde, hook above, dot below. */
const TONE = '([\\u0300\\u0301\\u0303\\u0309\\u0323])';

/**
 * Where the tone stands on one letter and belongs on the other. Each pattern has three groups, of
 * which the last two change places. They run on NFD text in this order.
 */
const TONE_MOVES = [
  // hòan, hùynh: before another letter only the second vowel carries the tone.
  `([oO])${TONE}([aeAE]\\u0306?)(?=\\p{L})`,
  `(?<![qQ])([uU])${TONE}([yY])(?=\\p{L})`,
  // qúy: the u after q is no vowel.
  `(?<=[qQ])([uU])${TONE}(\\p{L}[\\u0302\\u0306\\u031B]*)`,
  // hoà, khoẻ, thuỷ: the form kept for the open pairs.
  `([oO])([aeAE])${TONE}(?![\\p{L}\\p{M}])`,
  `(?<![qQ])([uU])([yY])${TONE}(?![\\p{L}\\p{M}])`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * Text made fit to store and compare: NFC, escapes that spreadsheets write for control characters
 * (`_x000A_`) decoded, control, zero-width and broken characters taken out, every run of spaces
 * (no-break space and line breaks too) one space, none at the ends.
 *
 * Decode once only: `_x005F_x0041_` stands for the text `_x0041_`, which would decode again.
 *
 * @param text any text
 * @example cleanText('  Chi\u00a0Lăng_x000A_') //=> 'Chi Lăng'
 */
export function cleanText(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/(?!\s)[\p{Cc}\p{Cf}\p{Cs}]|\uFEFF/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Search key: lower case, no diacritics, đ as d, anything but letters and digits as one space.
 *
 * Both tone placements (hoà, hòa) fall together with the marks. i and y stay apart: "Lý" and "Lí"
 * are spelt differently in names.
 *
 * @param text any text, NFC or NFD
 * @example fold('  Đồng-Đăng ') //=> 'dong dang'
 * @example fold('Quý Hoà') === fold('QUÝ HÒA') //=> true
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The same text with one tone placement, diacritics and case kept, NFC: hoà, khoẻ, thuỷ become
 * hòa, khỏe, thủy. Both placements are taught (QĐ 1989/QĐ-BGDĐT Điều 8 has hoà, thuỷ) and both
 * occur in one workbook; state texts mostly write hòa, Ủy, so that form is the one kept. A tone
 * that old keyboards leave on the wrong letter (hòan, qúy) is put right.
 *
 * @param text any text, NFC or NFD
 * @example foldTone('Uỷ ban Quý Hoà') //=> 'Ủy ban Quý Hòa'
 * @example foldTone('qúy, hòan, hoàn') //=> 'quý, hoàn, hoàn'
 */
export function foldTone(text: string): string {
  const decomposed = text.normalize('NFD');
  return TONE_MOVES.reduce((moved, rule) => moved.replace(rule, '$1$3$2'), decomposed).normalize(
    'NFC',
  );
}
