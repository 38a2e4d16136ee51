/** The pane: tabs, what workbook is open, the pages, the last write at the foot. */
import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import {
  Suspense,
  lazy,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type LazyExoticComponent,
} from 'react';
import { formatDay } from '../domain/day';
import type { AppHost, Notice, PageId } from '../excel/office-app';
import type { Jobs, OpenBook, Place } from '../jobs/model';
import { useBook } from './hooks/use-book';
import { useSame } from './hooks/use-same';
import { PaneProvider, type BookState, type Pane } from './pane';
import { Bar } from './parts/bar';
import { ErrorEdge } from './parts/error-edge';
import { Fold } from './parts/fold';
import { Waiting } from './parts/page';
import { UndoLine } from './parts/undo-line';
import { problemOf } from './problem';
import { useStyles } from './styles';
import { TABS, Tabs, isTab, panelId, tabId, type TabId } from './tabs';
import { TEXTS, type Language, type Texts } from './texts';

/** Pages come when they are first opened, so that the pane is there at once. */
const PAGES = {
  load: lazy(async () => ({ default: (await import('./pages/load')).LoadPage })),
  monitor: lazy(async () => ({ default: (await import('./pages/monitor')).MonitorPage })),
  directive: lazy(async () => ({ default: (await import('./pages/directive')).DirectivePage })),
  report: lazy(async () => ({ default: (await import('./pages/report')).ReportPage })),
  consolidate: lazy(async () => ({
    default: (await import('./pages/consolidate')).ConsolidatePage,
  })),
  settings: lazy(async () => ({ default: (await import('./pages/settings')).SettingsPage })),
} satisfies Record<TabId, LazyExoticComponent<ComponentType<{ active: boolean }>>>;

/** What people most likely came for. */
const FIRST_PAGE: Readonly<Record<OpenBook['kind'], TabId>> = {
  none: 'load',
  unusable: 'load',
  commune: 'report',
  province: 'monitor',
};

const useShellStyles = makeStyles({
  // Only the page in the middle scrolls: what has the focus is never under the tabs or the foot.
  shell: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto auto minmax(0, 1fr) auto',
    height: '100vh',
  },
  book: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  name: { overflowWrap: 'anywhere' },
  notices: {
    gridRowStart: 3,
    maxHeight: '40vh',
    overflowY: 'auto',
    paddingTop: '8px',
    paddingLeft: '12px',
    paddingRight: '12px',
  },
  pages: { gridRowStart: 4, minWidth: 0, overflowY: 'auto' },
  // Outside of it there is nothing to draw on.
  page: { ':focus-visible': { outlineOffset: '-2px' } },
});

/** The page to begin with; none while nothing is known of the workbook. */
function firstPage(state: BookState): TabId | null {
  if (state.phase === 'reading') return null;
  return state.phase === 'failed' ? 'load' : FIRST_PAGE[state.book.kind];
}

/** The open workbook in a line: whose, for which period, as of which day. */
function bookLine(book: OpenBook, texts: Texts): string {
  switch (book.kind) {
    case 'none':
      return texts.app.noBook;
    case 'unusable':
      return texts.app.unusable;
    case 'commune':
    case 'province': {
      const name = book.kind === 'commune' ? book.unitName : texts.app.provinceBook;
      return `${name} · ${book.periodName} · ${texts.common.asOf(formatDay(book.asOf))}`;
    }
  }
}

/** What is known of the open workbook, in a line. */
function stateLine(state: BookState, texts: Texts): string {
  if (state.phase === 'read') return bookLine(state.book, texts);
  return state.phase === 'failed' ? texts.app.unread : texts.app.readingBook;
}

export function Shell({
  jobs,
  app,
  language,
  setLanguage,
}: {
  jobs: Jobs;
  app: AppHost;
  language: Language;
  setLanguage: (language: Language) => void;
}): JSX.Element {
  const texts = TEXTS[language];
  const shared = useStyles();
  const styles = useShellStyles();
  const [notice, setNotice] = useState<Notice | null>(null);
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState<TabId | null>(null);
  const [visited, setVisited] = useState<ReadonlySet<TabId>>(new Set());
  const panels = useRef<HTMLElement>(null);
  const focusNext = useRef(false);

  const fault = useCallback(
    (error: unknown) => {
      const { message, detail } = problemOf(error, texts);
      setNotice({ kind: 'error', text: message, detail });
    },
    [texts],
  );
  const { state, last, revision, refresh, wrote } = useBook(jobs, fault);
  const page = chosen ?? firstPage(state);
  const interrupted = state.phase === 'read' && state.book.interrupted === true;

  // What was said on one page is not for the next one; a command says its own after it has shown a page.
  const turnTo = useCallback((next: TabId) => {
    setNotice(null);
    setChosen(next);
  }, []);
  const showPage = useCallback(
    (next: PageId) => {
      if (!isTab(next)) return;
      focusNext.current = true;
      turnTo(next);
    },
    [turnTo],
  );
  useEffect(() => app.onShowPage(showPage), [app, showPage]);
  useEffect(
    () =>
      app.onNotice((told) => {
        setNotice(told);
        if (told.wrote) void wrote();
      }),
    [app, wrote],
  );
  useEffect(() => {
    if (notice) setSaid(notice.text);
  }, [notice]);
  useEffect(() => {
    if (interrupted) setSaid(texts.app.interrupted);
  }, [interrupted, texts]);

  // The page that the open workbook led to stays, whatever is loaded into it later.
  useEffect(() => {
    if (page === null) return;
    setChosen(page);
    setVisited((before) => (before.has(page) ? before : new Set(before).add(page)));
  }, [page]);
  useEffect(() => {
    if (!focusNext.current || page === null) return;
    focusNext.current = false;
    panels.current?.querySelector<HTMLElement>(`#${panelId(page)}`)?.focus();
  }, [page, visited]);

  const goTo = useCallback((place: Place) => void jobs.goTo(place).catch(fault), [jobs, fault]);
  const pane = useSame<Pane>({
    jobs,
    app,
    texts,
    language,
    setLanguage,
    state,
    last,
    revision,
    refresh,
    wrote,
    showPage,
    goTo,
    announce: setSaid,
  });

  return (
    <PaneProvider value={pane}>
      <div className={styles.shell} lang={language}>
        <Tabs page={page} onSelect={turnTo} />
        <div className={styles.book}>
          <span className={styles.name} aria-label={texts.app.workbook} role="group">
            {stateLine(state, texts)}{' '}
            {state.phase === 'read' && 'sample' in state.book && state.book.sample && (
              <Badge appearance="outline" color="important">
                {texts.app.sample}
              </Badge>
            )}
          </span>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            title={texts.common.refresh}
            aria-label={texts.common.refresh}
            disabledFocusable={state.phase === 'reading'}
            onClick={() => void refresh()}
          />
        </div>
        {(notice || interrupted) && (
          <div className={styles.notices}>
            {interrupted && <Bar intent="warning" text={texts.app.interrupted} />}
            {notice && (
              <Bar intent={notice.kind} text={notice.text}>
                {notice.detail && (
                  <Fold summary={texts.problem.detail}>
                    <code className={shared.text}>{notice.detail}</code>
                  </Fold>
                )}
                <div>
                  <Button size="small" onClick={() => setNotice(null)}>
                    {texts.common.close}
                  </Button>
                </div>
              </Bar>
            )}
          </div>
        )}
        <main className={styles.pages} ref={panels}>
          {page === null && (
            <div className={shared.page}>
              <Waiting text={texts.app.readingBook} />
            </div>
          )}
          {TABS.filter(({ id }) => id === page || visited.has(id)).map(({ id }) => {
            const Content = PAGES[id];
            return (
              // A page keeps what is typed and previewed on it while another is looked at.
              <div
                key={id}
                id={panelId(id)}
                role="tabpanel"
                aria-labelledby={tabId(id)}
                tabIndex={-1}
                hidden={id !== page}
                className={mergeClasses(shared.target, styles.page)}
              >
                <ErrorEdge texts={texts}>
                  <Suspense
                    fallback={
                      <div className={shared.page}>
                        <Waiting text={texts.app.loading} />
                      </div>
                    }
                  >
                    <Content active={id === page} />
                  </Suspense>
                </ErrorEdge>
              </div>
            );
          })}
        </main>
        <UndoLine />
        <div className={shared.hidden} role="status" aria-live="polite">
          {said}
        </div>
      </div>
    </PaneProvider>
  );
}
