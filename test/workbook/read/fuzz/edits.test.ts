import { readBook, ReadRefusal } from '../../../../src/workbook/read';
import { processorTime } from '../../../helpers/processor-time';
import { endHucre } from '../hucre';
import { contentOf, type Content } from '../intake/case';
import { differences, readByOracle } from '../oracle';
import { DAMAGES } from './damage';
import { EDITS, type Outcome } from './edits';
import { Dice, SEEDS } from './random';
import { makeTemplates, valuesOf, withPart, type Template } from './template';

/** Milliseconds of processor time. */
const QUICK = 2_000;

let templates: Template[];

beforeAll(async () => {
  templates = await makeTemplates();
});

afterAll(endHucre);

/** What is read, or the code of the refusal; never anything else, and never slowly. */
function read(bytes: Uint8Array, seed: number): Content | string {
  let result: Content | string = '';
  const time = processorTime(() => {
    try {
      result = contentOf(readBook(bytes));
    } catch (error) {
      if (!(error instanceof ReadRefusal)) throw error;
      result = error.code;
    }
  });
  if (time > QUICK) throw new Error(`seed ${seed}: ${time} ms`);
  return result;
}

/** Equality of whole workbooks; jest's own takes longer than reading them, so it only has to explain. */
function expectSame(seed: number, result: Content | string, content: Content): void {
  if (JSON.stringify(result) !== JSON.stringify(content)) {
    expect([seed, result]).toEqual([seed, content]);
  }
}

/** The content that an edit must come to. */
function expectedContent({ content }: Template, outcome: Outcome): Content {
  if (outcome.kind !== 'changed') return content;
  const { cells } = outcome;
  return Object.fromEntries(
    Object.entries(content).map(([sheet, before]) => {
      const name = sheet.replace(/ \[\w+\]$/, '');
      const after = Object.entries(before).flatMap(([address, value]): [string, unknown][] => {
        const key = `${name}!${address}`;
        if (!cells.has(key)) return [[address, value]];
        return cells.get(key) === undefined ? [] : [[address, cells.get(key)]];
      });
      return [sheet, Object.fromEntries(after)];
    }),
  );
}

/**
 * Nothing is taken from an edited workbook but what stands in the template, or stands in a changed cell now.
 */
function checkAccepted(
  template: Template,
  bytes: Uint8Array,
  outcome: Outcome,
  content: Content,
): void {
  const values = valuesOf(bytes);
  if (outcome.kind === 'same') {
    expect(values).toEqual(template.values);
    return;
  }
  if (outcome.kind !== 'changed' || values === null) return;
  for (const [item, { value, sheet, cell }] of values) {
    const before = template.values.get(item);
    if (before?.value === value && before.cell === cell) continue;
    const raw = content[sheet]?.[cell];
    const inCell = typeof raw === 'object' && raw !== null && 'day' in raw ? raw.day : raw;
    const trimmed = typeof inCell === 'string' ? inCell.trim() : inCell;
    expect([item, value]).toEqual([item, trimmed]);
  }
}

const names = Object.keys(EDITS);
/** Of the seeds of this file, for edits and for damage under a right checksum. */
const EDIT_SEEDS = Math.floor(SEEDS * 0.35);
const DAMAGE_SEEDS = Math.floor(SEEDS * 0.15);

/** Edits that the oracle reads as something else than XML says, so that nothing can be asked of it. */
const ORACLE_IS_BLIND: ReadonlySet<string> = new Set([
  // it goes by local names and takes a foreign vocabulary for cells (Namespaces in XML 1.0, 6.2)
  'another vocabulary',
  // it reads UTF-16 as letters with zeros between them (XML 1.0, 4.3.3: processors must read UTF-16)
  'a part in UTF-16',
]);

/** Blanks at the ends of a text count for the oracle; for us, as in Excel, only where `xml:space` says so. */
const withoutEnds = (content: Content): Content =>
  Object.fromEntries(
    Object.entries(content).map(([sheet, cells]) => [
      sheet,
      Object.fromEntries(
        Object.entries(cells).map(([cell, value]) => [
          cell,
          typeof value === 'string' ? value.trim() : value,
        ]),
      ),
    ]),
  );

/** The oracle works in its own thread: it is asked at once and heard at the end. */
class Oracle {
  compared = 0;
  private readonly answers: Promise<void>[] = [];

  ask(seed: number, bytes: Uint8Array, ours: Content): void {
    const compare = async (): Promise<void> => {
      const its = await readByOracle(bytes);
      if (its === null) return;
      this.compared += 1;
      expect([seed, differences(withoutEnds(ours), withoutEnds(its))]).toEqual([seed, []]);
    };
    this.answers.push(compare());
  }

  async agrees(): Promise<void> {
    await Promise.all(this.answers);
  }
}

describe(`${EDIT_SEEDS} edits under a right checksum: refused, or read as the edit says`, () => {
  test.each(names.map((name, index) => [name, index] as const))('%s', async (name, index) => {
    const edit = EDITS[name];
    if (!edit) throw new Error('no such edit');
    const oracle = new Oracle();
    for (let seed = index; seed < EDIT_SEEDS; seed += names.length) {
      const dice = new Dice(seed);
      const template = dice.pick(templates);
      const { bytes, outcome } = edit(template, dice);
      const result = read(bytes, seed);
      if (outcome.kind === 'refused') {
        expect([seed, typeof result]).toEqual([seed, 'string']);
        continue;
      }
      const content = expectedContent(template, outcome);
      expectSame(seed, result, content);
      checkAccepted(template, bytes, outcome, content);
      if (!ORACLE_IS_BLIND.has(name)) oracle.ask(seed, bytes, content);
    }
    await oracle.agrees();
  });
});

test(`${DAMAGE_SEEDS} damaged parts under a right checksum: what is read is what the oracle reads`, async () => {
  const oracle = new Oracle();
  for (let seed = 0; seed < DAMAGE_SEEDS; seed += 1) {
    const dice = new Dice(seed);
    const template = dice.pick(templates);
    const entry = dice.pick(template.entries.filter(({ name }) => template.texts.has(name)));
    const bytes = withPart(template, entry.name, dice.pick(DAMAGES)(entry.data, dice));
    const result = read(bytes, seed);
    if (typeof result === 'string') continue;
    // without its link we find the table of strings by its usual name, and the oracle does not
    const isWhole = JSON.stringify(result) === JSON.stringify(template.content);
    if (!(isWhole && entry.name.endsWith('.rels'))) oracle.ask(seed, bytes, result);
  }
  await oracle.agrees();
  expect(oracle.compared).toBeGreaterThan(0);
});
