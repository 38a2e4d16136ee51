/** A file and where it lies. */
export interface FileAt {
  name: string;
  /** From the folder that was given; the name alone where there is none. */
  path: string;
}

/**
 * What files are called in summaries and in the book: by name, and by path where another one has the same
 * name. Two of one path, from two folders, are still called the same.
 *
 * @example shownNames([{ name: 'a.xlsx', path: 'x/a.xlsx' }, { name: 'b.xlsx', path: 'x/b.xlsx' }])
 *   //=> ['a.xlsx', 'b.xlsx']
 * @example shownNames([{ name: 'a.xlsx', path: 'x/a.xlsx' }, { name: 'a.xlsx', path: 'y/a.xlsx' }])
 *   //=> ['x/a.xlsx', 'y/a.xlsx']
 */
export function shownNames(files: readonly FileAt[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of files) counts.set(name, (counts.get(name) ?? 0) + 1);
  return files.map(({ name, path }) => (counts.get(name) === 1 ? name : path));
}
