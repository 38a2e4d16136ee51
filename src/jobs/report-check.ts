/** What is still missing or wrong in a commune's report, each with its cell. */
import { conflict, emptyReport, type Conflict } from '../consolidation';
import { REPORT_FIELDS, REPORT_NAME } from '../sheets/commune/report-fields';
import { communeRows, NO_ANSWERS } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import { itemText, splitItem } from '../sheets/province/items';
import { NOT_APPLICABLE } from '../sheets/targets';
import type { FoundTables } from '../workbook/tables';
import type { ReportCheck } from './model';
import { reportSealOf, type CommuneStanding } from './standing';
import { TABLES } from './typed';

/** Said by the list of what is missing or of what was changed, or mended by making the report. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'report-date-missing',
  'disbursement-blank',
  'changed-after-seal',
]);

/** What the report itself must state; its day and revision come with making it. */
const STATED: readonly string[] = ['reporter', 'disbursement', 'petitions'];

type Values = ReadonlyMap<string, CellContent>;

interface Section {
  progress: ReportCheck['progress'][number];
  missing: Conflict[];
}

/** The cell of a row, as the workbook stands; the sheet alone when the row or column is gone. */
function placeOf(
  { tables }: FoundTables,
  sheet: string,
  row: string,
  column: string,
): { sheet: string; cell: string } {
  const table = tables.get(sheet);
  const found = table?.rows.find(({ id }) => id === row);
  return {
    sheet: table?.name ?? nameOf(sheet),
    cell: table && found ? table.at(found.number, column).address : '',
  };
}

const nameOf = (sheet: string): string =>
  TABLES.find(({ key }) => key === sheet)?.name ?? REPORT_NAME;

/** Of a workbook of which nothing can be said yet. */
export const UNCHECKED: ReportCheck = {
  progress: [],
  problems: [],
  missing: [],
  seal: 'unsealed',
  reportedOn: null,
  changedAfterSeal: [],
  empty: null,
  ready: false,
};

export function checkReport(standing: CommuneStanding): ReportCheck {
  const { submission } = standing;
  const values: Values = new Map(submission.values.map(({ item, value }) => [item, value]));
  const sections = [
    tasks(standing, values),
    targets(standing, values),
    disbursement(standing, values),
    petitions(standing, values),
    stated(standing, values),
  ];
  const { verdict } = submission;
  const [empty = null] = emptyReport(submission);
  const problems = submission.conflicts.filter(({ code }) => !SAID_ELSEWHERE.has(code));
  return {
    progress: sections.map(({ progress }) => progress),
    problems,
    missing: sections.flatMap(({ missing }) => missing),
    seal: reportSealOf(verdict),
    reportedOn: submission.reportedOn,
    changedAfterSeal: ('changes' in verdict ? verdict.changes : []).map(({ item, sealed, now }) => {
      const { sheet, row, column } = splitItem(item);
      const before = sealed === null ? 'để trống' : `"${itemText(item, sealed)}"`;
      return conflict(
        'changed-after-seal',
        'low',
        `Đã sửa sau khi lập báo cáo (lúc lập: ${before}). Lập lại báo cáo để niêm phong số mới.`,
        { ...placeOf(standing.found, sheet, row, column), value: now, item },
      );
    }),
    empty,
    ready: refusedIn(standing).length === 0 && empty === null,
  };
}

/** What a report cannot be made with: a sheet that is gone, and figures that the province would not take. */
export function refusedIn({ submission }: CommuneStanding): Conflict[] {
  const { conflicts, values, withheld } = submission;
  const cells = new Set(
    values.flatMap(({ item, sheet, cell }) =>
      withheld.includes(item) ? [`${sheet}!${cell}`] : [],
    ),
  );
  return conflicts.filter(
    ({ code, severity, sheet, cell }) =>
      code === 'sheet-missing' || (severity === 'high' && cells.has(`${sheet}!${cell}`)),
  );
}

const missingAt = (
  found: FoundTables,
  sheet: string,
  row: string,
  column: string,
  message: string,
): Conflict => conflict('answer-missing', 'medium', message, placeOf(found, sheet, row, column));

const section = (
  sheet: string,
  rows: readonly { id: string; isAnswered: boolean; missing: () => Conflict }[],
): Section => ({
  progress: {
    sheet,
    name: nameOf(sheet),
    answered: rows.filter(({ isAnswered }) => isAnswered).length,
    expected: rows.length,
  },
  missing: rows.filter(({ isAnswered }) => !isAnswered).map(({ missing }) => missing()),
});

/** Something stands in the cell, also what the checks cannot read: that is told as wrong, not as missing. */
function isFilled({ found, submission }: CommuneStanding, item: string, values: Values): boolean {
  if (values.has(item)) return true;
  const { sheet, row, column } = splitItem(item);
  const { sheet: name, cell } = placeOf(found, sheet, row, column);
  return submission.conflicts.some(
    (problem) => problem.sheet === name && problem.cell === cell && problem.value !== '',
  );
}

function tasks(standing: CommuneStanding, values: Values): Section {
  const { context, unit, found } = standing;
  const rows = communeRows(context, unit.code, NO_ANSWERS).tasks;
  return section(
    'tasks',
    rows.map(({ id }) => ({
      id,
      isAnswered: isFilled(standing, `tasks/${id}/state`, values),
      missing: () =>
        missingAt(
          found,
          'tasks',
          id,
          'state',
          'Chưa chọn Tình hình. Không có việc thì chọn "Không phát sinh".',
        ),
    })),
  );
}

function targets(standing: CommuneStanding, values: Values): Section {
  const { context, unit, found } = standing;
  const rows = communeRows(context, unit.code, NO_ANSWERS).targets.filter(
    ({ id, item }) => item !== null || values.has(`targets/${id}/name`),
  );
  return section(
    'targets',
    rows.map(({ id }) => ({
      id,
      isAnswered:
        values.get(`targets/${id}/state`) === NOT_APPLICABLE ||
        isFilled(standing, `targets/${id}/actual`, values),
      missing: () =>
        missingAt(
          found,
          'targets',
          id,
          'actual',
          'Chưa có số thực hiện lũy kế. Không có chỉ tiêu này thì chọn "Không phát sinh".',
        ),
    })),
  );
}

/** What a project must have before its money counts. */
const PROJECT_NEEDS = [
  ['group', 'Chưa chọn nhóm dự án nên không cộng được vào nhóm nào.'],
  ['plan', 'Chưa có kế hoạch vốn năm. Không được giao vốn thì ghi 0.'],
  ['disbursed', 'Chưa có số đã giải ngân. Chưa giải ngân thì ghi 0.'],
] as const;

function disbursement(standing: CommuneStanding, values: Values): Section {
  const { context, unit, found } = standing;
  const begun = communeRows(context, unit.code, NO_ANSWERS).disbursement.filter(({ id }) =>
    [...values.keys()].some((item) => item.startsWith(`disbursement/${id}/`)),
  );
  return section(
    'disbursement',
    begun.map(({ id }) => {
      const lacks = PROJECT_NEEDS.find(
        ([column]) => !isFilled(standing, `disbursement/${id}/${column}`, values),
      );
      return {
        id,
        isAnswered: lacks === undefined,
        missing: () => missingAt(found, 'disbursement', id, lacks?.[0] ?? 'plan', lacks?.[1] ?? ''),
      };
    }),
  );
}

/** An answer to a petition is the agency's to give: only what the unit adds itself must be whole. */
function petitions(standing: CommuneStanding, values: Values): Section {
  const { context, unit, found } = standing;
  const added = communeRows(context, unit.code, NO_ANSWERS).petitions.filter(
    ({ id, item }) =>
      item === null && [...values.keys()].some((key) => key.startsWith(`petitions/${id}/`)),
  );
  return section(
    'petitions',
    added.map(({ id }) => ({
      id,
      isAnswered: isFilled(standing, `petitions/${id}/content`, values),
      missing: () =>
        missingAt(found, 'petitions', id, 'content', 'Dòng kiến nghị chưa ghi nội dung.'),
    })),
  );
}

function stated(standing: CommuneStanding, values: Values): Section {
  const fields = REPORT_FIELDS.filter(({ id }) => STATED.includes(id));
  return section(
    'report',
    fields.map(({ id, label, about }) => ({
      id,
      isAnswered: isFilled(standing, `report/${id}/value`, values),
      missing: () =>
        missingAt(standing.found, 'report', id, 'value', `Chưa ghi "${label}". ${about}.`),
    })),
  );
}
