/**
 * Benchmarks: one table a part, every ratio within one run. A part is a module that exports `title`,
 * `columns` and `run`, which gives the rows of its table; add yours to the list.
 *
 * Run: npm run bench [-- PART ...] [--rounds N]
 */
import { availableParallelism } from 'node:os';
import * as directive from './directive.mjs';
import * as intakeChromium from './intake-chromium.mjs';
import * as job from './job.mjs';
import * as nation from './nation.mjs';
import * as readChromium from './read-chromium.mjs';
import * as readNode from './read-node.mjs';
import * as templates from './templates.mjs';
import * as workbenchReady from './workbench-ready.mjs';

const PARTS = {
  directive,
  'read-node': readNode,
  'read-chromium': readChromium,
  'intake-chromium': intakeChromium,
  templates,
  job,
  'workbench-ready': workbenchReady,
  nation,
};

const LEAST_ROUNDS = 5;

function optionsOf(argv) {
  const at = argv.indexOf('--rounds');
  const rounds = at < 0 ? 7 : Number(argv[at + 1]);
  if (!(rounds >= LEAST_ROUNDS)) throw new Error(`--rounds: at least ${LEAST_ROUNDS}`);
  const named = argv.filter((word, index) => at < 0 || (index !== at && index !== at + 1));
  const unknown = named.find((name) => !(name in PARTS));
  if (unknown) throw new Error(`No part "${unknown}". There are: ${Object.keys(PARTS).join(', ')}`);
  return { rounds, names: named.length > 0 ? named : Object.keys(PARTS) };
}

/** As a Markdown table, so that it can be pasted into docs/PERFORMANCE.md. */
function printTable(columns, rows) {
  const widths = columns.map((head, at) =>
    Math.max(head.length, ...rows.map((row) => row[at].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  process.stdout.write(`${[line(columns), line(rule), ...rows.map(line)].join('\n')}\n`);
}

const { rounds, names } = optionsOf(process.argv.slice(2));
process.stdout.write(
  `Node ${process.version}, ${availableParallelism()} cores, median of ${rounds} interleaved rounds\n`,
);
for (const name of names) {
  const { title, columns, run } = PARTS[name];
  process.stdout.write(`\n${title}\n\n`);
  printTable(columns, await run({ rounds }));
}
