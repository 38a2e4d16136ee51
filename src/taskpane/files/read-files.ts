/** The bytes of picked files; one that cannot be read does not stop the others. */
import { shownNames, type FileAt } from '../../consolidation/file-names';
import type { PickedFile } from '../../jobs/model';
import { today } from '../today';

/** What is needed of a browser's file. */
export type ReadableFile = Pick<
  File,
  'name' | 'lastModified' | 'arrayBuffer' | 'webkitRelativePath'
>;

/** Folder and name where the browser tells them: two units may send files of one name. */
const placeOf = ({ name, webkitRelativePath }: ReadableFile): FileAt => ({
  name,
  path: webkitRelativePath === '' ? name : webkitRelativePath,
});

async function read(file: ReadableFile, name: string): Promise<PickedFile> {
  const modifiedMs = file.lastModified;
  const known = { name, modifiedOn: today(new Date(modifiedMs)), modifiedMs };
  try {
    return { ...known, bytes: await file.arrayBuffer() };
  } catch (error) {
    // Moved or deleted since it was picked, or open in a program that lets nobody in.
    const unreadable = error instanceof Error ? error.message : String(error);
    return { ...known, bytes: new ArrayBuffer(0), unreadable };
  }
}

/**
 * @param onRead told after each file how many are read
 */
export async function readFiles(
  files: readonly ReadableFile[],
  signal: AbortSignal,
  onRead: (done: number) => void,
): Promise<PickedFile[]> {
  const picked: PickedFile[] = [];
  const names = shownNames(files.map(placeOf));
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    picked.push(await read(file, names[index] ?? file.name));
    onRead(picked.length);
  }
  return picked;
}
