import { isSameName, parseUnitText } from '../../src/domain/unit-text';

describe('parseUnitText', () => {
  test.each([
    ['Chi Lăng', { name: 'Chi Lăng' }],
    ['Xã Chi Lăng', { level: 'xã', name: 'Chi Lăng' }],
    ['UBND xã Chi Lăng', { level: 'xã', name: 'Chi Lăng' }],
    ['Uỷ ban nhân dân phường Tam Thanh', { level: 'phường', name: 'Tam Thanh' }],
    ['uy ban nhan dan phuong tam thanh', { level: 'phường', name: 'tam thanh' }],
    ['P. Tam Thanh', { level: 'phường', name: 'Tam Thanh' }],
    ['X.Chi Lăng', { level: 'xã', name: 'Chi Lăng' }],
    ['thị trấn Cao Lộc', { level: 'thị trấn', name: 'Cao Lộc' }],
    ['TT. Cao Lộc', { level: 'thị trấn', name: 'Cao Lộc' }],
    ['UBND huyện Chi Lăng', { level: 'huyện', name: 'Chi Lăng' }],
    ['thành phố Lạng Sơn', { level: 'thành phố', name: 'Lạng Sơn' }],
    ['xã Chi Lăng, tỉnh Lạng Sơn', { level: 'xã', name: 'Chi Lăng' }],
    ['xã Chi Lăng (tỉnh Lạng Sơn)', { level: 'xã', name: 'Chi Lăng' }],
    ['xã Tân Thành (Cao Lộc)', { level: 'xã', name: 'Tân Thành', district: 'Cao Lộc' }],
    ['Tân Thành (huyện Cao Lộc)', { name: 'Tân Thành', district: 'Cao Lộc' }],
    ['Tân Thành, huyện Cao Lộc', { name: 'Tân Thành', district: 'Cao Lộc' }],
    ['Tan Thanh - huyen Cao Loc', { name: 'Tan Thanh', district: 'Cao Loc' }],
    [
      'phường Chi Lăng, TP. Lạng Sơn, tỉnh Lạng Sơn',
      { level: 'phường', name: 'Chi Lăng', district: 'Lạng Sơn' },
    ],
    ['06463', { code: '06463', name: '' }],
    ['6463', { code: '06463', name: '' }],
    ['Mã 06463', { code: '06463', name: '' }],
    ['mã số: 06463.', { code: '06463', name: '' }],
    ['06463 - Chi Lăng', { code: '06463', name: 'Chi Lăng' }],
    ['Xã Chi Lăng (06463)', { code: '06463', level: 'xã', name: 'Chi Lăng' }],
    ['Xã Chi Lăng (mã 06463)', { code: '06463', level: 'xã', name: 'Chi Lăng' }],
    ['106463', { name: '106463' }],
    // Letters of a name that look like a level or a word to drop.
    ['Xương Giang', { name: 'Xương Giang' }],
    ['Phương Nam', { name: 'Phương Nam' }],
    ['Lạng Sơn', { name: 'Lạng Sơn' }],
    ['Ma Văn', { name: 'Ma Văn' }],
    ['', { name: '' }],
  ])('%j', (text, expected) => {
    expect(parseUnitText(text)).toEqual(expected);
  });
});

describe('isSameName', () => {
  test.each([
    ['Quý Hoà', 'Quý Hòa', true],
    ['QUÝ HÒA', 'Quý Hòa', true],
    ['Đoàn  Kết', 'Đoàn Kết', true],
    ['Chi-Lăng', 'Chi Lăng', true],
    ['doan ket', 'Đoàn Kết', true],
    ['Đoan Ket', 'Đoàn Kết', false],
    ['Tân Thanh', 'Tân Thành', false],
    ['Đông Đăng', 'Đồng Đăng', false],
    ['', 'Đồng Đăng', false],
  ])('%j for %s: %s', (typed, name, expected) => {
    expect(isSameName(typed, name)).toBe(expected);
  });
});
