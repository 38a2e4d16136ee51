/** What mail, sticks and disks do to bytes. */
import type { Dice } from './random';

type Damage = (bytes: Uint8Array, dice: Dice) => Uint8Array;

const join = (...pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces));

const flipBits: Damage = (bytes, dice) => {
  const copy = bytes.slice();
  for (let count = 1 + dice.below(4); count > 0; count -= 1) {
    const at = dice.below(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << dice.below(8));
  }
  return copy;
};

const cutShort: Damage = (bytes, dice) => bytes.slice(0, dice.below(bytes.length));

const cutOut: Damage = (bytes, dice) => {
  const at = dice.below(bytes.length);
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + dice.below(64)));
};

const pushIn: Damage = (bytes, dice) => {
  const at = dice.below(bytes.length);
  return join(bytes.subarray(0, at), dice.bytes(1 + dice.below(16)), bytes.subarray(at));
};

const swapChunks: Damage = (bytes, dice) => {
  const length = 1 + dice.below(Math.min(512, Math.floor(bytes.length / 3)));
  const first = dice.below(bytes.length - 2 * length);
  const second = first + length + dice.below(bytes.length - first - 2 * length + 1);
  const copy = bytes.slice();
  copy.set(bytes.subarray(second, second + length), first);
  copy.set(bytes.subarray(first, first + length), second);
  return copy;
};

const repeatChunk: Damage = (bytes, dice) => {
  const at = dice.below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + dice.below(256));
  return join(bytes.subarray(0, end), bytes.subarray(at));
};

/** The rest of a file that was never written. */
const blankOut: Damage = (bytes, dice) => bytes.slice().fill(0, dice.below(bytes.length));

const blankSector: Damage = (bytes, dice) => {
  const at = dice.below(bytes.length);
  return bytes.slice().fill(0, at, at + 512);
};

export const DAMAGES: readonly Damage[] = [
  flipBits,
  cutShort,
  cutOut,
  pushIn,
  swapChunks,
  repeatChunk,
  blankOut,
  blankSector,
];

/** Damage where a zip says what is in it: most of a file is packed data, which the checksum guards. */
export const damageDirectory: Damage = (bytes, dice) => {
  const length = Math.min(2_000, bytes.length);
  const tail = bytes.subarray(bytes.length - length);
  const damaged = dice.pick([flipBits, cutOut, pushIn, swapChunks])(tail, dice);
  return join(bytes.subarray(0, bytes.length - length), damaged);
};
