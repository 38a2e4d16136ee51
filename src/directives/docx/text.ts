import { Numbering, stylesOf } from './numbering';
import { Story } from './story';
import { scanXml } from './xml';

/** The XML of the parts of a document; all but the first may be missing. */
export interface DocxParts {
  document: string;
  footnotes?: string;
  endnotes?: string;
  numbering?: string;
  styles?: string;
}

const readInto = (xml: string, story: Story): Story => {
  scanXml(xml, { open: story.open, close: story.close, text: story.characters });
  return story;
};

/**
 * The text of a document from its parts. Throws DocxError over XML that is none.
 *
 * @example textOf({ document: '<w:p/>' }) //=> ''
 */
export const textOf = ({ document, footnotes, endnotes, numbering, styles }: DocxParts): string => {
  const context = { numbering: new Numbering(numbering), styles: stylesOf(styles) };
  const notes = new Map<string, string>();
  for (const part of [footnotes, endnotes]) {
    if (part === undefined) continue;
    const story = readInto(part, new Story({ ...context, notes: new Map() }));
    for (const [id, text] of story.notes) notes.set(id, text);
  }
  return readInto(document, new Story({ ...context, notes })).text();
};
