/** Who is to do it: the grammatical subject of a duty, whether a catalog knows it or not. */
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { addresseesOf } from '../../src/directives/addressees';
import { findMentions } from '../../src/directives/agencies';
import { indexOf } from '../../src/directives/agency-index';
import { communesAt, unitsWithin } from '../../src/directives/communes';
import { isOnlyOwner } from '../../src/directives/content';
import { flowOf, type Flow } from '../../src/directives/flow';
import { splitDocument } from '../../src/directives/head';
import { paragraphsOf } from '../../src/directives/paragraphs';
import { handedTo, recipientsIn } from '../../src/directives/recipients';
import { rolesOf } from '../../src/directives/roles';
import { longerName, mayOpenSubject, subjectAt } from '../../src/directives/subject';
import { tokensOf } from '../../src/directives/tokens';
import { startsHead } from '../../src/directives/unlisted';
import { isTimeAt, isVerbAt } from '../../src/directives/verb-at';
import { propose } from './fixtures';
import { OWNERS } from './owners-table';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

const owners = (body: string): string[] =>
  propose(HEAD + body)
    .tasks.filter(({ deadline }) => deadline !== null)
    .map(({ lead }) => lead.join(' + '));

const flow = (text: string): Flow => flowOf(text, [{ start: 0, end: text.length }]);
const index = indexOf(loadCatalog());

describe('the subject of a duty is its owner', () => {
  it.each(OWNERS)('%s', (body, expected) => {
    expect(owners(body)).toEqual(expected);
  });

  /** Names by their kind, as texts write them in the middle of a sentence. */
  const KINDS = [
    'các hộ nuôi cá lồng',
    'các công ty kinh doanh bến bãi',
    'đội quản lý chợ Bản Ngà',
    'tổ hợp tác trồng hồi',
    'các đơn vị tư vấn giám sát',
    'trưởng thôn Khuổi Lầy',
    'kế toán các trường',
    'đội bảo vệ chợ',
    'công chức Tư pháp - Hộ tịch',
    'doanh nghiệp chế biến gỗ',
  ];
  const DUTIES = ['rà soát lại hồ sơ', 'lập danh sách', 'nộp báo cáo', 'khẩn trương khắc phục'];
  const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
  const SEATS: readonly ((name: string, duty: string) => string)[] = [
    (name, duty) => `${capital(name)} ${duty}, xong trước ngày 20/8/2026.`,
    (name, duty) => `Giao ${name} ${duty} trước ngày 20/8/2026.`,
    (name, duty) => `Đề nghị ${name} ${duty}, hoàn thành trước ngày 20/8/2026.`,
    (name, duty) => `Để kịp vụ mùa, ${name} ${duty} trước ngày 20/8/2026.`,
    (name, duty) => `Trước ngày 20/8/2026, ${name} ${duty}.`,
    (name, duty) => `${capital(name)}: ${duty}, xong trước ngày 20/8/2026.`,
  ];

  it('wherever a subject may stand, and whatever its name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...DUTIES),
        fc.constantFrom(...SEATS),
        (name, duty, seat) => {
          expect(owners(`1. ${seat(name, duty)}`)).toEqual([capital(name)]);
        },
      ),
    );
  });

  it('is less sure of a body that no catalog lists, and says so', () => {
    const confidences = ['Sở Y tế', 'Các hộ nuôi cá lồng'].map((name) => {
      const [task] = propose(`${HEAD}1. ${name} lập danh sách trước ngày 20/8/2026.`).tasks;
      return [task?.confidence, task?.reason.includes('chưa có trong danh mục')];
    });
    expect(confidences[0]?.[1]).toBe(false);
    expect(confidences[1]?.[1]).toBe(true);
    expect(Number(confidences[1]?.[0])).toBeLessThan(Number(confidences[0]?.[0]));
  });

  it.each([
    '1. Trường hợp chưa đủ hồ sơ rà soát lại trước ngày 20/8/2026.',
    '1. Báo cáo kết quả thực hiện của xã lập xong trước ngày 20/8/2026.',
    '1. Hội nghị tổng kết tổ chức xong trước ngày 20/8/2026.',
    '1. Phòng cháy, chữa cháy rừng kiểm tra xong trước ngày 20/8/2026.',
    '1. Các giải pháp nêu trên triển khai xong trước ngày 20/8/2026.',
  ])('is nobody in “%s”', (body) => {
    expect(owners(body)).toEqual(['Sở, ban, ngành + UBND cấp xã']);
  });
});

describe('whom a body gives the work to answers to that body', () => {
  it.each([
    [
      '1. UBND các xã, phường\n\na) Phân công công chức phụ trách từng thôn, xong trước ngày 20/8/2026.',
      ['UBND cấp xã'],
    ],
    [
      '1. Công an tỉnh\n\na) Chỉ đạo lực lượng Cảnh sát giao thông xử lý xe quá tải, xong trước ngày 20/8/2026.',
      ['Công an tỉnh'],
    ],
    [
      '1. UBND các xã đề xuất nhu cầu giáo viên, nhân viên trong các trường gửi Sở Nội vụ trước ngày 20/8/2026.',
      ['UBND cấp xã'],
    ],
  ])('%s', (body, expected) => {
    expect(owners(body)).toEqual(expected);
  });
});

describe('who is meant where a sentence names nobody', () => {
  it('is whom the paragraph above the list names', () => {
    const body =
      '1. Tiến độ\n\nCác chủ đầu tư căn cứ tính chất dự án, bảo đảm các mốc sau:\n\na) Phê duyệt thiết kế xong trước ngày 20/8/2026.';
    expect(owners(body)).toEqual(['Chủ đầu tư']);
  });

  it('is not who presided over the meeting', () => {
    const body =
      'Thường trực Tỉnh ủy họp nghe báo cáo; sau khi thảo luận, thống nhất như sau:\n\n1. Rà soát hồ sơ, xong trước ngày 20/8/2026.';
    expect(owners(body)).toEqual(['Sở, ban, ngành + UBND cấp xã']);
  });

  const letter = (to: string): string =>
    `UBND TỈNH LẠNG SƠN\n\nSỞ TÀI CHÍNH\n\nSố: 8/STC-NS\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nKính gửi: ${to}.\n\nSở Tài chính đề nghị các cơ quan quan tâm một số việc sau:\n\n1. Báo cáo số liệu thu chi trước ngày 20/8/2026.`;

  it('is whom a letter speaks to', () => {
    const { tasks } = propose(letter('Thuế tỉnh; Kho bạc Nhà nước khu vực VI'));
    expect(tasks.find(({ deadline }) => deadline !== null)?.lead).toEqual([
      'Thuế tỉnh',
      'Kho bạc Nhà nước khu vực VI',
    ]);
    const parts = splitDocument(paragraphsOf(letter('UBND tỉnh Lạng Sơn')));
    expect(addresseesOf(parts, index)).toEqual([]);
  });

  it('is the commune that “riêng” sets apart, where what it is told follows', () => {
    const body =
      '1. Riêng các xã Chi Lăng, Nhân Lý là những nơi còn vướng mặt bằng, đề nghị hoàn thành kiểm đếm trước ngày 20/8/2026.';
    const [task] = propose(HEAD + body).tasks;
    expect(task).toMatchObject({ lead: ['UBND cấp xã'], scope: { kind: 'units' } });
    expect(task?.scope.units).toHaveLength(2);
  });
});

describe('a time and its words', () => {
  it.each([
    'trước ngày 10/9 hoặc 15/9/2026',
    'trước ngày 10/9/2026 hoặc trước ngày 15/9/2026',
    'trong tháng 9 hoặc tháng 10/2026',
  ])('of two times one is asked for: %s', (time) => {
    const tasks = propose(`${HEAD}1. Sở Y tế trình đề án ${time}.`).tasks;
    expect(tasks.map(({ deadline, doubt }) => [deadline, doubt?.code])).toEqual([
      [null, 'deadline-ambiguous'],
    ]);
  });

  it('the event that days are counted from ends before the verb', () => {
    const [task] = propose(
      `${HEAD}1. Sở Y tế chậm nhất sau 15 ngày kể từ ngày ban hành Thông báo này gửi danh mục thiết bị.`,
    ).tasks;
    expect(task).toMatchObject({ content: 'Gửi danh mục thiết bị', deadline: { kind: 'by' } });
    expect(task?.deadline).toMatchObject({ date: '2026-07-24' });
  });

  it.each([
    [
      'tổ chức đấu giá quyền sử dụng đất theo kế hoạch trong tháng 10/2026',
      { kind: 'within', date: '2026-10-31' },
    ],
    [
      'phê duyệt xong thiết kế và dự toán trong tháng 9/2026',
      { kind: 'within', date: '2026-09-30' },
    ],
    [
      'gửi báo cáo trước 16 giờ 30 ngày 20 hằng tháng',
      { kind: 'recurring', each: 'before', hour: '16:30' },
    ],
  ])('%s', (words, deadline) => {
    expect(propose(`${HEAD}1. Sở Y tế ${words}.`).tasks[0]?.deadline).toMatchObject(deadline);
  });

  it('a period that opens the sentence bounds the work, whatever the work is about', () => {
    const [task] = propose(
      `${HEAD}1. Sở Y tế trong quý III/2026, trình phương án sử dụng nguồn tăng thu.`,
    ).tasks;
    expect(task?.deadline).toMatchObject({ kind: 'within', date: '2026-09-30' });
  });
});

describe('words and names', () => {
  const names = (text: string): string[] => findMentions(flow(text), index).map(({ name }) => name);

  it.each([
    ['Giao Sở NN&MT, Sở GDĐT rà soát', ['Sở Nông nghiệp và Môi trường', 'Sở Giáo dục và Đào tạo']],
    ['Giao Ban QLDA tỉnh lập hồ sơ', ['Ban Quản lý dự án đầu tư xây dựng tỉnh']],
    ['các xã Bản Mù, Chi Lăng và phường Tam Trung', ['UBND cấp xã']],
    ['xã Nông thôn mới nâng cao', []],
    ['Công ty Điện lực Vân Đài cung cấp số liệu', ['Công ty Điện lực Vân Đài']],
    ['Giao Ban quản lý rừng Mẫu Sơn tuần tra', ['Ban Quản lý rừng Mẫu Sơn']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('gives communes of the reference their codes, others none', () => {
    const text = 'các xã Bản Mù, Chi Lăng';
    const found = communesAt(index, tokensOf(flow(text)), 0, text);
    expect(found).toMatchObject({ words: 6, units: ['06463'], isKnown: false });
    const tokens = tokensOf(flow('Đảng ủy xã Chi Lăng'));
    expect(unitsWithin(index, tokens, 0, 5, 'Đảng ủy xã Chi Lăng')).toEqual(['06463']);
  });

  it('tells verbs from the nouns that look like them', () => {
    const text = 'các công trình trình duyệt, cấp xã cấp giấy trước ngày 5';
    const tokens = tokensOf(flow(text));
    const verbs = tokens.flatMap(({ start, end }, at) =>
      isVerbAt(tokens, at, text) ? [text.slice(start, end)] : [],
    );
    expect(verbs).toEqual(['trình', 'cấp']);
    expect(tokens.findIndex((_, at) => isTimeAt(tokens, at))).toBe(9);
  });

  it('measures a subject and its name', () => {
    const all = flow('Các chủ rừng có diện tích lớn ký cam kết');
    const tokens = tokensOf(all);
    expect(mayOpenSubject(tokens[0], all.text)).toBe(true);
    expect(subjectAt(tokens, 0, 0, all)).toMatchObject({ words: 7, name: 3, isKind: true });
    const board = flow('Ban Quản lý dự án các cầu dân sinh lập hồ sơ');
    expect(longerName(tokensOf(board), 0, 5, 0, board)).toMatchObject({ name: 9, isSure: true });
    expect(startsHead(tokensOf(flow('Vân Đài cung cấp')), 1, 'Vân Đài cung cấp')).toBe(false);
  });

  it('knows words that only say whose work it is', () => {
    expect(isOnlyOwner('giao  chủ trì thực hiện')).toBe(true);
    expect(isOnlyOwner('giao  rà soát hồ sơ')).toBe(false);
  });

  it('keeps those a report goes to apart from those to whom it is handed on', () => {
    const all = flow('gửi Sở Y tế trước ngày 5/8 để tổng hợp trình UBND tỉnh trước ngày 9/8');
    const groups = rolesOf(all, findMentions(all, index), 0);
    expect(recipientsIn(all, groups, { start: 0, end: all.text.length })).toEqual(['Sở Y tế']);
    const [from, to] = [all.text.indexOf(' để'), all.text.indexOf('trước ngày 9')];
    expect(handedTo(all, groups, 0, from, to)?.names).toEqual(['Sở Y tế']);
  });
});
