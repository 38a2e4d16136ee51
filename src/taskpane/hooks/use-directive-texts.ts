import { usePane } from '../pane';
import { DIRECTIVE_TEXTS, type DirectiveTexts } from '../texts/directive';

/** Texts of the page *Văn bản* in the language of the pane. */
export const useDirectiveTexts = (): DirectiveTexts => DIRECTIVE_TEXTS[usePane().language];
