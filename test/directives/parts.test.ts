import { loadCatalog } from '../../src/catalog';
import { findMentions } from '../../src/directives/agencies';
import { indexOf, isWritten } from '../../src/directives/agency-index';
import { coreOf, isNoWork } from '../../src/directives/content';
import { cutTimePhrases } from '../../src/directives/deadline-cut';
import { decodeText } from '../../src/directives/decode';
import { periodOfFigure, yearOfFigure } from '../../src/directives/figure-time';
import { findFigures } from '../../src/directives/figures';
import { flowOf, isUpper, sourceOf, type Flow } from '../../src/directives/flow';
import { readNumberOf } from '../../src/directives/head';
import { indicatorName } from '../../src/directives/indicators';
import { linesOf } from '../../src/directives/lines';
import { readMarker } from '../../src/directives/marker';
import { outlineOf } from '../../src/directives/outline';
import { paragraphsOf } from '../../src/directives/paragraphs';
import { acceptText } from '../../src/directives/refusal';
import { isNameOnly, rolesOf } from '../../src/directives/roles';
import { kindOfHeading, sectionOfSentence } from '../../src/directives/sections';
import { partsOf, sentencesOf } from '../../src/directives/sentences';
import { tokensOf } from '../../src/directives/tokens';
import { opensWithVerb } from '../../src/directives/verbs';

const flow = (text: string): Flow => flowOf(text, [{ start: 0, end: text.length }]);
const index = indexOf(loadCatalog());

describe('running text', () => {
  it('joins stretches and drops marks, and leads every character back', () => {
    expect(flow('**Trước\nngày** 5/6').text).toBe('Trước ngày 5/6');
    expect(flow('diện tích 60 m² đạt¹ <sup>2</sup>đủ[^3]').text).toBe('diện tích 60 m² đạt đủ');
    expect(sourceOf('a **b** c', flow('a **b** c'), { start: 2, end: 3 })).toEqual({
      start: 4,
      end: 5,
      text: 'b',
    });
  });

  it.each([
    ['trướcngày 5/6', 'trước ngày 5/6'],
    ['chậmnhất ngày5/6/2026để', 'chậm nhất ngày 5/6/2026 để'],
    ['GiaoSở Y tế', 'Giao Sở Y tế'],
    ['tối thiểu80%', 'tối thiểu 80%'],
    ['OCOP3, VietGap, 60km2, km27', 'OCOP3, VietGap, 60km2, km27'],
  ])('parts words that were run together: %s', (text, parted) => {
    expect(flow(text).text).toBe(parted);
  });

  it('knows capitals', () => {
    expect(isUpper('Đ')).toBe(true);
    expect(isUpper('đ')).toBe(false);
  });

  it('counts blank lines and leaves page numbers and rules out', () => {
    expect(linesOf('## A\n\n- 2 -\nb').map(({ plain, gap }) => [plain, gap])).toEqual([
      ['A', 0],
      ['b', 2],
    ]);
  });
});

describe('paragraphs and clauses', () => {
  it.each([
    ['1. Rà soát\nhồ sơ.\n\n- Báo cáo.', ['1. Rà soát hồ sơ.', '- Báo cáo.']],
    ['a) Trình trước\n\nngày 5/6.', ['a) Trình trước ngày 5/6.']],
    ['1. Về đất đai\n\nRà soát.', ['1. Về đất đai', 'Rà soát.']],
    ['hoàn thành trong quý\nIII/2026.', ['hoàn thành trong quý III/2026.']],
  ])('%j', (text, paragraphs) => {
    expect(paragraphsOf(text).map((paragraph) => paragraph.flow.text)).toEqual(paragraphs);
  });

  it('puts a footnote apart and joins the sentence around it', () => {
    const found = paragraphsOf(
      'Báo cáo kết quả¹ về\n\n¹ Theo mẫu số 2.\n\nSở Y tế trước ngày 5/6.',
    );
    expect(found.map(({ flow: { text }, footnote }) => [text, footnote])).toEqual([
      ['Báo cáo kết quả về Sở Y tế trước ngày 5/6.', null],
      ['Theo mẫu số 2.', '1'],
    ]);
  });

  it.each([
    ['đ) Về cải cách', '', { kind: 'letter', label: 'đ', length: 3 }],
    ['Điều 12. Tổ chức', '', { kind: 'article', label: 'Điều 12', length: 9 }],
    ['II- NHIỆM VỤ', '', { kind: 'roman', label: 'II', length: 4 }],
    ['7.1. Công an xã', '', { kind: 'decimal', label: '7.1', length: 5 }],
    ['(10) Về văn hóa', '', { kind: 'bracket', label: '(10)', length: 5 }],
    ['(ii) Nhóm khác', '', { kind: 'inner', label: '(ii)', length: 5 }],
    ['- Giao Sở', '', { kind: 'dash', label: '', length: 2 }],
    ['2. Điều 5', 'theo quy định tại khoản', null],
    ['1.795 tấn', '', null],
    ['30/6/2026', '', null],
  ])('%s', (line, before, marker) => {
    if (marker === null) expect(readMarker(line, before)).toBeNull();
    else expect(readMarker(line, before)).toMatchObject(marker);
  });

  it.each([
    ['1. Việc chung:\n\n- Rà soát.\n\n- Báo cáo.', ['1', '1 gạch 1', '1 gạch 2']],
    [
      'I. VIỆC\n\n1. Một\n\na) Hai:\n\n(1) Ba.\n\nII. KHÁC',
      ['I', 'I.1', 'I.1.a', 'I.1.a.(1)', 'II'],
    ],
    ['Điều 1. A\n\nI. B\n\nĐiều 2. C\n\n1. Dừng.', ['Điều 1', 'I', 'Điều 2', 'Điều 2.1']],
    ['a) Rà soát.\n\nBáo cáo.\n\nb) Trình.', ['a đoạn 1', 'a đoạn 2', 'b']],
    ['7. Hai\n\n7.1. Công an\n\nTuần tra.', ['7', '7.1', '7.1 đoạn 1']],
    ['Mở.\n\n1. Dẫn, trong đó:\n\n(1) Một.\n\nTiếp.', ['Mở đầu đoạn 1', '1', '1.(1)', '1 đoạn 1']],
  ])('%j has its paths', (text, paths) => {
    expect(outlineOf(paragraphsOf(text)).map(({ path }) => path)).toEqual(paths);
  });

  it.each([
    ['I. ĐÁNH GIÁ CHUNG', 'past'],
    ['2. Nhiệm vụ trong thời gian tới', 'work'],
    ['I. MỤC ĐÍCH, YÊU CẦU', 'aim'],
    ['II. CHỈ TIÊU CHỦ YẾU', 'aim'],
    ['3. Phòng Kinh tế', 'unknown'],
  ])('%s', (heading, kind) => {
    expect(kindOfHeading(heading)).toBe(kind);
  });

  it('lets an opening paragraph look back before it assigns', () => {
    expect(sectionOfSentence('work', true, 'Năm trước xảy ra 21 vụ cháy.')).toBe('past');
    expect(sectionOfSentence('work', true, 'UBND tỉnh yêu cầu rà soát.')).toBe('work');
    expect(sectionOfSentence('work', false, 'Rà soát hồ sơ.')).toBe('work');
  });

  it('divides sentences and their parts', () => {
    expect(sentencesOf({ text: 'Rà soát. Báo cáo.' }, 0)).toEqual([
      { start: 0, end: 8 },
      { start: 9, end: 17 },
    ]);
    expect(sentencesOf({ text: 'Nghị quyết số 66.7/2025. Xong' }, 0)).toHaveLength(2);
    expect(sentencesOf({ text: 'TP. Lạng Sơn đạt 1.795 tấn' }, 0)).toHaveLength(1);
    expect(partsOf('gửi (nếu có; kèm) hồ sơ; báo cáo', { start: 0, end: 32 })).toHaveLength(2);
    const inner = 'dự án: (i) Nhóm một; (ii) Nhóm hai';
    expect(partsOf(inner, { start: 0, end: inner.length }).map(({ mark }) => mark)).toEqual([
      '',
      '(i)',
      '(ii)',
    ]);
  });
});

describe('bodies and their parts', () => {
  const names = (text: string): string[] => findMentions(flow(text), index).map(({ name }) => name);

  it.each([
    ['Giao Chi cục Thủy lợi rà soát', ['Chi cục Thủy lợi']],
    ['Ủy ban nhân dân các xã, phường', ['UBND cấp xã']],
    [
      'các Sở: Tài chính, Nông nghiệp và Môi trường, Y tế',
      ['Sở Tài chính', 'Sở Nông nghiệp và Môi trường', 'Sở Y tế'],
    ],
    ['Giám đốc Sở Xây dựng xây dựng kế hoạch', ['Sở Xây dựng']],
    ['Phòng Kinh tế, Hạ tầng và Đô thị chủ trì', ['Phòng Kinh tế, Hạ tầng và Đô thị']],
    ['cơ sở, y tế cơ sở, phòng cháy, các phương án', []],
    ['Văn phòng Đảng ủy tổng hợp', ['Văn phòng Đảng ủy']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('reads communes by their codes', () => {
    const units = (text: string): string[] =>
      findMentions(flow(text), index).flatMap((one) => one.units);
    expect(units('UBND các xã: Chi Lăng, Nhân Lý và Quan Son')).toEqual([
      '06463',
      '06496',
      '06517',
    ]);
    expect(units('Chủ tịch UBND xã Chi Lăng')).toEqual(['06463']);
    expect(units('xã Tân Thanh')).toEqual([]);
  });

  it.each([
    ['Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập', ['lead', 'cooperating']],
    ['UBND các xã gửi Sở Nội vụ tổng hợp', ['lead', 'recipient']],
    ['báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ)', ['recipient', 'recipient']],
    ['UBND tỉnh yêu cầu Sở Y tế rà soát', ['none', 'lead']],
    ['theo đề nghị của Sở Y tế', ['none']],
    ['Sở Tài chính (chủ trì), Kho bạc Nhà nước khu vực bố trí', ['lead', 'cooperating']],
  ])('%s', (text, roles) => {
    const found = flow(text);
    expect(rolesOf(found, findMentions(found, index), 0).map(({ role }) => role)).toEqual(roles);
  });

  it('compares names with their accents, unless there are none', () => {
    expect(isWritten('Sở Tài chinh', 'Sở Tài chính')).toBe(true);
    expect(isWritten('các phương', 'các phường')).toBe(false);
    expect(isWritten('cac phuong', 'các phường')).toBe(true);
    expect(isNameOnly('2. ', ':')).toBe(true);
    expect(isNameOnly('2. rà soát cùng ', ':')).toBe(false);
    expect(tokensOf(flow('Ủy ban nhân dân xã')).map(({ folded }) => folded)).toEqual([
      'ubnd',
      'xa',
    ]);
  });
});

describe('words and figures', () => {
  it.each([
    ['; đồng thời, khẩn trương rà soát hồ sơ, hoàn thành ', 'Rà soát hồ sơ'],
    ['Tập huấn cán bộ (hoàn thành )', 'Tập huấn cán bộ'],
    ['hoàn thành ', ''],
  ])('%s is cut to its core', (words, core) => {
    expect(coreOf(words)).toBe(core);
  });

  it('knows segments without work and sentences that open with it', () => {
    expect(isNoWork('; hoàn thành ')).toBe(true);
    expect(isNoWork('rà soát hồ sơ')).toBe(false);
    expect(opensWithVerb('Về quy hoạch: tiếp tục rà soát các đồ án')).toBe(true);
    expect(opensWithVerb('Hội nghị đã thống nhất')).toBe(false);
  });

  it.each([
    ['đạt 1.795 tấn', [[1795, 'tấn']]],
    ['thu hút 60 nghìn lượt khách', [[60000, 'lượt']]],
    ['doanh thu 30 tỷ đồng', [[30, 'tỷ đồng']]],
    [
      'đạt 23,49%, tăng 3,15 điểm %',
      [
        [23.49, '%'],
        [3.15, 'điểm %'],
      ],
    ],
    ['kiểm tra ít nhất một lần', [[1, 'lần']]],
    ['Nghị quyết số 57-NQ/TW ngày 22/12/2024, Km27+400, OCOP 3 sao', []],
  ])('%s', (text, figures) => {
    const found = flow(text);
    const numbers = findFigures(found, cutTimePhrases(found.folded));
    expect(numbers.map(({ value, measure }) => [value, measure])).toEqual(figures);
  });

  it.each([
    ['phấn đấu tỷ lệ che phủ rừng năm 2026 đạt ', '.', 'Tỷ lệ che phủ rừng'],
    ['phấn đấu trồng ', ' rừng', 'Trồng rừng'],
    ['Tổng thu ngân sách trên địa bàn ', ', tăng', 'Tổng thu ngân sách trên địa bàn'],
  ])('%s…', (before, after, name) => {
    expect(indicatorName(before, after)).toBe(name);
  });

  it('tells the time of a figure', () => {
    const header = {
      document: { title: 'quý I năm 2026', meeting: '2026-04-20' },
      year: 2026,
    } as unknown as Parameters<typeof periodOfFigure>[2];
    expect(yearOfFigure('diện tích gieo trồng năm 2027 đạt 760 ha', 2026)).toBe(2027);
    expect(periodOfFigure('ước quý II đạt 57%', '', header)).toBe('2026-Q2');
    expect(periodOfFigure('6 tháng đầu năm đạt 57%', '', header)).toBe('2026-H1');
    expect(periodOfFigure('đạt 57%', '', header)).toBe('2026-Q1');
  });

  it('cuts phrases that name a time', () => {
    const cut = (folded: string): string[] => cutTimePhrases(folded).map(({ words }) => words);
    expect(
      cutTimePhrases('bao cao truoc ngay 10/6/2026').map(({ start, end }) => [start, end]),
    ).toEqual([[8, 28]]);
    expect(cut('khoi cong cham nhat trong thang 6/2026 va xong truoc 15/9')).toEqual([
      'cham nhat trong thang 6/2026',
      'truoc 15/9',
    ]);
    expect(cut('gui trong vong 05 ngay lam viec ke tu ngay nhan, dong thoi')).toEqual([
      'trong vong 05 ngay lam viec ke tu ngay nhan',
    ]);
    expect(cut('truoc ngay 25 cua thang cuoi quy, truoc ngay 20 hang thang')).toEqual([
      'truoc ngay 25 cua thang cuoi quy',
      'truoc ngay 20 hang thang',
    ]);
  });

  it('reads numbers and symbols of documents', () => {
    expect(readNumberOf('Số: 97 /TB-UBND')).toEqual({ number: '97/TB-UBND', type: 'TB' });
    expect(readNumberOf('Số: /TB-UBND')).toEqual({ number: null, type: 'TB' });
    expect(readNumberOf('Số 86-CV/ĐU')).toEqual({ number: '86-CV/ĐU', type: 'CV' });
    expect(readNumberOf('Số: 576/UBND-TH')).toEqual({ number: '576/UBND-TH', type: 'CV' });
  });

  it('takes Vietnamese texts and decodes what Notepad writes', () => {
    expect(acceptText('Giao Sở Tài chính báo cáo trước ngày 10/6/2026.').ok).toBe(true);
    expect(acceptText('').ok).toBe(false);
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x41, 0x00]))).toBe('A');
  });
});
