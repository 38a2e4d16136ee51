/** Compares what the reader proposes with an answer key, row by row. */
import type {
  DirectiveProposal,
  ProposedDeadline,
  ProposedMilestone,
  ProposedResult,
  ProposedTarget,
  ProposedTask,
} from '../../src/directives';

export interface DeadlineKey {
  kind: string;
  date?: string | null;
  dates?: string[];
  each?: string;
  days?: number;
  workingDays?: boolean;
  hour?: string;
}

/** Rows that must be found. What a key leaves out is not compared. */
export interface AnswerKey {
  tasks: {
    clause?: string;
    lead: string[];
    cooperating?: string[];
    reportTo?: string[];
    units?: string[];
    deadline: DeadlineKey;
  }[];
  targets: { clause?: string; unit?: string; value: number; measure: string; direction: string }[];
  milestones: {
    clause?: string;
    group: number | null;
    kind: string;
    share?: number;
    deadline: DeadlineKey;
  }[];
  results: { unit?: string; value: number; measure: string; period?: string }[];
  /** Deadlines that cannot be read one way only and must be asked about. */
  doubts?: { clause: string }[];
}

export interface Count {
  expected: number;
  found: number;
  right: number;
}

export interface Score {
  dated: Count;
  /** Of the dated assignments found, those whose lead agencies are right. */
  owners: Count;
  /** Of the same, those whose helpers, recipients and units agree with the key where it names them. */
  details: Count;
  targets: Count;
  milestones: Count;
  results: Count;
  doubts: Count;
  misses: string[];
}

const deadlineText = (deadline: DeadlineKey | ProposedDeadline): string => {
  const { kind, date, each, days, workingDays, hour } = deadline as DeadlineKey;
  return [
    kind,
    date,
    kind === 'recurring' ? each : null,
    days,
    workingDays ? 'làm việc' : null,
    hour,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
};

/** A recurring deadline may list the dates of the whole year or those still to come. */
const sameDeadline = (key: DeadlineKey, found: ProposedDeadline | null): boolean => {
  if (found === null || deadlineText(key) !== deadlineText(found)) return false;
  const { dates } = found as DeadlineKey;
  return key.dates === undefined || key.dates.every((date) => dates?.includes(date));
};

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((item) => right.includes(item));

/** "tỷ USD" is "tỷ usd"; "lần/dự án" may be found as "lần". */
const sameMeasure = (key: string, found: string): boolean => {
  const [asked, given] = [key.toLowerCase(), found.toLowerCase()];
  return asked === given || asked.startsWith(`${given}/`);
};

const isClose = (left: number, right: number): boolean => Math.abs(left - right) < 1e-9;

/** Pairs rows of a key with rows found; each row is used once. */
const pair = <Key, Found>(
  keys: readonly Key[],
  found: readonly Found[],
  agrees: (key: Key, row: Found) => boolean,
): { pairs: [Key, Found][]; missing: Key[]; extra: Found[] } => {
  const extra = [...found];
  const pairs: [Key, Found][] = [];
  const missing: Key[] = [];
  for (const key of keys) {
    const at = extra.findIndex((row) => agrees(key, row));
    if (at < 0) missing.push(key);
    else pairs.push([key, ...extra.splice(at, 1)] as [Key, Found]);
  }
  return { pairs, missing, extra };
};

const quote = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 90);

/** Scores one document. Undated tasks are not part of a key and are not counted. */
export const scoreDirective = (proposal: DirectiveProposal, key: AnswerKey): Score => {
  const misses: string[] = [];
  const count = <Key, Found>(
    name: string,
    keys: readonly Key[],
    found: readonly Found[],
    agrees: (key: Key, row: Found) => boolean,
    show: (row: Key | Found) => string,
  ): Count & { pairs: [Key, Found][] } => {
    const { pairs, missing, extra } = pair(keys, found, agrees);
    for (const row of missing) misses.push(`${name} thiếu: ${show(row)}`);
    for (const row of extra) misses.push(`${name} thừa: ${show(row)}`);
    return { expected: keys.length, found: found.length, right: pairs.length, pairs };
  };

  const dated = count(
    'việc có hạn',
    key.tasks,
    proposal.tasks.filter(({ deadline }) => deadline !== null),
    (task, row) =>
      sameDeadline(task.deadline, row.deadline) &&
      (task.clause === undefined || task.clause === row.clause),
    (row) =>
      `${row.clause ?? ''} ${row.deadline === null ? '' : deadlineText(row.deadline)} (${row.lead.join(', ')})${'source' in row ? ` “${quote(row.source.text)}”` : ''}`,
  );
  const wrongOwners = dated.pairs.filter(([task, row]) => !sameSet(task.lead, row.lead));
  for (const [task, row] of wrongOwners) {
    misses.push(
      `chủ trì sai: ${row.clause} là ${row.lead.join(', ')}, đúng ra ${task.lead.join(', ')}`,
    );
  }
  const wrongDetails = dated.pairs.filter(
    ([task, row]) =>
      (task.cooperating !== undefined && !sameSet(task.cooperating, row.cooperating)) ||
      (task.reportTo !== undefined && !sameSet(task.reportTo, row.reportTo)) ||
      (task.units !== undefined && !sameSet(task.units, row.scope.units ?? [])),
  );
  for (const [task, row] of wrongDetails) {
    misses.push(
      `phối hợp, nơi nhận sai: ${row.clause} là [${row.cooperating.join(', ')}] [${row.reportTo.join(', ')}], đúng ra [${(task.cooperating ?? []).join(', ')}] [${(task.reportTo ?? []).join(', ')}]`,
    );
  }

  const figure = (row: { value: number; measure: string }): string =>
    `${'clause' in row ? String(row.clause) : ''} ${row.value} ${row.measure} ${'direction' in row ? String(row.direction) : ''}${'source' in row ? ` “${quote((row as ProposedTarget).source.text)}”` : ''}`;
  const targets = count<AnswerKey['targets'][number], ProposedTarget>(
    'chỉ tiêu',
    key.targets,
    proposal.targets,
    (target, row) =>
      isClose(target.value, row.value) &&
      sameMeasure(target.measure, row.measure) &&
      target.direction === row.direction &&
      (target.unit === undefined || target.unit === row.unit) &&
      (target.clause === undefined || target.clause === row.clause),
    figure,
  );
  const milestones = count<AnswerKey['milestones'][number], ProposedMilestone>(
    'mốc',
    key.milestones,
    proposal.milestones,
    (milestone, row) =>
      milestone.kind === row.kind &&
      milestone.group === row.group &&
      isClose(milestone.share ?? 0, row.share ?? 0) &&
      sameDeadline(milestone.deadline, row.deadline),
    (row) => `${row.group ?? '–'} ${row.kind} ${row.share ?? ''} ${deadlineText(row.deadline)}`,
  );
  const results = count<AnswerKey['results'][number], ProposedResult>(
    'kết quả',
    key.results,
    proposal.results,
    (result, row) =>
      isClose(result.value, row.value) &&
      sameMeasure(result.measure, row.measure) &&
      (result.unit === undefined || result.unit === row.unit) &&
      (result.period === undefined || result.period === row.period),
    figure,
  );
  const doubts = count(
    'cần hỏi',
    key.doubts ?? [],
    proposal.tasks.filter(({ doubt }) => doubt !== undefined),
    (asked, row) => asked.clause === row.clause,
    (row) => `${row.clause}${'doubt' in row ? ` “${quote(row.doubt?.text ?? '')}”` : ''}`,
  );
  const ofPairs = (wrong: readonly unknown[]): Count => ({
    expected: dated.pairs.length,
    found: dated.pairs.length,
    right: dated.pairs.length - wrong.length,
  });
  return {
    dated,
    owners: ofPairs(wrongOwners),
    details: ofPairs(wrongDetails),
    targets,
    milestones,
    results,
    doubts,
    misses,
  };
};

export const recall = ({ expected, right }: Count): number =>
  expected === 0 ? 1 : right / expected;
export const precision = ({ found, right }: Count): number => (found === 0 ? 1 : right / found);

/** Adds up counts over documents. */
export const total = (counts: readonly Count[]): Count =>
  counts.reduce(
    (sum, { expected, found, right }) => ({
      expected: sum.expected + expected,
      found: sum.found + found,
      right: sum.right + right,
    }),
    { expected: 0, found: 0, right: 0 },
  );

export type { ProposedTask };
