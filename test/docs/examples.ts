/** The `@example`s of doc comments, taken apart. */

/** What an example says: this code gives that result. */
export interface Example {
  /** File and line, for the name of the test. */
  at: string;
  file: string;
  code: string;
  result: string;
}

/** Stands in an example for what was left out; what cannot be run because of it is not run. */
export const LEFT_OUT = '…';

const COMMENT = /\/\*\*[\s\S]*?\*\//g;
const ARROW = '//=>';

/** The lines of a comment without its stars, each with its place in the file. */
function linesOf(comment: string, first: number): { text: string; line: number }[] {
  return comment.split('\n').map((line, index) => ({
    text: line
      .replace(/\*\/\s*$/, '')
      .replace(/^\s*\/?\*+/, '')
      .trim(),
    line: first + index,
  }));
}

/** @param source the text of a module */
export function examplesIn(file: string, source: string): Example[] {
  return [...source.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
    const first = source.slice(0, index).split('\n').length;
    const lines = linesOf(comment, first);
    return lines.flatMap(({ text, line }, at): Example[] => {
      const found = /@example\s+(.*)$/.exec(text);
      if (!found) return [];
      const rest = lines.slice(at + 1);
      const end = rest.findIndex((next) => next.text === '' || next.text.startsWith('@'));
      const more = rest.slice(0, end < 0 ? rest.length : end).map((next) => next.text);
      const [code = '', result] = [found[1] ?? '', ...more].join(' ').split(ARROW);
      if (result === undefined) return [];
      return [{ at: `${file}:${line}`, file, code: code.trim(), result: result.trim() }];
    });
  });
}

const IMPORT = /import\s[^;]*?from '(\.[^']*)'/g;

/** What a module imports from others of ours: an example may use that too. */
export const importsOf = (source: string): string[] =>
  [...source.matchAll(IMPORT)].map(([, path = '']) => path);

/** Names and what they stand for. */
export type Scope = Readonly<Record<string, unknown>>;

/** A module of data may export what is no name: `0`, `first-row`. */
const NAME = /^[A-Za-z_$][\w$]*$/;

/** The value of an expression; `await` may stand in it. */
export async function valueOf(expression: string, scope: Scope): Promise<unknown> {
  const names = Object.keys(scope).filter((name) => NAME.test(name) && name !== 'default');
  const body = `return (async () => (${expression}\n))()`;
  // The examples are our own: this is how they are held to what they say.
  const run = new Function(...names, body) as (...values: unknown[]) => Promise<unknown>;
  return run(...names.map((name) => scope[name]));
}

/** A result as written, without the remark in brackets that may stand behind it: `null (31/12/2026)`. */
export async function resultOf(written: string, scope: Scope): Promise<unknown> {
  try {
    return await valueOf(written, scope);
  } catch (error) {
    const bare = written.replace(/\s+\([^()]*\)$/, '');
    if (bare === written) throw error;
    return valueOf(bare, scope);
  }
}
