/** Files that a directive can be read from. */
import type { DirectiveSource } from '../../jobs/model';
import type { DirectiveTexts } from '../texts/directive';

/** Larger files are not even taken into memory; the reader itself draws the line far below. */
const MOST_MEGABYTES = 32;

/** What is needed of a browser's file. */
export type DirectiveFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/**
 * The file as a source, or why it is none.
 *
 * @example await sourceOf({ name: 'a.pdf', … }, words) //=> { message: 'a.pdf: chỉ đọc được …' }
 */
export async function sourceOf(
  file: DirectiveFile,
  words: DirectiveTexts,
): Promise<{ source: DirectiveSource } | { message: string }> {
  if (!/\.(?:txt|md|docx)$/i.test(file.name)) return { message: words.wrongType(file.name) };
  if (file.size > MOST_MEGABYTES * 1024 * 1024) {
    return { message: words.tooLarge(file.name, MOST_MEGABYTES) };
  }
  try {
    return { source: { kind: 'file', name: file.name, bytes: await file.arrayBuffer() } };
  } catch {
    return { message: words.fileUnreadable(file.name) };
  }
}
