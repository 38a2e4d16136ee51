/** Native charts on `Tổng quan`, beside the figures they show. */
import { cellAddress, columnLetters } from '../sheets/address';
import type { ReadSheet } from '../sheets/read-model';
import type { ChartRequest } from '../excel/port';
import { JobError } from './error';
import type { ProvinceStanding } from './standing';

interface ChartSpec {
  /** Heading of the block on the sheet. */
  block: string;
  title: string;
  kind: ChartRequest['kind'];
}

const CHARTS: readonly ChartSpec[] = [
  { block: 'TÌNH HÌNH BÁO CÁO', title: 'Tình hình báo cáo (số đơn vị)', kind: 'bar' },
  { block: 'NHIỆM VỤ ĐẾN NGÀY CHỐT', title: 'Nhiệm vụ theo trạng thái', kind: 'bar' },
  { block: 'CHỈ TIÊU ĐẾN NGÀY CHỐT', title: 'Chỉ tiêu theo trạng thái', kind: 'column' },
];

/** A chart is this many rows high, with some room below. */
const CHART_ROWS = 16;

/** Heading and column titles stand above the figures of a block. */
const ABOVE = 2;

/**
 * Where the charts go and what they show, found by the words on the sheet: people may have inserted
 * rows above.
 *
 * @throws JobError when the sheet is gone
 */
export function chartsOf({ book, found }: ProvinceStanding): ChartRequest[] {
  const table = found.tables.get('overview');
  const sheet = book.sheets.find(({ name }) => name === table?.name);
  if (!table || !sheet) {
    throw new JobError(
      'book-unusable',
      'Không thấy trang Tổng quan (trang bị xóa hoặc mất dòng, cột ẩn). Nạp lại bảng của tỉnh rồi vẽ biểu đồ.',
    );
  }
  const label = table.ids + 1;
  const beside = columnLetters(sheet.lastColumn + 2);
  const tops = new Map<unknown, number>();
  for (const row of sheet.rows()) {
    const value = sheet.cell(row, label)?.value;
    if (typeof value === 'string' && !tops.has(value)) tops.set(value, row);
  }
  return CHARTS.flatMap(({ block, title, kind }, index): ChartRequest[] => {
    const top = tops.get(block);
    if (top === undefined) return [];
    const first = top + ABOVE;
    const last = lastFigure(sheet, first, label);
    if (last < first) return [];
    const source = `${cellAddress(first, label)}:${cellAddress(last, label + 1)}`;
    const at = `${beside}${2 + index * CHART_ROWS}`;
    return [{ sheet: table.name, source, title, kind, at }];
  });
}

/** The last row with a label and a number, before the sum. */
function lastFigure(sheet: ReadSheet, first: number, label: number): number {
  let row = first;
  while (typeof sheet.cell(row, label + 1)?.value === 'number') row += 1;
  return sheet.cell(row - 1, label)?.value === 'Tổng số' ? row - 2 : row - 1;
}
