import { loadCatalog } from '../../catalog';
import { withAdditions } from '../../catalog/additions';
import { contextOf, renderBook, reportingRates } from '../../consolidation';
import { taskLineStatus } from '../../sheets/tasks';
import { highlightsOf } from '../../sheets/province/highlights';
import type { ProvinceBook } from '../../sheets/province/book';
import type { ProvinceLines } from '../../sheets/province/lines';
import type { BookContext } from '../../sheets/spec';
import { isoFromDay } from '../../domain/day';
import { dayArgument, parse, unitArguments } from '../arguments';
import { EXIT, UsageError, type Io } from '../io';
import { readProvinceBook } from '../province-book';
import { bookText } from '../summary';

/** `tiendo status`: who has reported and what is late, out of a book, for any report date. */
export async function statusCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, {
    'as-of': { type: 'string' },
    unit: { type: 'string', multiple: true },
    group: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [path, ...more] = positionals;
  // After --unit several units may stand, and one of them is never the book.
  if (path === undefined || (more.length > 0 && !values.unit))
    throw new UsageError('Nêu một sổ tổng hợp. Xem "tiendo --help".');
  const book = await readProvinceBook(path);
  const catalog = withAdditions(loadCatalog(), book.additions);
  const settings = { ...book.settings, asOf: dayArgument(values['as-of']) ?? book.settings.asOf };
  const sample = book.store.ledger.some((row) => row.sample && row.period === book.period);
  const context = contextOf(catalog, book.period, settings, sample);
  const ofAll = reportingRates(context, book.store);
  const whole = renderBook(context, book.store, settings, ofAll, book.ownAnswers);
  const codes = unitArguments(catalog, [...(values.unit ?? []), ...more], values.group);
  const rates = codes === null ? ofAll : reportingRates(among(codes, context), book.store);
  const { lines, highlights } = codes === null ? whole : only(whole.lines, codes, context);
  if (!values.json) {
    io.out(bookText(context, rates, { lines, highlights }));
    return EXIT.ok;
  }
  const states: Record<string, number> = {};
  for (const row of lines.tasks) {
    const status = taskLineStatus(row, context);
    states[status] = (states[status] ?? 0) + 1;
  }
  io.out(
    JSON.stringify(
      {
        ...rates,
        asOf: isoFromDay(settings.asOf),
        sample,
        tasks: states,
        ...highlights,
      },
      null,
      2,
    ),
  );
  return EXIT.ok;
}

/** The same province with some of its units. */
const among = (codes: ReadonlySet<string>, context: BookContext): BookContext => ({
  ...context,
  catalog: {
    ...context.catalog,
    communes: context.catalog.communes.filter(({ code }) => codes.has(code)),
  },
});

/** What the lines of some units say; the province's own lines are nobody's. */
function only(
  all: ProvinceLines,
  codes: ReadonlySet<string>,
  context: BookContext,
): Pick<ProvinceBook, 'lines' | 'highlights'> {
  const mine = <Row extends { unit?: { code: string } }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ unit }) => unit !== undefined && codes.has(unit.code));
  const lines = {
    tasks: mine(all.tasks),
    targets: mine(all.targets),
    disbursement: mine(all.disbursement),
    petitions: mine(all.petitions),
  };
  return { lines, highlights: highlightsOf(context, lines) };
}
