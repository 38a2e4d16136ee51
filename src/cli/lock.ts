/** One run at a time on one book: two would each read the old book and the later would lose the other's work. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { formatDay } from '../domain/day';
import { dayOfTime, timeOfDay } from '../domain/vietnam-clock';
import { removeHalfWritten } from './files';
import { UsageError } from './io';

/**
 * A lock that nobody has touched for so long belongs to nobody. Long, because a run that reads thousands
 * of files has no time to touch it meanwhile.
 */
const ABANDONED = 60_000;

/** The same where we know that the process is gone: the least that the library takes. */
const ABANDONED_BY_DEAD = 2_000;

/** Milliseconds between two looks at a lock whose process is gone, and how many looks. */
const LOOK_AGAIN = 250;
const LOOKS = 12;

/** Who holds the lock, for the message to whoever comes second. */
interface Holder {
  user: string;
  host: string;
  pid: number;
  /** Milliseconds of the clock. */
  since: number;
}

export interface HeldLock {
  /** @throws UsageError when somebody took the lock over, as after the machine has slept */
  assertHeld: () => void;
}

/** Runs the work while holding the lock of the file, and gives it back whatever happens. */
export async function withLock<T>(path: string, work: (lock: HeldLock) => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  let lost = false;
  const release = await acquire(path, () => (lost = true));
  await writeFile(holderPath(path), JSON.stringify(thisProcess()));
  try {
    await removeHalfWritten(dirname(path), new Set([basename(path)]));
    return await work({
      assertHeld: () => {
        if (lost) {
          throw new UsageError(
            `Khóa của ${path} đã bị lần chạy khác lấy (máy ngủ, hoặc ổ mạng bị ngắt) nên không ghi. Chạy lại.`,
          );
        }
      },
    });
  } finally {
    await rm(holderPath(path), { force: true });
    if (!lost) await release();
  }
}

const beside = (path: string, ending: string): string =>
  join(dirname(path), `.${basename(path)}.${ending}`);
const lockPath = (path: string): string => beside(path, 'khoa');
const holderPath = (path: string): string => beside(path, 'khoa.json');

/** Whose process this is; containers run under numbers that no name belongs to. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

const thisProcess = (): Holder => ({
  user: userName(),
  host: hostname(),
  pid: process.pid,
  since: Date.now(),
});

/** The first look is at once; only a lock left by a dead process is looked at again. */
async function acquire(path: string, onCompromised: () => void): Promise<() => Promise<void>> {
  for (let look = 1; ; look += 1) {
    const holder = await readHolder(path);
    const dead = holder !== null && isDead(holder);
    try {
      return await lockfile.lock(path, {
        realpath: false,
        lockfilePath: lockPath(path),
        stale: dead ? ABANDONED_BY_DEAD : ABANDONED,
        onCompromised,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
      // Who takes the lock writes down its own name at once: the second of two that wait reads it here.
      if (!dead || look === LOOKS) throw new UsageError(lockedText(path, holder));
    }
    await wait(LOOK_AGAIN);
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(holderPath(path), 'utf8')) as Holder;
  } catch {
    // Not there, or half written by a process that was killed: nobody known.
    return null;
  }
}

/** Of a process on another machine nothing is known. */
function isDead({ host, pid }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function lockedText(path: string, holder: Holder | null): string {
  const who = holder
    ? `${holder.user} trên máy ${holder.host} (tiến trình ${holder.pid}) đang tổng hợp vào ${path} từ ${timeOfDay(holder.since)} ngày ${formatDay(dayOfTime(holder.since))}`
    : `Một lần chạy khác đang tổng hợp vào ${path}`;
  return `${who}. Chờ lần đó xong rồi chạy lại; nếu lần đó đã bị tắt giữa chừng thì chờ ${ABANDONED / 60_000} phút rồi chạy lại. Sổ không bị thay đổi.`;
}
