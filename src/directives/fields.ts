import { readDeadline } from '../domain/deadline-text';
import { findMentions, type Mention } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { Assignment } from './assignments';
import { coreOf } from './content';
import type { Range } from './flow';
import type { Clause } from './outline';
import { namesOf, type ClauseOwners, type Owner } from './owners';
import type { Due, ReadingContext } from './segments';

type Field = 'content' | 'lead' | 'cooperating' | 'due' | 'product';

/** Lines that give one thing of a task after its name: "- Cơ quan chủ trì: Sở Nội vụ". */
const LABELS: readonly (readonly [Field, RegExp])[] = [
  ['cooperating', /^(?:(?:co quan|don vi|bo phan),? )?phoi hop(?: thuc hien)? ?: ?/],
  [
    'lead',
    /^(?:(?:(?:co quan|don vi|bo phan|can bo),? )(?:chu tri|thuc hien|dau moi|phu trach|chiu trach nhiem)|chu tri)(?: thuc hien| chinh| tham muu)? ?: ?/,
  ],
  [
    'due',
    /^(?:thoi gian|thoi han|thoi diem|han|tien do|lo trinh|hoan thanh|xong|ket thuc)(?: (?:thuc hien|hoan thanh|bao cao|trinh|xong|gui|nop|cuoi cung)){0,3} ?: ?/,
  ],
  ['product', /^(?:san pham|ket qua)(?: [a-z]+){0,4} ?: ?/],
  ['content', /^(?:noi dung|nhiem vu|cong viec)(?: [a-z]+){0,3} ?: ?/],
];

interface Labelled {
  clause: Clause;
  at: number;
  field: Field;
  value: Range;
}

const labelAt = (folded: string, start: number): { field: Field; end: number } | null => {
  for (const [field, pattern] of LABELS) {
    const label = pattern.exec(folded.slice(start, start + 80));
    if (label !== null) return { field, end: start + label[0].length };
  }
  return null;
};

/** The labels of a line: one at its head, and behind semicolons others that go with it. */
const labelsOf = (clause: Clause, at: number): Labelled[] => {
  if (clause.footnote !== null || clause.cells !== null) return [];
  const { folded } = clause.flow;
  const found: Labelled[] = [];
  let start = clause.body;
  while (start < folded.length) {
    const label = labelAt(folded, start);
    if (label === null && found.length === 0) return [];
    const stop = folded.indexOf('; ', start);
    const end = stop < 0 ? folded.length : stop;
    const last = found.at(-1);
    if (label !== null) {
      found.push({ clause, at, field: label.field, value: { start: label.end, end } });
    } else if (last !== undefined) last.value.end = end;
    start = stop < 0 ? folded.length : stop + 2;
  }
  return found;
};

/** The clause that the lines describe: the one they stand under, or the last one before them. */
const anchorOf = (clauses: readonly Clause[], { clause, at }: Labelled): number => {
  if (clause.parent >= 0) return clause.parent;
  for (let before = at - 1; before >= 0; before -= 1) {
    const candidate = clauses[before];
    if (candidate && labelsOf(candidate, before).length === 0) return before;
  }
  return -1;
};

const mentionsOf = (line: Labelled | undefined, index: AgencyIndex): Mention[] => {
  if (line === undefined) return [];
  const { value, clause } = line;
  return findMentions(clause.flow, index).filter(
    ({ start }) => start >= value.start && start < value.end,
  );
};

const valueOf = ({ clause, value }: Labelled): string =>
  clause.flow.text.slice(value.start, value.end).replace(/[\s.;,]+$/, '');

const ownerOfLine = (line: Labelled | undefined, index: AgencyIndex, inherited: Owner): Owner => {
  if (line === undefined) return inherited;
  const mentions = mentionsOf(line, index);
  const isKnown = mentions.length > 0 && mentions.every((mention) => mention.isKnown);
  return {
    // A name that no catalog knows is taken whole, as it is written.
    names: isKnown ? namesOf(mentions) : [valueOf(line)],
    units: [...new Set(mentions.flatMap(({ units }) => units))],
    rule: 'ghi ở dòng “chủ trì”',
    isKnown,
    isInherited: false,
  };
};

const dueOfLine = (line: Labelled | undefined, { deadlines }: ReadingContext): Due | null => {
  if (line === undefined) return null;
  const text = valueOf(line);
  const reading = readDeadline(text, deadlines);
  if (reading.ok && reading.value === null) return null;
  const phrase = {
    ...line.value,
    kind: 'dated' as const,
    lead: null,
    span: null,
    hasDay: true,
    words: line.clause.flow.folded.slice(line.value.start, line.value.end),
  };
  const verdict = { isDeadline: true, confidence: 0.9, reason: 'Ghi ở dòng “thời gian”.' };
  return reading.ok
    ? { phrase, verdict, deadline: reading.value, doubt: null }
    : {
        phrase,
        verdict,
        deadline: null,
        doubt: { text, code: reading.code, message: reading.message },
      };
};

/** Tasks written line by line, and the clauses that are spoken for. */
export interface FieldReading {
  assignments: Assignment[];
  taken: ReadonlySet<Clause>;
}

/**
 * Reads tasks whose owner and time stand on lines of their own below the work: "Cơ quan chủ trì: …",
 * "Thời gian hoàn thành: …".
 */
export const readFields = (
  clauses: readonly Clause[],
  owners: readonly ClauseOwners[],
  index: AgencyIndex,
  context: ReadingContext,
): FieldReading => {
  const groups = new Map<number, Labelled[]>();
  clauses.forEach((clause, at) => {
    const [first, ...others] = labelsOf(clause, at);
    if (first === undefined) return;
    const anchor = anchorOf(clauses, first);
    groups.set(anchor, [...(groups.get(anchor) ?? []), first, ...others]);
  });

  const taken = new Set<Clause>();
  const assignments = [...groups].flatMap(([anchorAt, lines]): Assignment[] => {
    const line = (field: Field): Labelled | undefined => lines.find((one) => one.field === field);
    const anchor = clauses[anchorAt];
    const lead = line('lead');
    const dueLine = line('due');
    // One line alone may be any sentence with a colon.
    if (anchor === undefined || (lead === undefined && dueLine === undefined)) return [];
    const due = dueOfLine(dueLine, context);
    if (due === null && lead === undefined) return [];
    for (const { clause } of lines) taken.add(clause);
    taken.add(anchor);
    const content = line('content');
    const told = content === undefined ? anchor.flow.text.slice(anchor.body) : valueOf(content);
    const from = dueLine?.clause ?? lead?.clause ?? anchor;
    const range = { start: 0, end: from.flow.text.length };
    const inherited = owners[anchorAt]?.inherited;
    if (inherited === undefined) return [];
    return [
      {
        clause: from,
        path: anchor.path,
        range,
        content: coreOf(told),
        owner: ownerOfLine(lead, index, inherited),
        cooperating: namesOf(mentionsOf(line('cooperating'), index)),
        recipients: [],
        due,
        segment: null,
        sentence: range,
      },
    ];
  });
  return { assignments, taken };
};
