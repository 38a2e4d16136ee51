/** Interleaved rounds and their medians: neighbours on the machine slow all contestants alike. */

export const median = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Times contestants against the first of them. In every round each has all the items once, one contestant
 * after the other; a ratio is made within a round and the median taken over the rounds. One round before the
 * first is not counted: it pays for compiling.
 *
 * @param contestants `{ name: (item) => work }`; work may be a promise
 * @returns for each name the median milliseconds for one item and the median ratio to the first
 * @example await race({ ours: read, other: readToo }, files, 5) //=> { ours: { time: 2, ratio: 1 }, … }
 */
export async function race(contestants, items, rounds) {
  const names = Object.keys(contestants);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      for (const item of items) await contestants[name](item);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  const [first] = names;
  return Object.fromEntries(
    names.map((name) => {
      const ratios = times[name].map((time, round) => time / times[first][round]);
      return [name, { time: median(times[name]) / items.length, ratio: median(ratios) }];
    }),
  );
}

/**
 * Rows of a table.
 *
 * @example rowsOf({ ours: { time: 2, ratio: 1 } }) //=> [['ours', '2.00 ms', '1.00']]
 */
export const rowsOf = (results) =>
  Object.entries(results).map(([name, { time, ratio }]) => [
    name,
    `${time.toFixed(2)} ms`,
    ratio.toFixed(ratio < 10 ? 2 : 1),
  ]);
