/**
 * Defined names that formulas lean on. They point at cells of `Cấu hình` (province) or `Hướng dẫn`
 * (commune), so that a formula reads as a sentence and a setting stands in one cell.
 */
export const NAMES = {
  asOf: 'NgayChot',
  warnDays: 'SoNgayCanhBao',
  /** Share of the plan year that is gone at the end of the period. */
  shareOfYear: 'TyLeNam',
  milestoneGroup: 'MocNhom',
  milestoneDay: 'MocNgay',
  milestoneShare: 'MocTyLe',
} as const;
