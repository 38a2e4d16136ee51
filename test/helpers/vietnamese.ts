import { fold } from '../../src/domain/fold';

/**
 * The shape of a Vietnamese syllable without its marks: an initial, a vowel group, a final. English
 * words mostly break it (`status`, `report`, `value`, `row`, `plan`), so a text that was left in English is
 * found without a list of words.
 */
const SYLLABLE =
  /^(?:ngh?|gh?|gi|kh|ph|th|tr|nh|ch|qu|[bcdhklmnprstvx])?(?:a[iouy]?|e[ou]?|i(?:eu?|a|u|o)?|o(?:a[iy]?|eo?|i|o)?|u(?:a|e|i|o[iu]?|u|y(?:a|e|u)?|ay)?|y(?:eu?)?)(?:ch|ng|nh|[cmnpt])?$/;

/** Abbreviations, symbols of documents, quarters, placeholders: capitals and digits. */
const SYMBOL = /^[A-ZĐƯ0-9]+[a-z]?$/;

/** Names that stand in no Vietnamese dictionary and are right all the same. */
const NAMES = new Set(['Excel', 'GRDP', 'VietGAP']);

/**
 * Words of a text that cannot be Vietnamese.
 *
 * @example foreignWords('Ngày hoàn thành (dd/mm)') //=> ['dd', 'mm']
 */
export const foreignWords = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) =>
      !SYMBOL.test(word) && !/^\d/.test(word) && !NAMES.has(word) && !SYLLABLE.test(fold(word)),
  );
