/**
 * The rules of `domain/` said once more in built-in worksheet functions, for people without the
 * add-in. Each stands beside the rule it repeats; LibreOffice recalculates them in the tests and must
 * agree with the TypeScript (test/e2e/recalculate.test.ts). `[key]` is the cell of that column in the same row.
 *
 * Only functions of Excel 2010 are used. `SUMPRODUCT(MAX(…))` is the array form of MAX without
 * Ctrl+Shift+Enter; `COUNT(a,b)>0` asks whether one of two cells holds a number, which
 * `ISNUMBER(IF(…))` would not tell the same way everywhere.
 */
import { RELATIVE_TOLERANCE } from '../domain/almost';
import { cellAddress } from './address';
import { DIRECTION_LABELS, GROUP_LABELS } from './line';
import type { Area } from './model';
import { NAMES } from './names';

const { 'at-most': LESS, exactly: EQUAL } = DIRECTION_LABELS;

const { asOf, warnDays, shareOfYear, milestoneGroup, milestoneDay, milestoneShare } = NAMES;

// --- rounding forgiven (domain/almost.ts) -----------------------------------------------------

const tolerance = (first: string, second: string): string =>
  `${String(RELATIVE_TOLERANCE).toUpperCase()}*MAX(ABS(${first}),ABS(${second}))`;

/** `almostEqual`. */
const almost = (first: string, second: string): string =>
  `ABS(${first}-${second})<=${tolerance(first, second)}`;

/** `reaches`: what is missing is nothing, or dust. */
const reaches = (figure: string, floor: string): string =>
  `${floor}-${figure}<=${tolerance(figure, floor)}`;

/** `exceeds`. */
const exceeds = (figure: string, limit: string): string =>
  `${figure}-${limit}>${tolerance(figure, limit)}`;

// --- deadlines --------------------------------------------------------------------------------

/** A unit may type the last day of its own petition: whatever is no date is no deadline. */
const NO_LAST_DAY = `NOT(ISNUMBER([lastDay]))`;

const inTime = (doneOn: string): string => `OR(${NO_LAST_DAY},[${doneOn}]<=[lastDay])`;

/** `deadlineStatus` in domain/deadline-status.ts, for what is not finished. */
const OPEN_STATUS =
  `IF(${NO_LAST_DAY},"Không thời hạn",IF(${asOf}>[lastDay],"Quá hạn",` +
  `IF([lastDay]-${asOf}<=${warnDays},"Sắp đến hạn","Trong hạn")))`;

/** `taskStatus` in domain/task-status.ts. */
export const TASK_STATUS =
  `IF([state]="Không phát sinh","Không phát sinh",` +
  `IF(ISNUMBER([completedOn]),IF(${inTime('completedOn')},"Hoàn thành đúng hạn","Hoàn thành quá hạn"),` +
  `IF([state]="Hoàn thành","Thiếu ngày hoàn thành",` +
  `IF([state]="","Chưa có số liệu",${OPEN_STATUS}))))`;

/** `deadlineStatus` in domain/deadline-status.ts, for an answer that is due. */
export const ANSWER_STATUS =
  `IF([content]="","",IF(ISNUMBER([answeredOn]),IF(${inTime('answeredOn')},` +
  `"Hoàn thành đúng hạn","Hoàn thành quá hạn"),${OPEN_STATUS}))`;

/** `daysLeft` in domain/deadline.ts; blank once the task is done. */
export const DAYS_LEFT = `IF(OR(${NO_LAST_DAY},ISNUMBER([completedOn]),[state]="Không phát sinh"),"",[lastDay]-${asOf})`;

/**
 * The last day of a recurring deadline moves with the report date: next occurrence, else the last one
 * (`lastDayOf` in domain/deadline.ts). Each day that has passed adds the step to the one behind it, so
 * that a hundred dates nest no deeper than two; Excel refuses IFs within IFs beyond 64.
 */
export function nextOccurrence(lastDays: readonly number[]): string {
  const [first, ...later] = lastDays;
  if (first === undefined) throw new RangeError('A recurring deadline needs at least one date.');
  const steps = later.map((day, index) => {
    const before = lastDays[index] ?? day;
    return `+(${asOf}>${before})*${day - before}`;
  });
  return `${first}${steps.join('')}`;
}

// --- targets (domain/target.ts) ---------------------------------------------------------------

/** The plan the commune adopted stands before the one the province set. */
const PLAN = `IF(ISNUMBER([planUnit]),[planUnit],[planProvince])`;
const HAS_BOTH = `AND(COUNT([planUnit],[planProvince])>0,ISNUMBER([actual]))`;

export const rateAgainst = (plan: 'planProvince' | 'planUnit'): string =>
  `IF(AND(ISNUMBER([${plan}]),ISNUMBER([actual])),IF([${plan}]>0,[actual]/[${plan}],""),"")`;

export const TARGET_GAP =
  `IF(${HAS_BOTH},IF(${almost('[actual]', PLAN)},0,IF([direction]="${LESS}",${PLAN}-[actual],` +
  `IF([direction]="${EQUAL}",-ABS([actual]-${PLAN}),[actual]-${PLAN}))),"")`;

/** More is better unless the row says otherwise; a unit may leave the direction of its own row blank. */
const NOT_MORE = `OR([direction]="${LESS}",[direction]="${EQUAL}")`;

export const TARGET_STATUS =
  `IF([name]="","",IF([state]="Không phát sinh","Không phát sinh",IF(NOT(${HAS_BOTH}),"Chưa có số liệu",` +
  `IF([gap]>=0,IF(OR([gap]=0,${NOT_MORE}),"Đạt","Vượt"),` +
  `IF(OR(${shareOfYear}>=1,AND(${NOT_MORE},[actual]>${PLAN})),"Không đạt",` +
  `IF(${PLAN}>0,IF(${reaches(`[actual]/${PLAN}`, shareOfYear)},"Đúng tiến độ","Chậm tiến độ"),"Chậm tiến độ"))))))`;

/** Months left of a year after the report date, the running one by its days; a report date may lie outside the year. */
const DAYS_IN_MONTH = `DAY(DATE(YEAR(${asOf}),MONTH(${asOf})+1,0))`;
const monthsLeftOf = (year: number): string =>
  `IF(YEAR(${asOf})<${year},12,12-MONTH(${asOf})+(${DAYS_IN_MONTH}-DAY(${asOf}))/${DAYS_IN_MONTH})`;

/** `requiredPace`, in the year of the plan. */
export const requiredPaceIn = (year: number): string =>
  `IF(OR([gap]="",${NOT_MORE}),"",IF([gap]>=0,0,IF(${asOf}>=DATE(${year},12,31),"",-[gap]/${monthsLeftOf(year)})))`;

// --- disbursement (domain/disbursement.ts) ----------------------------------------------------

/** The estimate to the end of the period where there is one, else the result so far (TT 37/2025/TT-BTC Điều 4). */
const SPENT = `IF(ISNUMBER([estimate]),[estimate],[disbursed])`;
const HAS_MONEY = `AND(ISNUMBER([plan]),COUNT([estimate],[disbursed])>0)`;
/** Blank, or words that somebody pasted over the drop-down: no group, nothing to judge (`groupOf`). */
const NO_GROUP = `NOT(OR(${Object.values(GROUP_LABELS)
  .map((label) => `[group]="${label}"`)
  .join(',')}))`;

const OF_GROUP = `(${milestoneGroup}=[group])`;

/** The highest share of the group's milestones up to a day (`disbursementFloor`). */
const shareDue = (day: string): string =>
  `SUMPRODUCT(MAX(${OF_GROUP}*(${milestoneDay}<=${day})*${milestoneShare}))`;

export const DISBURSEMENT_RATE = `IF(${HAS_MONEY},IF([plan]>0,${SPENT}/[plan],""),"")`;

export const DISBURSEMENT_FLOOR = `IF(SUMPRODUCT(${OF_GROUP}*(${milestoneDay}<=${asOf}))=0,"",${shareDue(asOf)})`;

export const DISBURSEMENT_STATUS =
  `IF(${NO_GROUP},"",IF(NOT(${HAS_MONEY}),"Chưa có số liệu",` +
  `IF(${exceeds(SPENT, '[plan]')},"Vượt kế hoạch",IF(AND([plan]=0,${SPENT}=0),"Không có kế hoạch",` +
  `IF([floor]="","Chưa đến mốc",IF(${reaches(SPENT, '[floor]*[plan]')},"Đạt mốc","Chậm mốc"))))))`;

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
  // What counts may have an estimate and no result so far: no result is not nought.
  const given = key === 'disbursed' ? `${counted}*ISNUMBER(${disbursed})` : counted;
  const sum =
    key === 'estimate'
      ? `SUMPRODUCT(${counted},${estimate})+SUMPRODUCT(${counted}*NOT(ISNUMBER(${estimate})),${disbursed})`
      : `SUMPRODUCT(${counted},${ranges[key]})`;
  return `IF(SUMPRODUCT(${given})=0,"",${sum})`;
}

/** Later than any day that Excel knows (31/12/9999). */
const NEVER = 3_000_000;

/** Day of the next milestone on or after the report date; `NEVER` when none is left (`nextMilestone`). */
const NEXT_DAY = `(${NEVER}-SUMPRODUCT(MAX(${OF_GROUP}*(${milestoneDay}>=${asOf})*(${NEVER}-${milestoneDay}))))`;

/** Money due by then; by the last milestone when none is left. */
const NEXT_DUE = `${shareDue(NEXT_DAY)}*[plan]`;

/** The day of that milestone. */
const NEXT_DUE_ON = `MIN(${NEXT_DAY},SUMPRODUCT(MAX(${OF_GROUP}*${milestoneDay})))`;

/** A share as reports write it; rounded first, because applications round differently within `TEXT`. */
export const percentText = (share: string): string => `TEXT(ROUND(${share},2),"0%")`;

/** `nextMilestoneText` in disbursement-sums.ts: the milestone that the gap is reckoned to, `30/9: 60%`. */
export const NEXT_MILESTONE =
  `IF(SUMPRODUCT(--${OF_GROUP})=0,"",DAY(${NEXT_DUE_ON})&"/"&MONTH(${NEXT_DUE_ON})&": "&` +
  `${percentText(shareDue(NEXT_DAY))})`;

export const DISBURSEMENT_GAP =
  `IF(OR(${NO_GROUP},NOT(${HAS_MONEY})),"",IF(SUMPRODUCT(--${OF_GROUP})=0,"",` +
  `IF(${reaches(SPENT, NEXT_DUE)},0,${NEXT_DUE}-${SPENT})))`;

/**
 * True where the number is whole to two decimals, as many as are shown; written for the first cell of an area,
 * a rule goes on from there.
 *
 * @example wholeRule({ top: 7, left: 3, bottom: 9, right: 3 }) //=> 'ROUND(C7,2)=ROUND(C7,0)'
 */
export function wholeRule({ top, left }: Area): string {
  const cell = cellAddress(top, left);
  return `ROUND(${cell},2)=ROUND(${cell},0)`;
}

/** The same for a number at hand. */
export const isShownWhole = (value: number): boolean =>
  Number(value.toFixed(2)) === Number(value.toFixed(0));
