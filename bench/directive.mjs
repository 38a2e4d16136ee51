/**
 * Reading directives: processor time for 100 KB of text in a warm process. The five directives of the catalog
 * lie beside the project on the machines of its makers; elsewhere their row is left out. The fixtures are made
 * one text of 100 KB: far denser than any directive, a row or two of the tables in every line.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { loadModules } from './compile.mjs';
import { median } from './statistics.mjs';

export const title = 'Reading directives, processor time for 100 KB of text';
export const columns = ['text', 'rows found', 'median', 'least'];

const FIXTURES = new URL('../test/fixtures/directives/', import.meta.url);
const SEEDS = new URL('../../shared/seeds/', import.meta.url);

const KB = 1024;
const SIZE = 100 * KB;

/** Rounds that pay for compiling, and the fewest that are counted. */
const WARM_UP = 8;
const FEWEST = 20;

const textsIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => /\.(?:txt|md)$/.test(file))
        .sort()
        .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    : [];

const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** One text of 100 KB. */
const joined = (texts) => {
  let text = '';
  while (Buffer.byteLength(text) < SIZE) text += `${texts.join('\n\n')}\n\n`;
  return Buffer.from(text).subarray(0, SIZE).toString('utf8');
};

/** Milliseconds of user and system time. */
const processorTime = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const rowsFound = (readings) =>
  readings.reduce((sum, reading) => {
    if (!reading.ok) throw new Error(reading.message);
    const { tasks, targets, milestones, results } = reading.value;
    return sum + tasks.length + targets.length + milestones.length + results.length;
  }, 0);

/** The rows of the table. */
export const run = async ({ rounds }) => {
  const { readDirective, loadCatalog } = await loadModules([
    'src/directives/index.ts',
    'src/catalog/index.ts',
  ]);
  const catalog = loadCatalog();
  const fixtures = textsIn(FIXTURES);
  const sets = [
    ['the five directives, one by one', textsIn(SEEDS)],
    ['the fixtures, one by one', fixtures],
    ['the fixtures as one text', [joined(fixtures)]],
  ].filter(([, texts]) => texts.length > 0);
  const times = new Map(sets.map(([name]) => [name, []]));
  const found = new Map();
  for (let round = -WARM_UP; round < Math.max(rounds, FEWEST); round += 1) {
    for (const [name, texts] of sets) {
      let readings = [];
      const time = processorTime(() => {
        readings = texts.map((text) => readDirective(text, catalog));
      });
      found.set(name, rowsFound(readings));
      if (round >= 0) times.get(name).push((time * SIZE) / bytesOf(texts));
    }
  }
  return sets.map(([name]) => [
    name,
    String(found.get(name)),
    `${median(times.get(name)).toFixed(0)} ms`,
    `${Math.min(...times.get(name)).toFixed(0)} ms`,
  ]);
};
