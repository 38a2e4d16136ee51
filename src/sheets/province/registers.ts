/** Registers of the province's book that say who and by what: documents and units. */
import { documentLabel, unitName } from '../../catalog';
import type { Directive } from '../../domain/model';
import { REPORT_TONES, fixed, serial } from '../columns';
import type { Column, TableSpec } from '../spec';
import type { UnitRow } from './rows';
import { nameOfUnit } from './unit-columns';

export const documentsTable: TableSpec<Directive> = {
  key: 'documents',
  name: 'Văn bản',
  title: 'VĂN BẢN CHỈ ĐẠO',
  about: 'Các văn bản giao nhiệm vụ, chỉ tiêu và mốc giải ngân',
  rowId: ({ id }) => id,
  tab: 'plain',
  columns: [
    serial(),
    fixed(
      'label',
      'Văn bản',
      'text',
      34,
      (row) => documentLabel(row),
      'Loại, số, ngày, cơ quan ban hành',
    ),
    fixed(
      'title',
      'Trích yếu (viết gọn)',
      'text',
      60,
      ({ title }) => title,
      'Nội dung văn bản, viết gọn',
    ),
    fixed('signer', 'Người ký', 'text', 20, ({ signer }) => signer, 'Người ký'),
    fixed(
      'units',
      'Đơn vị áp dụng',
      'text',
      30,
      ({ units }, context) =>
        units.length === 0
          ? 'Tất cả xã, phường'
          : units.map((code) => nameOfUnit(context, code)).join(', '),
      'Các đơn vị văn bản nhắm tới',
    ),
    fixed(
      'tasks',
      'Nhiệm vụ',
      'whole',
      10,
      ({ id }, { catalog }) => catalog.tasks.filter((row) => row.document === id).length,
      'Số nhiệm vụ đọc được',
    ),
    fixed(
      'targets',
      'Chỉ tiêu',
      'whole',
      10,
      ({ id }, { catalog }) => catalog.targets.filter((row) => row.document === id).length,
      'Số chỉ tiêu đọc được',
    ),
    fixed(
      'milestones',
      'Mốc',
      'whole',
      10,
      ({ id }, { catalog }) => catalog.milestones.filter((row) => row.document === id).length,
      'Số mốc giải ngân, mốc công việc',
    ),
    fixed(
      'reported',
      'Số đã báo cáo',
      'whole',
      10,
      ({ id }, { catalog }) => catalog.reported.filter((row) => row.document === id).length,
      'Số liệu kết quả nêu trong văn bản',
    ),
  ],
};

/** `counts`: formulas over the other sheets, filled in where those sheets are known. */
export const unitsTable = (counts: readonly Column<UnitRow>[]): TableSpec<UnitRow> => ({
  key: 'units',
  name: 'Đơn vị',
  title: 'ĐƠN VỊ VÀ TÌNH HÌNH BÁO CÁO',
  about: '65 xã, phường: đã báo cáo chưa, còn việc quá hạn nào',
  rowId: ({ unit }) => unit.code,
  tab: 'warn',
  freezeThrough: 'unitName',
  columns: [
    serial(),
    fixed('unit', 'Mã', 'center', 8, ({ unit }) => unit.code, 'Mã đơn vị hành chính'),
    fixed('unitName', 'Đơn vị', 'text', 22, ({ unit }) => unitName(unit), 'Xã, phường'),
    fixed(
      'oldDistrict',
      'Huyện cũ',
      'text',
      26,
      ({ unit }) => unit.oldDistricts.join('; '),
      'Địa bàn huyện trước 01/7/2025',
    ),
    fixed(
      'groups',
      'Nhóm theo dõi',
      'text',
      26,
      ({ groups }) => groups.join('; '),
      'Tổ công tác, đoàn kiểm tra; lọc theo cột này',
    ),
    fixed(
      'status',
      'Báo cáo',
      'center',
      13,
      ({ status }) => status,
      'Tình hình nộp báo cáo của kỳ',
      { tones: REPORT_TONES },
    ),
    fixed(
      'submittedOn',
      'Ngày báo cáo',
      'date',
      13,
      ({ submittedOn }) => submittedOn,
      'Ngày của báo cáo đầu tiên trong kỳ; các lần gửi lại ở trang Nhận báo cáo',
    ),
    ...counts,
    fixed('file', 'Tệp', 'text', 34, ({ file }) => file, 'Tệp đang dùng'),
  ],
});
