/** Texts, each kept once: a book of a province repeats a few thousand of them three hundred thousand times. */
export class TextPool {
  readonly texts: string[] = [];
  private readonly places = new Map<string, number>();

  /** Place of a text in the pool. */
  place(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const place = this.texts.push(text) - 1;
    this.places.set(text, place);
    return place;
  }
}
