/** Stand-ins for the program around the workbook and for the jobs, which write down what was asked. */
import type { Commands } from '../../src/excel/command-desk';
import type { AppHost, Notice, PageId } from '../../src/excel/office-app';
import type { Jobs } from '../../src/jobs/model';

export interface FakeApp extends AppHost {
  /** What happened, in order: `page report`, `notice info: …`, `window …`. */
  readonly log: string[];
  readonly notices: Notice[];
}

export function fakeApp(): FakeApp {
  const log: string[] = [];
  const notices: Notice[] = [];
  const nothing = (): void => undefined;
  return {
    log,
    notices,
    ready: async () => undefined,
    theme: () => 'light',
    onThemeChanged: () => nothing,
    language: () => 'vi-VN',
    onShowPage: () => nothing,
    showPage: async (page: PageId) => void log.push(`page ${page}`),
    onNotice: () => nothing,
    notify: async (notice) => {
      notices.push(notice);
      log.push(`notice ${notice.kind}`);
    },
    registerCommands: (commands: Commands) => void log.push(...Object.keys(commands)),
    openWindow: (address) => void log.push(`window ${address}`),
    supports: () => true,
  };
}

/** Jobs of which only the given ones may be asked for. */
export const fakeJobs = (jobs: Partial<Jobs>): Jobs =>
  new Proxy(jobs as Jobs, {
    get(target, name) {
      const job = Reflect.get(target, name);
      if (job === undefined) throw new Error(`Nobody expected jobs.${String(name)}.`);
      return job;
    },
  });
