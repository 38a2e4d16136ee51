import {
  FluentProvider,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import type { AppHost, AppTheme } from '../excel/office-app';
import type { Jobs } from '../jobs/model';
import { useLanguage, type Shelf } from './hooks/use-language';
import { useTheme } from './hooks/use-theme';
import { Shell } from './shell';
import type { Language } from './texts';

const THEMES: Readonly<Record<AppTheme, Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** The whole pane over its two ports. */
export function App({
  jobs,
  app,
  shelf,
  onLanguage,
}: {
  jobs: Jobs;
  app: AppHost;
  /** Where the choice of language is kept. */
  shelf: Shelf | null;
  /** Told with every choice of a language. */
  onLanguage: (language: Language) => void;
}): JSX.Element {
  const theme = useTheme(app);
  const [language, setLanguage] = useLanguage(shelf, onLanguage);
  // Screen readers choose their voice by it.
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <FluentProvider theme={THEMES[theme]}>
      <Shell jobs={jobs} app={app} language={language} setLanguage={setLanguage} />
    </FluentProvider>
  );
}
