import * as v from 'valibot';
import { SEED_SCHEMAS, type SeedName, type Seeds } from './schema';

/** Something wrong in `seeds/`: which file, where in it, what. */
export interface SeedProblem {
  file: SeedName;
  path: string;
  message: string;
}

export class SeedError extends Error {
  constructor(readonly problems: SeedProblem[]) {
    super(
      `Dữ liệu gốc (seeds/) có ${problems.length} lỗi:\n` +
        problems.map(({ file, path, message }) => `- ${file}.json ${path}: ${message}`).join('\n'),
    );
    this.name = 'SeedError';
  }
}

/**
 * Checks the shape of every file of `seeds/` and the references between rows. Values out of bounds do not keep the
 * references from being checked; rows that are not even of the right types do.
 *
 * @throws SeedError with every problem found, never only the first
 */
export function checkSeeds(raw: Record<SeedName, unknown>): Seeds {
  const problems: SeedProblem[] = [];
  let typed = true;
  const parsed = Object.fromEntries(
    (Object.keys(SEED_SCHEMAS) as SeedName[]).map((file) => {
      const schema = SEED_SCHEMAS[file] as v.GenericSchema;
      const result = v.safeParse(schema, raw[file], { message: shapeMessage });
      for (const issue of result.issues ?? []) {
        problems.push({ file, path: v.getDotPath(issue) ?? '', message: issue.message });
      }
      typed &&= result.typed;
      return [file, result.output];
    }),
  ) as unknown as Seeds;
  if (typed) problems.push(...checkReferences(parsed));
  if (problems.length > 0) throw new SeedError(problems);
  return parsed;
}

/** What is wrong with a shape, for people: the library's own words are English. */
export function shapeMessage({ type, expected, received }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'thiếu mục này';
  if (type === 'non_empty') return 'không được để trống';
  if (type === 'picklist' || type === 'literal' || type === 'variant' || type === 'union') {
    return `phải là ${(expected ?? '').replaceAll(' | ', ' hoặc ')}, đang là ${received}`;
  }
  if (expected === 'never') return 'không có mục này trong dữ liệu';
  return `phải là ${WORDS[expected ?? ''] ?? expected ?? type}, đang là ${WORDS[received] ?? received}`;
}

/** Names of types in messages. */
const WORDS: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  Array: 'danh sách',
  Object: 'một nhóm mục',
  null: 'trống',
};

function checkReferences(seeds: Seeds): SeedProblem[] {
  const problems: SeedProblem[] = [];
  const codes = new Set(seeds.communes.map(({ code }) => code));
  const agencies = new Set(seeds.agencies.map(({ name }) => name));
  const documents = new Set(seeds.documents.map(({ id }) => id));
  const seen = new Set<string>();

  const once = (file: SeedName, id: string): void => {
    if (seen.has(id)) problems.push({ file, path: id, message: 'mã bị trùng' });
    seen.add(id);
  };
  const cite = (file: SeedName, row: { id?: string; document: string; clause: string }): void => {
    const path = row.id ?? row.clause;
    if (!documents.has(row.document)) {
      problems.push({ file, path, message: `không có văn bản ${row.document}` });
    } else if (!seeds.clauses[row.document]?.includes(row.clause)) {
      problems.push({
        file,
        path,
        message: `văn bản ${row.document} không có mục "${row.clause}"`,
      });
    }
    if (row.id !== undefined) once(file, row.id);
  };
  const units = (file: SeedName, path: string, list: readonly string[]): void => {
    for (const code of list) {
      if (!codes.has(code)) problems.push({ file, path, message: `không có đơn vị mã ${code}` });
    }
  };
  const owners = (file: SeedName, path: string, list: readonly string[]): void => {
    for (const name of list) {
      if (!agencies.has(name)) problems.push({ file, path, message: `không có cơ quan "${name}"` });
    }
  };

  for (const row of seeds.documents) {
    units('documents', row.id, row.units);
    once('documents', row.id);
  }
  for (const { code } of seeds.communes) once('communes', code);
  for (const { name } of seeds.agencies) once('agencies', name);
  for (const row of seeds.tasks) {
    cite('tasks', row);
    units('tasks', row.id, row.scope.units ?? []);
    owners('tasks', row.id, [...row.lead, ...row.cooperating, ...row.reportTo]);
    if (row.scope.kind === 'units' && (row.scope.units ?? []).length === 0) {
      problems.push({ file: 'tasks', path: row.id, message: 'phạm vi "units" phải nêu đơn vị' });
    }
  }
  for (const row of seeds.targets) {
    cite('targets', row);
    if (row.unit !== 'province') units('targets', row.id, [row.unit]);
  }
  for (const row of seeds.milestones) {
    cite('milestones', row);
    if ((row.kind === 'disbursement') !== (row.share !== undefined)) {
      problems.push({ file: 'milestones', path: row.id, message: 'mốc giải ngân phải có tỷ lệ' });
    }
  }
  for (const row of seeds.reported) {
    cite('reported', row);
    if (row.unit !== 'province') units('reported', row.id, [row.unit]);
  }
  for (const row of seeds.petitions) {
    cite('petitions', row);
    units('petitions', row.id, row.units);
    owners('petitions', row.id, [...row.answerBy, ...row.copyTo]);
  }
  for (const row of seeds.groups) {
    cite('groups', row);
    units('groups', row.id, row.units);
  }
  for (const row of seeds.duties) {
    cite('duties', row);
    owners('duties', row.id, [row.from, ...row.to]);
  }
  cite('growth', seeds.growth);
  for (const row of seeds.growth.periods) cite('growth', row);
  return problems;
}
