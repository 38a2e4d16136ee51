/**
 * Rows that people took out of further directives and confirmed: they belong to one book of the province
 * and stand beside the five directives that every book knows.
 */
import * as v from 'valibot';
import type { Agency } from '../domain/model';
import { isEmpty, PREFIX, TABLES, type Additions } from './addition-rows';
import { checkSeeds, SeedError, shapeMessage, type SeedProblem } from './check';
import { fingerprintOf, type Catalog } from './index';
import { SEED_SCHEMAS, type Seeds } from './schema';

export * from './addition-rows';

/** As many rows as a message can name; all of them are in the error. */
const NAMED = 5;

/** Rows that cannot stand beside the others; the message names the first of them and why. */
export class AdditionError extends Error {
  constructor(readonly problems: readonly SeedProblem[]) {
    super(
      `Có ${problems.length} chỗ chưa ghi được: ${problems
        .slice(0, NAMED)
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; ')}${problems.length > NAMED ? '; …' : ''}. Sửa các dòng đó rồi làm lại.`,
    );
    this.name = 'AdditionError';
  }
}

/**
 * The catalog with the rows of a book added to it. Agencies that no directive named so far become
 * agencies of the province; clauses are those that the rows cite.
 *
 * @throws AdditionError when a row is not of the right shape, cites nothing, or takes an id that is in use
 * @example withAdditions(catalog, NO_ADDITIONS) === catalog //=> true
 */
export function withAdditions(catalog: Catalog, additions: Additions): Catalog {
  if (isEmpty(additions)) return catalog;
  const { calendar, fingerprint, ...seeds } = catalog;
  const merged: Seeds = {
    ...seeds,
    documents: [...seeds.documents, ...additions.documents],
    tasks: [...seeds.tasks, ...additions.tasks],
    targets: [...seeds.targets, ...additions.targets],
    milestones: [...seeds.milestones, ...additions.milestones],
    reported: [...seeds.reported, ...additions.reported],
    agencies: [...seeds.agencies, ...newAgencies(seeds, additions)],
    clauses: clausesOf(seeds, additions),
  };
  try {
    const checked = checkSeeds(merged);
    return {
      ...checked,
      calendar,
      fingerprint: fingerprintOf([fingerprint, additions]),
      additions,
    };
  } catch (error) {
    throw error instanceof SeedError ? new AdditionError(named(error.problems, merged)) : error;
  }
}

/** A wrong shape is told by the number of the row; people know rows by their ids. */
function named(problems: readonly SeedProblem[], merged: Seeds): SeedProblem[] {
  return problems.map((problem) => {
    const [index = '', ...rest] = problem.path.split('.');
    const rows: unknown = merged[problem.file];
    const row: unknown = Array.isArray(rows) ? rows[Number(index)] : undefined;
    const id = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '';
    return id === '' ? problem : { ...problem, path: [id, ...rest].join('.') };
  });
}

function newAgencies(seeds: Seeds, { tasks }: Additions): Agency[] {
  const known = new Set(seeds.agencies.map(({ name }) => name));
  const named = tasks.flatMap(({ lead, cooperating, reportTo }) => [
    ...lead,
    ...cooperating,
    ...reportTo,
  ]);
  return [...new Set(named)]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, level: 'province', aliases: [] }));
}

function clausesOf(seeds: Seeds, additions: Additions): Record<string, string[]> {
  const clauses = { ...seeds.clauses };
  for (const { document, clause } of [
    ...additions.tasks,
    ...additions.targets,
    ...additions.milestones,
    ...additions.reported,
  ]) {
    const known = Object.hasOwn(clauses, document) ? (clauses[document] ?? []) : [];
    if (!known.includes(clause)) clauses[document] = [...known, clause];
  }
  return clauses;
}

/** What became of rows that somebody wants to add. */
export interface Addition {
  additions: Additions;
  added: number;
  /** Rows that stood there already, word for word. */
  known: number;
}

/**
 * Adds rows to those that a book has. The same rows once more change nothing; a row with the id of
 * another and other words stands in its place, because a person has corrected it.
 *
 * @example addRows(NO_ADDITIONS, { ...NO_ADDITIONS, tasks: catalog.tasks.slice(0, 1) }).added //=> 1
 */
export function addRows(before: Additions, rows: Additions): Addition {
  let added = 0;
  let known = 0;
  const join = <Row extends { id: string }>(
    earlier: readonly Row[],
    later: readonly Row[],
  ): Row[] => {
    const byId = new Map(earlier.map((row) => [row.id, row]));
    for (const row of later) {
      if (JSON.stringify(byId.get(row.id)) === JSON.stringify(row)) known += 1;
      else added += 1;
      byId.set(row.id, row);
    }
    return [...byId.values()];
  };
  const documents = join(before.documents, rows.documents);
  // A document is the heading of its rows, none of what people count.
  added = 0;
  known = 0;
  return {
    additions: {
      documents,
      tasks: join(before.tasks, rows.tasks),
      targets: join(before.targets, rows.targets),
      milestones: join(before.milestones, rows.milestones),
      reported: join(before.reported, rows.reported),
    },
    added,
    known,
  };
}

/**
 * Reads them back; other cells are passed over. They may come from a stranger's file.
 *
 * @throws AdditionError when a cell holds no row, or one of another shape
 */
export function additionsFrom(cells: Iterable<{ id: string; value: unknown }>): Additions {
  const found: Record<(typeof TABLES)[number], unknown[]> = {
    documents: [],
    tasks: [],
    targets: [],
    milestones: [],
    reported: [],
  };
  for (const { id, value } of cells) {
    if (!id.startsWith(PREFIX)) continue;
    const table = TABLES.find((name) => id.startsWith(`${PREFIX}${name}/`));
    const row = table === undefined ? undefined : parsed(value);
    if (table === undefined || row === undefined) {
      throw new AdditionError([
        { file: 'tasks', path: id, message: 'ô trong trang ẩn của sổ không đọc được' },
      ]);
    }
    found[table].push(row);
  }
  return shaped(found);
}

/** References are checked with the whole catalog (`withAdditions`). */
function shaped(found: Record<(typeof TABLES)[number], unknown[]>): Additions {
  const problems: SeedProblem[] = [];
  const rows = TABLES.map((table) => {
    const schema = SEED_SCHEMAS[table] as v.GenericSchema;
    const result = v.safeParse(schema, found[table], { message: shapeMessage });
    for (const issue of result.issues ?? []) {
      problems.push({ file: table, path: v.getDotPath(issue) ?? '', message: issue.message });
    }
    return [table, result.output];
  });
  if (problems.length > 0) {
    throw new AdditionError(named(problems, found as unknown as Seeds));
  }
  return Object.fromEntries(rows) as Additions;
}

function parsed(value: unknown): object | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const row: unknown = JSON.parse(value);
    return typeof row === 'object' && row !== null ? row : undefined;
  } catch {
    return undefined;
  }
}
