/** Texts of the page *Văn bản*: they come with the page, because the pane is waited for and it is not. */
import type { Language } from '.';
import { directive as en } from './directive-en';
import { directive as vi, type DirectiveTexts } from './directive-vi';

export type { DirectiveTexts };

export const DIRECTIVE_TEXTS: Readonly<Record<Language, DirectiveTexts>> = { vi, en };
