import { inflateAhead, readBook, ReadRefusal, type Codec } from '../../../../src/workbook/read';
import { processorTime } from '../../../helpers/processor-time';
import { contentOf } from '../intake/case';
import { DAMAGES, damageDirectory } from './damage';
import { Dice, SEEDS } from './random';
import { makeTemplates, valuesOf, type Template } from './template';

/** Milliseconds of processor time. */
const QUICK = 2_000;
const MOST_MEMORY = 512 * 1024 * 1024;

let templates: Template[];

beforeAll(async () => {
  templates = await makeTemplates();
});

function damaged(seed: number): { template: Template; bytes: Uint8Array } {
  const dice = new Dice(seed);
  const template = dice.pick(templates);
  const damage = seed % 3 === 0 ? damageDirectory : dice.pick(DAMAGES);
  return { template, bytes: damage(template.bytes, dice) };
}

test(`${SEEDS / 2} damaged files: refused, or every value is the original's`, () => {
  const before = process.resourceUsage().maxRSS * 1024;
  const kinds = new Map<string, number>();
  for (let seed = 0; seed < SEEDS / 2; seed += 1) {
    const { template, bytes } = damaged(seed);
    let outcome = 'read';
    const time = processorTime(() => {
      try {
        const content = contentOf(readBook(bytes));
        expect([seed, content]).toEqual([seed, template.content]);
        const values = valuesOf(bytes);
        expect([seed, values]).toEqual([seed, template.values]);
      } catch (error) {
        if (!(error instanceof ReadRefusal)) throw error;
        outcome = error.code;
      }
    });
    kinds.set(outcome, (kinds.get(outcome) ?? 0) + 1);
    if (time > QUICK) throw new Error(`seed ${seed}: ${time} ms`);
  }
  expect(process.resourceUsage().maxRSS * 1024 - before).toBeLessThan(MOST_MEMORY);
  // the dice must reach every kind of damage, and leave something to be read
  expect(kinds.get('read')).toBeGreaterThan(0);
  for (const code of ['truncated', 'checksum', 'malformed-zip']) {
    expect([code, kinds.has(code)]).toEqual([code, true]);
  }
});

/** What a file comes to, in one text. */
function outcomeOf(bytes: Uint8Array, codec?: Codec): string {
  try {
    return JSON.stringify(contentOf(readBook(bytes, codec ? { codec } : {})));
  } catch (error) {
    if (!(error instanceof ReadRefusal)) throw error;
    return error.message;
  }
}

test(`${SEEDS / 8} damaged files come to the same when they are inflated before they are read`, async () => {
  for (let seed = 0; seed < SEEDS / 8; seed += 1) {
    const { bytes } = damaged(seed);
    const ahead = outcomeOf(bytes, await inflateAhead(bytes));
    expect([seed, ahead]).toEqual([seed, outcomeOf(bytes)]);
  }
});
