import { join } from 'node:path';
import { loadCatalog } from '../../catalog';
import type { Commune } from '../../domain/model';
import { contextOf, communeSettings, reportFileName } from '../../consolidation';
import { communeBook } from '../../sheets/commune/book';
import { writeBook } from '../../workbook/write';
import { parse, required } from '../arguments';
import { replaceFile } from '../files';
import { EXIT, UsageError, type Io } from '../io';
import { NODE_PACKER } from '../native';
import { startProgress } from '../progress';
import { sampleAnswers, seededRandom } from '../sample';
import { bookText, filesText } from '../summary';
import { consolidateInto, refuseRealBook } from './consolidate';
import { writeTemplates } from './template';

const PERIOD = '2026-06';
const SEED = 2026;
const MISSING = 3;
const LATE = 2;
const WITH_MISTAKES = 5;

/** Who does what in the demonstration. */
interface Cast {
  missing: Commune[];
  late: Set<string>;
  mistakes: Set<string>;
}

/** Draws the units by lot, so that the sample says nothing about a real one. */
function castOf(communes: readonly Commune[]): Cast {
  const random = seededRandom(SEED);
  const drawn = communes
    .map((unit) => ({ unit, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ unit }) => unit);
  const codes = (from: number, count: number): Set<string> =>
    new Set(drawn.slice(from, from + count).map(({ code }) => code));
  return {
    missing: drawn.slice(0, MISSING),
    late: codes(MISSING, LATE),
    mistakes: codes(MISSING + LATE, WITH_MISTAKES),
  };
}

/** `tiendo demo`: the whole cycle on sample data, clearly marked as such. */
export async function demoCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, { out: { type: 'string' } });
  if (positionals.length > 0)
    throw new UsageError(`Không hiểu "${positionals.join(' ')}". Xem "tiendo --help".`);
  const out = required(values.out, 'out');
  const { communes } = loadCatalog();
  const book = join(out, `so-tong-hop-${PERIOD}.xlsx`);
  const reports = join(out, 'bao-cao-da-nop');

  await refuseRealBook(book);
  io.out('Toàn bộ chu trình trên SỐ LIỆU MẪU (không phải số liệu thật của đơn vị nào).');
  const kept = await writeTemplates(communes, PERIOD, join(out, 'so-bao-cao'), io, {
    sample: true,
  });
  await writeReports(reports, io);
  const { result } = await consolidateInto({
    paths: [reports],
    period: PERIOD,
    into: book,
    dryRun: false,
    startOver: true,
    returns: join(out, 'phieu-chinh-sua'),
    receipts: join(out, 'bien-nhan'),
    io,
  });
  io.out(`\n${filesText(result.files)}`);
  io.out(`\n${bookText(result.context, result, result.next)}`);
  io.out(
    [
      '\nĐã lập:',
      `  ${join(out, 'so-bao-cao')}: ${communes.length - kept.length} sổ trống để gửi các xã, phường`,
      `  ${reports}: báo cáo mẫu đã nộp`,
      `  ${book}: sổ tổng hợp của tỉnh`,
      `  ${join(out, 'phieu-chinh-sua')}, ${join(out, 'bien-nhan')}: phiếu trả lại và biên nhận cho các đơn vị`,
    ].join('\n'),
  );
  return EXIT.ok;
}

/** 62 filled reports, and two files that cannot be taken from units that are missing. */
async function writeReports(folder: string, io: Io): Promise<void> {
  const catalog = loadCatalog();
  const { communes } = catalog;
  const cast = castOf(communes);
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD), true);
  const missing = new Set(cast.missing.map(({ code }) => code));
  const reporting = communes.filter(({ code }) => !missing.has(code));
  const progress = startProgress(io, 'Điền số liệu mẫu', reporting.length);
  for (const [index, unit] of reporting.entries()) {
    const answers = sampleAnswers(context, unit, {
      seed: SEED,
      late: cast.late.has(unit.code),
      mistakes: cast.mistakes.has(unit.code),
    });
    await replaceFile(
      join(folder, reportFileName(PERIOD, unit)),
      await writeBook(communeBook(context, unit.code, answers), NODE_PACKER),
    );
    progress.step(index + 1);
  }
  progress.stop();

  const [wrongPeriod, damaged] = cast.missing;
  if (wrongPeriod) {
    const may = contextOf(catalog, '2026-05', communeSettings(catalog, '2026-05'), true);
    const answers = sampleAnswers(may, wrongPeriod, { seed: SEED, late: false, mistakes: false });
    await replaceFile(
      join(folder, reportFileName('2026-05', wrongPeriod)),
      await writeBook(communeBook(may, wrongPeriod.code, answers)),
    );
  }
  if (damaged) {
    // As a mail server leaves it that cuts attachments off.
    const whole = await writeBook(communeBook(context, damaged.code));
    await replaceFile(
      join(folder, reportFileName(PERIOD, damaged)),
      whole.slice(0, whole.length / 2),
    );
  }
}
