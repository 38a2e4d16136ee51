/** A manifest as a tree, enough to check it; that it is well-formed is for Microsoft's reader to say. */

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** Text directly inside, trimmed. */
  text: string;
  parent: Element | null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

const decoded = (text: string): string =>
  text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity);

const TOKEN =
  /<!--[\s\S]*?-->|<\?[^>]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

export function parseXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '', parent: null };
  let at = root;
  for (const [, close, name, attributes, empty, text] of source.matchAll(TOKEN)) {
    if (text !== undefined) at.text += decoded(text.trim());
    if (name === undefined) continue;
    if (close) {
      if (at.name !== name || !at.parent) throw new Error(`</${name}> closes <${at.name}>.`);
      at = at.parent;
      continue;
    }
    const pairs = [...(attributes ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, decoded(value)] as const,
    );
    const element: Element = {
      name,
      attributes: Object.fromEntries(pairs),
      children: [],
      text: '',
      parent: at,
    };
    at.children.push(element);
    if (!empty) at = element;
  }
  const [document] = root.children;
  if (!document || at !== root) throw new Error(`<${at.name}> is not closed.`);
  return document;
}

/** Every element inside, in document order. */
export function* descendants(element: Element): Generator<Element> {
  for (const child of element.children) {
    yield child;
    yield* descendants(child);
  }
}

export const all = (element: Element, name: string): Element[] =>
  [...descendants(element)].filter((candidate) => candidate.name === name);
