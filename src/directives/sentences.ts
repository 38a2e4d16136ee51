import type { Flow, Range } from './flow';
import { isUpper } from './flow';

/** Short forms whose full stop ends no sentence. */
const ABBREVIATION = /(?:^|[^a-z])(?:tp|tx|tt|ts|ths|pgs|gs|v|q|p|đ\/c|st)\.$/i;

const OPENING = '(“"‘[';

const opensSentence = (text: string, at: number): boolean => {
  let index = at;
  while (index < text.length && OPENING.includes(text.charAt(index))) index += 1;
  const char = text.charAt(index);
  return char === '' || isUpper(char) || /[\d-]/.test(char);
};

/**
 * The sentences of a running text from a place on.
 *
 * @example sentencesOf(flowOf('Rà soát. Báo cáo.', [{ start: 0, end: 17 }]), 0) //=> [{ start: 0, end: 8 }, { start: 9, end: 17 }]
 */
export const sentencesOf = ({ text }: Pick<Flow, 'text'>, from: number): Range[] => {
  const sentences: Range[] = [];
  let start = from;
  const end = (at: number): void => {
    if (at > start) sentences.push({ start, end: at });
    start = at;
    while (text.charAt(start) === ' ') start += 1;
  };
  for (let index = from; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char !== '.' && char !== '!' && char !== '?' && char !== '…') continue;
    const next = text.charAt(index + 1);
    const isStop = next === ' ' && opensSentence(text, index + 2);
    if (isStop && !ABBREVIATION.test(text.slice(Math.max(0, index - 4), index + 1))) end(index + 1);
  }
  end(text.length);
  return sentences;
};

/** Marks of a list inside a sentence: "(i) …; (ii) …". */
const INNER_MARK = /\((?:i{1,3}|iv|vi{0,3}|ix|x|\d|[a-zđ])\) /giy;

/** A part of a sentence that can hold an assignment of its own. */
export interface Part extends Range {
  /** The inner mark that opens it, `(i)`, or ''. */
  mark: string;
}

/**
 * The parts of a sentence: what semicolons outside brackets and inner marks divide.
 *
 * @example partsOf('gửi (nếu có; kèm) hồ sơ; báo cáo', { start: 0, end: 32 }).length //=> 2
 */
export const partsOf = (text: string, { start, end }: Range): Part[] => {
  const parts: Part[] = [];
  let from = start;
  let mark = '';
  let depth = 0;
  const close = (at: number, next: number, nextMark: string): void => {
    if (text.slice(from, at).trim() !== '') parts.push({ start: from, end: at, mark });
    from = next;
    mark = nextMark;
  };
  for (let index = start; index < end; index += 1) {
    const char = text.charAt(index);
    if (char === '(') {
      INNER_MARK.lastIndex = index;
      const inner = INNER_MARK.exec(text)?.[0];
      if (inner !== undefined && index > start && /[:;,.] ?$/.test(text.slice(start, index))) {
        close(index, index + inner.length, inner.trim());
        index += inner.length - 1;
        continue;
      }
      depth += 1;
    } else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === ';' && depth === 0) {
      const skip = text.charAt(index + 1) === ' ' ? 2 : 1;
      close(index, index + skip, '');
    }
  }
  close(end, end, '');
  return parts;
};
