/** The production build as Excel runs it: a plain script, the runtime's global, nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { CASES, REFUSED_CALLS } from './cases';

const ROOT = join(__dirname, '../..');

/** Excel loads the script with every workbook (issue: 20 KB). */
const MOST_BYTES = 20_000;

interface Parameter {
  name: string;
  description: string;
  type: string;
  dimensionality: string;
  optional?: true;
}

interface FunctionMetadata {
  id: string;
  name: string;
  description: string;
  options?: unknown;
  parameters: Parameter[];
  result: { dimensionality: string };
}

/** Stands in for Excel's error class; in the sandbox `Error` is the language's own. */
class ExcelError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

type Implementation = (...ranges: readonly unknown[]) => unknown[][];

const associated = new Map<string, Implementation>();
let script = '';
let metadata: { allowErrorForDataTypeAny?: boolean; functions: FunctionMetadata[] };

beforeAll(() => {
  const outDir = mkdtempSync(join(tmpdir(), 'tiendo-functions-'));
  try {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const options = ['build', '-c', 'vite.functions.config.ts', '--outDir', outDir];
    const { status, stderr } = spawnSync(process.execPath, [vite, ...options], {
      cwd: ROOT,
      encoding: 'utf8',
      // jest's "test" would make another build than users get.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) throw new Error(stderr);
    script = readFileSync(join(outDir, 'functions.js'), 'utf8');
    metadata = JSON.parse(readFileSync(join(outDir, 'functions.json'), 'utf8'));
  } finally {
    rmSync(outDir, { recursive: true });
  }
  const CustomFunctions = {
    associate: (id: string, implementation: Implementation) => associated.set(id, implementation),
    Error: ExcelError,
    ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
  };
  runInContext(script, createContext({ CustomFunctions }));
}, 60_000);

/** Excel passes what it knows of the call after the parameters. */
const INVOCATION = { functionName: 'TIENDO.X' };

function call(id: string, ranges: readonly unknown[]): unknown[][] {
  const implementation = associated.get(id);
  if (!implementation) throw new Error(`${id} is not associated.`);
  return implementation(...ranges, INVOCATION);
}

/** Rows of the sandbox as rows of here, errors by their code. */
const shown = (answers: unknown[][]): unknown[][] =>
  Array.from(answers, (row) =>
    Array.from(row, (cell) => (cell instanceof ExcelError ? cell.code : cell)),
  );

test('functions.json and the script name the same functions', () => {
  const ids = metadata.functions.map(({ id }) => id);
  expect(ids.sort()).toEqual([...associated.keys()].sort());
  expect(ids).toEqual(Object.keys(CASES).sort());
});

test(`the script is at most ${MOST_BYTES} bytes gzipped`, () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(MOST_BYTES);
});

describe.each(Object.keys(CASES))('%s', (id) => {
  test.each(CASES[id] ?? [])('%j: %j', (ranges, expected) => {
    expect(shown(call(id, ranges))).toEqual(expected);
  });

  test('is described in Vietnamese, parameter by parameter, and is not volatile', () => {
    const described = metadata.functions.find((candidate) => candidate.id === id);
    const vietnamese = /[ăâđêôơưạảấầậắặẹếềệịọốồộớờợụứừựỳỷỹ]/;
    expect(described?.name).toMatch(/^[A-Z][A-Z_]{2,}$/);
    expect(described?.description).toMatch(vietnamese);
    expect(described?.description).not.toContain('\n');
    expect(described?.options).toBeUndefined();
    expect(described?.result.dimensionality).toBe('matrix');
    for (const parameter of described?.parameters ?? []) {
      expect(parameter).toMatchObject({ type: 'any', dimensionality: 'matrix' });
      expect(parameter.description).toMatch(vietnamese);
      expect(parameter.description).not.toContain('\n');
    }
  });
});

/** The contract: names as users see them in the formula bar, optional ones in brackets. */
const SIGNATURES: Readonly<Record<string, string>> = {
  DEADLINE_DATE: 'text, [issuedOn]',
  DEADLINE_STATUS: 'deadline, [completedOn], [asOf], [warnDays]',
  DAYS_LEFT: 'deadline, [asOf], [workingDays]',
  TARGET_GAP: 'planned, actual, [direction]',
  TARGET_RATE: 'planned, actual',
  TARGET_STATUS: 'planned, actual, [direction], [shareOfPeriod]',
  REQUIRED_PACE: 'planned, actual, asOf, [start], [end]',
  GROWTH_NEEDED: 'annualTarget, weights, actuals',
  DISBURSEMENT_FLOOR: 'group, [asOf]',
  DISBURSEMENT_STATUS: 'group, planned, disbursed, [asOf]',
  DISBURSEMENT_GAP: 'group, planned, disbursed, [asOf]',
  REPORT_DUE: 'period, [kind]',
  REPORT_STATUS: 'period, submittedOn, [asOf], [kind]',
  OVERDUE: 'tasks, deadlines, completedOn, [asOf]',
  NOT_REPORTED: 'units, ledgerUnits, ledgerPeriods, period',
};

test('the signatures are those of the contract', () => {
  const signatures = metadata.functions.map(({ id, parameters }) => [
    id,
    parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(', '),
  ]);
  expect(Object.fromEntries(signatures)).toEqual(SIGNATURES);
});

test('error cells reach the functions instead of answering for the whole column', () => {
  expect(metadata.allowErrorForDataTypeAny).toBe(true);
});

describe('errors reach Excel as its own, with our words', () => {
  test('in a cell', () => {
    const [[answer]] = call('DEADLINE_STATUS', [[[46203]], null, null, null]) as [[ExcelError]];
    expect(answer).toBeInstanceOf(ExcelError);
    expect(answer.message).toMatch(/^Chưa có ngày chốt/);
  });

  test.each(REFUSED_CALLS)('%s(%j) as a whole: %s', (id, ranges, error) => {
    let thrown: unknown;
    try {
      call(id, ranges);
    } catch (reason) {
      thrown = reason;
    }
    expect(thrown).toBeInstanceOf(ExcelError);
    expect(thrown).toMatchObject({ code: error, message: expect.stringMatching(/\.$/) });
  });
});
