import { read, type Reading } from '../../domain/reading';
import { textOf, type DocxParts } from './text';
import { DocxError, refuseDocx, type DocxRefusalCode } from './refusal';
import { scanXml } from './xml';

/** The parts of a zip file; `read` may throw what the opener throws. */
export interface Archive {
  has: (name: string) => boolean;
  read: (name: string) => Uint8Array;
}

/**
 * Opens a zip file within the limits of whoever hands it in. What it throws carries a `code`, as
 * `ReadRefusal` does.
 */
export type OpenArchive = (bytes: Uint8Array) => Archive;

const MAIN = 'word/document.xml';
const RELATIONSHIPS = '_rels/.rels';

/** A directive has fifty pages; more text than this inflated is no directive. */
const MOST_BYTES = 32 * 1024 * 1024;

/** How refusals of the zip reader read for a Word file. */
const BY_CODE: Readonly<Record<string, DocxRefusalCode>> = {
  'empty-file': 'docx-empty',
  'encrypted-or-xls': 'docx-encrypted-or-doc',
  'zip-encrypted': 'docx-encrypted-or-doc',
  truncated: 'docx-damaged',
  checksum: 'docx-damaged',
  'wrong-size': 'docx-damaged',
  'malformed-zip': 'docx-damaged',
  'duplicate-entry': 'docx-damaged',
  'zip-method': 'docx-damaged',
  zip64: 'docx-too-large',
  doctype: 'docx-doctype',
  'too-slow': 'docx-too-slow',
};

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((char, index) => bytes[index] === char.charCodeAt(0));

/** What the first bytes say of a file that is no zip. */
const checkSignature = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new DocxError('docx-empty');
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) throw new DocxError('docx-encrypted-or-doc');
  if (startsWith(bytes, '%PDF')) throw new DocxError('docx-is-pdf');
  if (startsWith(bytes, '{\\rtf')) throw new DocxError('docx-is-rtf');
  if (!startsWith(bytes, 'PK')) throw new DocxError('docx-not-word');
};

const decodePart = (archive: Archive, name: string): string => {
  const bytes = archive.read(name);
  if (bytes.length > MOST_BYTES) throw new DocxError('docx-too-large');
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

/** Targets of a relationship part by the last word of their type. */
const relationshipsOf = (archive: Archive, name: string): Map<string, string> => {
  const targets = new Map<string, string>();
  if (!archive.has(name)) return targets;
  scanXml(decodePart(archive, name), {
    open: (element, attributes) => {
      if (element !== 'rel:Relationship' || attributes.get('TargetMode') === 'External') return;
      const type = attributes.get('Type')?.split('/').at(-1) ?? '';
      targets.set(type, attributes.get('Target') ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
};

const partsOf = (archive: Archive): DocxParts => {
  const main =
    relationshipsOf(archive, RELATIONSHIPS).get('officeDocument')?.replace(/^\//, '') ?? MAIN;
  if (!archive.has(main) || !/document[^/]*\.xml$/.test(main)) throw new DocxError('docx-not-word');
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const related = relationshipsOf(archive, `${folder}_rels/${main.slice(slash)}.rels`);
  const part = (type: string): string | undefined => {
    const target = related.get(type);
    const name = target?.startsWith('/') ? target.slice(1) : `${folder}${target ?? `${type}.xml`}`;
    return archive.has(name) ? decodePart(archive, name) : undefined;
  };
  const parts: DocxParts = { document: decodePart(archive, main) };
  for (const type of ['footnotes', 'endnotes', 'numbering', 'styles'] as const) {
    const xml = part(type);
    if (xml !== undefined) parts[type] = xml;
  }
  return parts;
};

const codeOf = (error: unknown): DocxRefusalCode | null => {
  if (error instanceof DocxError) return error.code;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return null;
  return (
    BY_CODE[error.code] ?? (error.code.startsWith('too-large') ? 'docx-too-large' : 'docx-damaged')
  );
};

/**
 * The text of a Word file (.docx), for `readDirective`. The zip is opened by what is handed in, which
 * bounds it; everything else of a hostile file is refused here, in Vietnamese.
 *
 * Refused: `docx-empty`, `docx-encrypted-or-doc`, `docx-is-pdf`, `docx-is-rtf`, `docx-not-word`,
 * `docx-damaged`, `docx-malformed`, `docx-doctype`, `docx-too-large`, `docx-too-slow`.
 *
 * @example readDocx(new Uint8Array(), () => ({ has: () => false, read: () => new Uint8Array() })).ok //=> false
 */
export const readDocx = (bytes: Uint8Array, openArchive: OpenArchive): Reading<string> => {
  try {
    checkSignature(bytes);
    return read(textOf(partsOf(openArchive(bytes))));
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return refuseDocx(code);
  }
};
