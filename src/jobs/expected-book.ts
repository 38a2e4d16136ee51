/** Which open workbook a job can be done with: the one it needs, or an error that says what to open instead. */
import { JobError } from './error';
import type { LoadRequest } from './model';
import type { CommuneStanding, ProvinceStanding, Standing } from './standing';

type Unusable = Extract<Standing, { kind: 'unusable' }>;

const unusable = ({ problem, problems }: Unusable): JobError =>
  new JobError('book-unusable', problem.message, problems);

const NOTHING_HERE = 'Sổ đang mở chưa có bảng của phần mềm. Vào "Nạp bảng" để nạp trước.';

/** @throws JobError `book-unusable`, or `wrong-book` when nothing of ours stands there */
export function oursOf(standing: Standing): CommuneStanding | ProvinceStanding {
  if (standing.kind === 'unusable') throw unusable(standing);
  if (standing.kind === 'none') throw new JobError('wrong-book', NOTHING_HERE);
  return standing;
}

/** @throws JobError `book-unusable`, or `wrong-book` when it is not a commune's */
export function communeOf(standing: Standing): CommuneStanding {
  const found = oursOf(standing);
  if (found.kind === 'commune') return found;
  throw new JobError(
    'wrong-book',
    'Việc này làm trong sổ báo cáo của xã, phường; sổ đang mở là sổ tổng hợp của tỉnh.',
  );
}

/** @throws JobError `book-unusable`, or `wrong-book` when it is not the province's */
export function provinceOf(standing: Standing): ProvinceStanding {
  const found = oursOf(standing);
  if (found.kind === 'province') return found;
  throw new JobError(
    'wrong-book',
    'Việc này làm trong sổ tổng hợp của tỉnh; sổ đang mở là sổ báo cáo của xã, phường. Mở sổ tổng hợp, hoặc nạp bảng của tỉnh vào một sổ mới.',
  );
}

const OTHER_KIND = {
  commune:
    'Sổ đang mở là sổ báo cáo của một xã, phường; không nạp bảng tổng hợp của tỉnh vào được. Mở một sổ mới rồi nạp; sổ này giữ nguyên.',
  province:
    'Sổ đang mở là sổ tổng hợp của tỉnh; không nạp bảng của xã, phường vào được. Mở một sổ mới rồi nạp; sổ này giữ nguyên.',
} as const;

/**
 * Tables are loaded into a workbook without any, or with the same.
 *
 * @throws JobError `book-unusable`, or `wrong-book` when it holds those of the other kind
 */
export function refuseOtherKind(
  standing: Standing,
  wanted: LoadRequest['book'],
): asserts standing is Exclude<Standing, Unusable> {
  if (standing.kind === 'unusable') throw unusable(standing);
  if (standing.kind !== 'none' && standing.kind !== wanted) {
    throw new JobError('wrong-book', OTHER_KIND[standing.kind]);
  }
}
