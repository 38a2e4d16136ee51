/**
 * What a file says in a tenth of the memory: thousands of reports are read before the first is merged, and
 * what threads read has to come over.
 */
import type { Digest } from '../catalog';
import { orderOf, packValues, valueAt, type PackedValues } from '../sheets/province/long-table';
import type { Texts } from '../sheets/province/texts';
import { sortKeyOf, type Incoming, type SortKey } from './incoming';
import type { BlankCell, ExtractedValue, Extraction, Submission } from './submission';

type Head = Omit<Submission, 'values' | 'blanks'>;

/** The values of a report by the numbers of their texts, in the order of their items. */
export interface PackedAnswers extends PackedValues {
  /** Item, sheet and cell of every value. */
  places: Uint32Array;
  /** The same of every blank cell. */
  blanks: Uint32Array;
  /** The values as the sheets have them one after the other, by their places here. */
  sequence: Uint32Array;
}

/** Plain data: it goes from thread to thread. */
export interface PackedIncoming {
  frame: Omit<Incoming, 'bytes' | 'extraction' | 'key' | 'packed' | 'release'>;
  key: SortKey;
  /** What was refused needs no packing. */
  refused: Extraction | null;
  head: Head | null;
  answers: PackedAnswers;
}

const NO_BYTES = new Uint8Array();

/** @param digest of what runs us, for the hash of the report */
export function packIncoming(incoming: Incoming, texts: Texts, digest?: Digest): PackedIncoming {
  const { file, modifiedOn, modifiedMs, unreadable, extraction } = incoming;
  const frame = {
    file,
    modifiedOn,
    ...(modifiedMs === undefined ? {} : { modifiedMs }),
    ...(unreadable === undefined ? {} : { unreadable }),
  };
  const { values, blanks, ...head } = extraction.ok ? extraction.submission : NOTHING;
  const order = orderOf(values);
  const key = sortKeyOf(incoming, digest, order);
  return {
    frame,
    key,
    refused: extraction.ok ? null : extraction,
    head: extraction.ok ? (head as Head) : null,
    answers: {
      ...packAnswers(
        Array.from(order, (at) => values[at] as ExtractedValue),
        texts,
      ),
      blanks: packPlaces(blanks, texts),
      sequence: inverseOf(order),
    },
  };
}

const packAnswers = (inOrder: readonly ExtractedValue[], texts: Texts) => ({
  places: packPlaces(inOrder, texts),
  ...packValues(inOrder, texts),
});

/** Where in an order each place has come to stand. */
function inverseOf(order: Uint32Array): Uint32Array {
  const inverse = new Uint32Array(order.length);
  order.forEach((at, place) => {
    inverse[at] = place;
  });
  return inverse;
}

const NOTHING: Pick<Submission, 'values' | 'blanks'> = { values: [], blanks: [] };

function packPlaces(cells: readonly BlankCell[], texts: Texts): Uint32Array {
  const places = new Uint32Array(3 * cells.length);
  // All cells of a table are of one sheet.
  let last = { sheet: '', number: texts.numberOf('') };
  cells.forEach(({ item, sheet, cell }, at) => {
    if (sheet !== last.sheet) last = { sheet, number: texts.numberOf(sheet) };
    places[3 * at] = texts.numberOf(item);
    places[3 * at + 1] = last.number;
    places[3 * at + 2] = texts.numberOf(cell);
  });
  return places;
}

/**
 * The report again; its values are made anew each time they are asked for, so that whoever goes through
 * many reports holds the values of one.
 *
 * @param texts those that it was packed with
 */
export function unpackIncoming(packed: PackedIncoming, texts: readonly string[]): Incoming {
  const { frame, key } = packed;
  let held: PackedIncoming | null = packed;
  const stillHeld = (): PackedIncoming => {
    if (held === null) throw new Error(`${frame.file} has been let go`);
    return held;
  };
  return {
    ...frame,
    key,
    bytes: NO_BYTES,
    get extraction() {
      return extractionOf(stillHeld(), texts);
    },
    get packed() {
      return { answers: stillHeld().answers, texts };
    },
    release: () => {
      held = null;
    },
  };
}

function extractionOf(packed: PackedIncoming, texts: readonly string[]): Extraction {
  const { refused, head, answers } = packed;
  if (head === null) return refused ?? { ok: false, unit: null, readable: false, conflicts: [] };
  return {
    ok: true,
    submission: {
      ...head,
      get values() {
        return Array.from(answers.sequence, (at) => ({
          ...placeAt(answers.places, at, texts),
          value: valueAt(answers, at, texts),
        }));
      },
      get blanks() {
        const { blanks } = answers;
        return Array.from({ length: blanks.length / 3 }, (_, at) => placeAt(blanks, at, texts));
      },
    },
  };
}

const placeAt = (places: Uint32Array, at: number, texts: readonly string[]): BlankCell => ({
  item: texts[places[3 * at] ?? -1] ?? '',
  sheet: texts[places[3 * at + 1] ?? -1] ?? '',
  cell: texts[places[3 * at + 2] ?? -1] ?? '',
});

const COLUMNS = ['places', 'blanks', 'sequence', 'kinds', 'values'] as const;

/**
 * Reports whose columns lie one behind the other in memory: a few large pieces instead of thousands of small
 * ones, between which the memory of what has been read could not be given back.
 *
 * @returns the same reports, and their memory, which can move to another thread instead of being copied
 */
export function pooled(reports: readonly PackedIncoming[]): {
  reports: PackedIncoming[];
  buffers: ArrayBuffer[];
} {
  const pools = COLUMNS.map((column) => poolOf(reports.map(({ answers }) => answers[column])));
  return {
    reports: reports.map((report, at) => {
      const [places, blanks, sequence, kinds, values] = pools.map(({ views }) => views[at]);
      return { ...report, answers: { places, blanks, sequence, kinds, values } as PackedAnswers };
    }),
    buffers: pools.map(({ buffer }) => buffer),
  };
}

type Column = PackedAnswers[(typeof COLUMNS)[number]];

function poolOf(columns: readonly Column[]): { views: Column[]; buffer: ArrayBuffer } {
  const [first] = columns;
  const buffer = new ArrayBuffer(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const Type = (first?.constructor ?? Uint8Array) as new (of: ArrayBuffer) => Column;
  const all = new Type(buffer);
  let from = 0;
  const views = columns.map((column) => {
    all.set(column, from);
    from += column.length;
    return all.subarray(from - column.length, from);
  });
  return { views, buffer };
}
