import { ReadRefusal } from './refusal';
import { standsAt } from './xml-names';
import { malformed } from './xml-text';

const QUESTION = 0x3f;

const letters = (text: string): Uint8Array => new TextEncoder().encode(text);
const CDATA = letters('<![CDATA[');
const CDATA_END = letters(']]>');
const COMMENT = letters('<!--');
const COMMENT_END = letters('-->');
const INSTRUCTION_END = letters('?>');
const DOCTYPE = letters('<!DOCTYPE');

/** A stretch of the source that is neither tag nor plain text. */
export interface Markup {
  /** The place behind it. */
  next: number;
  /** Where the letters stand that CDATA holds; a comment or an instruction holds none. */
  text: { from: number; to: number } | undefined;
}

/**
 * Steps over a comment, a processing instruction or CDATA, from its `<`. Nothing else may be there, least of
 * all a DTD: entities that grow and files that are fetched both begin with one.
 */
export function readMarkup(source: Uint8Array, tag: number, part: string): Markup {
  if (source[tag + 1] === QUESTION) {
    return { next: endBehind(source, tag + 2, INSTRUCTION_END, part), text: undefined };
  }
  if (standsAt(source, tag, COMMENT)) {
    return { next: endBehind(source, tag + COMMENT.length, COMMENT_END, part), text: undefined };
  }
  if (standsAt(source, tag, CDATA)) {
    const from = tag + CDATA.length;
    const next = endBehind(source, from, CDATA_END, part);
    return { next, text: { from, to: next - CDATA_END.length } };
  }
  if (standsAt(source, tag, DOCTYPE)) throw new ReadRefusal('doctype', { part, detail: part });
  throw malformed(part, 'khai báo <!');
}

function endBehind(source: Uint8Array, from: number, end: Uint8Array, part: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (standsAt(source, at, end)) return at + end.length;
  }
  throw malformed(part, 'thẻ chưa đóng');
}
