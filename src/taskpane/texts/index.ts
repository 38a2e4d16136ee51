/** The languages of the pane. */
import { en } from './en';
import { vi, type Texts } from './vi';

export type { Texts } from './vi';

export const LANGUAGES = ['vi', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { vi, en };
