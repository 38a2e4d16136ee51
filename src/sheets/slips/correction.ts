/** Phiếu đề nghị chỉnh sửa: a report goes back to its unit with the reasons, cell by cell. */
import { fixed, serial } from '../columns';
import { metaSheet, SCHEMA_VERSION } from '../meta';
import type { BookModel, Tone } from '../model';
import { renderTable } from '../render-table';
import type { BookContext, TableSpec } from '../spec';

const CORRECTION_NAME = 'Phiếu đề nghị chỉnh sửa';

export interface CorrectionRow {
  /** Stands for the row in the hidden column. */
  id: string;
  severity: 'high' | 'medium' | 'low';
  /** What stands in the cell could not be read as what is asked for, so nobody can confirm it. */
  unread: boolean;
  sheet: string;
  cell: string;
  /** The row's own name and the column's heading; '' where it is about no row or column. */
  place: string;
  value: string;
  message: string;
}

/** What a unit does about a reason of each grade. */
const TODO: Readonly<Record<CorrectionRow['severity'], string>> = {
  high: 'Phải sửa',
  medium: 'Sửa, hoặc xác nhận là đúng',
  low: 'Lưu ý',
};

const UNREAD = 'Phải sửa (chưa nhận)';

const TONES: Readonly<Record<string, Tone>> = {
  [TODO.high]: 'bad',
  [UNREAD]: 'bad',
  [TODO.medium]: 'warn',
};

const todoOf = ({ severity, unread }: CorrectionRow): string =>
  unread && severity !== 'low' ? UNREAD : TODO[severity];

const correctionTable: TableSpec<CorrectionRow> = {
  key: 'correction',
  name: CORRECTION_NAME,
  title: 'PHIẾU ĐỀ NGHỊ CHỈNH SỬA BÁO CÁO',
  about: 'Những chỗ cần sửa hoặc xem lại trong sổ báo cáo của đơn vị, từng ô một',
  rowId: ({ id }) => id,
  tab: 'warn',
  columns: [
    serial(),
    fixed('todo', 'Việc cần làm', 'center', 15, todoOf, 'Mức độ', { tones: TONES }),
    fixed('sheet', 'Trang', 'text', 11, ({ sheet }) => sheet, 'Trang trong sổ của đơn vị'),
    fixed('cell', 'Ô', 'center', 7, ({ cell }) => cell, 'Địa chỉ ô; gõ vào Name Box để đến ô'),
    fixed('place', 'Dòng · cột', 'text', 38, ({ place }) => place, 'Tên dòng và tên cột của ô'),
    fixed('value', 'Đang ghi', 'text', 17, ({ value }) => value, 'Nội dung đang có trong ô'),
    fixed('message', 'Lý do và cách sửa', 'text', 52, ({ message }) => message, 'Lý do, cách sửa'),
  ],
};

export interface Correction {
  /** Whose report, which period, which file. */
  subtitle: string;
  /** Whether it was taken, and what to send. */
  note: string;
  /** Unit code; '' where nobody can say whose report it is. */
  unit: string;
  rows: readonly CorrectionRow[];
}

/** The workbook that goes back to the unit. Links into the unit's own file are not possible. */
export function correctionBook(
  context: BookContext,
  { subtitle, note, unit, rows }: Correction,
): BookModel {
  const table = renderTable(correctionTable, rows, context, {
    subtitle,
    note,
    warn: true,
    editor: 'unit',
  });
  const { catalog, period, sample } = context;
  const meta = { schema: SCHEMA_VERSION, kind: 'correction', unit, period, seal: '', sample };
  return {
    title: `${CORRECTION_NAME} - ${subtitle}`,
    sheets: [table.sheet, metaSheet({ ...meta, catalog: catalog.fingerprint })],
    names: [],
    active: CORRECTION_NAME,
  };
}
