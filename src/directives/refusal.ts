import { formatNumber } from '../domain/number-format';
import { refuse, type Reading } from '../domain/reading';

/** Longer than any directive (300 pages); what is longer is refused unread. */
export const LONGEST_TEXT = 1_000_000;

/** A piece of this length shows what kind of text it is. */
const SAMPLE = 5_000;

/** Fewer letters than this say nothing. */
const FEWEST_LETTERS = 20;

/** Share of characters no text has: what a picture or a PDF shows when it is read as text. */
const MOST_GARBAGE = 0.02;

/** Share of letters with Vietnamese marks; Vietnamese prose has about a quarter of them. */
const FEWEST_MARKED = 0.04;

const GARBAGE = /[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g;
const LETTER = /\p{L}/gu;
const MARKED = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/giu;

/** Vietnamese words that stay readable when a text was typed without any marks. */
const UNMARKED = /\b(?:ubnd|nhiem vu|chu tri|phoi hop|ke hoach|bao cao|thong bao|quyet dinh)\b/i;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The text in NFC when it may be a Vietnamese document, otherwise why it is not read:
 * `directive-empty`, `directive-too-long`, `directive-not-text` (a scan, a PDF or another binary file
 * under a text name), `directive-not-vietnamese`.
 *
 * @example acceptText('').ok //=> false
 * @example acceptText('Giao Sở Tài chính báo cáo trước ngày 10/6/2026.').ok //=> true
 */
export const acceptText = (text: string): Reading<string> => {
  if (text.length > LONGEST_TEXT) {
    return refuse(
      'directive-too-long',
      `Văn bản dài hơn ${formatNumber(LONGEST_TEXT)} ký tự. Hãy tách thành nhiều tệp rồi đọc từng tệp.`,
    );
  }
  const nfc = text.normalize('NFC');
  const sample = nfc.slice(0, SAMPLE);
  if (sample.startsWith('%PDF-') || sample.startsWith('PK\u0003\u0004') || isGarbage(sample)) {
    return refuse(
      'directive-not-text',
      'Tệp không phải văn bản chữ (có thể là bản chụp, PDF hoặc Word đổi tên). Hãy mở tệp gốc, chép phần chữ và lưu lại thành .txt mã UTF-8.',
    );
  }
  const letters = count(sample, LETTER);
  if (letters < FEWEST_LETTERS) {
    return refuse(
      'directive-empty',
      'Văn bản không có nội dung chữ để đọc. Hãy kiểm tra lại tệp hoặc phần đã dán.',
    );
  }
  if (count(sample, MARKED) < letters * FEWEST_MARKED && !UNMARKED.test(sample)) {
    return refuse(
      'directive-not-vietnamese',
      'Văn bản không phải tiếng Việt, hoặc dùng bảng mã cũ (TCVN3, VNI). Hãy chọn bản tiếng Việt mã Unicode.',
    );
  }
  return { ok: true, value: nfc };
};

const isGarbage = (sample: string): boolean =>
  count(sample, GARBAGE) > sample.length * MOST_GARBAGE;
