/** Which of the files that were picked or dropped are reports, and why the others are not. */

export type IgnoredReason = 'temporary' | 'type';

export interface Chosen<T> {
  files: readonly T[];
  ignored: readonly { name: string; reason: IgnoredReason }[];
}

/** What the system itself leaves in folders; nobody sent it and nobody need hear of it. */
const LITTER = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

/**
 * Excel keeps a `~$` file beside every workbook that is open: it is not a workbook. Reports are .xlsx.
 *
 * @example chooseReports([{ name: 'BC.xlsx' }, { name: '~$BC.xlsx' }])
 * //=> { files: [{ name: 'BC.xlsx' }], ignored: [{ name: '~$BC.xlsx', reason: 'temporary' }] }
 */
export function chooseReports<T extends { name: string }>(all: readonly T[]): Chosen<T> {
  const files: T[] = [];
  const ignored: { name: string; reason: IgnoredReason }[] = [];
  for (const file of all) {
    const name = file.name.toLowerCase();
    if (LITTER.has(name)) continue;
    if (name.startsWith('~$')) ignored.push({ name: file.name, reason: 'temporary' });
    else if (name.endsWith('.xlsx')) files.push(file);
    else ignored.push({ name: file.name, reason: 'type' });
  }
  return { files, ignored };
}
