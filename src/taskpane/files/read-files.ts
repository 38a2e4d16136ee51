/** The bytes of picked files; one that cannot be read does not stop the others. */
import type { PickedFile } from '../../jobs/model';
import { today } from '../today';

/** What is needed of a browser's file. */
export type ReadableFile = Pick<
  File,
  'name' | 'lastModified' | 'arrayBuffer' | 'webkitRelativePath'
>;

/** Folder and name where the browser tells them: two units may send files of one name. */
const pathOf = ({ name, webkitRelativePath }: ReadableFile): string =>
  webkitRelativePath === '' ? name : webkitRelativePath;

async function read(file: ReadableFile): Promise<PickedFile> {
  const known = { name: pathOf(file), modifiedOn: today(new Date(file.lastModified)) };
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
  for (const file of files) {
    signal.throwIfAborted();
    picked.push(await read(file));
    onRead(picked.length);
  }
  return picked;
}
