import { createRoot } from 'react-dom/client';
import type { AppHost } from '../excel/office-app';
import type { Jobs } from '../jobs/model';
import { App } from './app';
import { ignoreStrayDrops } from './files/stray-drops';
import { keptLanguage, type Shelf } from './hooks/use-language';
import { problemOf } from './problem';
import { TEXTS, type Language } from './texts';

/** What the pane stands on; each is got only when the program around the workbook is ready. */
export interface Ground {
  app: AppHost;
  jobs: Jobs;
}

/** The page's storage; some WebViews refuse to hand it out. */
export function shelfOf(page: Pick<Window, 'localStorage'>): Shelf | null {
  try {
    return page.localStorage;
  } catch {
    return null;
  }
}

/**
 * Shows the pane, or says in words why it cannot be shown.
 *
 * @param prepare gets the program and the jobs; its failure is told to people
 * @param onLanguage told with the language at the start and with every choice
 */
export async function startPane(
  place: HTMLElement,
  shelf: Shelf | null,
  prepare: () => Promise<Ground>,
  onLanguage: (language: Language) => void,
): Promise<void> {
  const language = keptLanguage(shelf);
  onLanguage(language);
  ignoreStrayDrops(place.ownerDocument);
  try {
    const { app, jobs } = await prepare();
    createRoot(place).render(<App app={app} jobs={jobs} shelf={shelf} onLanguage={onLanguage} />);
  } catch (error) {
    const texts = TEXTS[language];
    const { message, detail } = problemOf(error, texts);
    const words = place.ownerDocument.createElement('p');
    words.className = 'before';
    words.setAttribute('role', 'alert');
    words.textContent = [`${texts.app.cannotStart}.`, message, detail && `(${detail})`].join(' ');
    place.replaceChildren(words);
  }
}
