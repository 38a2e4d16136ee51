/// <reference types="office-js" />
/**
 * The program around the workbook, in our words: its theme and language, the ribbon's buttons, the task
 * pane. The other half of Office.js; the half about cells is `port.ts`.
 */
import { CommandDesk, type Commands } from './command-desk';
import { ExcelPortError } from './port';

/** Pages of the task pane, in the order of its tabs. */
export const PAGES = ['load', 'monitor', 'directive', 'report', 'consolidate', 'settings'] as const;

export type PageId = (typeof PAGES)[number];

export type AppTheme = 'light' | 'dark' | 'contrast';

/** Something that a ribbon button has to say; the pane shows it. */
export interface Notice {
  kind: 'success' | 'info' | 'error';
  /** For people: what happened and what to do. */
  text: string;
  /** For support. */
  detail?: string;
  /** The workbook was written: what the pane shows of it is no longer so. */
  wrote?: boolean;
}

export interface AppHost {
  /** Resolves inside Excel; rejects with words for people anywhere else. */
  ready(): Promise<void>;
  theme(): AppTheme;
  /** Hears of changes only; returns how to stop. */
  onThemeChanged(listener: () => void): () => void;
  /** Language of the program's own texts: `vi-VN`. */
  language(): string;
  /** The ribbon asks for a page. What was asked before anybody listened is told at once. */
  onShowPage(listener: (page: PageId) => void): () => void;
  /** Opens the task pane on a page. */
  showPage(page: PageId): Promise<void>;
  /** A button has something to say. What was said before anybody listened is told at once. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Opens the task pane as it stands and has it show the notice. */
  notify(notice: Notice): Promise<void>;
  /** Names the commands to the ribbon by the function names of the manifest. */
  registerCommands(commands: Commands): void;
  /** Opens a page of the add-in's own site beside Excel: `huong-dan.html`. */
  openWindow(address: string): void;
  /** Whether this Excel has a requirement set: `supports('ExcelApi', '1.14')`. */
  supports(set: string, version: string): boolean;
}

/** `Office` of the page; handed in, so that tests can hand in theirs. */
export type OfficeLibrary = Pick<typeof Office, 'onReady' | 'context' | 'actions' | 'addin'>;

/** What is needed of the page; `window` has it all. */
export type OfficePage = Pick<
  Window,
  'matchMedia' | 'addEventListener' | 'removeEventListener' | 'open' | 'location'
>;

const NOT_IN_EXCEL =
  'Trang này là một phần của Excel và không chạy riêng được. Mở Excel, vào thẻ Tiến độ trên dải lệnh.';

/** Listeners, and what was told while there were none. */
class Mailbox<T> {
  private readonly listeners = new Set<(message: T) => void>();
  private waiting: T | null = null;

  tell(message: T): void {
    if (this.listeners.size === 0) this.waiting = message;
    for (const listener of this.listeners) listener(message);
  }

  listen(listener: (message: T) => void): () => void {
    this.listeners.add(listener);
    if (this.waiting !== null) listener(this.waiting);
    this.waiting = null;
    return () => {
      this.listeners.delete(listener);
    };
  }
}

/** Perceived brightness of `#RRGGBB`, 0 to 255; null for anything else. */
function brightness(color: string): number | null {
  const [, red, green, blue] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [];
  if (!red || !green || !blue) return null;
  const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16));
  return 0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0);
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(forced-colors: active)';

class OfficeApp implements AppHost {
  private readonly pages = new Mailbox<PageId>();
  private readonly notices = new Mailbox<Notice>();

  constructor(
    private readonly office: OfficeLibrary,
    private readonly page: OfficePage,
    private readonly desk: CommandDesk | undefined,
  ) {}

  async ready(): Promise<void> {
    const { host } = await this.office.onReady();
    // Anywhere but in Office the library is ready too, and says that it has no host.
    if (!host) throw new ExcelPortError('not-supported', NOT_IN_EXCEL);
  }

  theme(): AppTheme {
    if (this.page.matchMedia(CONTRAST).matches) return 'contrast';
    const theme: Partial<Office.OfficeTheme> | undefined = this.office.context.officeTheme;
    // The flag is newer than the colours, and Excel on the web may give neither.
    if (typeof theme?.isDarkTheme === 'boolean') return theme.isDarkTheme ? 'dark' : 'light';
    const background = brightness(theme?.bodyBackgroundColor ?? '');
    const dark = background === null ? this.page.matchMedia(DARK).matches : background < 128;
    return dark ? 'dark' : 'light';
  }

  onThemeChanged(listener: () => void): () => void {
    let last = this.theme();
    const look = (): void => {
      const now = this.theme();
      if (now === last) return;
      last = now;
      listener();
    };
    // Excel has no event for its theme (Outlook has): looking again whenever the person comes back to the
    // pane is as good, because a theme is changed in a dialog over it.
    const queries = [DARK, CONTRAST].map((query) => this.page.matchMedia(query));
    for (const query of queries) query.addEventListener('change', look);
    this.page.addEventListener('focus', look);
    return () => {
      for (const query of queries) query.removeEventListener('change', look);
      this.page.removeEventListener('focus', look);
    };
  }

  language(): string {
    return this.office.context.displayLanguage || 'vi-VN';
  }

  onShowPage(listener: (page: PageId) => void): () => void {
    return this.pages.listen(listener);
  }

  async showPage(page: PageId): Promise<void> {
    this.pages.tell(page);
    await this.office.addin.showAsTaskpane();
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    return this.notices.listen(listener);
  }

  async notify(notice: Notice): Promise<void> {
    this.notices.tell(notice);
    await this.office.addin.showAsTaskpane();
  }

  registerCommands(commands: Commands): void {
    const desk = this.desk ?? new CommandDesk(this.office, Object.keys(commands));
    desk.serve(commands);
  }

  openWindow(address: string): void {
    const url = new URL(address, this.page.location.href).href;
    // On the desktop the pane has no windows of its own; on the web there is only the page's way.
    if (this.supports('OpenBrowserWindowApi', '1.1')) this.office.context.ui.openBrowserWindow(url);
    else if (!this.page.open(url, '_blank')) {
      throw new ExcelPortError(
        'not-supported',
        `Trình duyệt không cho mở trang mới. Cho phép cửa sổ bật lên rồi làm lại, hoặc mở bằng tay: ${url}`,
      );
    }
  }

  supports(set: string, version: string): boolean {
    return this.office.context.requirements.isSetSupported(set, version);
  }
}

/**
 * The program around the workbook, over Microsoft's library.
 *
 * @param desk what the page's early script opened for the ribbon, where it has one
 */
export const officeApp = (office: OfficeLibrary, page: OfficePage, desk?: CommandDesk): AppHost =>
  new OfficeApp(office, page, desk);
