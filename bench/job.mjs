/** The whole job in the command line: files to finished book, with one thread reading and with two. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram, writeReports } from './nation.mjs';
import { median } from './statistics.mjs';

export const title = 'The whole job in the command line: files to finished book';
export const columns = [
  'files',
  'wall',
  'processor',
  'processor a file',
  'peak memory',
  'of one job',
];

/** Counts of files; larger ones by TIENDO_BENCH_UNITS, e.g. `65,650,3321`. */
const COUNTS = (process.env.TIENDO_BENCH_UNITS ?? '65,325').split(',').map(Number);
const JOBS = [1, 2];
/** A run over many files is long, and its own numbers are many. */
const MANY = 1000;

/** Has the program say at its end what it has used. */
const METER = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const{user,system}=process.cpuUsage();' +
    'process.stderr.write("\\n"+JSON.stringify({cpu:(user+system)/1e6,memory:process.resourceUsage().maxRSS/1024}))})',
)}`;

function runProgram(program, input, into, jobs) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...['--import', METER, program, 'consolidate', input],
        ...['--period', '2026-06', '--into', into, '--jobs', String(jobs)],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.on('exit', (code) => {
      const wall = (performance.now() - start) / 1000;
      const last = said.split('\n').at(-1) ?? '';
      if (code !== 0) reject(new Error(`The program ended with ${code}: ${said.slice(-500)}`));
      else resolve({ wall, ...JSON.parse(last) });
    });
  });
}

async function rowsFor(count, rounds) {
  // Inside node_modules, so that the program finds its packages.
  const folder = await mkdtemp(
    fileURLToPath(new URL('../node_modules/.tiendo-job-', import.meta.url)),
  );
  try {
    const input = join(folder, 'in');
    const program = await buildProgram(count, join(folder, 'program'));
    await writeReports(count, input);
    const results = new Map(JOBS.map((jobs) => [jobs, []]));
    for (let round = 0; round < (count < MANY ? rounds : 1); round += 1) {
      for (const [jobs, list] of results) {
        const into = join(folder, 'out', 'so.xlsx');
        await rm(join(folder, 'out'), { recursive: true, force: true });
        list.push(await runProgram(program, input, into, jobs));
      }
    }
    const alone = results.get(1);
    return [...results].map(([jobs, list]) => {
      const cpu = median(list.map((one) => one.cpu));
      return [
        `${count}, --jobs ${jobs}`,
        `${median(list.map((one) => one.wall)).toFixed(2)} s`,
        `${cpu.toFixed(2)} s`,
        `${((cpu / count) * 1000).toFixed(1)} ms`,
        `${median(list.map((one) => one.memory)).toFixed(0)} MB`,
        median(list.map((one, at) => one.wall / alone[at].wall)).toFixed(2),
      ];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function run({ rounds }) {
  const rows = [];
  for (const count of COUNTS) rows.push(...(await rowsFor(count, rounds)));
  return rows;
}
