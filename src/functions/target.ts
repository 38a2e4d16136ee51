import { growthNeeded as growthStillNeeded } from '../domain/growth';
import type { Direction } from '../domain/model';
import {
  requiredPace as paceNeeded,
  targetGap as gapTo,
  targetRate as rateOf,
  targetStatus as statusOf,
} from '../domain/target';
import { DIRECTION_LABELS } from '../sheets/line';
import { asMatrix, broadcast } from './broadcast';
import {
  asOfIn,
  dayIn,
  neededAsOf,
  numberIn,
  pairIn,
  plainCell,
  wordIn,
  wordsOf,
  type Cell,
} from './coerce';
import { missing, unreadable } from './errors';

const LABELS = ['Kế hoạch', 'Thực hiện'] as const;

const DIRECTIONS = wordsOf<Direction>([
  ['at-least', ['at-least', DIRECTION_LABELS['at-least'], 'ít nhất', 'tối thiểu', '>=', '≥']],
  ['at-most', ['at-most', DIRECTION_LABELS['at-most'], 'tối đa', 'nhiều nhất', '<=', '≤']],
  ['exactly', ['exactly', DIRECTION_LABELS.exactly, 'đúng', 'bằng', '=']],
]);

const EXPECTED = `“${Object.values(DIRECTION_LABELS).join('”, “')}” (hoặc at-least, at-most, exactly)`;

const directionIn = (cell: Cell): Direction | undefined =>
  wordIn(cell, DIRECTIONS, 'Chiều của chỉ tiêu', EXPECTED) ?? undefined;

/** A share of 0 to 1; `50%` typed as text is 0.5. */
function shareIn(cell: Cell): number | undefined {
  const number = numberIn(cell, 'Phần thời gian đã qua');
  if (number === null) return undefined;
  const share = typeof cell === 'string' && cell.includes('%') ? number / 100 : number;
  if (share < 0 || share > 1) {
    throw unreadable('Phần thời gian đã qua: hãy ghi từ 0 đến 1 (0% đến 100%), ví dụ 0,5.');
  }
  return share;
}

/**
 * Chênh lệch so với chỉ tiêu: từ 0 trở lên là đạt, số âm là còn thiếu bấy nhiêu.
 *
 * @customfunction TARGET_GAP
 * @param planned Số kế hoạch.
 * @param actual Số thực hiện, cùng đơn vị tính.
 * @param direction "trở lên" (mặc định), "không quá" hoặc "đúng bằng".
 * @returns {any[][]} Chênh lệch, cùng đơn vị tính.
 * @example targetGap([[60]], [[45]]) //=> [[-15]]
 */
export function targetGap(planned: unknown[][], actual: unknown[][], direction?: unknown[][]) {
  return broadcast([planned, actual, direction], (plan, done, side) => {
    const [planFigure, doneFigure] = pairIn(plan, done, LABELS);
    if (planFigure === null || doneFigure === null) return '';
    return gapTo(planFigure, doneFigure, directionIn(side));
  });
}

/**
 * Tỷ lệ thực hiện so với kế hoạch: 1 là 100%. Hãy định dạng ô kiểu phần trăm.
 *
 * @customfunction TARGET_RATE
 * @param planned Số kế hoạch.
 * @param actual Số thực hiện, cùng đơn vị tính.
 * @returns {any[][]} Tỷ lệ. #N/A nếu kế hoạch không lớn hơn 0.
 * @example targetRate([[60]], [[45]]) //=> [[0.75]]
 */
export function targetRate(planned: unknown[][], actual: unknown[][]) {
  return broadcast([planned, actual], (plan, done) => {
    const [planFigure, doneFigure] = pairIn(plan, done, LABELS);
    if (planFigure === null || doneFigure === null) return '';
    const rate = rateOf(planFigure, doneFigure);
    if (rate === null) {
      throw missing('Kế hoạch không lớn hơn 0 nên không có tỷ lệ. Hãy kiểm tra số kế hoạch.');
    }
    return rate;
  });
}

/**
 * Trạng thái của một chỉ tiêu: Chưa có số liệu, Đạt, Vượt, Đúng tiến độ, Chậm tiến độ hoặc Không đạt.
 *
 * @customfunction TARGET_STATUS
 * @param planned Số kế hoạch.
 * @param actual Số thực hiện, cùng đơn vị tính; để trống nếu chưa có.
 * @param direction "trở lên" (mặc định), "không quá" hoặc "đúng bằng".
 * @param shareOfPeriod Phần thời gian đã qua của kỳ, từ 0 đến 1; để trống là 1 (hết kỳ).
 * @returns {any[][]} Trạng thái.
 * @remarks Excel for Windows hands a blank cell over as 0, which no function can tell from a figure of
 * 0: where blanks must show as `Chưa có số liệu` there, pass `IF(B2:B9="","",B2:B9)`.
 * @example targetStatus([[60]], [[45]]) //=> [['Không đạt']]
 */
export function targetStatus(
  planned: unknown[][],
  actual: unknown[][],
  direction?: unknown[][],
  shareOfPeriod?: unknown[][],
) {
  return broadcast([planned, actual, direction, shareOfPeriod], (plan, done, side, share) => {
    const [planFigure, doneFigure] = pairIn(plan, done, LABELS);
    if (planFigure === null) return '';
    return statusOf({
      planned: planFigure,
      actual: doneFigure,
      direction: directionIn(side),
      shareOfPeriod: shareIn(share),
    });
  });
}

/**
 * Mức mỗi tháng còn lại phải đạt để cuối kỳ kịp kế hoạch; 0 nếu đã đạt.
 *
 * @customfunction REQUIRED_PACE
 * @param planned Số kế hoạch.
 * @param actual Số thực hiện đến ngày chốt, cùng đơn vị tính.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @param start Ngày đầu kỳ; để trống là 01/01 của năm chốt.
 * @param end Ngày cuối kỳ; để trống là 31/12 của năm chốt.
 * @returns {any[][]} Mức mỗi tháng. #N/A nếu chưa có ngày chốt hoặc kỳ đã hết.
 * @example requiredPace([[120]], [[60]], [[46203]]) //=> [[10]]
 */
export function requiredPace(
  planned: unknown[][],
  actual: unknown[][],
  asOf: unknown[][],
  start?: unknown[][],
  end?: unknown[][],
) {
  return broadcast([planned, actual, asOf, start, end], (plan, done, chosen, first, last) => {
    const [planFigure, doneFigure] = pairIn(plan, done, LABELS);
    if (planFigure === null || doneFigure === null) return '';
    const pace = inPeriod(() =>
      paceNeeded(
        planFigure,
        doneFigure,
        neededAsOf(asOfIn(chosen)),
        dayIn(first, 'Ngày đầu kỳ') ?? undefined,
        dayIn(last, 'Ngày cuối kỳ') ?? undefined,
      ),
    );
    if (pace === null) {
      throw missing('Kỳ đã hết mà chưa đạt kế hoạch, nên không còn tháng nào để tính.');
    }
    return pace;
  });
}

/** The one range that the pace refuses is a period that ends before it starts. */
function inPeriod<T>(compute: () => T): T {
  try {
    return compute();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw unreadable('Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy kiểm tra hai ngày này.');
  }
}

/**
 * Tốc độ tăng trưởng các kỳ còn lại phải đạt bình quân để cả năm đạt chỉ tiêu.
 *
 * @customfunction GROWTH_NEEDED
 * @param annualTarget Chỉ tiêu tăng trưởng cả năm (%), ví dụ 10.
 * @param weights Tỷ trọng của từng quý trong năm gốc; đơn vị nào cũng được.
 * @param actuals Tăng trưởng từng quý (%), cùng thứ tự; để trống quý chưa có.
 * @returns {any[][]} Tốc độ (%). #N/A nếu không còn kỳ nào.
 * @remarks Excel for Windows hands a blank cell over as 0, which would count as growth of 0: pass the
 * quarters to come as `IF(C2:C5="","",C2:C5)` there.
 * @example growthNeeded([[10]], [[25, 25, 25, 25]], [[8, '', '', '']]) //=> [[10.666666666666666]]
 */
export function growthNeeded(
  annualTarget: unknown[][],
  weights: unknown[][],
  actuals: unknown[][],
) {
  return broadcast([annualTarget], (annual) => {
    const target = numberIn(annual, 'Chỉ tiêu cả năm');
    if (target === null) return '';
    const shares = asMatrix(weights).flat().map(plainCell).map(weightIn);
    const done = asMatrix(actuals)
      .flat()
      .map((cell) => pairIn(annual, plainCell(cell), ['Chỉ tiêu cả năm', 'Tăng trưởng'])[1]);
    if (shares.length !== done.length) {
      throw unreadable(
        `Có ${shares.length} tỷ trọng nhưng ${done.length} ô tăng trưởng. Hãy chọn hai vùng cùng số ô.`,
      );
    }
    if (shares.every((share) => share === 0)) {
      throw unreadable('Tỷ trọng: tổng bằng 0. Hãy ghi tỷ trọng của từng quý.');
    }
    const growth = growthStillNeeded(target, shares, done);
    if (growth === null) throw missing('Các kỳ đều đã có số liệu, không còn kỳ nào để tính.');
    return growth;
  });
}

function weightIn(cell: Cell, index: number): number {
  const weight = numberIn(cell, 'Tỷ trọng');
  if (weight === null) {
    throw missing(`Tỷ trọng thứ ${index + 1} còn trống. Hãy ghi tỷ trọng của từng quý.`);
  }
  if (weight < 0) {
    throw unreadable(`Tỷ trọng thứ ${index + 1} là số âm. Hãy ghi từ 0 trở lên.`);
  }
  return weight;
}
