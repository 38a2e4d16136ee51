/** The files of what was dropped on the pane, folders and all that is in them included. */

/** Folders in folders in folders: a bound, should a link lead round in a circle. */
const DEEPEST = 8;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const batchOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // It gives a hundred at a time, and says with none that it is at its end.
  for (let batch = await batchOf(reader); batch.length > 0; batch = await batchOf(reader)) {
    children.push(...batch);
  }
  return children;
}

async function filesUnder(entry: FileSystemEntry, depth: number): Promise<File[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)];
  if (!entry.isDirectory || depth >= DEEPEST) return [];
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  const files = await Promise.all(children.map((child) => filesUnder(child, depth + 1)));
  return files.flat();
}

/**
 * To be called within the event: what was dropped is gone afterwards. Where the browser does not know
 * folders, the plain files are all there is.
 */
export async function droppedFiles(dropped: DataTransfer): Promise<File[]> {
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const plain = [...dropped.files];
  if (entries.length === 0) return plain;
  const files = await Promise.all(entries.map((entry) => filesUnder(entry, 0)));
  return files.flat();
}
