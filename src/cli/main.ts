import { SeedError } from '../catalog';
import { catalogCommand } from './commands/catalog';
import { checkCommand } from './commands/check';
import { consolidateCommand } from './commands/consolidate';
import { demoCommand } from './commands/demo';
import { directiveCommand } from './commands/directive';
import { statusCommand } from './commands/status';
import { templateCommand } from './commands/template';
import { EXIT, UsageError, type Io } from './io';

const HELP = `tiendo: theo dõi nhiệm vụ, chỉ tiêu, giải ngân theo văn bản chỉ đạo, không cần Excel

  tiendo catalog [--unit MÃ …] [--group NHÓM] [--json]
      nhiệm vụ, chỉ tiêu, mốc đọc được từ các văn bản
  tiendo template --period KỲ --out THƯ_MỤC [--unit MÃ …] [--group NHÓM] [--from SỔ.xlsx]
      lập sổ báo cáo cho các xã, phường; --from lấy văn bản đã nạp và cấu hình từ sổ tổng hợp
  tiendo check TỆP… [--json]
      kiểm tra báo cáo trước khi gửi: 0 tốt, 1 có điểm cần xem lại, 2 không đọc được
  tiendo consolidate TỆP_HOẶC_THƯ_MỤC… --period KỲ --into SỔ.xlsx [--as-of NGÀY] [--dry-run] [--json]
                     [--returns THƯ_MỤC] [--receipts THƯ_MỤC] [--secrets TỆP] [--jobs SỐ_LUỒNG]
                     [--dataset-over SỐ_DÒNG]
      nhận báo cáo vào sổ tổng hợp: 0 xong, 1 xong nhưng có tệp bị từ chối hoặc phiếu không ghi được,
      2 không làm được hoặc không nhận được báo cáo nào để lập sổ;
      --returns lập phiếu đề nghị chỉnh sửa (phiếu cũ đã có báo cáo thay thì chuyển vào thư mục con da-xong),
      --receipts lập biên nhận,
      --dataset-over bảng dữ liệu dài hơn thì để ở thư mục cạnh sổ (mặc định 300000 dòng);
      --secrets mã bí mật cấp cho từng đơn vị để niêm phong (mỗi dòng: mã đơn vị;mã bí mật)
  tiendo status SỔ.xlsx [--as-of NGÀY] [--unit MÃ …] [--group NHÓM] [--json]
      ai đã báo cáo, việc nào quá hạn, đến một ngày bất kỳ; --unit, --group: của riêng các đơn vị ấy
  tiendo directive TỆP [--json]
      đọc văn bản chỉ đạo (.txt, .md, .docx), đề xuất nhiệm vụ, chỉ tiêu, mốc: 0 đọc xong, 1 có hạn cần hỏi lại, 2 không đọc được
  tiendo demo --out THƯ_MỤC
      cả chu trình trên số liệu mẫu

KỲ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026. NGÀY: 2026-06-30 hoặc 30/6/2026. MÃ: mã hoặc tên đơn vị.`;

const COMMANDS: Readonly<
  Record<string, (argv: readonly string[], io: Io) => number | Promise<number>>
> = {
  catalog: catalogCommand,
  template: templateCommand,
  check: checkCommand,
  consolidate: consolidateCommand,
  status: statusCommand,
  directive: directiveCommand,
  demo: demoCommand,
};

/**
 * `.so.xlsx.khoa` and `.so.xlsx.4711.tmp` stand beside `so.xlsx` for the time of a run; people know only of
 * the book.
 */
const knownPath = (path: string): string =>
  path.replace(/(^|[\\/])\.([^\\/]+)\.(?:khoa(?:\.json)?|\d+\.tmp)$/, '$1$2');

/**
 * Runs one command.
 *
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(HELP);
    return name === undefined ? EXIT.unusable : EXIT.ok;
  }
  const command = COMMANDS[name];
  if (command && rest.some((word) => word === '--help' || word === '-h')) {
    io.out(HELP);
    return EXIT.ok;
  }
  try {
    if (!command)
      throw new UsageError(
        `Không có lệnh "${name}". Các lệnh: ${Object.keys(COMMANDS).join(', ')}.`,
      );
    return await command(rest, io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof SeedError) {
      io.err(error.message);
      return EXIT.unusable;
    }
    // A full disk names no path.
    const { code, syscall, path } = error as NodeJS.ErrnoException;
    if (code !== undefined && syscall !== undefined) {
      io.err(
        `Không đọc hoặc ghi được ${path === undefined ? 'tệp' : knownPath(path)} (${code}). Kiểm tra quyền, ổ đĩa, và đóng tệp đang mở rồi chạy lại.`,
      );
      return EXIT.unusable;
    }
    throw error;
  }
}
