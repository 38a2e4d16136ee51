import { useEffect, useRef } from 'react';
import { usePane } from '../pane';

/**
 * Forgets a success once it is no longer the last write: undone, or followed by another one, so that nothing
 * on the pane says that it stands in the workbook.
 *
 * @param done the success is shown
 * @param forget takes it away
 */
export function useUndone(done: boolean, forget: () => void): void {
  const { last } = usePane();
  const what = last?.what ?? null;
  const written = useRef<string | null>(null);
  useEffect(() => {
    if (!done) written.current = null;
    else if (written.current === null) written.current = what;
    else if (written.current !== what) forget();
  }, [done, what, forget]);
}
