import { clauseName } from '../../src/domain/clause';

test.each([
  ['14', 'mục 14'],
  ['2 gạch 1', 'mục 2 gạch 1'],
  ['II.5.(2).(ii)', 'mục II.5.(2).(ii)'],
  ['I đoạn 2', 'mục I đoạn 2'],
  ['A.1', 'mục A.1'],
  ['đ đoạn 1', 'mục đ đoạn 1'],
  ['Điều 2.1', 'Điều 2.1'],
  ['ĐIỀU 5', 'ĐIỀU 5'],
  ['Mở đầu gạch 3', 'Mở đầu gạch 3'],
  ['Mục “Giao nhiệm vụ” đoạn 1', 'Mục “Giao nhiệm vụ” đoạn 1'],
  ['MỤC II.3', 'MỤC II.3'],
  ['Chương II.1', 'Chương II.1'],
  ['Phần thứ nhất.I', 'Phần thứ nhất.I'],
  ['Phụ lục I bảng dòng 4', 'Phụ lục I bảng dòng 4'],
  ['Bảng dòng 2', 'Bảng dòng 2'],
  ['khoản 2 Điều 5', 'khoản 2 Điều 5'],
])('clause %s is named %s', (clause, name) => {
  expect(clauseName(clause)).toBe(name);
});
