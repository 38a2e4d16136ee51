/** The tables in the report: statuses counted, and disbursement by project group against its milestone. */
import { DISBURSEMENT_TONES } from '../columns';
import { cellAddress } from '../address';
import { wholePercent, type GroupLine } from '../disbursement-sums';
import {
  DISBURSEMENT_FLOOR,
  DISBURSEMENT_RATE,
  DISBURSEMENT_STATUS,
  NEXT_MILESTONE,
  percentText,
} from '../formulas';
import { fillFormula } from '../fill-formula';
import { text, type Form } from '../form';
import { PROJECT_GROUPS, SUM_COLUMNS, groupRow } from '../group-sums';
import type { CellContent, CellModel } from '../model';
import type { RenderedTable } from '../render-table';
import type { BookContext } from '../spec';
import { countFormula, countOf, type StatusClass } from '../status-classes';
import { NONE } from './report-fields';

/** Counts of a status column by class, with their share. */
export function classTable(
  form: Form,
  classes: readonly StatusClass[],
  states: readonly string[],
  area: string,
): void {
  const line = (label: CellModel, count: CellModel, share: CellModel): void => {
    form.spans([
      { left: 2, right: 4, cell: label },
      { left: 5, right: 5, cell: count },
      { left: 6, right: form.lastColumn, cell: share },
    ]);
  };
  line(text('Trạng thái', 'heading'), text('Số lượng', 'heading'), text('Tỷ lệ', 'heading'));
  const counts = classes.map((one) => countOf(states, one));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const first = form.next;
  const totalRow = first + classes.length;
  classes.forEach((one, index) => {
    const count = counts[index] ?? 0;
    const cell = cellAddress(form.next, 5);
    line(
      text(one.label),
      { value: count, formula: countFormula(area, one), style: 'whole' },
      {
        value: total === 0 ? 0 : count / total,
        formula: `IF($E$${totalRow}=0,0,${cell}/$E$${totalRow})`,
        style: 'percent',
      },
    );
  });
  line(
    text('Tổng số', 'total'),
    {
      value: total,
      formula: `SUM(E${first}:E${totalRow - 1})`,
      style: 'totalNumber',
      format: '#,##0',
    },
    text('', 'total'),
  );
}

const GROUP_TITLES = [
  'Nhóm dự án',
  'Kế hoạch vốn',
  'Đã giải ngân',
  'Ước hết kỳ',
  'Tỷ lệ; mốc',
  'Trạng thái',
] as const;

/** Behind the rate: the share due by now; before the first milestone the one to come, and its day. */
const held = (floor: CellContent, next: string): string =>
  typeof floor === 'number' ? `; ${wholePercent(floor)}` : next === '' ? '' : `; ${next}`;

/** The same two for people without the add-in. */
const RATE_AND_MILESTONE =
  `IF((${DISBURSEMENT_RATE})="","-",${percentText(DISBURSEMENT_RATE)})&` +
  `IF((${DISBURSEMENT_FLOOR})<>"","; "&${percentText(DISBURSEMENT_FLOOR)},` +
  `IF((${NEXT_MILESTONE})="","","; "&${NEXT_MILESTONE}))`;

/** Said of a group without projects while nobody has said that there are none: forgetting is no answer. */
const NOT_SAID = 'Chưa có số liệu';

/** Whether the unit has anything to disburse: its own word, and the cell where it stands. */
export interface Said {
  value: CellContent;
  cell: string;
}

/** Disbursement of the unit by project group, each against the milestone that holds on the report date. */
export function disbursementTable(
  form: Form,
  lines: readonly GroupLine[],
  table: RenderedTable,
  said: Said,
  context: BookContext,
): void {
  form.add(
    Object.fromEntries(GROUP_TITLES.map((title, index) => [index + 2, text(title, 'heading')])),
  );
  const first = form.next;
  const columns = new Map<string, number>(SUM_COLUMNS);
  const none = said.value === NONE || lines.length > 0 ? NONE : NOT_SAID;
  for (const group of PROJECT_GROUPS) {
    const row = form.next;
    const { cells, assessed, next, area } = groupRow(group, lines, table, row, context);
    const { rate, floor, status } = assessed;
    const fill = (template: string): string =>
      fillFormula(template.replaceAll('[floor]', `(${DISBURSEMENT_FLOOR})`), row, columns);
    const hasProjects = lines.some((line) => line.group === group);
    const ofProjects = (otherwise: string, formula: string): string =>
      `IF(COUNTIF(${area},$B${row})=0,${otherwise},${formula})`;
    const noneFormula = `IF(OR(${said.cell}="${NONE}",COUNTIF(${area},"?*")>0),"${NONE}","${NOT_SAID}")`;
    const percent = (value: CellContent): string =>
      typeof value === 'number' ? wholePercent(value) : '-';
    form.add({
      ...cells,
      6: {
        // The status says that there is nothing; a milestone beside it would only ask for what is not there.
        value: hasProjects ? `${percent(rate)}${held(floor, next)}` : '',
        formula: ofProjects('""', fill(RATE_AND_MILESTONE)),
        style: 'center',
      },
      7: {
        value: hasProjects ? status : none,
        formula: ofProjects(noneFormula, fill(DISBURSEMENT_STATUS)),
        style: 'center',
      },
    });
  }
  form.highlight({ top: first, left: 7, bottom: form.next - 1, right: 7 }, DISBURSEMENT_TONES);
}
