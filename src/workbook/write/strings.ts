import { fileText } from '../file-text';
import { XML_HEADER, xmlText } from './xml';

/** Applications drop white space at the ends, and line breaks, of a text that does not ask to keep it. */
const KEEP_SPACE = /^\s|\s$|\n/;

/** The texts of a workbook, each kept once (`xl/sharedStrings.xml`). */
export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** Number by which a cell names the text. */
  numberOf(text: string): number {
    this.uses += 1;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** The part, piece by piece. */
  *xml(): Generator<string> {
    yield `${XML_HEADER}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" `;
    yield `count="${this.uses}" uniqueCount="${this.numbers.size}">`;
    for (const text of this.numbers.keys()) {
      const written = xmlText(fileText(text));
      yield KEEP_SPACE.test(written)
        ? `<si><t xml:space="preserve">${written}</t></si>`
        : `<si><t>${written}</t></si>`;
    }
    yield '</sst>';
  }
}
