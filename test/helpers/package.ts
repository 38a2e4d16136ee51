/** Parts of an .xlsx and the few pieces of XML that tests look at. Only for files that we wrote. */
import { strFromU8, unzipSync } from 'fflate';

/** Text of every part by its name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)] as const),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export const decodeXml = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

export type Attributes = Readonly<Record<string, string>>;

/**
 * Attributes of every element of that name, in order.
 *
 * @example elements('<a x="1"/><a x="2"/>', 'a') //=> [{ x: '1' }, { x: '2' }]
 */
export function elements(xml: string, name: string): Attributes[] {
  const tags = xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*?)?)/?>`, 'g'));
  return [...tags].map(([, written = '']) =>
    Object.fromEntries(
      [...written.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        decodeXml(value),
      ]),
    ),
  );
}

/**
 * Content between the tags of every element of that name (which holds no other of its name).
 *
 * @example contents('<a>1</a><a x="2">3</a>', 'a') //=> ['1', '3']
 */
export const contents = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, content = '']) => content,
  );
