import { decode, resolveText, SPECIAL, WIDE } from './xml-text';
import { plainValue } from './strings';

/** The text of a formula without its '='. */
export const formulaOf = (text: string): string => (text.startsWith('=') ? text.slice(1) : text);

/**
 * A formula where it stands in its part, which `endOfUsualText` has looked through; made a text only when
 * somebody asks. A template is half formulas by its bytes, and whoever reads values asks for none of them.
 */
export class WrittenFormula {
  constructor(
    private readonly source: Uint8Array,
    private readonly from: number,
    private readonly to: number,
    private readonly part: string,
  ) {}

  get text(): string {
    const raw = decode(this.source, this.from, this.to, WIDE | SPECIAL, this.part);
    return formulaOf(plainValue(resolveText(raw, this.part)));
  }
}
