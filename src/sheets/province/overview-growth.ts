/** Tổng quan, the growth scenario: what the rest of the year still has to bring. */
import { growthNeeded } from '../../domain/growth';
import { partsOf } from '../../domain/period';
import { cellAddress } from '../address';
import { text, type Form } from '../form';
import type { CellModel } from '../model';
import type { BookContext } from '../spec';
import type { Settings } from './settings';

/** Growth is told to a tenth at least, whole or not. */
const GROWTH = '0.0#';

export function growthBlock(
  form: Form,
  { catalog: { growth }, period }: BookContext,
  settings: Settings,
): void {
  form.line(`KỊCH BẢN TĂNG TRƯỞNG: ${growth.indicator} (%)`, 'section', { height: 20 });
  const { year } = partsOf(period);
  if (growth.year !== year) {
    const none = `Chưa có kịch bản tăng trưởng năm ${year}; các văn bản chỉ có kịch bản năm ${growth.year}.`;
    form.line(none, 'note', { height: 18 });
    form.blank();
    return;
  }
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) =>
    growth.periods.find(({ period }) => period === `${growth.year}-${quarter}`),
  );
  const actuals = quarters.map((quarter) => quarter?.estimated ?? null);
  const needed = growthNeeded(growth.annualTarget, settings.weights, actuals);
  const titles = ['', 'Quý I', 'Quý II', 'Quý III', 'Quý IV', 'Cả năm'];
  form.add(Object.fromEntries(titles.map((title, index) => [index + 2, text(title, 'heading')])));
  const figures = (label: string, values: readonly (number | null)[], year: CellModel): number => {
    const cells: Record<number, CellModel> = { 2: text(label), 7: year };
    values.forEach(
      (value, index) => (cells[index + 3] = { value, style: 'number', format: GROWTH }),
    );
    return form.add(cells);
  };
  figures(
    'Kịch bản',
    quarters.map((quarter) => quarter?.planned ?? null),
    { value: growth.annualTarget, style: 'number', format: GROWTH },
  );
  const planRow = form.next - 1;
  const actualRow = figures('Ước thực hiện', actuals, {
    value: null,
    style: 'number',
    format: GROWTH,
  });
  // SUMPRODUCT would need the weights lying as the quarters lie; four products say it plainly.
  const weight = (index: number): string => `INDEX(TyTrongQuy,${index})`;
  const quarterCells = [1, 2, 3, 4].map((index) => ({
    w: weight(index),
    cell: cellAddress(actualRow, index + 2),
  }));
  const all = quarterCells.map(({ w }) => w).join('+');
  const spent = quarterCells.map(({ w, cell }) => `IF(ISNUMBER(${cell}),${w}*${cell},0)`).join('+');
  const rest = quarterCells.map(({ w, cell }) => `IF(ISNUMBER(${cell}),0,${w})`).join('+');
  const neededCell: CellModel = {
    value: needed ?? '',
    formula: `IF((${rest})=0,"",(${cellAddress(planRow, 7)}*(${all})-(${spent}))/(${rest}))`,
    style: 'number',
    format: GROWTH,
  };
  form.spans([
    {
      left: 2,
      right: 6,
      cell: text(
        'Phần còn lại của năm phải đạt bình quân (theo tỷ trọng quý ở trang Cấu hình)',
        'total',
      ),
    },
    { left: 7, right: 7, cell: neededCell },
  ]);
  form.blank();
}
