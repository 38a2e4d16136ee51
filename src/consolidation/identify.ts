/** Whose workbook it is and for which period: from the hidden sheet, checked against the first page. */
import { knownUnit, unitName } from '../catalog';
import { fold, cleanText } from '../domain/fold';
import type { Commune } from '../domain/model';
import { isPeriod, partsOf, periodName, readPeriod, type ReportPeriod } from '../domain/period';
import { read, type Reading } from '../domain/reading';
import { matchUnit } from '../domain/unit-name';
import { isBare, parseUnitText, spelling } from '../domain/unit-text';
import { META_KEY } from '../sheets/meta';
import type { Seal } from '../sheets/seal';
import type { BookContext } from '../sheets/spec';
import { NEWEST_SCHEMA, schemaOf } from '../workbook/schema';
import type { FoundTables } from '../workbook/tables';
import { cellShown } from './cell-value';
import { conflict, type Conflict, type Place } from './conflict';

export interface Identity {
  unit: string;
  period: string;
  sample: boolean;
  /** Fingerprint of the catalog that the workbook was made from. */
  catalog: string;
  /** null: the report is not sealed. */
  seal: Seal | null;
  /** What is worth a look and keeps nobody out. */
  remarks: Conflict[];
}

/** Text of a cell that should hold a word or a number; an error or nothing gives ''. */
const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** @param period the period being consolidated; null takes whatever period the file is for */
export function identify(
  { tables }: FoundTables,
  { catalog }: BookContext,
  period: string | null,
): Identity | { unit: string | null; conflicts: Conflict[] } {
  const meta = tables.get(META_KEY);
  if (!meta) {
    return {
      unit: null,
      conflicts: [
        conflict(
          'not-our-workbook',
          'high',
          'Tệp không phải sổ báo cáo do tỉnh gửi (thiếu trang ẩn _tiendo). Dùng lại tệp tỉnh đã gửi, đừng chép sang tệp mới.',
        ),
      ],
    };
  }
  const field = (id: string): { value: unknown; cell: string } => {
    const row = meta.rows.find((candidate) => candidate.id === id);
    if (!row) return { value: null, cell: '' };
    const { cell, address: at } = meta.at(row.number, 'value');
    return { value: cell?.value ?? null, cell: at };
  };
  const fail = (
    unit: string | null,
    code: string,
    message: string,
    of: { value: unknown; cell: string },
  ) => ({
    unit,
    conflicts: [
      conflict(code, 'high', message, { sheet: meta.name, cell: of.cell, value: of.value }),
    ],
  });

  const kind = field('kind');
  if (kind.value === 'province') {
    return fail(
      null,
      'not-a-submission',
      'Đây là sổ tổng hợp của tỉnh, không phải báo cáo của xã, phường. Gửi sổ báo cáo tỉnh đã lập cho đơn vị.',
      kind,
    );
  }
  if (kind.value === 'correction' || kind.value === 'receipt') {
    return fail(
      null,
      'not-a-submission',
      'Đây là phiếu hoặc biên nhận do phần mềm lập, không phải báo cáo. Không cần gửi tệp này; gửi sổ báo cáo.',
      kind,
    );
  }
  if (kind.value !== 'commune') {
    return fail(
      null,
      'not-our-workbook',
      `Trang ẩn ${meta.name} bị sửa nên không biết đây là sổ gì. Dùng lại tệp tỉnh đã gửi.`,
      kind,
    );
  }
  const version = field('schema');
  const schema = schemaOf(version.value);
  if (!schema) {
    return fail(
      null,
      'schema-unknown',
      `Sổ theo mẫu phiên bản ${plain(version.value) || '(trống)'}, phần mềm này đọc được phiên bản ${NEWEST_SCHEMA} trở về trước. Cập nhật phần mềm hoặc xin lại mẫu.`,
      version,
    );
  }
  const unit = field('unit');
  const known = typeof unit.value === 'string' ? knownUnit(catalog, unit.value) : undefined;
  const matched = known ? read(known) : matchUnit(plain(unit.value), catalog.communes);
  if (!matched.ok) return fail(null, matched.code, matched.message, unit);
  const { code, name, type } = matched.value;

  // The first page names unit and period too; where it says something else, nobody can say whose figures these
  // are, or of when.
  const guide = tables.get('guide');
  const shownOn = (id: string): { value: unknown; place: Place } | null => {
    const row = guide?.rows.find((candidate) => candidate.id === id);
    if (!guide || !row) return null;
    const { cell, address: at } = guide.at(row.number, 'value');
    const value = cell?.value ?? null;
    return { value, place: { sheet: guide.name, cell: at, value: cellShown(cell) } };
  };
  const stated = shownOn('unit');
  const text = cleanText(plain(stated?.value));
  if (stated && text !== '' && text !== unitName(matched.value)) {
    const named = matchUnit(text, catalog.communes);
    if (!named.ok && !namesOnly(text, named, matched.value, catalog.communes)) {
      return { unit: code, conflicts: [conflict(named.code, 'high', named.message, stated.place)] };
    }
    if (named.ok && named.value.code !== code) {
      const message = `Trang ${guide?.name} ghi ${text} nhưng sổ này lập cho ${type} ${name} (mã ${code}). Dùng đúng sổ của đơn vị.`;
      return { unit: code, conflicts: [conflict('unit-mismatch', 'high', message, stated.place)] };
    }
  }
  const stamped = field('period');
  const of = plain(stamped.value);
  if (!isPeriod(of)) {
    return fail(
      code,
      'period-unreadable',
      'Ô ghi kỳ báo cáo bị sửa nên không biết báo cáo của kỳ nào. Dùng lại sổ tỉnh đã gửi.',
      stamped,
    );
  }
  const visible = shownOn('period');
  const shown = visible ? shownPeriod(visible.value, of) : of;
  if (visible && shown !== null && shown !== of) {
    const message = `Trang ${guide?.name} ghi ${periodName(shown)} nhưng sổ này lập cho ${periodName(of)}. Mỗi kỳ có sổ riêng: chép số liệu sang sổ tỉnh đã gửi cho kỳ cần báo cáo; nếu chỉ gõ nhầm thì ghi lại ${of}.`;
    return { unit: code, conflicts: [conflict('period-wrong', 'high', message, visible.place)] };
  }
  if (period !== null && of !== period) {
    const message = `Sổ này của ${periodName(of)}, đang tổng hợp ${periodName(period)}. Gửi sổ của đúng kỳ.`;
    const place = visible?.place ?? { sheet: meta.name, cell: stamped.cell, value: of };
    return { unit: code, conflicts: [conflict('period-wrong', 'high', message, place)] };
  }
  const unsaid = `Ô này không ghi rõ kỳ nào; báo cáo được nhận cho ${periodName(of)} là kỳ của sổ. Ghi lại ${of}.`;
  return {
    unit: code,
    period: of,
    sample: field('sample').value === true,
    catalog: plain(field('catalog').value),
    seal: schema.sealOf(meta),
    remarks:
      visible && shown === null ? [conflict('period-unstated', 'low', unsaid, visible.place)] : [],
  };
}

/**
 * Whether a text that no unit goes by names this one all the same, with more around it, and no other. What is an
 * old name is another place.
 */
function namesOnly(
  text: string,
  refusal: Reading<Commune>,
  unit: Commune,
  communes: readonly Commune[],
): boolean {
  const { code: written, level, district } = parseUnitText(text);
  if (refusal.ok) return false;
  // A name in brackets is taken for an old district, and is more often that of a person.
  const isPerson =
    district !== undefined &&
    (level === undefined || level === unit.type) &&
    !communes.some(({ oldDistricts }) =>
      oldDistricts.some((old) => fold(old).endsWith(fold(district))),
    );
  if (refusal.code === 'unit-old-name' && !isPerson) return false;
  const keyOf = isBare(text) ? fold : spelling;
  const has = (name: string, key: (words: string) => string): boolean =>
    ` ${key(text)} `.includes(` ${key(name)} `);
  return (
    has(unit.name, keyOf) &&
    communes.every((other) => other === unit || !(has(other.name, fold) || other.code === written))
  );
}

/** The period that the first page names, the year of the workbook understood; null: none. */
function shownPeriod(value: unknown, of: ReportPeriod): ReportPeriod | null {
  if (value === of) return of;
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text =
    typeof value === 'string'
      ? cleanText(value).replace(/^[\s:]*k(?:ỳ|ì)[\s:]*(?:báo cáo)?[\s:]*/iu, '')
      : value;
  const reading = readPeriod(text);
  if (reading.ok) return reading.value;
  const inYear = readPeriod(`${text} ${partsOf(of).year}`);
  return reading.code === 'period-year-missing' && inYear.ok ? inYear.value : null;
}
