/** Finds the workbooks that a command is to read. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, normalize, relative, resolve } from 'node:path';
import { shownNames } from '../consolidation';
import { UsageError, type Io } from './io';

/** Files a person may have meant. */
const EXTENSIONS = new Set(['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']);

const isWorkbookName = (name: string): boolean => EXTENSIONS.has(extname(name).toLowerCase());

/** Lock files of an open workbook (`~$…`), hidden files, and what Windows keeps in a folder. */
export const isNobodys = (name: string): boolean =>
  /^(?:~\$|\.)|^(?:thumbs\.db|desktop\.ini)$/i.test(name);

export interface FoundWorkbook {
  path: string;
  /** As people are told of it, unique among those found. */
  name: string;
  /** false: nothing is there, or a folder that cannot be searched. Who reads it says so, as of any bad file. */
  there: boolean;
}

export interface Finding {
  workbooks: FoundWorkbook[];
  /** Files in the folders that are no workbooks, by their names. */
  skipped: string[];
}

/** A path, and how it is called seen from where the search began. */
interface Place {
  path: string;
  inside: string;
}

/**
 * Every workbook under the paths given, folders and links searched through, in a steady order. A file that is
 * named itself is taken whatever its ending, also one that is not there.
 */
export async function findWorkbooks(paths: readonly string[]): Promise<Finding> {
  const found = new Map<string, Place & { there: boolean }>();
  const skipped = new Map<string, string>();
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info?.isDirectory()) {
      const there = info !== null;
      found.set(normalize(path), { path: normalize(path), inside: basename(path), there });
      continue;
    }
    for await (const { full, closed } of filesUnder(path, new Set())) {
      const inside = relative(path, full) || basename(path);
      if (closed) found.set(full, { path: full, inside, there: false });
      else if (isNobodys(basename(full))) continue;
      else if (isWorkbookName(full)) found.set(full, { path: full, inside, there: true });
      else skipped.set(full, inside);
    }
  }
  const list = [...found.values()].map((one) => ({ ...one, inside: shown(one.inside) }));
  list.sort(byInside);
  const short = shownNames(
    list.map(({ path, inside }) => ({ name: shown(basename(path)), path: inside })),
  );
  // Two folders that were given may hold files of one name; then the whole paths tell them apart.
  const names = new Set<string>();
  const workbooks = list.map(({ path, there }, index): FoundWorkbook => {
    const name = short[index] ?? '';
    const unique = names.has(name) ? shown(path) : name;
    names.add(unique);
    return { path, name: unique, there };
  });
  const others = [...skipped]
    .filter(([path]) => !found.has(path))
    .map(([, inside]) => shown(inside));
  return { workbooks, skipped: others.sort((a, b) => a.localeCompare(b, 'vi')) };
}

/**
 * Files, and folders that cannot be opened: one of them does not hide what lies in the others.
 *
 * @param seen real paths of the folders that were searched: links may lead back
 */
async function* filesUnder(
  folder: string,
  seen: Set<string>,
): AsyncGenerator<{ full: string; closed: boolean }> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) yield { full: folder, closed: true };
  for (const entry of entries ?? []) {
    const full = join(folder, entry.name);
    if (await isFolder(entry, full)) yield* filesUnder(full, seen);
    else yield { full, closed: false };
  }
}

/** A link is what it leads to; one that leads nowhere is a file that cannot be read. */
async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const info = await stat(path).catch(() => null);
  return info?.isDirectory() ?? false;
}

/** Control characters, which Linux allows in a name, would not survive in a workbook. */
const shown = (name: string): string => name.normalize('NFC').replace(/\p{Cc}/gu, ' ');

const byInside = (a: Place, b: Place): number =>
  a.inside.localeCompare(b.inside, 'vi') || a.path.localeCompare(b.path);

/** Names shown of what was skipped. */
const SHOWN = 8;

/** A report may be among them, so nobody shall look for it in vain. */
export function tellSkipped({ skipped }: Finding, io: Io): void {
  if (skipped.length === 0) return;
  const more = skipped.length > SHOWN ? ', …' : '';
  io.err(
    `Bỏ qua ${skipped.length} tệp không phải sổ Excel: ${skipped.slice(0, SHOWN).join(', ')}${more}. ` +
      'Nếu trong đó có báo cáo thì giải nén hoặc lưu lại dạng .xlsx rồi chạy lại.',
  );
}

/** Nothing that could be read was found; what was named by its own path and is not there is known all the same. */
export class NoReports extends UsageError {
  constructor(
    message: string,
    readonly files: readonly FoundWorkbook[],
  ) {
    super(message);
  }
}

/**
 * The reports for a book, without the book itself where it lies among them.
 *
 * @throws NoReports when there is none: a mistyped folder shall not look like a month without reports
 */
export async function reportsFor(
  paths: readonly string[],
  book: string,
  io: Io,
): Promise<FoundWorkbook[]> {
  const found = await findWorkbooks(paths);
  tellSkipped(found, io);
  const reports = found.workbooks.filter(({ path }) => resolve(path) !== resolve(book));
  if (!reports.some(({ there }) => there))
    throw new NoReports(
      `Không thấy báo cáo nào trong ${paths.join(', ')}. Kiểm tra đường dẫn; chưa có gì được ghi.`,
      reports,
    );
  return reports;
}
