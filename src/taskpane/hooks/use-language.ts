import { useCallback, useState } from 'react';
import { LANGUAGES, type Language } from '../texts';

const KEY = 'tiendo.language';

/** Where a choice is kept; some WebViews have none, or refuse. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The language chosen last time; Vietnamese first. */
export function keptLanguage(shelf: Shelf | null): Language {
  try {
    const kept = shelf?.getItem(KEY);
    return LANGUAGES.find((language) => language === kept) ?? 'vi';
  } catch {
    return 'vi';
  }
}

/**
 * The language of the pane, and how to choose another one.
 *
 * @param onChange told with the language at the start and with every choice
 */
export function useLanguage(
  shelf: Shelf | null,
  onChange: (language: Language) => void,
): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(() => keptLanguage(shelf));
  const choose = useCallback(
    (next: Language) => {
      setLanguage(next);
      onChange(next);
      try {
        shelf?.setItem(KEY, next);
      } catch {
        // Not kept for the next time: the choice holds for this one.
      }
    },
    [shelf, onChange],
  );
  return [language, choose];
}
