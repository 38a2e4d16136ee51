/** Realistic contents of a June for the pane's tests: units and tasks of the seeds, invented answers. */
import { NO_ADDITIONS } from '../../src/catalog/additions';
import { WHOLE } from '../../src/catalog/narrow';
import communes from '../../seeds/communes.json';
import documents from '../../seeds/documents.json';
import groups from '../../seeds/groups.json';
import holidays from '../../seeds/holidays.json';
import tasks from '../../seeds/tasks.json';
import type { Conflict } from '../../src/consolidation';
import { clauseName } from '../../src/domain/clause';
import { dayFromIso, formatDay } from '../../src/domain/day';
import type { CalendarDay } from '../../src/domain/model';
import type {
  Choices,
  MonitorLine,
  MonitorTask,
  MonitorView,
  OpenBook,
  ReportCheck,
  StateCounts,
} from '../../src/jobs/model';
import { unitsText } from '../../src/sheets/province/highlights';
import type { Settings } from '../../src/sheets/province/settings';

export const AS_OF = dayFromIso('2026-06-30');

export const unitNames = communes.map(({ code, name, type }) => ({
  code,
  name: `${type} ${name}`,
}));

const MISSING = ['06463', '06517', '06481', '06505'];

export const choices: Choices = {
  documents: documents.map(({ id, number, type, title }) => ({
    id,
    label: `${number ?? `${type} (chưa có số)`}: ${title}`,
    tasks: tasks.filter(({ document }) => document === id).length,
  })),
  groups: groups.map(({ id, name, units }) => ({ id, name, units })),
  units: unitNames,
  periods: [
    ...Array.from({ length: 12 }, (_, index) => ({
      id: `2026-${String(index + 1).padStart(2, '0')}`,
      name: `Tháng ${index + 1}/2026`,
    })),
    { id: '2026-Q2', name: 'Quý II/2026' },
    { id: '2026-H1', name: '6 tháng đầu năm 2026' },
  ],
  currentPeriod: '2026-06',
};

export const reporting = {
  period: '2026-06',
  expected: 65,
  actual: 61,
  onTime: 57,
  late: ['05977', '05983', '05986', '06001'],
  missing: MISSING,
};

const ofJune = {
  period: '2026-06',
  periodName: 'Tháng 6/2026',
  sample: true,
  additions: NO_ADDITIONS,
  documents: choices.documents,
  choice: WHOLE,
};

const province = {
  ...ofJune,
  kind: 'province',
  asOf: AS_OF,
  outdated: true,
  reporting,
} satisfies OpenBook;

export const books = {
  none: { kind: 'none' },
  commune: {
    ...ofJune,
    kind: 'commune',
    unit: '06463',
    unitName: 'xã Chi Lăng',
    asOf: dayFromIso('2026-06-14'),
    seal: 'unsealed',
    outdated: false,
  },
  province,
  /** Loaded with two of the documents, for one working group. */
  chosen: {
    ...province,
    choice: {
      documents: documents.slice(0, 2).map(({ id }) => id),
      group: groups[0]?.id ?? null,
    },
  },
  unusable: {
    kind: 'unusable',
    problem: {
      code: 'header-missing',
      severity: 'high',
      sheet: 'Nhiệm vụ',
      cell: 'A5',
      value: 'tiendo:tasks',
      message:
        'Trang này thiếu cột Tình hình: cột đã bị xóa. Bấm Ctrl+Z đến khi cột trở lại, hoặc chép lại trang từ tệp gốc.',
    },
  },
} satisfies Record<string, OpenBook>;

export type BookName = keyof typeof books;

const counts = (...numbers: readonly number[]): StateCounts => {
  const [doneOnTime = 0, doneLate = 0, inTime = 0, dueSoon = 0, overdue = 0, none = 0, data = 0] =
    numbers;
  return {
    doneOnTime,
    doneLate,
    inTime,
    dueSoon,
    overdue,
    noDeadline: none,
    notApplicable: 3,
    noData: data,
  };
};

const dated = tasks.filter(({ deadline }) => deadline?.date);

const monitorTask = (index: number, daysLate: number): MonitorTask => {
  const task = dated[index % dated.length] ?? tasks[0];
  if (!task) throw new Error('No task in the seeds.');
  const last = AS_OF - daysLate;
  return {
    id: task.id,
    content: task.content,
    owner:
      index % 4 === 1
        ? unitsText(unitNames.slice(index, index + 12).map(({ name }) => name))
        : index % 3 === 0
          ? (unitNames[(index * 4) % 65]?.name ?? '')
          : (task.lead[0] ?? 'UBND cấp xã'),
    deadline: `trước ${formatDay(last + 1)}`,
    last,
    daysLate,
    status: daysLate > 0 ? 'Quá hạn' : 'Sắp đến hạn',
    citation: `${task.document}, ${clauseName(task.clause)}`,
    units: index % 4 === 1 ? 12 : 1,
    place: { sheet: 'Nhiệm vụ', cell: `K${9 + index}` },
  };
};

const unitLine = ({ code, name }: { code: string; name: string }, index: number): MonitorLine => ({
  id: code,
  name,
  counts: MISSING.includes(code)
    ? counts(0, 0, 0, 0, 0, 0, 34)
    : counts(6 + (index % 5), index % 3, 8, index % 4, index % 6, 12, index % 2),
  disbursed: index % 7 === 0 ? null : 0.2 + (index % 9) * 0.07,
  reported: MISSING.includes(code) ? 'Chưa nộp' : index % 9 === 0 ? 'Trễ hạn' : 'Đúng hạn',
  place: { sheet: 'Đơn vị', cell: `A${9 + index}` },
});

const agencies = ['Sở Tài chính', 'Sở Nông nghiệp và Môi trường', 'Sở Xây dựng', 'UBND cấp xã'];

export const monitorView = (kind: 'commune' | 'province'): MonitorView => ({
  asOf: AS_OF,
  period: '2026-06',
  counts:
    kind === 'province' ? counts(312, 24, 498, 61, 87, 803, 140) : counts(4, 1, 6, 2, 1, 20, 2),
  overdue: Array.from({ length: kind === 'province' ? 17 : 1 }, (_, index) =>
    monitorTask(index, 61 - index * 3),
  ),
  dueSoon: Array.from({ length: kind === 'province' ? 5 : 2 }, (_, index) =>
    monitorTask(index + 20, -index),
  ),
  targets: [
    {
      id: '004-C01',
      name: 'Thu ngân sách nhà nước trên địa bàn',
      owner: 'xã Quan Sơn',
      measure: 'triệu đồng',
      planned: 18_500,
      actual: 4_120.5,
      rate: 0.2227,
      status: 'Chậm tiến độ',
      place: { sheet: 'Chỉ tiêu', cell: 'H12' },
    },
    {
      id: '004-C07',
      name: 'Trồng rừng mới tập trung',
      owner: 'xã Vạn Linh',
      measure: 'ha',
      planned: 120,
      actual: 46,
      rate: 0.3833,
      status: 'Chậm tiến độ',
      place: { sheet: 'Chỉ tiêu', cell: 'H18' },
    },
    {
      id: '004-C09',
      name: 'Tỷ lệ dân số tham gia bảo hiểm y tế',
      owner: 'xã Chiến Thắng',
      measure: '%',
      planned: 95,
      actual: null,
      rate: null,
      status: 'Chưa có số liệu',
      place: { sheet: 'Chỉ tiêu', cell: 'H19' },
    },
  ],
  floors: [
    {
      owner: kind === 'province' ? 'xã Bằng Mạc' : 'xã Chi Lăng',
      group: 2,
      planned: 32_400,
      disbursed: 9_310.4,
      rate: 0.28736,
      floor: 0.5,
      gap: 6_889.6,
      status: 'Chậm mốc',
      place: { sheet: 'Giải ngân', cell: 'J11' },
    },
  ],
  byUnit: kind === 'province' ? unitNames.map(unitLine) : [],
  byAgency: agencies.map((name, index) => ({
    id: name,
    name,
    counts: counts(20 + index, index, 30, 4, 9 - index * 3, 50, 3),
    disbursed: null,
    reported: null,
    place: { sheet: 'Nhiệm vụ', cell: `A${9 + index}` },
  })),
  partial:
    kind === 'province'
      ? '61/65 đơn vị đã báo cáo; thiếu: xã Chi Lăng, xã Quan Sơn, xã Nhân Lý, xã Chiến Thắng.'
      : null,
  reporting: kind === 'province' ? reporting : null,
});

export const item = (
  code: string,
  severity: Conflict['severity'],
  place: string,
  value: string,
  message: string,
): Conflict => {
  const [sheet = '', cell = ''] = place.split('!');
  return { code, severity, sheet, cell, value, message };
};

export const check: ReportCheck = {
  progress: [
    { sheet: 'tasks', name: 'Nhiệm vụ', answered: 27, expected: 34 },
    { sheet: 'targets', name: 'Chỉ tiêu', answered: 10, expected: 10 },
    { sheet: 'disbursement', name: 'Giải ngân', answered: 3, expected: 4 },
    { sheet: 'petitions', name: 'Kiến nghị', answered: 0, expected: 0 },
  ],
  problems: [
    item(
      'date-impossible',
      'high',
      'Nhiệm vụ!L14',
      '31/6/2026',
      'Không có ngày “31/6/2026” trong lịch (ngày ghi trước, tháng ghi sau). Hãy ghi ngày/tháng/năm, ví dụ 05/06/2026.',
    ),
    item(
      'above-plan',
      'medium',
      'Giải ngân!H10',
      '41.200',
      'Số đã giải ngân lớn hơn kế hoạch vốn (32.400). Kiểm tra đơn vị tính: triệu đồng.',
    ),
    item(
      'jump',
      'low',
      'Chỉ tiêu!H12',
      '4120,5',
      'Gấp 8 lần kỳ trước. Xem lại có thừa số 0 không.',
    ),
  ],
  missing: [
    ...Array.from({ length: 17 }, (_, index) =>
      item(
        'not-answered',
        'low',
        `Nhiệm vụ!K${20 + index}`,
        '',
        'Chưa chọn Tình hình. Không có việc thì chọn "Không phát sinh".',
      ),
    ),
    item('not-answered', 'low', 'Giải ngân!H13', '', 'Chưa ghi số đã giải ngân của nhóm 3.'),
  ],
  seal: 'unsealed',
  reportedOn: null,
  changedAfterSeal: [],
  empty: null,
  ready: false,
};

/** The same after everything was mended. */
export const checkDone: ReportCheck = {
  ...check,
  progress: check.progress.map((line) => ({ ...line, answered: line.expected })),
  problems: [],
  missing: [],
  // 1/7/2026
  reportedOn: 46204,
  ready: true,
};

/** A workbook that nobody has filled in. */
export const checkBlank: ReportCheck = {
  ...check,
  progress: check.progress.map((line) => ({ ...line, answered: 0 })),
  problems: [],
  empty: item('report-empty', 'high', 'Báo cáo!', '', 'Sổ chưa điền gì nên không tính là báo cáo.'),
};

export const settings: Settings = {
  asOf: AS_OF,
  warnDays: 7,
  beforeIncludesDay: false,
  rollToWorkingDay: false,
  dueWorkingDays: 1,
  weights: [1, 1, 1, 1],
  holidays: holidays as CalendarDay[],
};
