import { useEffect, useState } from 'react';
import type { AppHost, AppTheme } from '../../excel/office-app';

/** The theme of the program, followed as it changes. */
export function useTheme(app: AppHost): AppTheme {
  const [theme, setTheme] = useState(() => app.theme());
  useEffect(() => app.onThemeChanged(() => setTheme(app.theme())), [app]);
  return theme;
}
