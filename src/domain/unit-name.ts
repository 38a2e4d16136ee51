import { editDistance } from './edit-distance';
import { fold } from './fold';
import type { Commune } from './model';
import { OLD_UNIT_NAMES } from './old-unit-names';
import { read, refuse, type Reading } from './reading';
import { isSameName, parseUnitText, type UnitText } from './unit-text';
import { unitsNamed } from './units-named';

/** Slips of the finger that still suggest a name. */
const NEAR = 2;

/** Longer text is no unit name; nothing is compared with it letter by letter. */
const LONGEST = 100;

/** More suggestions than this help nobody. */
const MOST_CANDIDATES = 5;

const ADVICE = 'Hãy ghi đúng tên hoặc mã 5 chữ số của đơn vị hiện nay.';

/**
 * Finds the unit that somebody wrote down: by code, by name, by name without diacritics. What is
 * only near is asked about, never decided.
 *
 * - a code stands alone or with a name that agrees (`06463`, 6463, `Mã 06463`, `06463 - Chi Lăng`);
 * - a name stands with or without xã, phường, UBND, Ủy ban nhân dân, and in either tone placement;
 *   the level, and the old district where one is given, must be those of the unit of today.
 *
 * Refused: `unit-ambiguous` (several units, or near ones: candidates in the message),
 * `unit-old-name` (a name or level of before 1/7/2025 that now means another place; Nghị quyết
 * 1672/NQ-UBTVQH15), `unit-unknown`.
 *
 * @param text as written, or a code that a spreadsheet turned into a number
 * @param communes the units of today
 * @example matchUnit('UBND xã Quý Hoà', communes) //=> { ok: true, value: { code: '06076', … } }
 * @example matchUnit('phường Chi Lăng', communes).code //=> 'unit-old-name'
 */
export function matchUnit(text: string | number, communes: readonly Commune[]): Reading<Commune> {
  const shown = String(text).trim();
  if (shown === '') return refuse('unit-unknown', `Chưa ghi đơn vị. ${ADVICE}`);
  if (shown.length > LONGEST) {
    return refuse('unit-unknown', `Nội dung quá dài để là tên đơn vị. ${ADVICE}`);
  }
  const written = parseUnitText(shown);
  if (written.code === undefined) return matchName(written, shown, communes);

  const unit = communes.find((commune) => commune.code === written.code);
  if (!unit)
    return refuse('unit-unknown', `Không có đơn vị nào mang mã ${written.code}. ${ADVICE}`);
  if (written.name === '') return read(unit);
  const named = matchName(written, shown, communes);
  if (named.ok && named.value === unit) return named;
  return refuse(
    'unit-ambiguous',
    `Mã ${unit.code} là ${fullName(unit)} nhưng tên ghi "${shown}" không khớp. Hãy sửa mã hoặc tên.`,
  );
}

function matchName(
  written: UnitText,
  shown: string,
  communes: readonly Commune[],
): Reading<Commune> {
  const named = unitsNamed(written.name, communes);
  const fitting = named.filter((commune) => isLevel(commune, written) && isIn(commune, written));
  const [only] = fitting;
  if (only && fitting.length === 1) return read(only);
  if (fitting.length > 1) return refuseAmbiguous(shown, fitting);
  return (
    refuseOldName(written, shown, communes) ?? refuseUnfitting(written, shown, named, communes)
  );
}

/** Names on the list of old units, and levels that no longer exist. */
function refuseOldName(
  written: UnitText,
  shown: string,
  communes: readonly Commune[],
): Reading<Commune> | null {
  const old = OLD_UNIT_NAMES.find(
    (unit) =>
      isSameName(written.name, unit.name) &&
      (written.level === undefined || written.level === unit.type) &&
      (written.district === undefined || fold(written.district) === fold(unit.district)),
  );
  if (old) {
    const now = communes.find((commune) => commune.name === old.now);
    return refuse(
      'unit-old-name',
      `"${shown}" là tên cũ, nay thuộc ${now ? fullName(now) : old.now}. ${ADVICE}`,
    );
  }
  if (written.level !== undefined && written.level !== 'xã' && written.level !== 'phường') {
    return refuse(
      'unit-old-name',
      `"${shown}" là đơn vị cũ, không còn từ ngày 01/7/2025. ${ADVICE}`,
    );
  }
  return null;
}

/** The right name with the wrong level or district, a near name, or none at all. */
function refuseUnfitting(
  written: UnitText,
  shown: string,
  named: readonly Commune[],
  communes: readonly Commune[],
): Reading<Commune> {
  const [unit] = named;
  if (unit && !isLevel(unit, written)) {
    return refuse(
      'unit-unknown',
      `Không có "${shown}"; hiện nay có ${fullName(unit)} (mã ${unit.code}). ${ADVICE}`,
    );
  }
  if (unit) {
    return refuse(
      'unit-old-name',
      `${fullName(unit)} hiện nay không nằm ở ${written.district}; "${shown}" có thể là tên cũ. ${ADVICE}`,
    );
  }
  const near = nearUnits(written.name, communes);
  if (near.length > 0) return refuseAmbiguous(shown, near);
  return refuse('unit-unknown', `Không tìm thấy đơn vị "${shown}". ${ADVICE}`);
}

/** Units whose name is at most two letters away, nearest first. */
function nearUnits(typed: string, communes: readonly Commune[]): Commune[] {
  const key = fold(typed);
  return (
    communes
      .map((commune) => ({ commune, name: fold(commune.name) }))
      // The distance is at least the difference in length, which costs nothing to tell.
      .filter(({ name }) => Math.abs(key.length - name.length) <= NEAR)
      .map(({ commune, name }) => ({ commune, distance: editDistance(key, name) }))
      .filter(({ distance }) => distance <= NEAR)
      .sort((first, second) => first.distance - second.distance)
      .slice(0, MOST_CANDIDATES)
      .map(({ commune }) => commune)
  );
}

function refuseAmbiguous(shown: string, candidates: readonly Commune[]): Reading<Commune> {
  return refuse(
    'unit-ambiguous',
    `Chưa rõ đơn vị "${shown}". Có phải: ${candidates.map(fullName).join(', ')}? ${ADVICE}`,
  );
}

function isLevel(commune: Commune, { level }: UnitText): boolean {
  return level === undefined || level === commune.type;
}

function isIn(commune: Commune, { district }: UnitText): boolean {
  if (district === undefined) return true;
  return commune.oldDistricts.some(
    (old) => fold(old).replace(/^(?:huyen|thanh pho) /, '') === fold(district),
  );
}

function fullName({ type, name }: Commune): string {
  return `${type} ${name}`;
}
