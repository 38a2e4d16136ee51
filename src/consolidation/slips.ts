/** What goes back to the units: a request to correct, or a receipt. Plain models; the caller writes them. */
import { unitName } from '../catalog';
import { fold } from '../domain/fold';
import type { Commune, DayNumber } from '../domain/model';
import { periodName } from '../domain/period';
import { dueOf } from '../sheets/due';
import { correctionBook, type CorrectionRow } from '../sheets/slips/correction';
import { receiptBook } from '../sheets/slips/receipt';
import { META_NAME } from '../sheets/meta';
import type { BookModel } from '../sheets/model';
import { concernOf } from '../sheets/province/concerns';
import { SEAL_WORDS } from '../sheets/province/rows';
import type { BookContext } from '../sheets/spec';
import { byGrade, type Conflict } from './conflict';
import { placeWords, type OwnNames } from './place-words';
import { unitOfFileName } from './report-name';
import {
  forUnit,
  goingBack,
  receivedReports,
  replacements,
  type EarlierRequest,
  type SlipPart,
} from './returned';
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

/** Requests to correct, one for each report that goes back. */
export const correctionsOf = (part: SlipPart): Slip[] => {
  const { context } = part;
  return named(
    goingBack(part).map((summary) => ({
      stem: `${REQUEST}-${stem(summary, context)}`,
      file: summary.file,
      book: correctionBook(context, {
        subtitle: [
          addresseeName(summary, context),
          ...(summary.facts
            ? [periodName(summary.facts.period), `lần ${summary.facts.revision}`]
            : // Which period it is of may be the very thing that is wrong.
              [`tổng hợp ${periodName(context.period)}`]),
          `tệp ${summary.file}`,
        ].join(' · '),
        note: noteOf(summary),
        unit: addressee(summary, context)?.code ?? '',
        rows: [...forUnit(summary)]
          .sort(byGrade)
          .map((told, index) => rowOf(told, index, summary.names, context)),
      }),
    })),
  );
};

/** Receipts, one for each report that the book has taken; one that was replaced since says so. */
export const receiptsOf = (part: SlipPart, { day, time }: ReceivedAt): Slip[] => {
  const { context } = part;
  const replaced = replacements(part);
  const returned = new Set(goingBack(part));
  return named(
    receivedReports(part).map((summary) => {
      const { file, unit, facts } = summary;
      const { period, revision, hash, submittedOn, seal } = facts;
      return {
        stem: `bien-nhan-${stem(summary, context)}-${hash.slice(0, 8)}`,
        file,
        book: receiptBook(
          { ...context, period },
          {
            unit,
            unitName: addresseeName(summary, context),
            revision,
            replacedBy: replaced(summary),
            file,
            hash,
            submittedOn,
            due: dueOf(period, context),
            receivedOn: day,
            receivedAt: time,
            seal: SEAL_WORDS[seal],
            values: facts.values,
            warnings: forUnit(summary).length,
            returned: returned.has(summary),
          },
        ),
      };
    }),
  );
};

/** Who a slip is for: whose report it is, or, of what could not be read so far, whose name the file bears. */
const addressee = ({ unit, file }: FileSummary, { catalog }: BookContext): Commune | undefined =>
  unit === null
    ? unitOfFileName(file, catalog.communes)
    : catalog.communes.find(({ code }) => code === unit);

function addresseeName(summary: FileSummary, context: BookContext): string {
  const unit = addressee(summary, context);
  if (!unit) return 'Chưa rõ đơn vị';
  // Whoever sends the slip shall know that nothing in the file itself says so.
  return summary.unit === null ? `${unitName(unit)} (theo tên tệp)` : unitName(unit);
}

/** A name in a folder has 255 bytes at most, and this one gets more before and behind it. */
const LONGEST = 150;

/** Words of any writing as ASCII; `tep` where nothing of them is left. */
const words = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '') || 'tep';

/** Period, unit and revision; the file's own name where nobody can say whose it is. */
function stem(summary: FileSummary, context: BookContext): string {
  const { facts, file } = summary;
  const { period } = context;
  const commune = addressee(summary, context);
  if (!commune) return `${period}-${words(file.replace(/\.\w+$/, ''))}`;
  const revision = facts ? `-lan-${facts.revision}` : '';
  return `${facts?.period ?? period}-${commune.code}-${words(commune.name)}${revision}`;
}

const REQUEST = 'phieu-chinh-sua';

/** The report that a request to correct is about, by its file name; null: it names none. */
export function requestNamed(name: string): EarlierRequest | null {
  const parts = /^(.+?)-(\d{5})-[a-z0-9-]+?(?:-lan-(\d+))?(?:-\d+)?\.xlsx$/.exec(
    name.startsWith(`${REQUEST}-`) ? name.slice(REQUEST.length + 1) : '',
  );
  const [, period, unit, revision] = parts ?? [];
  if (period === undefined || unit === undefined) return null;
  return { period, unit, revision: revision === undefined ? null : Number(revision) };
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
    ? 'Báo cáo CHƯA được nhận. Làm theo cột "Lý do và cách sửa" rồi gửi lại.'
    : `Báo cáo đã được nhận nhưng có chỗ cần xem lại. Sửa trong sổ của đơn vị theo từng dòng dưới đây, ${raised(facts)} rồi gửi lại; chỗ đã đúng thì báo lại Sở Tài chính.`;

const raised = (facts: ReportFacts | undefined): string =>
  facts ? `tăng "Lần báo cáo" lên ${facts.revision + 1}` : 'tăng "Lần báo cáo"';

/** Warnings about what a cell holds: graver than a remark, they say that it was not taken. */
const UNREAD: ReadonlySet<string> = new Set([
  'Lựa chọn trong danh sách',
  'Ngày ghi trong ô',
  'Số ghi trong ô',
  'Công thức',
]);

/** Nobody can go to a sheet that no menu shows: what is wrong there is said of the file. */
const rowOf = (
  { code, severity, sheet, cell, value, message, item }: Conflict,
  index: number,
  names: OwnNames | undefined,
  { catalog }: BookContext,
): CorrectionRow => ({
  ...{ id: `L-${index + 1}`, severity, message, unread: UNREAD.has(concernOf(code)) },
  ...(sheet === META_NAME ? { sheet: '', cell: '', value: '' } : { sheet, cell, value }),
  place: placeWords(catalog, item, names),
});
