/** Heads and feet of documents in the ways that offices, web pages and word processors set them. */
import { propose } from './fixtures';

const BODY = '\n\nSở Y tế báo cáo trước ngày 20/3/2026.\n';

const document = (text: string) => propose(text).document;

describe('who issues', () => {
  it.each([
    ['ỦY BAN NHÂN DÂN\nTỈNH THÁI KHÊ', 'QĐ-UBND', 'UBND tỉnh Thái Khê'],
    ['HỘI ĐỒNG NHÂN DÂN\nXÃ SUỐI BẠC', 'NQ-HĐND', 'HĐND xã Suối Bạc'],
    [
      'BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nTỈNH THÁI KHÊ',
      'QĐ-BCĐ',
      'Ban Chỉ đạo chuyển đổi số tỉnh Thái Khê',
    ],
    ['TỈNH ỦY THÁI KHÊ\nBAN TỔ CHỨC\n*', 'KH-BTC', 'Ban Tổ chức Tỉnh ủy Thái Khê'],
    ['UBND TỈNH THÁI KHÊ\nSỞ Y TẾ', 'KH-SYT', 'Sở Y tế'],
    ['UBND TỈNH THÁI KHÊ\nVĂN PHÒNG', 'TB-VP', 'UBND tỉnh Thái Khê'],
    ['UBND TỈNH LẠNG SƠN\nCHI CỤC THỦY LỢI', 'KH-CCTL', 'Chi cục Thủy lợi'],
  ])('%j', (lines, symbol, issuer) => {
    const place = /XÃ/.test(lines) ? 'Suối Bạc' : 'Thái Khê';
    const head = `${lines}\nSố: 12/${symbol}\n\n${place}, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác tháng 3`;
    expect(document(head + BODY).issuer).toBe(issuer);
  });

  it('a committee is written as its own text writes it', () => {
    const head =
      'BAN CHỈ ĐẠO 389 VÀ CHỐNG HÀNG GIẢ\nTỈNH THÁI KHÊ\nSố: 3/KH-BCĐ\nThái Khê, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nCông tác của Ban Chỉ đạo 389 và chống hàng giả';
    expect(document(head + BODY).issuer).toBe('Ban Chỉ đạo 389 và chống hàng giả tỉnh Thái Khê');
  });
});

describe('heads that a table sets side by side', () => {
  const expected = {
    number: '123/SYT-NVY',
    issuer: 'Sở Y tế',
    issued: '2026-03-05',
    signer: 'Trần Văn Bình',
  };

  it('in Markdown', () => {
    const text = `| UBND TỈNH LẠNG SƠN<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 123/SYT-NVY | *Lạng Sơn, ngày 05 tháng 3 năm 2026* |
| V/v tăng cường phòng dịch | |

Kính gửi: Các trung tâm y tế.
${BODY}
| **Nơi nhận:**<br>- Như trên;<br>- Lưu: VT. | **GIÁM ĐỐC**<br><br>**Trần Văn Bình** |
|---|---|`;
    expect(document(text)).toMatchObject({ ...expected, title: 'tăng cường phòng dịch' });
    expect(document(text).recipients).toEqual(['Các trung tâm y tế', 'Như trên']);
  });

  it('whose bars are all that a web page left', () => {
    const text = `UBND TỈNH LẠNG SƠN |
SỞ Y TẾ |
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM |
Số: 123/SYT-NVY | Lạng Sơn, ngày 05 tháng 3 năm 2026 |
Kính gửi: Các trung tâm y tế.
${BODY}
GIÁM ĐỐC
Trần Văn Bình`;
    expect(document(text)).toMatchObject(expected);
  });

  it('a foot printed in two columns', () => {
    const text = `UBND TỈNH LẠNG SƠN\nSỞ Y TẾ\nSố: 123/SYT-NVY\nLạng Sơn, ngày 05 tháng 3 năm 2026

Kính gửi: Các trung tâm y tế.
${BODY}
Nơi nhận:                                  GIÁM ĐỐC
- Như trên;
- UBND tỉnh (b/c);                      Trần Văn Bình
- Lưu: VT.`;
    expect(document(text)).toMatchObject(expected);
    expect(document(text).recipients).toEqual([
      'Các trung tâm y tế',
      'Như trên',
      'UBND tỉnh (b/c)',
    ]);
  });
});

describe('the subject', () => {
  const title = (lines: string): string =>
    document(
      `UBND TỈNH LẠNG SƠN\nSố: 12/KH-UBND\nLạng Sơn, ngày 05 tháng 12 năm 2025\n\nKẾ HOẠCH\n${lines}${BODY}`,
    ).title;

  it.each([
    ['Thực hiện nhiệm vụ năm 2026', 'Thực hiện nhiệm vụ năm 2026'],
    ['Công tác năm 2026\n\nQUYẾT NGHỊ:', 'Công tác năm 2026'],
    ['Công tác năm 2026\n\nTRƯỞNG BAN CHỈ ĐẠO', 'Công tác năm 2026'],
    [
      'Công tác năm 2026\n\n| TT | Nhiệm vụ | Chủ trì |\n| 1 | Rà soát | Sở Y tế |',
      'Công tác năm 2026',
    ],
    [
      'Công tác năm 2026\n\nThực hiện Quyết định số 5/QĐ-UBND, UBND tỉnh ban hành Kế hoạch như sau:',
      'Công tác năm 2026',
    ],
  ])('%j', (lines, expected) => {
    expect(title(lines)).toBe(expected);
  });

  it('of a letter of the Party is written out', () => {
    const text = `TỈNH ỦY LẠNG SƠN\nBAN TỔ CHỨC\n*\nSố 45-CV/BTCTU\nVề việc rà soát cán bộ\n\nLạng Sơn, ngày 05 tháng 3 năm 2026\n\nKính gửi: Các đảng ủy.${BODY}`;
    expect(document(text)).toMatchObject({ title: 'rà soát cán bộ', type: 'CV' });
  });

  it('tells the year that targets of a plan made in December are for', () => {
    const text = `UBND TỈNH LẠNG SƠN\nSố: 12/KH-UBND\nLạng Sơn, ngày 05 tháng 12 năm 2025\n\nKẾ HOẠCH\nCông tác năm 2026\n\nI. MỤC TIÊU\n\n- Tỷ lệ che phủ rừng đạt 65%, tăng 2% so với năm 2025.`;
    expect(propose(text).targets.map(({ value, year }) => [value, year])).toEqual([
      [65, 2026],
      [2, 2026],
    ]);
  });
});
