import { join } from 'node:path';
import { loadCatalog, type Catalog } from '../../catalog';
import { withAdditions } from '../../catalog/additions';
import type { Commune } from '../../domain/model';
import { contextOf, communeSettings, reportFileName } from '../../consolidation';
import { readProvinceBook } from '../province-book';
import type { Settings } from '../../sheets/province/settings';
import { communeBook } from '../../sheets/commune/book';
import { writeBook } from '../../workbook/write';
import { parse, periodArgument, required, unitArguments } from '../arguments';
import { isFree } from '../blank-workbook';
import { replaceFile } from '../files';
import { EXIT, type Io } from '../io';
import { NODE_PACKER } from '../native';
import { startProgress } from '../progress';

/** `tiendo template`: the workbooks that the units fill in. */
export async function templateCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, {
    period: { type: 'string' },
    out: { type: 'string' },
    unit: { type: 'string', multiple: true },
    group: { type: 'string' },
    from: { type: 'string' },
  });
  const period = periodArgument(values.period);
  const out = required(values.out, 'out');
  const { catalog, settings } = await provinceOf(values.from, period);
  const codes = unitArguments(catalog, [...(values.unit ?? []), ...positionals], values.group);
  const units = catalog.communes.filter(({ code }) => codes === null || codes.has(code));
  const kept = await writeTemplates(units, period, out, io, { catalog, settings });
  io.err(`Đã lập ${units.length - kept.length} sổ báo cáo kỳ ${period} trong thư mục ${out}.`);
  if (kept.length === 0) return EXIT.ok;
  io.err(
    `Giữ nguyên ${kept.length} tệp đã có số liệu: ${kept.join(', ')}. ` +
      'Muốn có sổ trống cho các đơn vị này thì chuyển tệp sang thư mục khác rồi chạy lại.',
  );
  return EXIT.problems;
}

/** What a book of the province adds to the directives of all books, and what it sets for its units. */
async function provinceOf(
  book: string | undefined,
  period: string,
): Promise<{ catalog: Catalog; settings: Settings }> {
  const catalog = loadCatalog();
  if (book === undefined) return { catalog, settings: communeSettings(catalog, period) };
  const { additions, settings } = await readProvinceBook(book);
  return {
    catalog: withAdditions(catalog, additions),
    settings: communeSettings(catalog, period, settings),
  };
}

/**
 * Writes a workbook for each unit.
 *
 * @param sample for a demonstration: every sheet says that what is typed there is made up
 * @returns names of the files that were left as they are, because somebody has filled them in
 */
export async function writeTemplates(
  units: readonly Commune[],
  period: string,
  out: string,
  io: Io,
  {
    catalog = loadCatalog(),
    settings = communeSettings(catalog, period),
    sample = false,
  }: { catalog?: Catalog; settings?: Settings; sample?: boolean } = {},
): Promise<string[]> {
  const context = contextOf(catalog, period, settings, sample);
  const progress = startProgress(io, 'Lập sổ báo cáo', units.length);
  const kept: string[] = [];
  for (const [index, unit] of units.entries()) {
    const name = reportFileName(period, unit);
    const path = join(out, name);
    if (await isFree(path, context)) {
      await replaceFile(path, await writeBook(communeBook(context, unit.code), NODE_PACKER));
    } else kept.push(name);
    progress.step(index + 1);
  }
  progress.stop();
  return kept;
}
