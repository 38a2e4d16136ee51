/** What becomes of the figures of an earlier report that the one in its place does not give. */
import type { DataRow } from '../sheets/province/rows';
import { itemText } from '../sheets/province/items';
import { conflict, type Conflict, type Place } from './conflict';
import type { BlankCell, Submission } from './submission';
import type { Taken } from './taken';

/** Figures whose cells in the new report are spoiled: not blank, so not taken back. */
export function keptFigures(
  { values, blanks, submission }: Pick<Taken, 'values' | 'blanks' | 'submission'>,
  now: ReadonlyMap<string, DataRow>,
): Conflict[] {
  const answered = new Set([...values, ...blanks].map(({ item }) => item));
  const kept = [...now.values()].filter(({ item }) => !answered.has(item));
  if (kept.length === 0) return [];
  // What is withheld stands in the new report too.
  const places = placesOf(submission);
  const first = kept.find(({ item }) => places.has(item)) ?? kept[0];
  if (!first) return [];
  const message =
    `Giữ ${kept.length} giá trị của tệp ${first.file} (${first.sheet}!${first.cell}: ${itemText(first.item, first.value)}) vì ô tương ứng trong báo cáo mới không nhận được. ` +
    'Sửa các ô có cảnh báo rồi gửi lại với lần báo cáo cao hơn.';
  return [conflict('earlier-value-kept', 'medium', message, places.get(first.item))];
}

/** Where in the new report stands what is not taken. */
const placesOf = ({ spoiled, values }: Submission): Map<string, Place> =>
  new Map([...values, ...spoiled].map((place) => [place.item, place]));

/** Fewer cells than this may well have been cleared one by one. */
const MANY = 10;

/**
 * Most of what was reported is blank in the new report. It is no longer reported, as the rule is, but a unit
 * that sends only what it has corrected does not mean that.
 *
 * @param cleared cells of the new report that are blank now
 * @param before how many figures there were
 */
export function clearedFigures(cleared: readonly BlankCell[], before: number): Conflict[] {
  const [first] = cleared;
  if (!first || cleared.length < MANY || 2 * cleared.length <= before) return [];
  const message =
    `Báo cáo mới để trống ${cleared.length}/${before} giá trị đã báo cáo; các giá trị đó không còn được tính. ` +
    'Nếu chỉ gửi phần cần sửa thì gửi lại cả sổ đã điền, với lần báo cáo cao hơn.';
  return [conflict('earlier-values-cleared', 'medium', message, first)];
}
