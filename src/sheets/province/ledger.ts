/** Registers of the province's book that say what came in: the reports, every figure, every change and refusal. */
import { REPORT_TONES, fixed, serial } from '../columns';
import type { Tone } from '../model';
import type { TableSpec } from '../spec';
import { concernOf } from './concerns';
import { itemLabel, valueType } from './items';
import {
  HISTORY_KINDS,
  OUTCOMES,
  SEAL_WORDS,
  type DataRow,
  type HistoryRow,
  type LedgerRow,
} from './rows';
import { unitColumns } from './unit-columns';

const SEAL_TONES: Readonly<Record<string, Tone>> = {
  [SEAL_WORDS.changed]: 'warn',
  [SEAL_WORDS['other-secret']]: 'bad',
  [SEAL_WORDS.broken]: 'bad',
};

export const ledgerTable: TableSpec<LedgerRow> = {
  key: 'ledger',
  name: 'Nhận báo cáo',
  title: 'SỔ NHẬN BÁO CÁO',
  about: 'Mỗi dòng là một lần nhận báo cáo; lần bị thay thế vẫn giữ lại',
  rowId: ({ unit, period, hash }) => `${unit}/${period}/${hash}`,
  tab: 'plain',
  freezeThrough: 'unitName',
  columns: [
    serial(),
    ...unitColumns<LedgerRow>(22),
    fixed('period', 'Kỳ', 'center', 10, ({ period }) => period, 'Kỳ báo cáo'),
    fixed('revision', 'Lần', 'whole', 7, ({ revision }) => revision, 'Lần báo cáo'),
    fixed(
      'submittedOn',
      'Ngày báo cáo',
      'date',
      12,
      ({ submittedOn }) => submittedOn,
      'Ngày ghi trên báo cáo',
    ),
    fixed(
      'changedAt',
      'Tệp sửa lúc',
      'date',
      12,
      ({ changedAt }) => changedAt,
      'Ngày, giờ tệp được sửa; cột ẩn',
      {
        hidden: true,
      },
    ),
    fixed('due', 'Hạn nộp', 'date', 12, ({ due }) => due, 'Hạn nộp của kỳ'),
    fixed(
      'timeliness',
      'Thời hạn',
      'center',
      11,
      ({ submittedOn, due }) =>
        submittedOn === null ? 'Không rõ ngày' : submittedOn <= due ? 'Đúng hạn' : 'Trễ hạn',
      'Đúng hạn hay trễ hạn',
      {
        formula: () =>
          'IF([submittedOn]="","Không rõ ngày",IF([submittedOn]<=[due],"Đúng hạn","Trễ hạn"))',
        tones: { ...REPORT_TONES, 'Không rõ ngày': 'idle' },
      },
    ),
    fixed(
      'outcome',
      'Kết quả nhận',
      'center',
      20,
      ({ outcome }) => OUTCOMES[outcome],
      'Chấp nhận, chấp nhận có cảnh báo, hoặc từ chối vì đã có bản mới hơn (ngày nộp vẫn được tính)',
      { tones: { 'Chấp nhận, có cảnh báo': 'warn' } },
    ),
    fixed('imported', 'Mới', 'whole', 8, ({ imported }) => imported, 'Số giá trị mới nhận', {
      group: 'Số giá trị',
    }),
    fixed('updated', 'Thay', 'whole', 8, ({ updated }) => updated, 'Số giá trị thay giá trị cũ', {
      group: 'Số giá trị',
    }),
    fixed('unchanged', 'Giữ', 'whole', 8, ({ unchanged }) => unchanged, 'Số giá trị không đổi', {
      group: 'Số giá trị',
    }),
    fixed(
      'ignored',
      'Bỏ qua',
      'whole',
      8,
      ({ ignored }) => ignored,
      'Số giá trị không nhận, có lý do ở trang Lịch sử',
      { group: 'Số giá trị' },
    ),
    fixed(
      'conflicts',
      'Cảnh báo',
      'whole',
      9,
      ({ conflicts }) => conflicts,
      'Số cảnh báo, xem trang Lịch sử',
    ),
    fixed(
      'seal',
      'Tình trạng',
      'center',
      18,
      ({ seal }) => (seal === 'unknown' ? null : SEAL_WORDS[seal]),
      'Niêm phong của báo cáo lúc nhận; trống: nhận từ khi sổ chưa ghi cột này',
      { group: 'Niêm phong', tones: SEAL_TONES },
    ),
    fixed(
      'changedCells',
      'Ô đã sửa',
      'whole',
      9,
      ({ seal, changedCells }) => (seal === 'unknown' ? null : changedCells),
      'Số ô khác với lúc niêm phong, xem trang Lịch sử',
      { group: 'Niêm phong' },
    ),
    fixed(
      'current',
      'Đang dùng',
      'center',
      12,
      ({ superseded }) => (superseded ? 'Đã thay thế' : 'Đang dùng'),
      'Lần báo cáo đang dùng hay đã bị thay thế',
      { tones: { 'Đã thay thế': 'idle' } },
    ),
    fixed(
      'sample',
      'Số liệu',
      'center',
      9,
      ({ sample }) => (sample ? 'Mẫu' : 'Thật'),
      'Số liệu mẫu hay số liệu thật',
      { tones: { Mẫu: 'bad' } },
    ),
    fixed('file', 'Tệp', 'text', 24, ({ file }) => file, 'Tên tệp đã nhận'),
    fixed(
      'hash',
      'Mã nội dung',
      'center',
      18,
      ({ hash }) => hash,
      '16 chữ số đầu của SHA-256 của số liệu đã báo cáo',
    ),
  ],
};

export const dataTable: TableSpec<DataRow> = {
  key: 'data',
  name: 'Dữ liệu',
  title: 'DỮ LIỆU DẠNG BẢNG DÀI',
  about: 'Mỗi dòng là một giá trị: đơn vị, kỳ, mục, giá trị, đọc từ tệp, trang, ô nào',
  rowId: ({ unit, period, item }) => `${unit}/${period}/${item}`,
  tab: 'plain',
  columns: [
    ...unitColumns<DataRow>(20),
    fixed('period', 'Kỳ', 'center', 10, ({ period }) => period, 'Kỳ báo cáo'),
    // What is read back; people read the words beside it.
    fixed('item', 'Mã mục', 'text', 28, ({ item }) => item, 'Trang/dòng/cột theo mã ẩn; cột ẩn', {
      hidden: true,
    }),
    fixed(
      'label',
      'Nội dung',
      'text',
      46,
      ({ item }, context) => itemLabel(context, item),
      'Tên mục',
    ),
    {
      ...fixed<DataRow>('value', 'Giá trị', 'text', 24, ({ value }) => value, 'Giá trị đã nhận'),
      typeOf: ({ item }) => valueType(item),
    },
    fixed('file', 'Tệp', 'text', 30, ({ file }) => file, 'Tệp đã nhận'),
    fixed('sheet', 'Trang', 'text', 14, ({ sheet }) => sheet, 'Trang tính trong tệp'),
    fixed('cell', 'Ô', 'center', 8, ({ cell }) => cell, 'Ô trong trang tính'),
    fixed('revision', 'Lần', 'whole', 7, ({ revision }) => revision, 'Lần báo cáo'),
  ],
};

export const historyTable: TableSpec<HistoryRow> = {
  key: 'history',
  name: 'Lịch sử',
  title: 'LỊCH SỬ NHẬN VÀ THAY ĐỔI SỐ LIỆU',
  about: 'Giá trị bị thay, cảnh báo và tệp bị từ chối; không xóa',
  rowId: (row) =>
    [row.run, row.kind, row.unit, row.period, row.item, row.file, row.sheet, row.cell].join('/'),
  tab: 'plain',
  columns: [
    fixed('run', 'Lượt', 'whole', 7, ({ run }) => run, 'Lượt tổng hợp đã ghi dòng này'),
    fixed(
      'kind',
      'Loại',
      'center',
      14,
      ({ kind }) => HISTORY_KINDS[kind],
      'Nhận, thay, cảnh báo, từ chối',
      { tones: { 'Từ chối': 'bad', 'Cảnh báo': 'warn' } },
    ),
    ...unitColumns<HistoryRow>(20),
    fixed('period', 'Kỳ', 'center', 10, ({ period }) => period, 'Kỳ báo cáo'),
    // What is read back; people read the words beside it.
    fixed(
      'item',
      'Mã mục',
      'text',
      28,
      ({ item }) => item,
      'Trang/dòng/cột theo mã ẩn, hoặc mã của cảnh báo, từ chối; cột ẩn',
      { hidden: true },
    ),
    fixed(
      'label',
      'Mục',
      'text',
      32,
      ({ kind, item }, context) =>
        kind === 'warning' || kind === 'rejected' ? concernOf(item) : itemLabel(context, item),
      'Tên mục; với cảnh báo, từ chối: nói về việc gì',
    ),
    {
      ...fixed<HistoryRow>('before', 'Trước', 'text', 18, ({ before }) => before, 'Giá trị trước'),
      typeOf: ({ item }) => valueType(item),
    },
    {
      ...fixed<HistoryRow>(
        'after',
        'Sau',
        'text',
        18,
        ({ after }) => after,
        'Giá trị sau, hoặc giá trị không nhận',
      ),
      typeOf: ({ item }) => valueType(item),
    },
    fixed('file', 'Tệp', 'text', 22, ({ file }) => file, 'Tệp'),
    fixed('sheet', 'Trang', 'text', 14, ({ sheet }) => sheet, 'Trang tính'),
    fixed('cell', 'Ô', 'center', 8, ({ cell }) => cell, 'Ô'),
    fixed('message', 'Nội dung', 'text', 52, ({ message }) => message, 'Lý do, việc cần làm'),
  ],
};
