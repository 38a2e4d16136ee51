/** What the seal of a report says, as conflicts with the cells that differ. */
import { unitName } from '../catalog';
import type { CellContent } from '../sheets/model';
import { itemLabel, itemText } from '../sheets/province/items';
import type { BookContext } from '../sheets/spec';
import { sealKeyOf, type Seal, type SealChange } from '../workbook/seal';
import { conflict, type Conflict, type Place } from './conflict';
import type { Submission } from './submission';

/** What the units were given to seal with, by unit code. */
export type Secrets = ReadonlyMap<string, string>;

export const NO_SECRETS: Secrets = new Map();

/** Code of the unit whose secret made the seal; undefined where no secret we have did. */
const sealedBy = (seal: Seal | null, secrets: Secrets): string | undefined =>
  seal === null || seal.key === ''
    ? undefined
    : [...secrets].find(([, secret]) => sealKeyOf(secret) === seal.key)?.[0];

/** Whether a unit has sealed what is handed in as another one's. */
export function isOfOtherUnit(seal: Seal | null, unit: string, secrets: Secrets): boolean {
  const by = sealedBy(seal, secrets);
  return by !== undefined && by !== unit;
}

/**
 * An unsealed report is nothing to complain of unless the unit was given a secret: then leaving the seal
 * away would hide every change.
 */
export function sealConflicts(
  submission: Submission,
  context: BookContext,
  secrets: Secrets,
): Conflict[] {
  const { unit, seal, verdict } = submission;
  const changes = 'changes' in verdict ? changedCells(verdict.changes, submission, context) : [];
  switch (verdict.state) {
    case 'unsealed':
      return secrets.has(unit)
        ? [
            conflict(
              'seal-missing',
              'low',
              'Đơn vị đã được cấp mã bí mật nhưng báo cáo này không niêm phong. Hỏi lại đơn vị nếu có nghi ngờ.',
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
              'Báo cáo niêm phong không dùng mã bí mật đã cấp cho đơn vị nên không rõ ai niêm phong. Hỏi lại đơn vị nếu có nghi ngờ.',
            ),
          ]
        : changes;
    case 'no-secret':
      return secrets.size === 0 ? changes : [...changes, unknownSecret()];
    case 'other-secret': {
      const by = sealedBy(seal, secrets);
      return by === undefined
        ? [...changes, unknownSecret()]
        : [...changes, otherUnit(by, context)];
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
    'Báo cáo niêm phong bằng mã bí mật không phải của đơn vị này. Hỏi lại đơn vị: dùng nhầm mã, hay không phải đơn vị lập.',
  );

function otherUnit(code: string, { catalog }: BookContext): Conflict {
  const unit = catalog.communes.find((commune) => commune.code === code);
  const name = unit ? unitName(unit) : `đơn vị mã ${code}`;
  return conflict(
    'seal-of-other-unit',
    'high',
    `Báo cáo niêm phong bằng mã bí mật của ${name}. Không nhận để số liệu không bị tính nhầm đơn vị; đề nghị đơn vị gửi đúng sổ của mình.`,
  );
}

/** One conflict for each cell that is not as it was sealed. */
function changedCells(
  changes: readonly SealChange[],
  { values, blanks }: Submission,
  context: BookContext,
): Conflict[] {
  const places = new Map([...blanks, ...values].map((cell) => [cell.item, cell]));
  return changes.map(({ item, sealed, now }) => {
    const cell = places.get(item);
    const place: Place = { ...cell, value: now, item };
    const words = (value: CellContent): string =>
      value === null ? 'để trống' : `"${itemText(item, value)}"`;
    const after = cell ? words(now) : 'không đọc được';
    return conflict(
      'changed-after-seal',
      'medium',
      `Đã sửa sau khi niêm phong (${itemLabel(context, item)}): lúc niêm phong ${words(sealed)}, nay ${after}. Nếu sửa đúng, đề nghị đơn vị lập lại báo cáo để niêm phong số mới.`,
      place,
    );
  });
}
