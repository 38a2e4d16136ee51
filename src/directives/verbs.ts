/** First words of a sentence that tells somebody to do something without naming them. */
const VERBS = new Set([
  ...['tiếp tục', 'tập trung', 'tăng cường', 'đẩy mạnh', 'đẩy nhanh', 'chủ động', 'khẩn trương'],
  ...['thực hiện', 'triển khai', 'tổ chức', 'rà soát', 'xây dựng', 'nâng cao', 'quan tâm'],
  ...['chú trọng', 'phối hợp', 'chủ trì', 'tham mưu', 'chỉ đạo', 'quản lý', 'giải quyết', 'xử lý'],
  ...['theo dõi', 'chuẩn bị', 'phát huy', 'phát triển', 'hoàn thiện', 'hoàn thành', 'bảo đảm'],
  ...[
    'đảm bảo',
    'kịp thời',
    'duy trì',
    'quán triệt',
    'củng cố',
    'siết chặt',
    'phấn đấu',
    'kiên quyết',
  ],
  ...[
    'nghiêm túc',
    'huy động',
    'thúc đẩy',
    'hướng dẫn',
    'kiểm tra',
    'báo cáo',
    'cung cấp',
    'ban hành',
  ],
  ...['bố trí', 'sử dụng', 'đôn đốc', 'thường xuyên', 'định kỳ', 'phân bổ', 'đồng hành', 'cụ thể'],
  ...['mở rộng', 'khai thác', 'sắp xếp', 'nghiên cứu', 'triệt để', 'quyết liệt', 'thành lập'],
  ...[
    'tuyên truyền',
    'vận động',
    'thu hút',
    'giữ vững',
    'làm tốt',
    'tích cực',
    'bảo tồn',
    'khơi dậy',
  ],
  ...[
    'cải thiện',
    'tháo gỡ',
    'xác định',
    'đổi mới',
    'ưu tiên',
    'nắm chắc',
    'niêm yết',
    'công khai',
  ],
  ...['lập', 'giao', 'không', 'đưa', 'trồng', 'cấp', 'thu', 'gửi', 'trình', 'tạo', 'xóa', 'xoá'],
]);

/** What may stand before the verb: a connecting word, or the subject matter of the clause. */
const LEAD_IN =
  /^(?:đồng thời|trong đó|ngoài ra|bên cạnh đó|theo đó|trước mắt|(?:về|đối với) [^:.]{3,140}:|đối với [^,.]{3,140},|(?:căn cứ|trên cơ sở) [^,.]{3,240},)/iu;

const MARKS = /^[\s,;:.)+-]+/;

/**
 * Whether words begin with a verb of work, as a sentence does that speaks to whoever the clause is for.
 *
 * @example opensWithVerb('Về quy hoạch: tiếp tục rà soát các đồ án') //=> true
 * @example opensWithVerb('Hội nghị đã thống nhất') //=> false
 */
export const opensWithVerb = (words: string): boolean => {
  let rest = words.slice(0, 600).replace(MARKS, '');
  for (;;) {
    const lead = LEAD_IN.exec(rest);
    if (lead === null) break;
    rest = rest.slice(lead[0].length).replace(MARKS, '');
  }
  const [first = '', second = ''] = rest
    .slice(0, 40)
    .toLowerCase()
    .split(/[^\p{L}]+/u, 2);
  return VERBS.has(first) || VERBS.has(`${first} ${second}`);
};
