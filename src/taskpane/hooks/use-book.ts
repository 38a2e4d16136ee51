/** The open workbook as the pane knows it, and the last write into it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Jobs } from '../../jobs/model';
import type { BookState } from '../pane';

/** People type many cells one after the other; a check waits for a pause. */
const PAUSE = 400;

export interface BookWatch {
  state: BookState;
  last: ReturnType<Jobs['lastWrite']>;
  revision: number;
  /** Reads again, showing that it does. */
  refresh(): Promise<void>;
  /** After a write of ours: reads again behind what is shown. */
  wrote(): Promise<void>;
}

/**
 * @param onFault told when Excel cannot be listened to; everything else goes on
 */
export function useBook(jobs: Jobs, onFault: (error: unknown) => void): BookWatch {
  const [state, setState] = useState<BookState>({ phase: 'reading' });
  const [last, setLast] = useState(() => jobs.lastWrite());
  const [revision, setRevision] = useState(0);
  const newest = useRef(0);
  // In the language of the moment; another one is no reason to read the workbook again.
  const fault = useRef(onFault);
  fault.current = onFault;

  const read = useCallback(async (): Promise<void> => {
    const mine = ++newest.current;
    let next: BookState;
    try {
      next = { phase: 'read', book: await jobs.open() };
    } catch (error) {
      next = { phase: 'failed', error };
    }
    if (mine !== newest.current) return;
    setState(next);
    setLast(jobs.lastWrite());
    setRevision((before) => before + 1);
  }, [jobs]);

  const refresh = useCallback(async (): Promise<void> => {
    setState({ phase: 'reading' });
    await read();
  }, [read]);

  useEffect(() => {
    void read();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    let stop: (() => Promise<void>) | null = null;
    const listen = async (): Promise<void> => {
      stop = await jobs.onChanged(() => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          setRevision((before) => before + 1);
          setLast(jobs.lastWrite());
        }, PAUSE);
      });
      if (ended) await stop();
    };
    const failed = (error: unknown): void => fault.current(error);
    listen().catch(failed);
    return () => {
      ended = true;
      clearTimeout(timer);
      stop?.().catch(failed);
    };
  }, [jobs, read]);

  return { state, last, revision, refresh, wrote: read };
}
