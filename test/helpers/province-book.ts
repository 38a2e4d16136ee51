/** A province's book from a handful of answers in which every state occurs. */
import { loadCatalog } from '../../src/catalog';
import { dayFromIso } from '../../src/domain/day';
import { NO_ANSWERS } from '../../src/sheets/commune/rows';
import { GROUP_LABELS } from '../../src/sheets/line';
import type { SheetModel } from '../../src/sheets/model';
import { provinceBook, type ProvinceBook } from '../../src/sheets/province/book';
import type { BookContext } from '../../src/sheets/spec';
import { bookContext } from './context';
import { reportsOf, type UnitAnswers } from './reports';

const catalog = loadCatalog();
export const context = bookContext();
const day = (iso: string): number => dayFromIso(iso);

/** Every state of a task, every state of a target, three project groups; all other units are silent. */
const ANSWERS: Readonly<Record<string, UnitAnswers>> = {
  '05977': {
    'tasks/000-T41': { state: 'Hoàn thành', completedOn: day('2026-05-20') },
    'tasks/000-T44': { state: 'Hoàn thành', completedOn: day('2026-05-01') },
    'tasks/000-T01': { state: 'Đang thực hiện' },
    'tasks/000-T02': { state: 'Không phát sinh' },
    'tasks/000-T04': { state: 'Hoàn thành' },
    'targets/004-C03': { planUnit: 100, actual: 20 },
    'targets/004-C04': { planUnit: 100, actual: 60 },
    'targets/004-C05': { planUnit: 100, actual: 100 },
    'targets/004-C06': { planUnit: 100, actual: 140 },
    'targets/004-C07': { state: 'Không phát sinh' },
    'disbursement/DA-01': { group: GROUP_LABELS[2], plan: 1000, disbursed: 100, estimate: 200 },
    'disbursement/DA-02': { group: GROUP_LABELS[1], plan: 300, disbursed: 300 },
  },
  '06463': { 'tasks/004-T54': { state: 'Đang thực hiện' } },
  '06517': {
    'tasks/000-T41': { state: 'Chưa thực hiện' },
    'tasks/002-T18': { state: 'Đang thực hiện' },
    'targets/002-C02': { actual: 3 },
    'disbursement/DA-01': { group: GROUP_LABELS[2], plan: 500, disbursed: 200 },
    'disbursement/DA-02': { group: GROUP_LABELS[3], plan: 50 },
  },
};

export const book = (answers = ANSWERS): ProvinceBook => bookOf(context, answers);

/** The same for another period or catalog. */
export const bookOf = (of: BookContext, answers = ANSWERS): ProvinceBook =>
  provinceBook(of, {
    settings: {
      asOf: of.asOf,
      warnDays: of.warnDays,
      beforeIncludesDay: false,
      rollToWorkingDay: false,
      dueWorkingDays: 1,
      weights: [0.2, 0.2, 0.3, 0.3],
      holidays: catalog.holidays,
    },
    reports: reportsOf(answers),
    ownAnswers: NO_ANSWERS,
    units: catalog.communes.map((unit) => ({
      unit,
      groups: [],
      status: unit.code in answers ? 'Đúng hạn' : 'Chưa nộp',
      submittedOn: unit.code in answers ? day('2026-06-15') : null,
      file: '',
    })),
    ledger: [],
    data: [],
    history: [],
    reporting: { expected: 65, actual: 2, onTime: 1 },
    partial: 'Số liệu của 2/65 đơn vị.',
  });

export const sheetOf = (of: ProvinceBook, key: string): SheetModel => {
  const sheet = of.book.sheets.find((candidate) => candidate.key === key);
  if (!sheet) throw new Error(`no sheet ${key}`);
  return sheet;
};
