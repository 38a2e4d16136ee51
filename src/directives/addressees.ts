import { findMentions, type Mention } from './agencies';
import type { AgencyIndex } from './agency-index';
import type { DocumentParts } from './head';

/** Those a letter goes to so that they know of it, or decide on it: they are not told to do anything. */
const ABOVE =
  /^(?:UBND tỉnh|HĐND tỉnh|Tỉnh ủy|Chính phủ|Thủ tướng|Ban Thường vụ Tỉnh ủy|Thường trực|Bộ )/u;

const OPENS = /^kinh gui\b|\bdien ?: ?$/;

/** So many paragraphs may name those whom a letter speaks to. */
const MOST_LINES = 15;

/**
 * The bodies that a letter speaks to, one by one, as it names them behind "Kính gửi"; none where it speaks
 * to somebody above.
 *
 * @example addresseesOf({ head: [], top: [], subject: [], body: [], foot: [], type: null }, indexOf({ agencies: [], communes: [] })) //=> []
 */
export const addresseesOf = ({ head }: DocumentParts, index: AgencyIndex): Mention[] => {
  const at = head.findIndex(({ flow }) => OPENS.test(flow.folded));
  if (at < 0) return [];
  const lines = head.slice(at, at + MOST_LINES);
  const bodies = lines.flatMap(({ flow }) => findMentions(flow, index));
  return bodies.some(({ name }) => ABOVE.test(name)) ? [] : bodies;
};
