/** The keys on a row. Letters stand for the Vietnamese words' English twins, because Telex takes the others. */
import type { Action, Row } from './state';

/**
 * Input methods for Vietnamese put two keys together behind our back: after A, Telex turns R into `ả`, A into
 * `â`, E after E into `ê`. What was meant is the key that was pressed last.
 */
const TELEX: Readonly<Record<string, string>> = { ả: 'r', ẻ: 'r', â: 'a', ê: 'e' };

/**
 * What a key on a row does; null for keys that are none of ours.
 *
 * | key                | does              |
 * | ------------------ | ----------------- |
 * | ↑ ↓ Home End       | goes to a row     |
 * | Enter, A           | accepts           |
 * | Delete, R          | rejects           |
 * | E, F2              | edits             |
 * | U                  | decides nothing   |
 *
 * @example actionOf('a', { id: 'T01', decision: 'open' }) //=> { type: 'decide', id: 'T01', decision: 'accepted' }
 */
export function actionOf(
  key: string,
  { id, decision }: Pick<Row, 'id' | 'decision'>,
): Action | null {
  const lower = key.normalize('NFC').toLowerCase();
  switch (TELEX[lower] ?? lower) {
    case 'arrowdown':
      return { type: 'move', to: 'next' };
    case 'arrowup':
      return { type: 'move', to: 'previous' };
    case 'home':
      return { type: 'move', to: 'first' };
    case 'end':
      return { type: 'move', to: 'last' };
    case 'enter':
    case 'a':
      return { type: 'decide', id, decision: 'accepted' };
    case 'delete':
    case 'r':
      return { type: 'decide', id, decision: 'rejected' };
    case 'u':
      return decision === 'open' ? null : { type: 'decide', id, decision: 'open' };
    case 'e':
    case 'f2':
      return { type: 'edit', id };
    default:
      return null;
  }
}
