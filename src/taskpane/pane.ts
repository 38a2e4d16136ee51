/** What every part of the pane can reach: the jobs, the program around the workbook, the open book, texts. */
import { createContext, useContext } from 'react';
import type { AppHost, PageId } from '../excel/office-app';
import type { Jobs, OpenedBook, Place } from '../jobs/model';
import type { Language, Texts } from './texts';

/** What is known of the open workbook. */
export type BookState =
  { phase: 'reading' } | { phase: 'read'; book: OpenedBook } | { phase: 'failed'; error: unknown };

export interface Pane {
  jobs: Jobs;
  app: AppHost;
  texts: Texts;
  language: Language;
  setLanguage(language: Language): void;
  state: BookState;
  /** What was written last, while it can be taken back. */
  last: ReturnType<Jobs['lastWrite']>;
  /** Goes up with every change of the workbook that the pane hears of. */
  revision: number;
  /** Reads the open workbook again. */
  refresh(): Promise<void>;
  /** A job has written: the book and the undo line follow. */
  wrote(): Promise<void>;
  showPage(page: PageId): void;
  /** Selects the cell in Excel; a failure is shown at the top of the pane. */
  goTo(place: Place): void;
  /** Says it to people who do not see the screen. */
  announce(message: string): void;
}

const PaneContext = createContext<Pane | null>(null);

export const PaneProvider = PaneContext.Provider;

/** The pane around this component. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('No pane around this component.');
  return pane;
}
