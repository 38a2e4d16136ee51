import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import { actionOf } from '../directive/keys';
import { CERTAIN, isNew, type Action, type Review, type Row } from '../directive/state';
import { detailsOf, standingOf, titleOf } from '../directive/words';
import { wholePercent } from '../format';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';
import { DirectiveEditor } from './directive-editor';

const useRowStyles = makeStyles({
  item: {
    // Under the text, which stays at the top of a narrow pane.
    scrollMarginTop: 'calc(34vh + 48px)',
    scrollMarginBottom: '16px',
    '@media (min-width: 700px)': { scrollMarginTop: '16px' },
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    borderLeftWidth: '4px',
    borderLeftStyle: 'solid',
    borderLeftColor: tokens.colorNeutralStroke2,
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
    minWidth: 0,
  },
  accepted: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  doubtful: { borderLeftStyle: 'dashed', borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  current: { borderLeftWidth: '8px', paddingLeft: tokens.spacingHorizontalXS },
  title: { margin: 0, overflowWrap: 'anywhere' },
  rejected: { textDecorationLine: 'line-through' },
});

interface RowProps {
  row: Row;
  review: Review;
  names: ReadonlyMap<string, string>;
  dispatch: (action: Action) => void;
}

/** What speaks against taking the row as it is: a question of the reader, a difference from the book. */
function Doubts({ row, review }: Pick<RowProps, 'row' | 'review'>): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { reading, match } = row;
  const { loaded } = review.view;
  return (
    <>
      {isNew(row) &&
        !reading.ok &&
        Object.values(reading.problems).map((problem) => (
          <p key={problem} className={styles.wrong}>
            {problem}
          </p>
        ))}
      {match.state === 'changed' && (
        <p className={styles.wrong}>
          {words.differs(match.differences.join('; '))}{' '}
          {match.existing !== null && loaded.includes(match.existing) && words.replaces}
        </p>
      )}
    </>
  );
}

function Buttons({ row, review, dispatch }: RowProps): JSX.Element | null {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { id, decision } = row;
  if (!isNew(row)) return null;
  // Tab leads from the row that is looked at to its own buttons, not through those of all others.
  const tabIndex = review.current === id ? 0 : -1;
  const to = (next: Row['decision']) => () => dispatch({ type: 'decide', id, decision: next });
  return (
    <div className={styles.row}>
      {decision === 'open' ? (
        <>
          <Button size="small" tabIndex={tabIndex} onClick={to('accepted')}>
            {words.accept}
          </Button>
          <Button size="small" tabIndex={tabIndex} onClick={to('rejected')}>
            {words.reject}
          </Button>
        </>
      ) : (
        <Button size="small" tabIndex={tabIndex} onClick={to('open')}>
          {words.reopen}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        tabIndex={tabIndex}
        onClick={() => dispatch({ type: 'edit', id })}
      >
        {words.edit}
      </Button>
    </div>
  );
}

function RowItem(props: RowProps): JSX.Element {
  const { row, review, names, dispatch } = props;
  const words = useDirectiveTexts();
  const shared = useStyles();
  const styles = useRowStyles();
  const { id, draft, decision, proposed, match } = row;
  const isCurrent = review.current === id;
  const { confidence, reason } = proposed.row;
  const standing = standingOf(row, words);
  const title = titleOf(row, words);
  const isDoubtful = match.state === 'new' && (!row.reading.ok || confidence < CERTAIN);
  return (
    <li>
      <div
        id={`directive-${id}`}
        role="group"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={`${words.kinds[draft.kind]}, ${standing}: ${title}`}
        aria-current={isCurrent ? 'true' : undefined}
        className={mergeClasses(
          styles.item,
          shared.target,
          isDoubtful && styles.doubtful,
          decision === 'accepted' && styles.accepted,
          isCurrent && styles.current,
        )}
        onFocus={() => dispatch({ type: 'select', id })}
        onKeyDown={(event) => {
          // Keys in a field or on a button are theirs.
          if (event.target !== event.currentTarget) return;
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const action = actionOf(event.key, row);
          if (!action) return;
          event.preventDefault();
          dispatch(action);
        }}
      >
        <div className={shared.between}>
          <span className={shared.quiet}>
            {words.kinds[draft.kind]} · {words.clauseOf(draft.clause)}
          </span>
          <Badge
            className={shared.whole}
            appearance={decision === 'open' ? 'outline' : 'tint'}
            color={decision === 'accepted' ? 'success' : 'informative'}
          >
            {standing}
          </Badge>
        </div>
        {review.editing === id ? (
          <DirectiveEditor
            row={row}
            reference={review.view.reference}
            onChange={(change) => dispatch({ type: 'change', id, draft: change })}
            onAccept={() => dispatch({ type: 'decide', id, decision: 'accepted' })}
            onRestore={() => dispatch({ type: 'restore', id })}
            onClose={() => dispatch({ type: 'closeEditor' })}
          />
        ) : (
          <>
            <p
              lang="vi"
              className={mergeClasses(styles.title, decision === 'rejected' && styles.rejected)}
            >
              {title}
            </p>
            <p className={shared.quiet}>{detailsOf(row, names, words).join(' · ')}</p>
            <Doubts row={row} review={review} />
            <p className={shared.quiet}>
              {words.confidence(wholePercent(confidence))}: {reason}
            </p>
            <Buttons {...props} />
          </>
        )}
      </div>
    </li>
  );
}

/** The proposed rows. One of them is in the order of Tab; the arrows move to the others. */
export function DirectiveRows({
  review,
  dispatch,
  moved,
}: {
  review: Review;
  dispatch: (action: Action) => void;
  /** Goes up when somebody moved to a row: the focus follows. Reading a text again takes it from nobody. */
  moved: number;
}): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const { current, editing, rows, view } = review;
  const names = useMemo(
    () => new Map(view.reference.communes.map(({ code, label }) => [code, label])),
    [view],
  );
  useEffect(() => {
    if (moved === 0 || current === null || editing !== null) return;
    const item = list.current?.querySelector<HTMLElement>(`#directive-${current}`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  }, [moved, current, editing]);
  return (
    <ul ref={list} className={styles.list} aria-label={words.rows}>
      {rows.map((row) => (
        <RowItem key={row.key} row={row} review={review} names={names} dispatch={dispatch} />
      ))}
    </ul>
  );
}
