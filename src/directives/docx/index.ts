/** Reads a Word document: the XML of its parts in, the lines that the reader of directives takes out. */
import { read, type Reading } from '../../domain/reading';
import { DocxError, refuseDocx } from './refusal';
import { textOf, type DocxParts } from './text';

export { readDocx, type Archive, type OpenArchive } from './file';
export type { DocxRefusalCode } from './refusal';
export type { DocxParts } from './text';

/**
 * The text of a Word document from the XML of its parts: one paragraph to a block with a blank line
 * between, automatic numbers written out, tables row by row, notes behind the paragraph that points to
 * them, text boxes behind the one they hang on. What tracked changes deleted is left out, what they
 * inserted is in, as if they had been accepted.
 *
 * Refused: `docx-malformed`, `docx-doctype`.
 *
 * @example docxText({ document: '<w:p>' }).ok //=> false
 */
export const docxText = (parts: DocxParts): Reading<string> => {
  try {
    return read(textOf(parts));
  } catch (error) {
    if (error instanceof DocxError) return refuseDocx(error.code);
    throw error;
  }
};
