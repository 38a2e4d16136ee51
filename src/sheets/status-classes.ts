/** How statuses are counted in print: the lines of the commune's report and of the province's overview. */
import { absoluteArea } from './address';
import type { RowList } from './model';
import type { RenderedTable } from './render-table';

export interface StatusClass {
  label: string;
  /** Statuses that are counted on this line. */
  members: readonly string[];
  /** A part of this line that the overview names too. */
  including?: StatusClass;
}

/** Statuses of tasks of which nothing certain is known; said to be done without a day is neither in time nor late. */
export const NO_DATA: readonly string[] = ['Chưa có số liệu', 'Thiếu ngày hoàn thành'];

export const TASK_CLASSES: readonly StatusClass[] = [
  { label: 'Hoàn thành đúng hạn', members: ['Hoàn thành đúng hạn'] },
  { label: 'Hoàn thành quá hạn', members: ['Hoàn thành quá hạn'] },
  {
    label: 'Chưa hoàn thành, trong hạn',
    members: ['Trong hạn', 'Sắp đến hạn'],
    including: { label: '   trong đó: sắp đến hạn', members: ['Sắp đến hạn'] },
  },
  { label: 'Chưa hoàn thành, quá hạn', members: ['Quá hạn'] },
  { label: 'Không thời hạn', members: ['Không thời hạn'] },
  { label: 'Không phát sinh', members: ['Không phát sinh'] },
  { label: 'Chưa có số liệu', members: NO_DATA },
];

export const TARGET_CLASSES: readonly StatusClass[] = [
  'Vượt',
  'Đạt',
  'Đúng tiến độ',
  'Chậm tiến độ',
  'Không đạt',
  'Không phát sinh',
  'Chưa có số liệu',
].map((status) => ({ label: status, members: [status] }));

/** Where a table's statuses stand, as formulas write it. */
export const statusArea = ({ sheet, areaOf }: RenderedTable<RowList>): string =>
  absoluteArea(sheet.name, areaOf('status'));

export const countOf = (states: readonly string[], { members }: StatusClass): number =>
  states.filter((state) => members.includes(state)).length;

/**
 * @param only further conditions of the lines that are counted, as `COUNTIFS` takes them
 * @example countFormula("'Nhiệm vụ'!$M$5:$M$9", { label: 'Đạt', members: ['Đạt'] }) //=> `COUNTIF('Nhiệm vụ'!$M$5:$M$9,"Đạt")`
 */
export const countFormula = (area: string, { members }: StatusClass, only = ''): string =>
  members
    .map((state) =>
      only === '' ? `COUNTIF(${area},"${state}")` : `COUNTIFS(${area},"${state}",${only})`,
    )
    .join('+');
