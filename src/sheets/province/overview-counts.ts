/** Tổng quan, how many: units by the state of their reports, lines by status, each with a bar of its share. */
import { text, type Form } from '../form';
import type { CellModel, RowList } from '../model';
import type { RenderedTable } from '../render-table';
import { countFormula, countOf, statusArea, type StatusClass } from '../status-classes';

/** Blocks in a bar of a whole: wide enough to compare, narrow enough to print. */
const BAR = 24;

/** A row of label, count and share; the bar takes what is left of the page. */
function countRow(
  form: Form,
  label: CellModel,
  count: CellModel,
  share: CellModel,
  bar: CellModel,
): void {
  form.spans([
    { left: 2, right: 2, cell: label },
    { left: 3, right: 3, cell: count },
    { left: 4, right: 4, cell: share },
    { left: 5, right: form.lastColumn, cell: bar },
  ]);
}

interface Whole {
  value: number;
  /** Row in which the whole stands, of which the shares are parts. */
  row: number;
}

function countLine(
  form: Form,
  label: string,
  count: { value: number; formula: string | null },
  whole: Whole,
): void {
  const share = whole.value === 0 ? 0 : count.value / whole.value;
  const row = form.next;
  countRow(
    form,
    text(label),
    {
      value: count.value,
      ...(count.formula === null ? {} : { formula: count.formula }),
      style: 'whole',
    },
    {
      value: share,
      formula: `IF($C$${whole.row}=0,0,C${row}/$C$${whole.row})`,
      style: 'percent',
    },
    {
      value: '█'.repeat(Math.round(share * BAR)),
      formula: `REPT("█",ROUND(D${row}*${BAR},0))`,
      style: 'bar',
    },
  );
}

/** How many units have to report, have reported and were in time. */
export function reportingBlock(
  form: Form,
  { expected, actual, onTime }: { expected: number; actual: number; onTime: number },
  units: RenderedTable<RowList>,
): void {
  const area = statusArea(units);
  const having = (state: string): string => `COUNTIF(${area},"${state}")`;
  form.line('TÌNH HÌNH BÁO CÁO', 'section', { height: 20 });
  countRow(
    form,
    text('', 'heading'),
    text('Số đơn vị', 'heading'),
    text('Tỷ lệ', 'heading'),
    text('', 'heading'),
  );
  const whole = { value: expected, row: form.next };
  const line = (label: string, value: number, formula: string): void =>
    countLine(form, label, { value, formula }, whole);
  line('Phải báo cáo', expected, `ROWS(${area})`);
  line('Đã báo cáo (tỷ lệ báo cáo)', actual, `${having('Đúng hạn')}+${having('Trễ hạn')}`);
  line('Đúng hạn (tỷ lệ đúng hạn)', onTime, having('Đúng hạn'));
  line('Trễ hạn', actual - onTime, having('Trễ hạn'));
  line('Chưa nộp', expected - actual, `${having('Chưa nộp')}+${having('Chưa đến hạn')}`);
  form.blank();
}

/**
 * Lines by status.
 *
 * @param table null where no sheet holds all of the lines: figures then, and no formulas
 * @param only further conditions of the lines that are counted, as `COUNTIFS` takes them
 */
export function statesBlock(
  form: Form,
  title: string,
  classes: readonly StatusClass[],
  states: readonly string[],
  table: RenderedTable<RowList> | null,
  only = '',
): void {
  const area = table && statusArea(table);
  const lines = classes.flatMap(({ including, ...one }) => [
    { ...one, isPart: false },
    ...(including ? [{ ...including, isPart: true }] : []),
  ]);
  form.line(title, 'section', { height: 20 });
  countRow(
    form,
    text('Trạng thái', 'heading'),
    text('Số lượng', 'heading'),
    text('Tỷ lệ', 'heading'),
    text('', 'heading'),
  );
  const first = form.next;
  const whole = {
    value: states.filter((state) => state !== '').length,
    row: first + lines.length,
  };
  for (const line of lines) {
    const formula = area && countFormula(area, line, only);
    countLine(form, line.label, { value: countOf(states, line), formula }, whole);
  }
  const counted = lines.flatMap(({ isPart }, index) => (isPart ? [] : [`C${first + index}`]));
  countRow(
    form,
    text('Tổng số', 'total'),
    { value: whole.value, formula: counted.join('+'), style: 'totalNumber', format: '#,##0' },
    text('', 'total'),
    text('', 'total'),
  );
  form.blank();
}
