/** What the seal of a report says, as conflicts with the cells that differ. */
import { unitName } from '../catalog';
import type { CellContent } from '../sheets/model';
import { itemLabel, itemText } from '../sheets/province/items';
import type { BookContext } from '../sheets/spec';
import { sealKeyOf, type SealChange } from '../workbook/seal';
import { conflict, type Conflict, type Place } from './conflict';
import { quotes } from './quotes';
import type { Submission } from './submission';

/** What the units were given to seal with, by unit code. */
export type Secrets = ReadonlyMap<string, string>;

export const NO_SECRETS: Secrets = new Map();

/** Name of the other unit whose secret made the seal; undefined where no secret we have did. */
const otherUnitBehind = (
  { unit, seal }: Submission,
  { catalog }: BookContext,
  secrets: Secrets,
): string | undefined => {
  const found = [...secrets].find(
    ([code, secret]) => code !== unit && sealKeyOf(secret) === seal?.key,
  );
  if (!found) return undefined;
  const [code] = found;
  const commune = catalog.communes.find((one) => one.code === code);
  return commune ? unitName(commune) : `đơn vị mã ${code}`;
};

const OF_OTHER_UNIT = 'seal-of-other-unit';

/** Whether a unit has sealed what is handed in as another one's, by what `sealConflicts` says. */
export const isOfOtherUnit = (conflicts: readonly Conflict[]): boolean =>
  conflicts.some(({ code }) => code === OF_OTHER_UNIT);

/**
 * An unsealed report is nothing to complain of unless the unit was given a secret: then leaving the seal
 * away would hide every change.
 */
export function sealConflicts(
  submission: Submission,
  context: BookContext,
  secrets: Secrets,
): Conflict[] {
  const { unit, verdict } = submission;
  const changes = 'changes' in verdict ? changedCells(verdict.changes, submission, context) : [];
  switch (verdict.state) {
    case 'unsealed':
      return secrets.has(unit)
        ? [
            conflict(
              'seal-missing',
              'medium',
              'Đơn vị đã được cấp mã bí mật nhưng báo cáo này không niêm phong nên không rõ có bị sửa không. Đề nghị đơn vị niêm phong bằng mã đã cấp rồi gửi lại, hoặc xác nhận số liệu là đúng.',
            ),
          ]
        : [];
    case 'intact':
    case 'changed':
      return verdict.by === 'checksum' && secrets.has(unit)
        ? [
            ...changes,
            conflict(
              'seal-without-secret',
              'medium',
              'Báo cáo niêm phong không dùng mã bí mật đã cấp cho đơn vị nên không rõ ai niêm phong. Đề nghị đơn vị niêm phong bằng mã đã cấp rồi gửi lại, hoặc xác nhận số liệu là đúng.',
            ),
          ]
        : changes;
    case 'no-secret':
    case 'other-secret': {
      const other = otherUnitBehind(submission, context, secrets);
      if (other !== undefined) return [...changes, ofOtherUnit(other)];
      // Without a secret of the unit nothing speaks against the one that it used.
      return secrets.has(unit) ? [...changes, unknownSecret()] : changes;
    }
    case 'broken':
      return [
        ...changes,
        conflict(
          'seal-broken',
          'high',
          'Phần niêm phong trong trang ẩn đã bị sửa hoặc chép từ sổ khác nên không còn giá trị. Đề nghị đơn vị lập lại báo cáo từ sổ của mình rồi gửi lại.',
        ),
      ];
  }
}

const unknownSecret = (): Conflict =>
  conflict(
    'seal-unknown-secret',
    'high',
    'Báo cáo niêm phong bằng mã bí mật không phải mã đã cấp cho đơn vị này. Đề nghị đơn vị niêm phong lại bằng mã đã cấp rồi gửi lại; nếu không phải đơn vị lập thì báo Sở Tài chính.',
  );

const ofOtherUnit = (name: string): Conflict =>
  conflict(
    OF_OTHER_UNIT,
    'high',
    `Báo cáo niêm phong bằng mã bí mật của ${name}. Không nhận để số liệu không bị tính nhầm đơn vị; đề nghị đơn vị gửi đúng sổ của mình.`,
  );

/** One conflict for each cell that is not as it was sealed. */
function changedCells(
  changes: readonly SealChange[],
  { values, blanks, spoiled }: Submission,
  context: BookContext,
): Conflict[] {
  if (changes.length === 0) return [];
  const places = new Map([...blanks, ...values].map((cell) => [cell.item, cell]));
  const unread = new Map(spoiled.map((cell) => [cell.item, cell]));
  return changes.map(({ item, sealed, now }) => {
    const cell = places.get(item);
    const place: Place = { value: now, item, ...(cell ?? unread.get(item)) };
    const [before, after] = quotes(wordsOf(item, sealed), wordsOf(item, now));
    const words = (value: CellContent, quote: string): string =>
      value === null ? 'để trống' : `"${quote}"`;
    const today = cell ? words(now, after) : 'không đọc được';
    return conflict(
      'changed-after-seal',
      'medium',
      `Đã sửa sau khi niêm phong (${itemLabel(context, item)}): lúc niêm phong ${words(sealed, before)}, nay ${today}. Nếu sửa đúng, đề nghị đơn vị lập lại báo cáo để niêm phong số mới.`,
      place,
    );
  });
}

const wordsOf = (item: string, value: CellContent): string =>
  value === null ? '' : itemText(item, value);
