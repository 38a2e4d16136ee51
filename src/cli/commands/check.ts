import { loadCatalog } from '../../catalog';
import {
  contextOf,
  communeSettings,
  byGrade,
  describe,
  extractIncoming,
  type FileSummary,
} from '../../consolidation';
import { parse } from '../arguments';
import { readIncoming } from '../files';
import { findWorkbooks, tellSkipped } from '../find-workbooks';
import { EXIT, UsageError, type Io } from '../io';
import { NODE_CODEC } from '../node-codec';
import { fileJson } from '../summary';

/** Which period a book is for does not matter to a check; one stands in until the file says its own. */
const ANY_PERIOD = '2026-06';

/** `tiendo check`: what is wrong in the files, before they are sent. Exit 0 fine, 1 problems, 2 unreadable. */
export async function checkCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, { json: { type: 'boolean' } });
  if (positionals.length === 0)
    throw new UsageError('Nêu ít nhất một tệp để kiểm tra. Xem "tiendo --help".');
  const catalog = loadCatalog();
  const context = contextOf(catalog, ANY_PERIOD, communeSettings(catalog, ANY_PERIOD));
  const files: FileSummary[] = [];
  let readable = true;
  const found = await findWorkbooks(positionals);
  tellSkipped(found, io);
  if (found.workbooks.length === 0)
    throw new UsageError(`Không thấy tệp Excel nào trong ${positionals.join(', ')}.`);
  for (const { path, name } of found.workbooks) {
    const file = readIncoming(path, name);
    const extraction = extractIncoming(file, context, null, undefined, NODE_CODEC);
    if (!extraction.ok && !extraction.readable) readable = false;
    files.push(summarise(name, extraction));
  }
  if (values.json) io.out(JSON.stringify({ files: files.map(fileJson) }, null, 2));
  else for (const file of files) io.out(fileText(file));
  if (!readable) return EXIT.unusable;
  return files.every(({ outcome }) => outcome === 'accepted') ? EXIT.ok : EXIT.problems;
}

/** A check takes nothing in: the values that would be taken count as imported. */
function summarise(file: string, extraction: ReturnType<typeof extractIncoming>): FileSummary {
  const none = { updated: 0, unchanged: 0 };
  if (!extraction.ok) {
    return {
      file,
      unit: extraction.unit,
      outcome: 'rejected',
      imported: 0,
      ...none,
      ignored: 0,
      conflicts: extraction.conflicts,
    };
  }
  const { unit, values, withheld, conflicts } = extraction.submission;
  const ignored = extraction.submission.ignored + withheld.length;
  const imported = values.length - withheld.length;
  const outcome = conflicts.length === 0 ? 'accepted' : 'warning';
  return { file, unit, outcome, imported, ...none, ignored, conflicts };
}

function fileText({ file, outcome, imported, ignored, conflicts }: FileSummary): string {
  const words = { accepted: 'tốt', warning: 'có điểm cần xem lại', rejected: 'không nhận được' }[
    outcome
  ];
  const head = `${file}: ${words} (${imported} giá trị đọc được, ${ignored} bỏ qua)`;
  return [head, ...[...conflicts].sort(byGrade).map((problem) => `  - ${describe(problem)}`)].join(
    '\n',
  );
}
