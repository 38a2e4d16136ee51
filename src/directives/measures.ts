import { foldLetters } from '../domain/plain-text';
import { startsVerb } from './duty-verbs';

/**
 * What targets are counted in, by field. Where a word may stand for a thing of any kind ("cuộc thanh
 * tra", "trạm y tế") the word alone is the measure and the rest belongs to the name.
 */
const BASES = [
  // Shares, areas, weights, lengths, money, power
  'điểm phần trăm,điểm %,phần trăm,ha,m2,m²,km2,km²,m3,m³,km,m,kg,tấn,tạ,lít,kwh,mw,usd,đồng',
  // People
  'người,lượt,lao động,học sinh,sinh viên,học viên,giáo viên,trẻ em,trẻ,nông dân,công nhân,phụ nữ,thanh niên,' +
    'đoàn viên,hội viên,đảng viên,thành viên,cán bộ,công chức,viên chức,biên chế,đại biểu,bác sĩ,bác sỹ,dược sĩ,' +
    'bệnh nhân,khách,thí sinh,vận động viên,nghệ nhân,chuyên gia,tuyên truyền viên,cộng tác viên,' +
    'tình nguyện viên,đối tượng,quần chúng,chiến sĩ,nhà đầu tư,kỹ sư,nhân viên',
  // Households, bodies, places
  'hộ,gia đình,hợp tác xã,htx,tổ hợp tác,doanh nghiệp,công ty,tổ chức,đơn vị,cơ sở,cơ quan,chi bộ,chi hội,' +
    'câu lạc bộ,đội,nhóm,tổ,tổ dân phố,khối phố,khu dân cư,thôn,xã,phường,sở,ngành,địa phương,lĩnh vực,cụm,khu,' +
    'vùng,hộ kinh doanh,trang trại,làng nghề,ngân hàng,tỉnh',
  // Built things
  'dự án,công trình,hạng mục,gói thầu,tuyến,đoạn,đoàn,cầu,cống,đập,hồ,trạm,nhà máy,cột,trụ,điểm,điểm trường,trường,' +
    'lớp,phòng,phòng học,nhà,căn,căn hộ,căn nhà,chợ,siêu thị,bệnh viện,giường,bến,cảng,bãi,kho,bể,giếng,cửa hàng,' +
    'khách sạn,homestay,thư viện,bảo tàng,di tích,mũi thi công,vị trí,bóng đèn,đèn,camera,biển báo',
  // Farming
  'con,cây,ổ dịch,đàn,mỏ,mô hình,vườn,ao,lồng,gia súc,gia cầm,liều,giống,vụ',
  // Things, papers
  'sản phẩm,chuỗi,thương hiệu,nhãn hiệu,mã số,bằng sáng chế,sáng kiến,giải pháp,đề tài,nhiệm vụ,tiêu chí,chỉ tiêu,' +
    'hồ sơ,văn bản,thủ tục,dịch vụ công,dịch vụ,giấy chứng nhận,chứng chỉ,báo cáo,tài liệu,ấn phẩm,' +
    'cuốn,bộ,bài,bài viết,tin,tin bài,phóng sự,video,clip,tờ rơi,tờ gấp,tờ,pa-nô,pano,áp phích,băng rôn,khẩu hiệu,' +
    'chuyên mục,chuyên đề,chuyên trang,tham luận,tác phẩm,cơ sở dữ liệu,phần mềm,ứng dụng,nền tảng,hệ thống,' +
    'tài khoản,thẻ,chữ ký số,máy,máy tính,xe,tàu,thuyền,phương tiện,thiết bị,chiếc,phần quà,suất,học bổng,' +
    'khẩu,thửa,lô,khoản,nguồn,bậc',
  // Events
  'cuộc,lần,đợt,buổi,phiên,ca,kỳ,hội nghị,hội thảo,hội chợ,tọa đàm,toạ đàm,sự kiện,lễ hội,giải,hoạt động,' +
    'chương trình,đề án,chuyến,khóa,khoá,trường hợp,vụ việc,vụ án,vướng mắc,kiến nghị,ý kiến,đơn,đơn thư,phút,' +
    'bữa,cặp,tuổi',
].flatMap((words) => words.split(','));

const WRITTEN = new Set(BASES);

const FOLDED = [...new Set(BASES.map(foldLetters))].sort(
  (left, right) => right.length - left.length,
);

const SCALE = '(?:nghin|ngan|trieu|ty|ti)';

/** What stands behind a number, folded: a percent sign, a scale, a thing counted. */
export const MEASURE = new RegExp(
  `^ ?(?:(%)|((?:${SCALE} ){0,1}${SCALE}(?![a-z]) ?)?(${FOLDED.join('|')})?(?![a-z]))`,
);

/**
 * Whether letters that fold to a measure are one: "chợ" is, "cho" is not, unless the whole text bears no
 * accents.
 *
 * @example isMeasure('chợ', 'xây 2 chợ') //=> true
 * @example isMeasure('cho', 'chuyển 2 cho xã') //=> false
 */
export const isMeasure = (written: string, text: string): boolean =>
  WRITTEN.has(written.trim().toLowerCase()) || !/[^ -~]/.test(text);

/** Words that say what is done with the thing counted, or where it stands: its name ends before them. */
const NAME_ENDS =
  /^(?:nam|thang|quy|tuan|ngay|gio|phut|va|den|trong|cua|phan|moi|co|tai|de|duoc|vao|cho|theo|tren|duoi|o|la|thuoc|tham|voi|tro|ve|do|bang|khong|da|se|phai|dat|chua|dang|con|hoac|cung|lon|nho|khac|nay|truoc|sau|dam)$/;

/** No thing is named in more syllables. */
const LONGEST_NAME = 3;

/**
 * How much of a text names a thing that no list holds: its first syllables, up to a verb or a small word.
 *
 * @example unlistedThing(' chu dau tu vao ke hoach') //=> ' chu dau tu'.length
 */
export const unlistedThing = (folded: string): number => {
  const words = folded.split(/(?<=[a-z]) (?=[a-z])/, LONGEST_NAME + 3).map((word) => word.trim());
  let end = 0;
  let length = 0;
  for (; length < LONGEST_NAME; length += 1) {
    const word = words[length] ?? '';
    const name = /^[a-z]{2,}(?:-[a-z]+)?/.exec(word)?.[0] ?? '';
    if (name === '' || NAME_ENDS.test(name) || (length > 0 && startsVerb(words.slice(length))))
      break;
    end = folded.indexOf(name, end) + name.length;
    if (name !== word) break;
  }
  return length === 0 && end === 0 ? 0 : end;
};
