import { matchesIn } from '../domain/matches';
import type { Flow, Range } from './flow';

/** A word of a running text. */
export interface Token extends Range {
  folded: string;
  isCapital: boolean;
  /** What stands between it and the word before is at most blanks, commas, dashes and the like. */
  isJoined: boolean;
  /** Nothing but blanks and a dash stands between it and the word before. */
  isNext: boolean;
}

/** Long names and the short form that texts use beside them. */
const SHORT_FORMS: readonly (readonly [long: readonly string[], short: string])[] = [
  [['uy', 'ban', 'nhan', 'dan'], 'ubnd'],
  [['hoi', 'dong', 'nhan', 'dan'], 'hdnd'],
  [['mat', 'tran', 'to', 'quoc', 'viet', 'nam'], 'mttq'],
  [['mat', 'tran', 'to', 'quoc'], 'mttq'],
  [['mttq', 'viet', 'nam'], 'mttq'],
  [['mttqvn'], 'mttq'],
  [['chi', 'huy', 'quan', 'su'], 'chqs'],
  [['muc', 'tieu', 'quoc', 'gia'], 'mtqg'],
];

const SHORT_BY_FIRST = new Map<string, (typeof SHORT_FORMS)[number][]>();
for (const form of SHORT_FORMS) {
  const first = form[0][0] ?? '';
  SHORT_BY_FIRST.set(first, [...(SHORT_BY_FIRST.get(first) ?? []), form]);
}

const WORD = /[a-z0-9]+/g;

/** What may stand between the words of one name. */
const JOINER = /^[ ,&/()'"“”-]*$/;
const BLANKS = /^[ -]*$/;

const shorten = (tokens: readonly Token[]): Token[] => {
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const form = SHORT_BY_FIRST.get(token.folded)?.find(([long]) =>
      long.every((word, offset) => {
        const at = tokens[index + offset];
        return at?.folded === word && (offset === 0 || at.isJoined);
      }),
    );
    if (form === undefined) {
      result.push(token);
      continue;
    }
    index += form[0].length - 1;
    result.push({ ...token, folded: form[1], end: (tokens[index] ?? token).end });
  }
  return result;
};

/**
 * The words of a running text; long names that have a short form become one word.
 *
 * @example tokensOf(flowOf('Ủy ban nhân dân xã', [{ start: 0, end: 18 }])).map(({ folded }) => folded) //=> ['ubnd', 'xa']
 */
export const tokensOf = ({ text, folded }: Flow): Token[] => {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of matchesIn(folded, WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const first = text.charAt(start);
    const between = folded.slice(last, start);
    tokens.push({
      start,
      end,
      folded: match[0],
      isCapital: first !== first.toLowerCase(),
      isJoined: JOINER.test(between),
      isNext: BLANKS.test(between),
    });
    last = end;
  }
  return shorten(tokens);
};

/**
 * The words of a name or alias, as `tokensOf` gives them.
 *
 * @example wordsOf(flowOf('Ban CHQS xã', [{ start: 0, end: 11 }])) //=> ['ban', 'chqs', 'xa']
 */
export const wordsOf = (flow: Flow): string[] => tokensOf(flow).map(({ folded }) => folded);
