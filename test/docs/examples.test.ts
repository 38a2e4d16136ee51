/** Every `@example … //=> …` of src/ is true: it is run, and its result is the one it names. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'fflate';
import { loadCatalog } from '../../src/catalog';
import { communeBook } from '../../src/sheets/commune/book';
import { directive } from '../../src/taskpane/texts/directive-vi';
import { vi } from '../../src/taskpane/texts/vi';
import { writeBook } from '../../src/workbook/write';
import { bookContext } from '../helpers/context';
import { examplesIn, importsOf, LEFT_OUT, resultOf, valueOf, type Scope } from './examples';

const SRC = join(__dirname, '../../src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .sort();
const sourceOf = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const examples = files.flatMap((file) => examplesIn(file, sourceOf(file)));

const catalog = loadCatalog();

/** Names that examples may use without saying what they are. */
const GIVEN: Scope = {
  catalog,
  seeds: catalog,
  milestones: catalog.milestones,
  communes: catalog.communes,
  context: bookContext(),
  bytesOf: (text: string) => new TextEncoder().encode(text),
  deflateSync,
  report: { unit: '06463', period: '2026-06', revision: 1, reportedOn: 46188, values: [] },
  vi,
  words: directive,
};

const exportsOf = (file: string): Scope => jest.requireActual<Scope>(join(SRC, file));

/** What the module of an example exports and imports. */
const seenFrom = (file: string): Scope =>
  Object.assign(
    {},
    ...importsOf(sourceOf(file)).map((path) => exportsOf(join(dirname(file), path))),
    exportsOf(file),
  ) as Scope;

const withExamples = [...new Set(examples.map(({ file }) => file))];

let everywhere: Scope;

beforeAll(async () => {
  const bytes = await writeBook(communeBook(bookContext(), '06463'));
  const named = withExamples.flatMap((file) => Object.entries(exportsOf(file)));
  everywhere = {
    ...Object.fromEntries(named),
    ...GIVEN,
    bytes,
  };
});

/** The value, or the reason why there is none. */
const attempt = async (value: Promise<unknown>): Promise<{ value: unknown } | { failed: string }> =>
  value.then(
    (done) => ({ value: done }),
    (error: unknown) => ({ failed: String(error) }),
  );

/** A text that breaks off with `…` says how the result begins. */
function asFarAsWritten(wanted: object, got: object): object {
  if (!('value' in wanted && 'value' in got)) return wanted;
  const { value } = wanted;
  if (typeof value !== 'string' || !value.endsWith(LEFT_OUT)) return wanted;
  const begins = value.slice(0, -LEFT_OUT.length);
  return String(got.value).startsWith(begins) ? got : wanted;
}

test.each(examples.map((example) => [example.at, example] as const))(
  '%s',
  async (_, { file, code, result }) => {
    const scope = { ...everywhere, ...seenFrom(file) };
    const got = await attempt(valueOf(code, scope));
    const wanted = await attempt(resultOf(result, scope));
    const cannot = [got, wanted].flatMap((one) => ('failed' in one ? [one.failed] : []));
    // What leaves something out cannot always be run; whatever can be, is.
    if (cannot.length > 0 && `${code}${result}`.includes(LEFT_OUT)) return;
    expect(cannot).toEqual([]);
    expect(got).toEqual(asFarAsWritten(wanted, got));
  },
);

test('are taken out of their comments, remarks and all', async () => {
  const source = [
    '/** @example double(2) //=> 4 */',
    'const double = (value) => value * 2;',
    '/**',
    ' * Twice as much.',
    ' * @example [1, 2]',
    ' *   .map(double)',
    ' *   //=> [2, 5] (not so)',
    ' * @returns a number',
    ' * @example double(1)',
    ' */',
  ].join('\n');
  const found = examplesIn('a.ts', source);
  expect(found.map(({ at, code }) => [at, code])).toEqual([
    ['a.ts:1', 'double(2)'],
    ['a.ts:5', '[1, 2] .map(double)'],
  ]);
  const scope = { double: (value: number) => value * 2 };
  const both = found.map(async ({ code, result }) => [
    await valueOf(code, scope),
    await resultOf(result, scope),
  ]);
  expect(await Promise.all(both)).toEqual([
    [4, 4],
    [
      [2, 4],
      [2, 5],
    ],
  ]);
});

test('nearly all of them are run', () => {
  const abridged = examples.filter(({ code, result }) => `${code}${result}`.includes(LEFT_OUT));
  expect(examples.length).toBeGreaterThan(300);
  expect(abridged.length).toBeLessThan(examples.length / 10);
});
