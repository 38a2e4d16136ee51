/**
 * The rules of `domain/` said once more in built-in worksheet functions, for people without the
 * add-in. Each stands beside the rule it repeats; LibreOffice recalculates them in the tests and must
 * agree with the TypeScript (test/sheets/recalculate.test.ts). `[key]` is the cell of that column in the same row.
 *
 * Only functions of Excel 2010 are used. `SUMPRODUCT(MAX(…))` is the array form of MAX without
 * Ctrl+Shift+Enter; `COUNT(a,b)>0` asks whether one of two cells holds a number, which
 * `ISNUMBER(IF(…))` would not tell the same way everywhere.
 */
import { DIRECTION_LABELS } from './line';
import { NAMES } from './names';

const { 'at-least': MORE, 'at-most': LESS, exactly: EQUAL } = DIRECTION_LABELS;

const { asOf, warnDays, shareOfYear, milestoneGroup, milestoneDay, milestoneShare } = NAMES;

/** `taskStatus` in domain/task-status.ts. */
export const TASK_STATUS =
  `IF([state]="Không phát sinh","Không phát sinh",` +
  `IF(ISNUMBER([completedOn]),IF(OR([lastDay]="",[completedOn]<=[lastDay]),"Hoàn thành đúng hạn","Hoàn thành quá hạn"),` +
  `IF([state]="Hoàn thành","Thiếu ngày hoàn thành",` +
  `IF([state]="","Chưa có số liệu",${openStatus('lastDay')}))))`;

/** `deadlineStatus` in domain/deadline-status.ts, for an answer that is due. */
export const ANSWER_STATUS =
  `IF([content]="","",IF(ISNUMBER([answeredOn]),IF(OR([lastDay]="",[answeredOn]<=[lastDay]),` +
  `"Hoàn thành đúng hạn","Hoàn thành quá hạn"),${openStatus('lastDay')}))`;

function openStatus(lastDay: string): string {
  return (
    `IF([${lastDay}]="","Không thời hạn",IF(${asOf}>[${lastDay}],"Quá hạn",` +
    `IF([${lastDay}]-${asOf}<=${warnDays},"Sắp đến hạn","Trong hạn")))`
  );
}

/** `daysLeft` in domain/deadline.ts; blank once the task is done. */
export const DAYS_LEFT = `IF(OR([lastDay]="",ISNUMBER([completedOn]),[state]="Không phát sinh"),"",[lastDay]-${asOf})`;

/** The last day of a recurring deadline moves with the report date: next occurrence, else the last one. */
export function nextOccurrence(lastDays: readonly number[]): string {
  const last = lastDays.at(-1);
  if (last === undefined) throw new RangeError('A recurring deadline needs at least one date.');
  return lastDays
    .slice(0, -1)
    .reduceRight((later, day) => `IF(${asOf}<=${day},${day},${later})`, String(last));
}

// --- targets (domain/target.ts) ---------------------------------------------------------------

/** The plan the commune adopted stands before the one the province set. */
const PLAN = `IF(ISNUMBER([planUnit]),[planUnit],[planProvince])`;
const HAS_BOTH = `AND(COUNT([planUnit],[planProvince])>0,ISNUMBER([actual]))`;

export const rateAgainst = (plan: 'planProvince' | 'planUnit'): string =>
  `IF(AND(ISNUMBER([${plan}]),ISNUMBER([actual])),IF([${plan}]>0,[actual]/[${plan}],""),"")`;

export const TARGET_GAP =
  `IF(${HAS_BOTH},IF([direction]="${LESS}",${PLAN}-[actual],` +
  `IF([direction]="${EQUAL}",-ABS([actual]-${PLAN}),[actual]-${PLAN})),"")`;

/** Six decimals are more than any figure carries; rounding swallows the dust of binary fractions. */
const GAP = `ROUND([gap],6)`;

export const TARGET_STATUS =
  `IF([name]="","",IF([state]="Không phát sinh","Không phát sinh",IF(NOT(${HAS_BOTH}),"Chưa có số liệu",` +
  `IF(${GAP}>0,IF([direction]="${MORE}","Vượt","Đạt"),IF(${GAP}=0,"Đạt",` +
  `IF(OR(${shareOfYear}>=1,AND([direction]<>"${MORE}",[actual]>${PLAN})),"Không đạt",` +
  `IF(${PLAN}>0,IF(ROUND([actual]/${PLAN},9)>=ROUND(${shareOfYear},9),"Đúng tiến độ","Chậm tiến độ"),"Chậm tiến độ")))))))`;

/** Months left in the year after the report date, the running one by its days. */
const DAYS_IN_MONTH = `DAY(DATE(YEAR(${asOf}),MONTH(${asOf})+1,0))`;
const MONTHS_LEFT = `(12-MONTH(${asOf})+(${DAYS_IN_MONTH}-DAY(${asOf}))/${DAYS_IN_MONTH})`;

export const REQUIRED_PACE = `IF(OR([gap]="",[direction]<>"${MORE}"),"",IF(${GAP}>=0,0,IF(ROUND(${MONTHS_LEFT},9)=0,"",-[gap]/${MONTHS_LEFT})))`;

// --- disbursement (domain/disbursement.ts) ----------------------------------------------------

/** The estimate to the end of the period where there is one, else the result so far (TT 37/2025/TT-BTC Điều 4). */
const SPENT = `IF(ISNUMBER([estimate]),[estimate],[disbursed])`;
const HAS_MONEY = `AND(ISNUMBER([plan]),COUNT([estimate],[disbursed])>0)`;
const DUE = `(${milestoneGroup}=[group])*(${milestoneDay}<=${asOf})`;
const NEXT = `(${milestoneGroup}=[group])*(${milestoneDay}>=${asOf})`;

export const DISBURSEMENT_RATE = `IF(${HAS_MONEY},IF([plan]>0,${SPENT}/[plan],""),"")`;

export const DISBURSEMENT_FLOOR = `IF(SUMPRODUCT(${DUE})=0,"",SUMPRODUCT(MAX(${DUE}*${milestoneShare})))`;

export const DISBURSEMENT_STATUS =
  `IF([group]="","",IF(NOT(${HAS_MONEY}),"Chưa có số liệu",` +
  `IF(ROUND(${SPENT}-[plan],6)>0,"Vượt kế hoạch",IF(AND([plan]=0,${SPENT}=0),"Không có kế hoạch",` +
  `IF([floor]="","Chưa đến mốc",IF(ROUND(${SPENT}-[floor]*[plan],6)>=0,"Đạt mốc","Chậm mốc"))))))`;

/**
 * Sum of a column over the projects of one group that have a plan and a figure (`sumByGroup` in
 * domain/disbursement.ts); blank when there is none. `ranges` are absolute areas, `group` the cell that
 * holds the group's words.
 */
export function groupSum(
  key: 'plan' | 'disbursed' | 'estimate',
  ranges: Readonly<Record<'group' | 'plan' | 'disbursed' | 'estimate', string>>,
  group: string,
): string {
  const { plan, disbursed, estimate } = ranges;
  const counted = `(${ranges.group}=${group})*ISNUMBER(${plan})*((ISNUMBER(${estimate})+ISNUMBER(${disbursed}))>0)`;
  const sum =
    key === 'estimate'
      ? `SUMPRODUCT(${counted},${estimate})+SUMPRODUCT(${counted}*NOT(ISNUMBER(${estimate})),${disbursed})`
      : `SUMPRODUCT(${counted},${ranges[key]})`;
  return `IF(SUMPRODUCT(${counted})=0,"",${sum})`;
}

/** Shares grow with time, so the next milestone is the least share among those still to come. */
const NEXT_SHARE =
  `IF(SUMPRODUCT(${NEXT})>0,1-SUMPRODUCT(MAX(${NEXT}*(1-${milestoneShare}))),` +
  `SUMPRODUCT(MAX((${milestoneGroup}=[group])*${milestoneShare})))`;

export const DISBURSEMENT_GAP =
  `IF(OR([group]="",NOT(${HAS_MONEY})),"",IF(SUMPRODUCT(--(${milestoneGroup}=[group]))=0,"",` +
  `MAX(0,ROUND(${NEXT_SHARE}*[plan]-${SPENT},6))))`;
