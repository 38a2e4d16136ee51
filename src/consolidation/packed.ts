/**
 * What a file says in a tenth of the memory: thousands of reports are read before the first is merged, and
 * what threads read has to come over.
 */
import type { Digest } from '../catalog';
import {
  lengthOf,
  orderOf,
  packValues,
  valueAt,
  type PackedValues,
} from '../sheets/province/long-table';
import type { Texts } from '../sheets/province/texts';
import { sortKeyOf, type Incoming, type SortKey } from './incoming';
import type { BlankCell, Extraction, Submission } from './submission';

type Head = Omit<Submission, 'values' | 'blanks'>;

/** The values of a report, by the numbers of their texts. */
export interface PackedAnswers extends PackedValues {
  /** Item, sheet and cell of every value. */
  places: Uint32Array;
  /** The same of every blank cell. */
  blanks: Uint32Array;
  /** The values in the order of their items, by their places here: the thread that reads puts them in order. */
  order: Uint32Array;
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
  const { file, modifiedOn, unreadable, extraction } = incoming;
  const frame = { file, modifiedOn, ...(unreadable === undefined ? {} : { unreadable }) };
  const key = sortKeyOf(incoming, digest);
  const { values, blanks, ...head } = extraction.ok ? extraction.submission : NOTHING;
  return {
    frame,
    key,
    refused: extraction.ok ? null : extraction,
    head: extraction.ok ? (head as Head) : null,
    answers: packAnswers({ values, blanks }, texts),
  };
}

const NOTHING: Pick<Submission, 'values' | 'blanks'> = { values: [], blanks: [] };

export const packAnswers = (
  { values, blanks }: Pick<Submission, 'values' | 'blanks'>,
  texts: Texts,
): PackedAnswers => ({
  places: packPlaces(values, texts),
  blanks: packPlaces(blanks, texts),
  order: orderOf(values),
  ...packValues(values, texts),
});

function packPlaces(cells: readonly BlankCell[], texts: Texts): Uint32Array {
  const places = new Uint32Array(3 * cells.length);
  cells.forEach(({ item, sheet, cell }, at) => {
    places[3 * at] = texts.numberOf(item);
    places[3 * at + 1] = texts.numberOf(sheet);
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
        return Array.from({ length: lengthOf(answers) }, (_, at) => ({
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

/** Memory that moves to another thread instead of being copied. */
export const buffersOf = ({
  answers: { places, blanks, order, kinds, values },
}: PackedIncoming): ArrayBuffer[] =>
  [places, blanks, order, kinds, values].map(({ buffer }) => buffer as ArrayBuffer);
