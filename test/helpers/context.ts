import { loadCatalog } from '../../src/catalog';
import { dayFromIso } from '../../src/domain/day';
import { DEFAULT_RULES } from '../../src/domain/deadline';
import { DEFAULT_DUE_RULES } from '../../src/domain/period';
import type { BookContext } from '../../src/sheets/spec';

/** What sheets are rendered for in tests: June 2026, at its end, unless said. */
export const bookContext = (more: Partial<BookContext> = {}): BookContext => ({
  catalog: loadCatalog(),
  period: '2026-06',
  asOf: dayFromIso('2026-06-30'),
  warnDays: 7,
  rules: DEFAULT_RULES,
  dueRules: DEFAULT_DUE_RULES,
  sample: false,
  ...more,
});
