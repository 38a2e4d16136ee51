import { DocxError } from './refusal';

/** Namespaces by the prefix this folder knows them under, in both dialects of the standard. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

/** Elements inside one another; Word itself stays far below. */
const DEEPEST = 400;

/** What happens while a part is read. Names are `w:p`, whatever prefix the file uses. */
export interface XmlEvents {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi;

/** Text with its references resolved; those that XML does not have stay as written. */
const resolve = (raw: string): string =>
  raw.includes('&')
    ? raw.replace(REFERENCE, (written: string, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name] ?? written;
        const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : raw;

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of one tag, looked at only when asked for. */
export class Attributes {
  constructor(private readonly raw: string) {}

  /** The value of an attribute by its local name, or undefined. */
  get(local: string): string | undefined {
    for (const [, name = '', double, single] of this.raw.matchAll(ATTRIBUTE)) {
      if (name === local || name.endsWith(`:${local}`)) return resolve(double ?? single ?? '');
    }
    return undefined;
  }

  /** Whether a switch is on: `<w:b/>` is, `<w:b w:val="0"/>` is not. */
  isOn(): boolean {
    return !/^(?:0|false|off|none)$/.test(this.get('val') ?? '1');
  }
}

const XMLNS = /xmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const GREATER = 0x3e;

/** Where a tag ends: a `>` inside quotes is text. */
const endOfTag = (xml: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < xml.length; at += 1) {
    const char = xml.charCodeAt(at);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === GREATER) return at;
    else if (char === QUOTE || char === APOSTROPHE) quote = char;
  }
  throw new DocxError('docx-malformed');
};

const after = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new DocxError('docx-malformed');
  return at + mark.length;
};

/**
 * Reads XML once from front to back. A DTD is refused, and so is XML whose tags do not match.
 */
export const scanXml = (xml: string, events: XmlEvents): void => {
  const prefixes = new Map<string, string>();
  const open: string[] = [];
  const nameOf = (raw: string): string => {
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? '' : raw.slice(0, colon);
    const local = raw.slice(colon + 1);
    return `${prefixes.get(prefix) ?? 'other'}:${local}`;
  };
  const declare = (tag: string): void => {
    for (const [, prefix = '', double, single] of tag.matchAll(XMLNS)) {
      prefixes.set(prefix, PREFIXES[double ?? single ?? ''] ?? 'other');
    }
  };
  const readTag = (tag: string): void => {
    if (tag.startsWith('/')) {
      const raw = tag.slice(1).trim();
      if (open.pop() !== raw) throw new DocxError('docx-malformed');
      events.close(nameOf(raw));
      return;
    }
    const isEmpty = tag.endsWith('/');
    const body = isEmpty ? tag.slice(0, -1) : tag;
    const raw = /^[^\s/>]+/.exec(body)?.[0];
    if (raw === undefined) throw new DocxError('docx-malformed');
    if (body.includes('xmlns')) declare(body);
    const name = nameOf(raw);
    events.open(name, new Attributes(body.slice(raw.length)));
    if (isEmpty) events.close(name);
    else if (open.push(raw) > DEEPEST) throw new DocxError('docx-malformed');
  };

  let at = 0;
  while (at < xml.length) {
    const tagAt = xml.indexOf('<', at);
    if (tagAt !== at && open.length > 0) {
      events.text(resolve(xml.slice(at, tagAt < 0 ? xml.length : tagAt)));
    }
    if (tagAt < 0) break;
    if (xml.startsWith('<!--', tagAt)) at = after(xml, '-->', tagAt + 4);
    else if (xml.startsWith('<?', tagAt)) at = after(xml, '?>', tagAt + 2);
    else if (xml.startsWith('<![CDATA[', tagAt)) {
      at = after(xml, ']]>', tagAt + 9);
      if (open.length > 0) events.text(xml.slice(tagAt + 9, at - 3));
    } else if (xml.startsWith('<!', tagAt)) throw new DocxError('docx-doctype');
    else {
      const end = endOfTag(xml, tagAt + 1);
      readTag(xml.slice(tagAt + 1, end));
      at = end + 1;
    }
  }
  if (open.length > 0) throw new DocxError('docx-malformed');
};
