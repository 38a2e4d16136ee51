import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { OpenBook } from '../../jobs/model';
import { usePane } from '../pane';
import { useStyles } from '../styles';
import { Unread, Unusable } from './start-state';

/** The usable kinds of open workbook. */
export type UsableBook = Exclude<OpenBook, { kind: 'unusable' }>;

/** Something is on its way: bars where it will stand, and words for those who do not see them. */
export function Waiting({ text, lines = 4 }: { text: string; lines?: number }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.stack} role="status">
      <span className={styles.quiet}>{text}</span>
      <Skeleton aria-hidden="true" className={styles.stack}>
        {Array.from({ length: lines }, (_, index) => (
          <SkeletonItem key={index} size={index % 2 === 0 ? 24 : 16} />
        ))}
      </Skeleton>
    </div>
  );
}

/** A page: its heading, and its content for the workbook that is open. */
export function Page({
  title,
  children,
}: {
  title: string;
  children: (book: UsableBook) => ReactNode;
}): JSX.Element {
  const { state, texts } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <h1 className={styles.heading1}>{title}</h1>
      {state.phase === 'reading' && <Waiting text={texts.app.readingBook} />}
      {state.phase === 'failed' && <Unread error={state.error} />}
      {state.phase === 'read' &&
        (state.book.kind === 'unusable' ? (
          <Unusable problem={state.book.problem} />
        ) : (
          children(state.book)
        ))}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }): JSX.Element {
  const styles = useStyles();
  return (
    <section className={styles.stack}>
      <h2 className={styles.heading2}>{title}</h2>
      {children}
    </section>
  );
}
