/** Whose workbook it is and for which period: from the hidden sheet, checked against the first page. */
import { knownUnit, unitName } from '../catalog';
import { isPeriod } from '../domain/period';
import { read } from '../domain/reading';
import { matchUnit } from '../domain/unit-name';
import { META_KEY } from '../sheets/meta';
import type { Seal } from '../sheets/seal';
import type { BookContext } from '../sheets/spec';
import { NEWEST_SCHEMA, schemaOf } from '../workbook/schema';
import type { FoundTables } from '../workbook/tables';
import { conflict, type Conflict } from './conflict';

export interface Identity {
  unit: string;
  period: string;
  sample: boolean;
  /** Fingerprint of the catalog that the workbook was made from. */
  catalog: string;
  /** null: the report is not sealed. */
  seal: Seal | null;
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

  // The first page names the unit too; when both disagree, nobody can say whose figures these are.
  const guide = tables.get('guide');
  const stated = guide?.rows.find(({ id }) => id === 'unit');
  if (guide && stated) {
    const { cell, address: at } = guide.at(stated.number, 'value');
    const text = typeof cell?.value === 'string' ? cell.value : '';
    const asWritten = text === '' || text === unitName(matched.value);
    const named = asWritten ? matched : matchUnit(text, catalog.communes);
    if (!named.ok) {
      return {
        unit: code,
        conflicts: [
          conflict(named.code, 'high', named.message, { sheet: guide.name, cell: at, value: text }),
        ],
      };
    }
    if (named.value.code !== code) {
      const message = `Trang ${guide.name} ghi ${text} nhưng sổ này lập cho ${type} ${name} (mã ${code}). Dùng đúng sổ của đơn vị.`;
      return {
        unit: code,
        conflicts: [
          conflict('unit-mismatch', 'high', message, { sheet: guide.name, cell: at, value: text }),
        ],
      };
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
  if (period !== null && of !== period) {
    return fail(
      code,
      'period-wrong',
      `Sổ này của kỳ ${of}, đang tổng hợp kỳ ${period}. Gửi sổ của đúng kỳ.`,
      stamped,
    );
  }
  return {
    unit: code,
    period: of,
    sample: field('sample').value === true,
    catalog: plain(field('catalog').value),
    seal: schema.sealOf(meta),
  };
}
