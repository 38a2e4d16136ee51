/**
 * What a file says in a tenth of the memory: thousands of reports are read before the first is merged, and
 * what threads read has to come over.
 */
import type { Digest } from '../catalog';
import { sortKeyOf, type Incoming, type SortKey } from './incoming';
import type { BlankCell, ExtractedValue, Extraction, Submission } from './submission';

/** Texts, each once; the same items, sheets and cells come back in every report. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private told = 0;

  constructor(readonly list: string[] = []) {}

  numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.list.length;
      this.numbers.set(text, number);
      this.list.push(text);
    }
    return number;
  }

  /** Those that have come since the last call. */
  fresh(): string[] {
    const fresh = this.list.slice(this.told);
    this.told = this.list.length;
    return fresh;
  }
}

type Head = Omit<Submission, 'values' | 'blanks'>;

/** Plain data: it goes from thread to thread. */
export interface PackedIncoming {
  frame: Omit<Incoming, 'bytes' | 'extraction' | 'key' | 'release'>;
  key: SortKey;
  /** What was refused needs no packing. */
  refused: Extraction | null;
  head: Head | null;
  /** Item, sheet and cell of every value and then of every blank cell, by the numbers of their texts. */
  places: Uint32Array;
  /** `KINDS` of every value. */
  kinds: Uint8Array;
  /** A number, or the number of a text, or 0 and 1. */
  values: Float64Array;
}

const KINDS = { number: 0, string: 1, boolean: 2 } as const;

const NO_BYTES = new Uint8Array();

/** @param digest of what runs us, for the hash of the report */
export function packIncoming(incoming: Incoming, texts: Texts, digest?: Digest): PackedIncoming {
  const { file, modifiedOn, unreadable, extraction } = incoming;
  const frame = { file, modifiedOn, ...(unreadable === undefined ? {} : { unreadable }) };
  const key = sortKeyOf(incoming, digest);
  const { values, blanks, ...head } = extraction.ok ? extraction.submission : NOTHING;
  const places = new Uint32Array(3 * (values.length + blanks.length));
  [...values, ...blanks].forEach(({ item, sheet, cell }, at) => {
    places[3 * at] = texts.numberOf(item);
    places[3 * at + 1] = texts.numberOf(sheet);
    places[3 * at + 2] = texts.numberOf(cell);
  });
  const kindOf = ({ value }: ExtractedValue): number => KINDS[typeof value as keyof typeof KINDS];
  return {
    frame,
    key,
    refused: extraction.ok ? null : extraction,
    head: extraction.ok ? (head as Head) : null,
    places,
    kinds: Uint8Array.from(values, kindOf),
    values: Float64Array.from(values, ({ value }) =>
      typeof value === 'string' ? texts.numberOf(value) : Number(value),
    ),
  };
}

const NOTHING: Pick<Submission, 'values' | 'blanks'> = { values: [], blanks: [] };

/**
 * The report again; its values are made anew each time they are asked for, so that whoever goes through
 * many reports holds the values of one.
 *
 * @param texts those that it was packed with
 */
export function unpackIncoming(packed: PackedIncoming, texts: readonly string[]): Incoming {
  const { frame, key } = packed;
  let held: PackedIncoming | null = packed;
  return {
    ...frame,
    key,
    bytes: NO_BYTES,
    get extraction() {
      if (held === null) throw new Error(`${frame.file} has been let go`);
      return extractionOf(held, texts);
    },
    release: () => {
      held = null;
    },
  };
}

function extractionOf(packed: PackedIncoming, texts: readonly string[]): Extraction {
  const { refused, head, places, kinds, values } = packed;
  if (head === null) return refused ?? { ok: false, unit: null, readable: false, conflicts: [] };
  const text = (number: number | undefined): string => texts[number ?? -1] ?? '';
  const placeOf = (at: number): BlankCell => ({
    item: text(places[3 * at]),
    sheet: text(places[3 * at + 1]),
    cell: text(places[3 * at + 2]),
  });
  const valueOf = (at: number): ExtractedValue['value'] => {
    const value = values[at] ?? 0;
    if (kinds[at] === KINDS.string) return text(value);
    return kinds[at] === KINDS.boolean ? value === 1 : value;
  };
  const count = values.length;
  return {
    ok: true,
    submission: {
      ...head,
      values: Array.from({ length: count }, (_, at) => ({ ...placeOf(at), value: valueOf(at) })),
      blanks: Array.from({ length: places.length / 3 - count }, (_, at) => placeOf(count + at)),
    },
  };
}

/** Memory that moves to another thread instead of being copied. */
export const buffersOf = ({ places, kinds, values }: PackedIncoming): ArrayBuffer[] =>
  [places, kinds, values].map(({ buffer }) => buffer as ArrayBuffer);
