/** What a thread can be asked to do. Every part of a run that any thread can do as well stands here. */
import { loadCatalog } from '../../catalog';
import { withAdditions, type Additions } from '../../catalog/additions';
import { contextOf, extractIncoming, type Secrets } from '../../consolidation';
import { packIncoming, pooled, type PackedIncoming } from '../../consolidation/packed';
import { encodeGroup, type EncodedGroup } from '../../dataset/parquet';
import type { RowGroup } from '../../dataset/row-group';
import type { Settings } from '../../sheets/province/settings';
import { Texts } from '../../sheets/province/texts';
import { readIncoming } from '../files';
import { NATIVE } from '../native';

export interface FileToRead {
  path: string;
  name: string;
}

/** How every file of a run is read. Plain data: it goes to other threads. */
export interface ReadSettings {
  period: string;
  settings: Settings;
  /** Rows of further directives that the book holds. */
  additions: Additions;
  secrets?: Secrets | undefined;
}

/** What some files say. */
export interface BatchRead {
  packed: PackedIncoming[];
  /** Texts that this thread had not named before, to be put behind those it had. */
  texts: string[];
}

/** What is given for each kind of task, and what is made of it. */
export interface Tasks {
  read: { given: readonly FileToRead[]; made: BatchRead };
  encode: { given: RowGroup; made: EncodedGroup };
}

export type TaskKind = keyof Tasks;

/** Plain data with the memory in it that moves to the other thread instead of being copied. */
export interface Made<Kind extends TaskKind> {
  made: Tasks[Kind]['made'];
  moves: ArrayBuffer[];
}

export type Hand = {
  [Kind in TaskKind]: (given: Tasks[Kind]['given']) => Made<Kind>;
};

/** One thread's way to do them. */
export function handOf(settings: ReadSettings): Hand {
  const texts = new Texts();
  const { period, additions, secrets } = settings;
  const context = contextOf(withAdditions(loadCatalog(), additions), period, settings.settings);

  function read(files: readonly FileToRead[]): Made<'read'> {
    const read = files.map(({ path, name }) => {
      const file = readIncoming(path, name);
      const extraction = extractIncoming(file, context, period, secrets, NATIVE.codec);
      // Its bytes are let go, so that any number of files fits in memory.
      return packIncoming({ ...file, extraction }, texts, NATIVE.digest);
    });
    const { reports, buffers } = pooled(read);
    return { made: { packed: reports, texts: texts.fresh() }, moves: buffers };
  }

  return {
    read,
    encode: (group) => {
      const made = encodeGroup(group);
      return { made, moves: [made.bytes.buffer as ArrayBuffer] };
    },
  };
}
