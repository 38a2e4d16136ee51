import { decode, malformed, marksOf } from './xml-text';

/** Name of an element as it is written, made once for all its occurrences in a book. */
export interface ElementName {
  raw: string;
  bytes: Uint8Array;
  prefix: string;
  local: string;
  /** Local name when the namespace is of the vocabulary, else ''; holds for one generation. */
  meaning: string;
  generation: number;
}

interface Rebinding {
  depth: number;
  prefix: string;
  previous: string | undefined;
}

const LONGEST_NAME = 256;

/**
 * Whether these letters stand here in the source (beyond its end stands nothing).
 * @example standsAt(bytesOf('<x:row r="1">'), 3, bytesOf('row')) //=> true
 */
export function standsAt(source: Uint8Array, at: number, letters: Uint8Array): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    if (source[at + index] !== letters[index]) return false;
  }
  return true;
}

/** The names met so far in the parts of one book: most parts use the same twenty. */
export class NameStore {
  readonly slots: (ElementName | undefined)[] = [];
  private generation = 0;

  /** A generation that no name has seen: whatever a name meant before must be looked up again. */
  nextGeneration(): number {
    this.generation += 1;
    return this.generation;
  }
}

/**
 * The element names and namespace prefixes of one part. `<row>`, `<x:row>` and `<row>` of a foreign
 * extension differ only by their namespace, so local names alone would let an extension speak for a cell.
 */
export class NameTable {
  private readonly bindings = new Map<string, string>();
  private readonly rebindings: Rebinding[] = [];
  /** Another one after each change of the bindings, so that meanings are looked up again only then. */
  private generation: number;
  /** The root has no namespace at all, as in hand-made files: then every plain name is meant. */
  private bare: boolean | undefined;

  constructor(
    private readonly source: Uint8Array,
    private readonly part: string,
    private readonly vocabulary: readonly string[],
    private readonly store: NameStore,
  ) {
    this.generation = store.nextGeneration();
  }

  /** The name between two places of the source; each is made once for all parts. */
  intern(start: number, end: number): ElementName {
    const { source, part } = this;
    const { slots } = this.store;
    const length = end - start;
    if (length === 0 || length > LONGEST_NAME) throw malformed(part, 'tên thẻ');
    // 31 and 2: the one-letter names of a sheet must not share a slot
    const slot =
      (length * 7 + (source[start] as number) * 31 + (source[end - 1] as number) * 2) & 255;
    const known = slots[slot];
    if (known?.bytes.length === length && standsAt(source, start, known.bytes)) return known;
    const raw = decode(source, start, end, marksOf(source, start, end), part);
    // not a full check of XML names: only that `< 5` or `<"` in damaged text is not taken for a tag
    if (/^[-.:0-9]|["'&;\p{Cc}]/u.test(raw)) throw malformed(part, 'tên thẻ');
    const colon = raw.indexOf(':');
    const name = {
      raw,
      // a copy: a name must not keep a part in memory
      bytes: source.slice(start, end),
      prefix: colon < 0 ? '' : raw.slice(0, colon),
      local: raw.slice(colon + 1),
      meaning: '',
      generation: -1,
    };
    slots[slot] = name;
    return name;
  }

  /** Takes note of `xmlns="…"` or `xmlns:p="…"` on the element at this depth. */
  bind(attribute: string, namespace: string, depth: number): void {
    if (attribute !== 'xmlns' && !attribute.startsWith('xmlns:')) return;
    const prefix = attribute.slice('xmlns:'.length);
    const previous = this.bindings.get(prefix);
    if (previous === namespace) return;
    this.rebindings.push({ depth, prefix, previous });
    this.bindings.set(prefix, namespace);
    this.generation = this.store.nextGeneration();
  }

  /** Forgets what the element at this depth had bound. */
  unbind(depth: number): void {
    const { rebindings } = this;
    for (let index = rebindings.length - 1; index >= 0; index -= 1) {
      const last = rebindings[index] as Rebinding;
      if (last.depth !== depth) return;
      if (last.previous === undefined) this.bindings.delete(last.prefix);
      else this.bindings.set(last.prefix, last.previous);
      this.generation = this.store.nextGeneration();
      rebindings.pop();
    }
  }

  /** Local name when the element is of the vocabulary, else ''. */
  meaningOf(name: ElementName): string {
    if (name.generation === this.generation) return name.meaning;
    const namespace = this.bindings.get(name.prefix);
    if (namespace === undefined && name.prefix !== '') {
      throw malformed(this.part, `tiền tố ${name.prefix}: chưa khai báo`);
    }
    // the first element that is asked about is the root
    this.bare ??= namespace === undefined;
    const ours = this.isOurs(namespace);
    name.meaning = ours ? name.local : '';
    name.generation = this.generation;
    return name.meaning;
  }

  /** Whether names without a prefix are of the vocabulary here. */
  get isPlain(): boolean {
    return this.isOurs(this.bindings.get(''));
  }

  private isOurs(namespace: string | undefined): boolean {
    return namespace === undefined ? this.bare === true : this.vocabulary.includes(namespace);
  }

  /** Namespace that a prefix stands for here. */
  namespaceOf(prefix: string): string | undefined {
    return this.bindings.get(prefix);
  }
}
