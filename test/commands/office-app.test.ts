import { CommandDesk } from '../../src/excel/command-desk';
import { officeApp, type OfficeLibrary, type OfficePage } from '../../src/excel/office-app';

type Handler = (event: { completed(): void }) => Promise<void>;

/** What a fake Office is like, and what happened to it. */
class FakeOffice {
  readonly log: string[] = [];
  readonly handlers = new Map<string, Handler>();
  host: string | null = 'Excel';
  theme: Partial<Office.OfficeTheme> | undefined;
  language: string | undefined = 'vi-VN';
  readonly sets: string[] = [];

  get library(): OfficeLibrary {
    const fake = {
      onReady: async () => ({ host: this.host, platform: 'PC' }),
      context: {
        ...(this.theme ? { officeTheme: this.theme } : {}),
        displayLanguage: this.language,
        requirements: {
          isSetSupported: (name: string, version: string) =>
            this.sets.includes(`${name} ${version}`),
        },
        ui: { openBrowserWindow: (url: string) => this.log.push(`browser ${url}`) },
      },
      actions: { associate: (id: string, handler: Handler) => this.handlers.set(id, handler) },
      addin: { showAsTaskpane: async () => void this.log.push('show') },
    };
    return fake as unknown as OfficeLibrary;
  }

  async click(id: string): Promise<void> {
    const handler = this.handlers.get(id);
    if (!handler) throw new Error(`Excel drops a click on ${id}.`);
    await handler({ completed: () => void this.log.push(`completed ${id}`) });
  }
}

/** A page whose media queries and focus can be worked by hand. */
class FakePage {
  readonly active = new Set<string>();
  readonly opened: string[] = [];
  popups = true;
  private readonly listeners = new Set<() => void>();

  get page(): OfficePage {
    const listening = {
      addEventListener: (_: string, listener: () => void) => this.listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => this.listeners.delete(listener),
    };
    const page = {
      ...listening,
      matchMedia: (query: string) => ({ matches: this.active.has(query), ...listening }),
      open: (url: string) => {
        this.opened.push(url);
        return this.popups ? {} : null;
      },
      location: { href: 'https://tiendo.example.gov.vn/excel/taskpane.html?x=1' },
    };
    return page as unknown as OfficePage;
  }

  get watched(): number {
    return this.listeners.size;
  }

  happen(): void {
    for (const listener of this.listeners) listener();
  }
}

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(forced-colors: active)';

describe('ready', () => {
  test('in Excel', async () => {
    await expect(
      officeApp(new FakeOffice().library, new FakePage().page).ready(),
    ).resolves.toBeUndefined();
  });

  test('nowhere else, and says what to do', async () => {
    const office = new FakeOffice();
    office.host = null;
    await expect(officeApp(office.library, new FakePage().page).ready()).rejects.toMatchObject({
      code: 'not-supported',
      message: expect.stringContaining('Mở Excel'),
    });
  });
});

describe('theme', () => {
  test.each<[string, Partial<Office.OfficeTheme> | undefined, string[], string]>([
    ['Office says dark', { isDarkTheme: true }, [], 'dark'],
    ['Office says light, the system is dark', { isDarkTheme: false }, [DARK], 'light'],
    ['an older Office has colours only: black', { bodyBackgroundColor: '#262626' }, [], 'dark'],
    [
      'an older Office has colours only: white',
      { bodyBackgroundColor: '#FFFFFF' },
      [DARK],
      'light',
    ],
    ['a dark green counts as dark', { bodyBackgroundColor: '#217346' }, [], 'dark'],
    ['a colour without its sign', { bodyBackgroundColor: 'f3f2f1' }, [DARK], 'light'],
    ['a colour that is none', { bodyBackgroundColor: 'white' }, [DARK], 'dark'],
    ['no theme, a dark system', undefined, [DARK], 'dark'],
    ['no theme, a light system', undefined, [], 'light'],
    ['forced colours before everything', { isDarkTheme: true }, [CONTRAST, DARK], 'contrast'],
  ])('%s: %j, %j', (_, theme, queries, expected) => {
    const office = new FakeOffice();
    const page = new FakePage();
    office.theme = theme;
    for (const query of queries) page.active.add(query);
    expect(officeApp(office.library, page.page).theme()).toBe(expected);
  });

  test('tells of changes once each, and no longer when told to stop', () => {
    const page = new FakePage();
    const app = officeApp(new FakeOffice().library, page.page);
    let heard = 0;
    const stop = app.onThemeChanged(() => {
      heard += 1;
    });
    page.happen();
    expect(heard).toBe(0);
    page.active.add(DARK);
    page.happen();
    page.happen();
    expect(heard).toBe(1);
    stop();
    expect(page.watched).toBe(0);
    page.active.add(CONTRAST);
    page.happen();
    expect(heard).toBe(1);
  });

  test('sees Office’s theme change when the person comes back to the pane', () => {
    const office = new FakeOffice();
    office.theme = { isDarkTheme: false };
    const page = new FakePage();
    const library = office.library;
    const app = officeApp(library, page.page);
    let heard = 0;
    app.onThemeChanged(() => {
      heard += 1;
    });
    (library.context.officeTheme as { isDarkTheme: boolean }).isDarkTheme = true;
    page.happen();
    expect(heard).toBe(1);
    expect(app.theme()).toBe('dark');
  });
});

test.each([
  ['en-US', 'en-US'],
  [undefined, 'vi-VN'],
])('language %s is %s', (language, expected) => {
  const office = new FakeOffice();
  office.language = language;
  expect(officeApp(office.library, new FakePage().page).language()).toBe(expected);
});

test('supports asks Office', () => {
  const office = new FakeOffice();
  office.sets.push('ExcelApi 1.9');
  const app = officeApp(office.library, new FakePage().page);
  expect([app.supports('ExcelApi', '1.9'), app.supports('ExcelApi', '1.14')]).toEqual([
    true,
    false,
  ]);
});

describe('pages and notices', () => {
  test('are told to the pane, which is shown', async () => {
    const office = new FakeOffice();
    const app = officeApp(office.library, new FakePage().page);
    const heard: unknown[] = [];
    const stop = app.onShowPage((page) => heard.push(page));
    app.onNotice((notice) => heard.push(notice));
    await app.showPage('report');
    await app.notify({ kind: 'info', text: 'Xong.' });
    expect(heard).toEqual(['report', { kind: 'info', text: 'Xong.' }]);
    expect(office.log).toEqual(['show', 'show']);
    stop();
    await app.showPage('load');
    expect(heard).toHaveLength(2);
  });

  test('wait for a pane that is still loading; the last one counts, once', async () => {
    const app = officeApp(new FakeOffice().library, new FakePage().page);
    await app.showPage('report');
    await app.showPage('monitor');
    const heard: string[] = [];
    app.onShowPage((page) => heard.push(page));
    app.onShowPage((page) => heard.push(`again ${page}`));
    expect(heard).toEqual(['monitor']);
  });
});

describe('openWindow', () => {
  const GUIDE = 'https://tiendo.example.gov.vn/excel/huong-dan.html';

  test('is the desktop’s own where there is one', () => {
    const office = new FakeOffice();
    office.sets.push('OpenBrowserWindowApi 1.1');
    const page = new FakePage();
    officeApp(office.library, page.page).openWindow('huong-dan.html');
    expect([office.log, page.opened]).toEqual([[`browser ${GUIDE}`], []]);
  });

  test('is the browser’s on the web', () => {
    const page = new FakePage();
    officeApp(new FakeOffice().library, page.page).openWindow('huong-dan.html');
    expect(page.opened).toEqual([GUIDE]);
  });

  test('says the address when the browser does not open it', () => {
    const page = new FakePage();
    page.popups = false;
    expect(() =>
      officeApp(new FakeOffice().library, page.page).openWindow('huong-dan.html'),
    ).toThrow(GUIDE);
  });
});

describe('registerCommands', () => {
  test('a click runs its command, and Excel hears that it is done', async () => {
    const office = new FakeOffice();
    officeApp(office.library, new FakePage().page).registerCommands({
      first: async () => void office.log.push('first'),
      second: async () => void office.log.push('second'),
    });
    await office.click('second');
    expect(office.log).toEqual(['second', 'completed second']);
  });

  test('Excel hears it also when the command fails', async () => {
    const office = new FakeOffice();
    officeApp(office.library, new FakePage().page).registerCommands({
      first: () => Promise.reject(new Error('broken')),
    });
    await expect(office.click('first')).rejects.toThrow('broken');
    expect(office.log).toEqual(['completed first']);
  });
});

describe('the desk of the early script', () => {
  test('keeps clicks until the commands come, in their order', async () => {
    const office = new FakeOffice();
    const desk = new CommandDesk(office.library, ['first', 'second']);
    const clicks = [office.click('second'), office.click('first')];
    await Promise.resolve();
    expect(office.log).toEqual([]);
    officeApp(office.library, new FakePage().page, desk).registerCommands({
      first: async () => void office.log.push('first'),
      second: async () => void office.log.push('second'),
    });
    await Promise.all(clicks);
    expect(office.log.filter((line) => !line.startsWith('completed'))).toEqual(['second', 'first']);
    expect(office.log.filter((line) => line.startsWith('completed'))).toHaveLength(2);
    await office.click('first');
    expect(office.log.slice(-2)).toEqual(['first', 'completed first']);
  });

  test('shows the pane when they do not come: it says what is the matter', async () => {
    const office = new FakeOffice();
    new CommandDesk(office.library, ['first'], 5);
    await office.click('first');
    expect(office.log).toEqual(['show', 'completed first']);
  });

  test('shows the pane for a button without a command', async () => {
    const office = new FakeOffice();
    new CommandDesk(office.library, ['first', 'gone']).serve({ first: async () => undefined });
    await office.click('gone');
    expect(office.log).toEqual(['show', 'completed gone']);
  });
});
