/** One job of the pane as a state to draw: waiting, running with progress, done, failed, cancelled. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunOptions } from '../../jobs/model';
import { isCancelled } from '../problem';

export type JobState<Result> =
  | { phase: 'idle' }
  | { phase: 'running'; share: number | null; doing: string; cancelling: boolean }
  | { phase: 'done'; result: Result }
  | { phase: 'failed'; error: unknown }
  | { phase: 'cancelled' };

export interface Job<Args extends readonly unknown[], Result> {
  state: JobState<Result>;
  start(...args: Args): Promise<void>;
  /** The same once more, over cells that people changed and have now been shown. */
  overwrite(): Promise<void>;
  /** The same once more. */
  again(): Promise<void>;
  cancel(): void;
  reset(): void;
}

/**
 * @param run the job; must heed the signal and may tell its progress
 * @param afterwards what follows a success, before it is shown
 */
export function useJob<Args extends readonly unknown[], Result>(
  run: (
    options: Required<Omit<RunOptions, 'overwrite'>> & RunOptions,
    ...args: Args
  ) => Promise<Result>,
  afterwards?: (result: Result) => Promise<void> | void,
): Job<Args, Result> {
  const [state, setState] = useState<JobState<Result>>({ phase: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const last = useRef<Args | null>(null);
  const latest = useRef({ run, afterwards });
  latest.current = { run, afterwards };

  const launch = useCallback(async (args: Args, overwrite: boolean): Promise<void> => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    last.current = args;
    const show = (next: JobState<Result>): void => {
      if (controller.current === mine) setState(next);
    };
    show({ phase: 'running', share: null, doing: '', cancelling: false });
    try {
      const result = await latest.current.run(
        {
          signal: mine.signal,
          onProgress: (share, doing) => {
            // What is being stopped no longer tells how far it is.
            if (!mine.signal.aborted) show({ phase: 'running', share, doing, cancelling: false });
          },
          ...(overwrite ? { overwrite } : {}),
        },
        ...args,
      );
      await latest.current.afterwards?.(result);
      show({ phase: 'done', result });
    } catch (error) {
      show(isCancelled(error) ? { phase: 'cancelled' } : { phase: 'failed', error });
    }
  }, []);

  useEffect(() => () => controller.current?.abort(), []);

  const repeat = useCallback(
    async (overwrite: boolean): Promise<void> => {
      if (last.current) await launch(last.current, overwrite);
    },
    [launch],
  );

  return {
    state,
    start: useCallback((...args: Args) => launch(args, false), [launch]),
    overwrite: useCallback(() => repeat(true), [repeat]),
    again: useCallback(() => repeat(false), [repeat]),
    cancel: useCallback(() => {
      controller.current?.abort();
      setState((now) => (now.phase === 'running' ? { ...now, cancelling: true } : now));
    }, []),
    reset: useCallback(() => {
      controller.current = null;
      setState({ phase: 'idle' });
    }, []),
  };
}
