/** What goes back to the units: a request to correct, or a receipt. Plain models; the caller writes them. */
import { unitName } from '../catalog';
import { fold } from '../domain/fold';
import type { DayNumber } from '../domain/model';
import { periodName } from '../domain/period';
import { dueOf } from '../sheets/due';
import { correctionBook, type CorrectionRow } from '../sheets/slips/correction';
import { receiptBook } from '../sheets/slips/receipt';
import type { BookModel } from '../sheets/model';
import { SEAL_WORDS } from '../sheets/province/rows';
import type { BookContext } from '../sheets/spec';
import { byGrade, type Conflict } from './conflict';
import type { FileSummary, ReportFacts } from './summary';

export interface Slip {
  /** File name, plain ASCII so that no mail program mangles it. */
  name: string;
  /** The file that it answers. */
  file: string;
  book: BookModel;
}

/** When the book took the reports in: a day, and the time on Việt Nam's clock, `14:05`. */
export interface ReceivedAt {
  day: DayNumber;
  time: string;
}

/** The part of a consolidation that slips are made from. */
export interface SlipPart {
  files: readonly FileSummary[];
  context: BookContext;
}

/** Nothing that a unit did or could mend. */
const NOT_FOR_UNITS: ReadonlySet<string> = new Set([
  'row-not-in-template',
  'row-withdrawn',
  'sample-mixed',
]);

const forUnit = ({ conflicts }: FileSummary): Conflict[] =>
  conflicts.filter(({ code }) => !NOT_FOR_UNITS.has(code));

/** A refused report goes back, and one with something worse than a remark. */
export const goesBack = (summary: FileSummary): boolean =>
  summary.outcome === 'rejected' || forUnit(summary).some(({ severity }) => severity !== 'low');

/** What a receipt can be given for. */
type Received = FileSummary & { unit: string; facts: ReportFacts };

/** A report that stands in the book. */
export const isReceived = (summary: FileSummary): summary is Received =>
  summary.outcome !== 'rejected' && summary.unit !== null && summary.facts !== undefined;

/** Requests to correct, one for each report that goes back. */
export const correctionsOf = ({ files, context }: SlipPart): Slip[] =>
  named(
    files.filter(goesBack).map((summary) => ({
      stem: `phieu-chinh-sua-${stem(summary, context)}`,
      file: summary.file,
      book: correctionBook(context, {
        subtitle: [
          nameOf(summary.unit, context),
          periodName(summary.facts?.period ?? context.period),
          ...(summary.facts ? [`lần ${summary.facts.revision}`] : []),
          `tệp ${summary.file}`,
        ].join(' · '),
        note: noteOf(summary),
        unit: summary.unit ?? '',
        rows: [...forUnit(summary)].sort(byGrade).map(rowOf),
      }),
    })),
  );

/** Receipts, one for each report that stands in the book. */
export const receiptsOf = ({ files, context }: SlipPart, { day, time }: ReceivedAt): Slip[] =>
  named(
    files.filter(isReceived).map((summary) => {
      const { file, unit, facts, conflicts } = summary;
      const { period, revision, hash, submittedOn, seal } = facts;
      return {
        stem: `bien-nhan-${stem(summary, context)}-${hash.slice(0, 8)}`,
        file,
        book: receiptBook(
          { ...context, period },
          {
            unit,
            unitName: nameOf(unit, context),
            revision,
            file,
            hash,
            submittedOn,
            due: dueOf(period, context),
            receivedOn: day,
            receivedAt: time,
            seal: SEAL_WORDS[seal],
            values: facts.values,
            warnings: conflicts.length,
          },
        ),
      };
    }),
  );

function nameOf(code: string | null, { catalog }: BookContext): string {
  const unit = catalog.communes.find((commune) => commune.code === code);
  return unit ? unitName(unit) : 'Chưa rõ đơn vị';
}

/** Period, unit and revision; the file's own name where nobody can say whose it is. */
function stem({ unit, facts, file }: FileSummary, { catalog, period }: BookContext): string {
  const commune = catalog.communes.find(({ code }) => code === unit);
  const words = (text: string): string => fold(text).replaceAll(' ', '-');
  if (!commune) return `${period}-${words(file.replace(/\.\w+$/, ''))}`;
  const revision = facts ? `-lan-${facts.revision}` : '';
  return `${facts?.period ?? period}-${commune.code}-${words(commune.name)}${revision}`;
}

/** File names of their own, also for two files of one unit and revision. */
function named(slips: readonly { stem: string; file: string; book: BookModel }[]): Slip[] {
  const seen = new Map<string, number>();
  return slips.map(({ stem: base, file, book }) => {
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return { name: `${base}${count === 1 ? '' : `-${count}`}.xlsx`, file, book };
  });
}

const noteOf = ({ outcome, facts }: FileSummary): string =>
  outcome === 'rejected'
    ? 'Báo cáo CHƯA được nhận. Sửa trong sổ của đơn vị theo từng dòng dưới đây rồi gửi lại.'
    : `Báo cáo đã được nhận nhưng có chỗ cần xem lại. Sửa trong sổ của đơn vị theo từng dòng dưới đây, ${raised(facts)} rồi gửi lại; chỗ đã đúng thì báo lại Sở Tài chính.`;

const raised = (facts: ReportFacts | undefined): string =>
  facts ? `tăng "Lần báo cáo" lên ${facts.revision + 1}` : 'tăng "Lần báo cáo"';

const rowOf = (
  { severity, sheet, cell, value, message }: Conflict,
  index: number,
): CorrectionRow => ({ id: `L-${index + 1}`, severity, sheet, cell, value, message });
