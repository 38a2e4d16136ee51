/** The program as a user starts it: files to finished book, with one thread and with two, and held to one core. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildProgram, writeReports } from './made-up.mjs';
import { median } from './statistics.mjs';

/** Parts of a run; each ends when the program begins to say these words, the last with the program. */
const PHASES = {
  start: 'Đọc báo cáo',
  read: 'Đang tổng hợp',
  merge: 'Đang ghi sổ',
  write: null,
};

export const columns = [
  'files, threads',
  'wall',
  ...Object.keys(PHASES),
  'processor',
  'processor a file',
  'peak memory',
  'times as fast as one thread',
  'as one core',
];

/**
 * One thread keeps more than one core busy: Node compiles, collects garbage and packs in threads of its own. So
 * what the second core is worth shows only beside a run that is held to one (`taskset` of util-linux).
 */
const WAYS = [
  { name: '--jobs 1, one core', jobs: 1, before: ['taskset', '-c', '0'] },
  { name: '--jobs 1', jobs: 1, before: [] },
  { name: '--jobs 2', jobs: 2, before: [] },
];

/**
 * Has the program say at its end what it has used. Its peak of memory is asked of Linux by name: what `resourceUsage`
 * gives is at least that of the process which started it.
 */
const METER = `data:text/javascript,${encodeURIComponent(
  'import{readFileSync}from"node:fs";process.on("exit",()=>{const{user,system}=process.cpuUsage();' +
    'const memory=/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status","utf8"))[1]/1024;' +
    'process.stderr.write("\\n"+JSON.stringify({cpu:(user+system)/1e6,memory}))})',
)}`;

function runProgram(program, input, into, { jobs, before }) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const [command, ...words] = [
      ...[...before, process.execPath, '--import', METER, program, 'consolidate', input],
      ...['--period', '2026-06', '--into', into, '--jobs', String(jobs)],
    ];
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.on('error', reject);
    let said = '';
    const heard = {};
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      for (const [phase, words] of Object.entries(PHASES))
        if (words !== null && said.includes(words)) heard[phase] ??= performance.now();
    });
    child.on('exit', (code) => {
      const last = said.split('\n').at(-1) ?? '';
      if (code !== 0) {
        reject(new Error(`The program ended with ${code}: ${said.slice(-500)}`));
        return;
      }
      const end = performance.now();
      const phases = {};
      let from = start;
      for (const phase of Object.keys(PHASES)) {
        const to = heard[phase] ?? end;
        phases[phase] = (to - from) / 1000;
        from = to;
      }
      resolve({ wall: (end - start) / 1000, ...phases, ...JSON.parse(last) });
    });
  });
}

/** Rows of the table for so many units: in every round each of the ways in turn. */
export async function rowsFor(count, rounds) {
  // Inside node_modules, so that the program finds its packages.
  const folder = await mkdtemp(
    fileURLToPath(new URL('../node_modules/.tiendo-job-', import.meta.url)),
  );
  try {
    const input = join(folder, 'in');
    const program = await buildProgram(count, join(folder, 'program'));
    await writeReports(count, input);
    const results = new Map(WAYS.map((way) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [way, list] of results) {
        await rm(join(folder, 'out'), { recursive: true, force: true });
        list.push(await runProgram(program, input, join(folder, 'out', 'so.xlsx'), way));
      }
    }
    const [oneCore, oneThread] = results.values();
    return [...results].map(([{ name }, list]) => {
      const of = (field) => median(list.map((one) => one[field]));
      return [
        `${count}, ${name}`,
        `${of('wall').toFixed(2)} s`,
        ...Object.keys(PHASES).map((phase) => of(phase).toFixed(2)),
        `${of('cpu').toFixed(2)} s`,
        `${((of('cpu') / count) * 1000).toFixed(1)} ms`,
        `${of('memory').toFixed(0)} MB`,
        ...[oneThread, oneCore].map((other) =>
          median(list.map(({ wall }, at) => other[at].wall / wall)).toFixed(2),
        ),
      ];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
