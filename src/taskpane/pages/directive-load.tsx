import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DirectiveRequest, OtherYears } from '../../jobs/model';
import { otherYears } from '../../jobs/other-years';
import { countsOf, needsHeader, requestOf, type Review } from '../directive/state';
import { detailsOf, titleOf } from '../directive/words';
import type { DirectiveTexts } from '../texts/directive';
import { useFocusWhen } from '../hooks/use-focus';
import { useJob } from '../hooks/use-job';
import { useUndone } from '../hooks/use-undone';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DoneBar } from '../parts/done-bar';
import { JobLine } from '../parts/job-line';
import { Guide } from '../parts/start-state';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';

const useLoadStyles = makeStyles({ apart: { rowGap: tokens.spacingVerticalS } });

/** The accepted rows once more, as they will stand in the tables. */
function LastLook({ review }: { review: Review }): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const own = useLoadStyles();
  const accepted = review.rows.filter(({ decision }) => decision === 'accepted');
  const heading = useFocusWhen<HTMLHeadingElement>(true);
  const names = useMemo(
    () => new Map(review.view.reference.communes.map(({ code, label }) => [code, label])),
    [review.view],
  );
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={`${styles.heading2} ${styles.target}`}>
        {words.checkTitle(accepted.length)}
      </h2>
      <p className={styles.quiet}>{words.checkHint}</p>
      <ul
        className={mergeClasses(styles.list, own.apart)}
        aria-label={words.checkTitle(accepted.length)}
      >
        {accepted.map((row) => (
          <li key={row.key}>
            <p className={styles.text} lang="vi">
              {words.kinds[row.draft.kind]}: {titleOf(row, words)}
            </p>
            <p className={styles.quiet}>
              {[...detailsOf(row, names, words), words.clauseOf(row.draft.clause)].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the book will keep and not show, and how to see it; then what to do if the year is wrong. */
const unseenText = (
  { targets, years, bookYear }: OtherYears,
  words: DirectiveTexts,
  wrong: string,
): string => `${words.otherYears(targets, years.join(', '), String(bookYear))} ${wrong}`;

/** The way of the accepted rows into the tables: looked at once more, then written. */
export function DirectiveLoad({
  review,
  file,
  onCheck,
}: {
  review: Review;
  file: string;
  onCheck: (checking: boolean) => void;
}): JSX.Element {
  const { jobs, state, wrote, refresh } = usePane();
  const words = useDirectiveTexts();
  const styles = useStyles();
  const load = useJob(
    (run, request: DirectiveRequest) => jobs.addDirective(request, run),
    async () => {
      await wrote();
      onCheck(false);
    },
  );
  useUndone(load.state.phase === 'done', load.reset);
  const { accepted, fresh } = countsOf(review);
  const request = requestOf(review, file);
  const book = state.phase === 'read' ? state.book.kind : 'none';
  const period = state.phase === 'read' && 'period' in state.book ? state.book.period : null;
  const unseen = request && period !== null ? otherYears(request.targets, period) : null;
  const jobLine = (
    <JobLine
      state={load.state}
      onCancel={load.cancel}
      onRetry={() => void load.again()}
      onReread={() => {
        load.reset();
        void refresh();
      }}
      onOverwrite={() => void load.overwrite()}
    />
  );
  if (review.checking && request !== null) {
    return (
      <section className={styles.stack}>
        <LastLook review={review} />
        {unseen && <Bar intent="warning" text={unseenText(unseen, words, words.yearWrong)} />}
        {load.state.phase !== 'running' && (
          <div className={styles.row}>
            <Button appearance="primary" onClick={() => void load.start(request)}>
              {words.load}
            </Button>
            <Button onClick={() => onCheck(false)}>{words.back}</Button>
          </div>
        )}
        {jobLine}
      </section>
    );
  }
  return (
    <>
      {load.state.phase === 'done' && (
        <DoneBar
          title={words.doneTitle}
          text={[
            words.done(load.state.result.document, load.state.result.added),
            ...(load.state.result.known > 0 ? [words.alsoKnown(load.state.result.known)] : []),
            ...(load.state.result.otherYears
              ? [unseenText(load.state.result.otherYears, words, words.yearWrongLoaded)]
              : []),
            ...(book === 'province' ? [words.template] : []),
          ].join(' ')}
          undoable
        />
      )}
      {book === 'none' && review.rows.length > 0 && (
        <Guide text={words.needBook} pages={['load']} />
      )}
      {book !== 'none' && fresh === 0 && review.rows.length > 0 && (
        <Bar intent="info" text={words.allKnown} />
      )}
      {book !== 'none' && fresh > 0 && (
        <div className={styles.stack}>
          <div>
            <Button
              appearance="primary"
              disabledFocusable={request === null}
              onClick={() => {
                load.reset();
                onCheck(true);
              }}
            >
              {words.check(accepted)}
            </Button>
          </div>
          {accepted === 0 && <p className={styles.quiet}>{words.nothingAccepted}</p>}
          {needsHeader(review, file) && <p className={styles.quiet}>{words.headerNeeded}</p>}
        </div>
      )}
      {jobLine}
    </>
  );
}
