/** What the province typed into rows that the book of another year does not have. */
import type { Catalog } from '../catalog';
import { partsOf, periodName } from '../domain/period';
import { provinceTargets } from '../sheets/targets';
import { HistoryLog } from './history';
import type { Store, StoredBook } from './store';

/**
 * The store for a book of another period. Reports stay where they are, each under its period; the province's
 * own figures stand on their sheet only, so those of targets of another year go on in the history.
 *
 * @param before the book as it was; null for a new one
 */
export function keepLeaving(
  store: Store,
  { targets }: Pick<Catalog, 'targets'>,
  before: Pick<StoredBook, 'period' | 'ownAnswers'> | null,
  period: string,
): Store {
  if (before === null) return store;
  const { year } = partsOf(period);
  const log = new HistoryLog(store.history);
  for (const target of targets) {
    if (target.unit !== 'province' || target.year === year) continue;
    const message = `Chỉ tiêu năm ${target.year} không có trong sổ ${periodName(period)}; số tỉnh đã nhập được giữ ở đây.`;
    for (const [column, value] of Object.entries(
      before.ownAnswers('targets', `province/${target.id}`),
    )) {
      const item = `targets/${target.id}/${column}`;
      const place = { unit: '', period: before.period, item, file: '' };
      if (value !== null)
        log.figure({ ...place, sheet: provinceTargets.name, cell: '' }, value, null, message);
    }
  }
  return log.changed ? { ...store, history: log.rows } : store;
}
