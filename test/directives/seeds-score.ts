/** Runs the reader over the five directives of `seeds/` and scores it against the hand-made catalog. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog';
import { readDirective, type DirectiveProposal } from '../../src/directives';
import { precision, recall, scoreDirective, total, type AnswerKey, type Score } from './score';

/** The texts are not part of the project; where they are, they lie beside it. */
export const SEED_TEXTS = join(process.cwd(), '..', 'shared', 'seeds');

export interface SeedScore extends Score {
  document: string;
  /** Undated tasks of the catalog whose clause has a proposed row with the same lead. */
  undated: { expected: number; covered: number; proposed: number };
  milliseconds: number;
  kilobytes: number;
}

/**
 * The answers for one document, clause and all.
 */
export const keyOfDocument = (document: string): AnswerKey => {
  const { tasks, targets, milestones, reported } = loadCatalog();
  const ofDocument = <Row extends { document: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => row.document === document);
  return {
    tasks: ofDocument(tasks).flatMap(({ clause, lead, cooperating, reportTo, deadline }) =>
      deadline === null ? [] : [{ clause, lead, cooperating, reportTo, deadline }],
    ),
    targets: ofDocument(targets),
    milestones: ofDocument(milestones),
    results: ofDocument(reported),
  };
};

const undatedOf = (document: string, { tasks }: DirectiveProposal): SeedScore['undated'] => {
  const expected = loadCatalog().tasks.filter(
    (task) => task.document === document && task.deadline === null,
  );
  const key = (task: { clause: string; lead: readonly string[] }): string =>
    `${task.clause}|${[...task.lead].sort().join('+')}`;
  const proposed = new Set(tasks.map(key));
  return {
    expected: expected.length,
    covered: expected.filter((task) => proposed.has(key(task))).length,
    proposed: tasks.filter(({ deadline }) => deadline === null).length,
  };
};

/** Scores every seed text that is there; null when none is. */
export const scoreSeeds = (): SeedScore[] | null => {
  const catalog = loadCatalog();
  const there = catalog.documents.filter(({ file }) => existsSync(join(SEED_TEXTS, file)));
  if (there.length === 0) return null;
  return there.map(({ id, file }) => {
    const bytes = readFileSync(join(SEED_TEXTS, file));
    const text = bytes.toString('utf8');
    const start = performance.now();
    const reading = readDirective(text, catalog, { id, file });
    const milliseconds = performance.now() - start;
    if (!reading.ok) throw new Error(`${file}: ${reading.message}`);
    return {
      document: id,
      ...scoreDirective(reading.value, keyOfDocument(id)),
      undated: undatedOf(id, reading.value),
      milliseconds,
      kilobytes: bytes.length / 1024,
    };
  });
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The scores as a person reads them, misses and all. */
export const reportOf = (scores: readonly SeedScore[]): string => {
  const lines = scores.flatMap(({ document, misses, milliseconds, kilobytes }) => [
    `Văn bản ${document}: ${kilobytes.toFixed(0)} KB, ${milliseconds.toFixed(0)} ms, ${misses.length} điểm lệch`,
    ...misses.map((miss) => `  - ${miss}`),
  ]);
  const sums = (['dated', 'owners', 'details', 'targets', 'milestones', 'results'] as const).map(
    (part) => {
      const count = total(scores.map((score) => score[part]));
      const names = {
        dated: 'Việc có hạn (ngày và loại hạn)',
        owners: 'Chủ trì của việc có hạn',
        details: 'Phối hợp và nơi nhận',
        targets: 'Chỉ tiêu bằng số',
        milestones: 'Mốc giải ngân và mốc việc',
        results: 'Kết quả đã báo cáo',
      };
      return `${names[part]}: tìm đủ ${percent(recall(count))}, đúng ${percent(precision(count))} (${count.right}/${count.expected}, nêu ra ${count.found})`;
    },
  );
  const covered = scores.reduce((sum, { undated }) => sum + undated.covered, 0);
  const expected = scores.reduce((sum, { undated }) => sum + undated.expected, 0);
  return [
    ...lines,
    '',
    ...sums,
    `Việc không hạn: ${covered}/${expected} việc của danh mục có dòng đề xuất cùng mục, cùng chủ trì (không tính điểm)`,
  ].join('\n');
};
