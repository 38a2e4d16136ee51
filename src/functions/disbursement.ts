import { MILESTONES } from '../catalog/reference';
import { MIN_DAY, formatDay } from '../domain/day';
import {
  disbursementFloor as floorOn,
  disbursementGap as gapOn,
  disbursementStatus as statusOn,
  floorsOf,
  type Capital,
} from '../domain/disbursement';
import type { DayNumber, ProjectGroup } from '../domain/model';
import { GROUP_LABELS } from '../sheets/line';
import { broadcast } from './broadcast';
import { asOfIn, isBlankOrZero, neededAsOf, pairIn, wordIn, wordsOf, type Cell } from './coerce';
import { missing } from './errors';

const GROUPS = wordsOf<ProjectGroup>(
  ([1, 2, 3, 4] as const).map((group) => {
    const label = GROUP_LABELS[group];
    return [group, [String(group), `nhóm ${group}`, label, label.replace(/^\d\. /, '')]];
  }),
);

const EXPECTED = `số từ 1 đến 4 (${Object.values(GROUP_LABELS).join('; ')})`;

function groupIn(cell: Cell): ProjectGroup | null {
  return isBlankOrZero(cell) ? null : wordIn(cell, GROUPS, 'Nhóm dự án', EXPECTED);
}

/** One look through the milestones for every group, not for every row. */
const MILESTONES_OF = new Map(
  ([1, 2, 3, 4] as const).map((group) => [
    group,
    MILESTONES.filter((row) => row.share !== undefined && row.group === group),
  ]),
);

const milestonesOf = (group: ProjectGroup) => MILESTONES_OF.get(group) ?? [];

function noFloor(group: ProjectGroup): string {
  const first = floorsOf(milestonesOf(group), group)[0];
  return first === undefined
    ? `Nhóm “${GROUP_LABELS[group]}” không có mốc giải ngân.`
    : `Chưa đến mốc giải ngân đầu tiên của nhóm “${GROUP_LABELS[group]}” (${formatDay(first.lastDay)}).`;
}

function capitalIn(group: ProjectGroup, planned: Cell, disbursed: Cell): Capital {
  const [plan, paid] = pairIn(planned, disbursed, ['Kế hoạch vốn', 'Giải ngân']);
  return { group, planned: plan, disbursed: paid };
}

/**
 * Tỷ lệ giải ngân tối thiểu của một nhóm dự án đến ngày chốt: 0,3 là 30% kế hoạch vốn.
 *
 * @customfunction DISBURSEMENT_FLOOR
 * @param group Nhóm dự án: 1 đã hoàn thành, 2 chuyển tiếp, 3 khởi công mới, 4 chuẩn bị đầu tư.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @returns {any[][]} Tỷ lệ tối thiểu. #N/A nếu chưa có ngày chốt, chưa đến mốc đầu tiên hoặc nhóm không có mốc.
 * @example disbursementFloor([[2]], [[46203]]) //=> [[0.3]]
 */
export function disbursementFloor(group: unknown[][], asOf?: unknown[][]) {
  return broadcast([group, asOf], (cell, chosen) => {
    const number = groupIn(cell);
    if (number === null) return '';
    const floor = floorOn(milestonesOf(number), number, neededAsOf(asOfIn(chosen)));
    if (floor === null) throw missing(noFloor(number));
    return floor;
  });
}

/**
 * Trạng thái giải ngân: Chưa đến mốc, Đạt mốc, Chậm mốc hoặc Vượt kế hoạch; Chưa có số liệu nếu thiếu số, Không có kế hoạch nếu cả hai số bằng 0.
 *
 * @customfunction DISBURSEMENT_STATUS
 * @param group Nhóm dự án: 1 đã hoàn thành, 2 chuyển tiếp, 3 khởi công mới, 4 chuẩn bị đầu tư.
 * @param planned Kế hoạch vốn.
 * @param disbursed Số đã giải ngân, cùng đơn vị tính.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @returns {any[][]} Trạng thái. #N/A nếu cần ngày chốt mà chưa có.
 * @remarks Without `asOf` the answer is given where no date could change it: a figure is missing, there
 * is no plan, more than the plan was paid, or the group has no milestones.
 * @example disbursementStatus([[2]], [[100]], [[25]], [[46203]]) //=> [['Chậm mốc']]
 */
export function disbursementStatus(
  group: unknown[][],
  planned: unknown[][],
  disbursed: unknown[][],
  asOf?: unknown[][],
) {
  return broadcast([group, planned, disbursed, asOf], (cell, plan, paid, chosen) => {
    const number = groupIn(cell);
    if (number === null) return '';
    const capital = capitalIn(number, plan, paid);
    const status = (day: DayNumber) => statusOn(milestonesOf(number), { ...capital, asOf: day });
    const day = asOfIn(chosen);
    if (day !== null) return status(day);
    // Before every milestone only what no milestone decides has another status.
    const undated = status(MIN_DAY);
    if (undated === 'Chưa đến mốc' && milestonesOf(number).length > 0)
      return status(neededAsOf(day));
    return undated;
  });
}

/**
 * Số tiền còn phải giải ngân để đạt mốc kế tiếp (mốc cuối cùng nếu đã qua hết); không bao giờ âm.
 *
 * @customfunction DISBURSEMENT_GAP
 * @param group Nhóm dự án: 1 đã hoàn thành, 2 chuyển tiếp, 3 khởi công mới, 4 chuẩn bị đầu tư.
 * @param planned Kế hoạch vốn.
 * @param disbursed Số đã giải ngân, cùng đơn vị tính.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @returns {any[][]} Số tiền, cùng đơn vị tính. #N/A nếu chưa có ngày chốt hoặc nhóm không có mốc.
 * @example disbursementGap([[2]], [[200]], [[25]], [[46100]]) //=> [[35]]
 */
export function disbursementGap(
  group: unknown[][],
  planned: unknown[][],
  disbursed: unknown[][],
  asOf?: unknown[][],
) {
  return broadcast([group, planned, disbursed, asOf], (cell, plan, paid, chosen) => {
    const number = groupIn(cell);
    if (number === null) return '';
    const capital = capitalIn(number, plan, paid);
    if (capital.planned === null || capital.disbursed === null) return '';
    const gap = gapOn(milestonesOf(number), { ...capital, asOf: neededAsOf(asOfIn(chosen)) });
    if (gap === null) throw missing(noFloor(number));
    return gap;
  });
}
