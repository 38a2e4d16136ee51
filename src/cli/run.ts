/** One run of the program: the last place where anything that goes wrong is told in words. */
import { EXIT, type Io } from './io';
import { main } from './main';

/** The part of a process that a run touches, so that tests can stand in for it. */
export interface Host {
  exitCode?: number | string | null | undefined;
  stdout: { on: (event: 'error', hear: (error: NodeJS.ErrnoException) => void) => unknown };
}

/** Runs a command and leaves its exit code with the process. */
export async function run(argv: readonly string[], io: Io, host: Host): Promise<void> {
  let lost = false;
  host.stdout.on('error', ({ code }) => {
    // Whoever reads on has seen enough (`… | head`): the work is done to its end all the same.
    if (code === 'EPIPE' || lost) return;
    lost = true;
    io.err(
      `Không ghi được kết quả ra màn hình hoặc tệp (${code ?? '?'}). Kiểm tra ổ đĩa rồi chạy lại.`,
    );
    host.exitCode = EXIT.unusable;
  });
  let code: number;
  try {
    code = await main(argv, io);
  } catch (error) {
    // A fault of ours; the lines are for who mends it.
    io.err('Phần mềm gặp lỗi nên đã dừng. Gửi các dòng dưới đây cho người quản trị.');
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    code = EXIT.unusable;
  }
  host.exitCode = lost ? EXIT.unusable : code;
}
