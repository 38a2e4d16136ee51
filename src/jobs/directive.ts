/** Directives in the pane: a text is read and compared with the open book; accepted rows go into its tables. */
import { documentLabel, fingerprintOf, narrowCatalog, unitName, type Catalog } from '../catalog';
import {
  AdditionError,
  additionCells,
  addRows,
  NO_ADDITIONS,
  withAdditions,
  type Additions,
} from '../catalog/additions';
import { choiceIn } from '../consolidation';
import {
  compareWithCatalog,
  decodeText,
  highlightsOf,
  LONGEST_TEXT,
  readDirective,
  readDocx,
  type Comparison,
  type DirectiveProposal,
  type OpenArchive,
} from '../directives';
import { formatNumber } from '../domain/number-format';
import { read, refuse, type Reading } from '../domain/reading';
import type { Directive } from '../domain/model';
import { LIMITS } from '../workbook/read';
import { PORTABLE_CODEC } from '../workbook/read/codec';
import { Budget } from '../workbook/read/limits';
import { ZipArchive } from '../workbook/read/zip';
import { communeAgain, type Plan } from './commune';
import { JobError } from './error';
import type {
  AcceptedRow,
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  DirectiveView,
} from './model';
import { otherYears } from './other-years';
import { provinceAgain } from './province';
import type { CommuneStanding, ProvinceStanding } from './standing';

/** More text than this, inflated, is no directive. */
const WORD_LIMITS = { ...LIMITS, entryBytes: 32 * 1024 * 1024 };

/** No character takes more bytes than this. */
const BYTES_OF_A_CHARACTER = 4;

const openArchive: OpenArchive = (bytes) =>
  new ZipArchive(bytes, new Budget(WORD_LIMITS, () => performance.now()), PORTABLE_CODEC);

function textOf(source: DirectiveSource): Reading<string> {
  if (source.kind === 'text') return read(source.text);
  const bytes = new Uint8Array(source.bytes);
  const isWord = /\.docx$/i.test(source.name);
  const most = isWord ? WORD_LIMITS.fileBytes : LONGEST_TEXT * BYTES_OF_A_CHARACTER;
  if (bytes.length > most) {
    return refuse(
      'directive-too-long',
      `Tệp quá lớn (hơn ${formatNumber(Math.floor(most / (1024 * 1024)))} MB). Hãy tách thành nhiều tệp rồi đọc từng tệp.`,
    );
  }
  return isWord ? readDocx(bytes, openArchive) : read(decodeText(bytes));
}

function valueOf<Value>(reading: Reading<Value>): Value {
  if (reading.ok) return reading.value;
  throw new JobError('directive-unreadable', reading.message, [], reading.code);
}

/**
 * Reads a directive and says what of it the open book has already.
 *
 * @throws JobError `directive-unreadable` with the reader's own words
 */
export function viewDirective(catalog: Catalog, source: DirectiveSource): DirectiveView {
  const text = valueOf(textOf(source));
  const file = source.kind === 'file' ? source.name.normalize('NFC') : '';
  const proposal = valueOf(readDirective(text, catalog, { file }));
  const { document, rows } = withSameFigures(
    compareWithCatalog(proposal, catalog),
    proposal,
    catalog,
  );
  return {
    text: text.normalize('NFC'),
    proposal,
    highlights: highlightsOf(proposal),
    document: document && { id: document.id, label: documentLabel(document) },
    matches: rows,
    loaded: rowsOf(catalog.additions ?? NO_ADDITIONS).map(({ id }) => id),
    reference: {
      communes: catalog.communes.map((unit) => ({ ...unit, label: unitName(unit) })),
      agencies: catalog.agencies.map(({ name }) => name),
      measures: measuresOf(catalog),
    },
  };
}

const rowsOf = ({ tasks, targets, milestones, reported }: Additions): { id: string }[] => [
  ...tasks,
  ...targets,
  ...milestones,
  ...reported,
];

const measuresOf = ({ targets, reported }: Catalog): string[] =>
  [...new Set([...targets, ...reported].map(({ measure }) => measure))].sort((one, other) =>
    one.localeCompare(other, 'vi'),
  );

/**
 * A person may have said of which unit or year a figure is, which the text left open. The same figure in the
 * same clause of the same document is then not a new one.
 */
function withSameFigures(
  comparison: Comparison,
  { targets, results }: DirectiveProposal,
  catalog: Catalog,
): Comparison {
  const free = new Set(comparison.missing);
  const known = [...catalog.targets, ...catalog.reported].filter(({ id }) => free.has(id));
  const proposed = new Map([...targets, ...results].map((row) => [row.id, row]));
  const rows = comparison.rows.map((match) => {
    const row = match.state === 'new' ? proposed.get(match.id) : undefined;
    const found =
      row &&
      known.find(
        ({ id, clause, value, measure }) =>
          free.has(id) && clause === row.clause && value === row.value && measure === row.measure,
      );
    if (!found) return match;
    free.delete(found.id);
    return { ...match, state: 'same' as const, existing: found.id };
  });
  return { ...comparison, rows, missing: [...free] };
}

/** Documents of a book are numbered from here: those of all books never get so far. */
const FIRST_NUMBER = 901;

const nextNumber = ({ documents }: Additions): string =>
  String(Math.max(FIRST_NUMBER - 1, ...documents.map(({ id }) => Number(id) || 0)) + 1);

/**
 * The id of a row tells what it is: two books that take the same row out of a document call it the same, and
 * no two rows are ever confused when reports of one book come to another.
 */
const rowId = (document: Directive, letter: string, row: object): string => {
  const { number, type, issuer, issued, title } = document;
  const print = fingerprintOf([type, number, issuer, issued, title, row]);
  return `${document.id}-${letter}${print.slice(0, 8)}`;
};

interface Loaded extends Plan {
  summary: DirectiveSummary;
}

/**
 * The open book with the rows that somebody accepted, at the end of its tables.
 *
 * @param base the directives of all books
 * @throws JobError when a row cannot stand beside the others; nothing is written then
 */
export function addDirective(
  base: Catalog,
  standing: CommuneStanding | ProvinceStanding,
  request: DirectiveRequest,
): Loaded {
  const before = standing.catalog.additions ?? NO_ADDITIONS;
  const document = documentOf(standing.catalog, before, request);
  const own = new Set(rowsOf(before).map(({ id }) => id));
  const identified = <Row extends { id: string; document: string }>(
    letter: string,
    accepted: readonly AcceptedRow<Row>[],
  ): Row[] =>
    accepted.map(({ row, replaces }) => {
      // What all books know is never changed from here; a row that differs stands beside it.
      const id = replaces !== null && own.has(replaces) ? replaces : rowId(document, letter, row);
      return { id, document: document.id, ...row } as Row;
    });
  const isOfAllBooks = base.documents.some(({ id }) => id === document.id);
  const { additions, added, known } = addRows(before, {
    documents: isOfAllBooks ? [] : [document],
    tasks: identified('T', request.tasks),
    targets: identified('C', request.targets),
    milestones: identified('M', request.milestones),
    reported: identified('R', request.reported),
  });
  if (added + known === 0) {
    throw new JobError('bad-request', 'Chưa nhận dòng nào. Nhận ít nhất một dòng rồi nạp.');
  }
  checkCells(additions);
  const catalog = extended(base, additions);
  const plan =
    standing.kind === 'commune'
      ? communeWith(catalog, standing, document.id)
      : provinceWith(catalog, standing, document.id);
  const label = documentLabel(document);
  const unseen = otherYears(request.targets, standing.context.period);
  return { ...plan, summary: { document: label, added, known, otherYears: unseen } };
}

function documentOf(catalog: Catalog, before: Additions, request: DirectiveRequest): Directive {
  const { document } = request;
  if (document.kind === 'new') return { id: nextNumber(before), ...document.heading };
  const known = catalog.documents.find(({ id }) => id === document.id);
  if (known) return known;
  throw new JobError(
    'bad-request',
    'Văn bản này không còn trong sổ đang mở (đã hoàn tác, hoặc sổ đã được thay). Đọc lại văn bản rồi nạp.',
  );
}

function extended(base: Catalog, additions: Additions): Catalog {
  try {
    return withAdditions(base, additions);
  } catch (error) {
    if (error instanceof AdditionError) throw new JobError('bad-request', error.message);
    throw error;
  }
}

/** What a cell of a workbook can hold. */
const LONGEST_CELL = 32_767;

function checkCells(additions: Additions): void {
  for (const { id, value } of additionCells(additions)) {
    if (value.length <= LONGEST_CELL) continue;
    throw new JobError(
      'bad-request',
      `Dòng ${id.split('/').at(-1)} dài quá một ô của Excel (${formatNumber(LONGEST_CELL)} ký tự). Rút gọn nội dung rồi nạp lại.`,
    );
  }
}

/** Who chose documents to load keeps to them, and to what was loaded later. */
const widened = (documents: readonly string[] | null, id: string): readonly string[] | null =>
  documents === null || documents.includes(id) ? documents : [...documents, id];

function provinceWith(catalog: Catalog, standing: ProvinceStanding, document: string): Plan {
  const choice = choiceIn(standing.found);
  return provinceAgain(catalog, standing, {
    choice: { ...choice, documents: widened(choice.documents, document) },
  });
}

function communeWith(catalog: Catalog, standing: CommuneStanding, document: string): Plan {
  const { context, found } = standing;
  const documents = widened(choiceIn(found).documents, document);
  const choice = { documents, group: null };
  const rows = new Set(
    [...found.tables.values()].flatMap((table) => table.rows.map(({ id }) => id)),
  );
  const narrowed = narrowCatalog(catalog, choice, { rows, units: new Set() });
  return communeAgain(standing, {
    context: {
      ...context,
      catalog: { ...narrowed, calendar: context.catalog.calendar },
      ...(documents === null ? {} : { choice }),
    },
  });
}
