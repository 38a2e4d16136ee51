/** A unit of before 1/7/2025 whose name now points to another place. */
export interface OldUnitName {
  type: 'xã' | 'phường' | 'thị trấn';
  name: string;
  /** Old district or city it lay in, without its level. */
  district: string;
  /** Name of the unit it became part of. */
  now: string;
}

/**
 * Old names that would be mistaken for a unit of today: the name lives on, the place is another.
 *
 * Source: Nghị quyết 1672/NQ-UBTVQH15 (16/6/2025). Old Kiên Mộc is left out: it was split between
 * today's Kiên Mộc and Châu Sơn in the same district, so nothing in the name tells them apart.
 */
export const OLD_UNIT_NAMES: readonly OldUnitName[] = [
  { type: 'phường', name: 'Chi Lăng', district: 'Lạng Sơn', now: 'Lương Văn Tri' },
  { type: 'xã', name: 'Chi Lăng', district: 'Tràng Định', now: 'Thất Khê' },
  { type: 'phường', name: 'Hoàng Văn Thụ', district: 'Lạng Sơn', now: 'Kỳ Lừa' },
  { type: 'xã', name: 'Hoàng Văn Thụ', district: 'Bình Gia', now: 'Bình Gia' },
  { type: 'xã', name: 'Hồng Phong', district: 'Cao Lộc', now: 'Đồng Đăng' },
  { type: 'xã', name: 'Thụy Hùng', district: 'Cao Lộc', now: 'Đồng Đăng' },
  { type: 'thị trấn', name: 'Cao Lộc', district: 'Cao Lộc', now: 'Kỳ Lừa' },
  { type: 'xã', name: 'Mẫu Sơn', district: 'Cao Lộc', now: 'Ba Sơn' },
  { type: 'xã', name: 'Tân Thành', district: 'Cao Lộc', now: 'Tân Đoàn' },
  { type: 'xã', name: 'Tân Thành', district: 'Bắc Sơn', now: 'Nhất Hòa' },
  { type: 'xã', name: 'Chiến Thắng', district: 'Bắc Sơn', now: 'Vũ Lễ' },
];
