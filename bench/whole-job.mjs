/** The program as a user starts it: files to finished book, with one thread reading and with two. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram, writeReports } from './made-up.mjs';
import { median } from './statistics.mjs';

export const columns = [
  'files, threads',
  'wall',
  'of it reading',
  'processor',
  'processor a file',
  'peak memory',
  'wall of one thread',
  'reading of one thread',
];

const JOBS = [1, 2];

/** Has the program say at its end what it has used. */
const METER = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const{user,system}=process.cpuUsage();' +
    'process.stderr.write("\\n"+JSON.stringify({cpu:(user+system)/1e6,memory:process.resourceUsage().maxRSS/1024}))})',
)}`;

/** What the program says when it begins to read, and when all is read, checked and merged. */
const BEGINS = 'Đọc báo cáo';
const MERGED = 'Đang ghi sổ';

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
    const heard = {};
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      for (const words of [BEGINS, MERGED])
        if (said.includes(words)) heard[words] ??= performance.now();
    });
    child.on('exit', (code) => {
      const wall = (performance.now() - start) / 1000;
      const reading = (heard[MERGED] - heard[BEGINS]) / 1000;
      const last = said.split('\n').at(-1) ?? '';
      if (code !== 0) reject(new Error(`The program ended with ${code}: ${said.slice(-500)}`));
      else resolve({ wall, reading, ...JSON.parse(last) });
    });
  });
}

/** Rows of the table for so many units: in every round one thread, then two. */
export async function rowsFor(count, rounds) {
  // Inside node_modules, so that the program finds its packages.
  const folder = await mkdtemp(
    fileURLToPath(new URL('../node_modules/.tiendo-job-', import.meta.url)),
  );
  try {
    const input = join(folder, 'in');
    const program = await buildProgram(count, join(folder, 'program'));
    await writeReports(count, input);
    const results = new Map(JOBS.map((jobs) => [jobs, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [jobs, list] of results) {
        await rm(join(folder, 'out'), { recursive: true, force: true });
        list.push(await runProgram(program, input, join(folder, 'out', 'so.xlsx'), jobs));
      }
    }
    const alone = results.get(1);
    return [...results].map(([jobs, list]) => {
      const of = (field) => median(list.map((one) => one[field]));
      const ratio = (field) => median(list.map((one, at) => one[field] / alone[at][field]));
      return [
        `${count}, --jobs ${jobs}`,
        `${of('wall').toFixed(2)} s`,
        `${of('reading').toFixed(2)} s`,
        `${of('cpu').toFixed(2)} s`,
        `${((of('cpu') / count) * 1000).toFixed(1)} ms`,
        `${of('memory').toFixed(0)} MB`,
        ratio('wall').toFixed(2),
        ratio('reading').toFixed(2),
      ];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
