import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useReducer, useRef, useState } from 'react';
import { NO_ADDITIONS, type Additions } from '../../catalog/addition-rows';
import type { DirectiveSource } from '../../jobs/model';
import { countsOf, reduce, reviewOf, type Action, type Review } from '../directive/state';
import { sourceOf } from '../directive/source';
import { useJob } from '../hooks/use-job';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { JobLine } from '../parts/job-line';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';
import { DirectiveHeader } from './directive-header';
import { DirectiveKeys } from './directive-keys';
import { DirectiveLoad } from './directive-load';
import { DirectiveRows } from './directive-rows';
import { DirectiveSourceField } from './directive-source';
import { DirectiveText } from './directive-text';

/** People type on; what they have typed is read when they pause. */
const PAUSE = 350;

const usePageStyles = makeStyles({
  sides: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
  },
  two: {
    '@media (min-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  // The text stays in sight while the rows go by.
  text: {
    position: 'sticky',
    top: 0,
    alignSelf: 'start',
    zIndex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

type PageAction = Action | { type: 'forget' };

function next(review: Review | null, action: PageAction): Review | null {
  if (action.type === 'forget') return null;
  if (action.type === 'read') return reviewOf(action.view, review);
  return review && reduce(review, action);
}

/** Actions with which somebody goes to a row: the focus goes there too. */
const MOVES: ReadonlySet<PageAction['type']> = new Set(['move', 'decide', 'closeEditor']);

/** The rows that were read, with what can be done with all of them. */
function RowsSide({
  review,
  dispatch,
  moved,
  busy,
}: {
  review: Review;
  dispatch: (action: Action) => void;
  moved: number;
  busy: boolean;
}): JSX.Element {
  const { announce } = usePane();
  const words = useDirectiveTexts();
  const shared = useStyles();
  const { fresh, known, accepted, rejected, open, certain } = countsOf(review);
  const counts = words.counts(fresh, accepted, rejected, open);
  return (
    <section className={shared.stack}>
      <h2 className={shared.heading2}>{words.rows}</h2>
      {review.rows.length === 0 && !busy ? (
        <Bar intent="info" text={words.noRows} />
      ) : (
        <p className={shared.text}>
          {busy ? words.reading : known > 0 ? `${counts} ${words.known(known)}` : counts}
        </p>
      )}
      {certain > 0 && (
        <div>
          <Button
            onClick={() => {
              dispatch({ type: 'acceptCertain' });
              announce(words.acceptedCertain(certain));
            }}
          >
            {words.acceptCertain(certain)}
          </Button>
        </div>
      )}
      {review.rows.length > 0 && <DirectiveKeys />}
      <DirectiveRows review={review} dispatch={dispatch} moved={moved} />
    </section>
  );
}

/** The text with its highlights; hidden when the pane is small and the rows are wanted. */
function TextSide({
  review,
  onSelect,
  onEdit,
  onAnother,
}: {
  review: Review;
  onSelect: (id: string) => void;
  onEdit: () => void;
  onAnother: () => void;
}): JSX.Element {
  const words = useDirectiveTexts();
  const shared = useStyles();
  const styles = usePageStyles();
  const [shown, setShown] = useState(true);
  return (
    <div className={styles.text}>
      <div className={shared.row}>
        <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hideText : words.showText}
        </Button>
        <Button size="small" appearance="subtle" onClick={onEdit}>
          {words.editText}
        </Button>
        <Button size="small" appearance="subtle" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
      {shown && <DirectiveText review={review} onSelect={onSelect} />}
    </div>
  );
}

/** What the open book holds; while it is read anew, what it held. */
function useAdditions(): Additions {
  const { state } = usePane();
  const last = useRef(NO_ADDITIONS);
  if (state.phase === 'read') {
    last.current = 'additions' in state.book ? state.book.additions : NO_ADDITIONS;
  }
  return last.current;
}

/**
 * Văn bản: a directive in, proposed rows beside it, and the accepted ones into the tables. What was decided
 * stays whatever becomes of the open workbook meanwhile.
 */
export function DirectivePage(): JSX.Element {
  const { jobs, announce } = usePane();
  const words = useDirectiveTexts();
  const styles = useStyles();
  const own = usePageStyles();
  const [review, dispatch] = useReducer(next, null);
  const [source, setSource] = useState<DirectiveSource | null>(null);
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState('');
  const [editing, setEditing] = useState(true);
  const [refused, setRefused] = useState('');
  const reading = useJob(
    (run, from: DirectiveSource, known: Additions) => jobs.readDirective(from, known, run),
    (view) => {
      dispatch({ type: 'read', view });
      if (source?.kind === 'file') setTyped(view.text);
    },
  );
  const { start, reset } = reading;
  // Read again when something was loaded: what is there already is no longer proposed.
  const held = JSON.stringify(useAdditions());
  useEffect(() => {
    if (source) void start(source, JSON.parse(held) as Additions);
  }, [source, held, start]);
  const failed = reading.state.phase === 'failed';
  useEffect(() => {
    if (failed) dispatch({ type: 'forget' });
  }, [failed]);

  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const clear = (): void => {
    clearTimeout(timer.current);
    setTyped('');
    setFile('');
    setRefused('');
    setSource(null);
    setEditing(true);
    reset();
    dispatch({ type: 'forget' });
  };
  const take = (text: string, pasted: boolean): void => {
    if (text.trim() === '') {
      clear();
      return;
    }
    clearTimeout(timer.current);
    setTyped(text);
    setRefused('');
    if (pasted) setEditing(false);
    timer.current = setTimeout(() => setSource({ kind: 'text', text }), pasted ? 0 : PAUSE);
  };
  const takeFile = async (picked: File): Promise<void> => {
    const found = await sourceOf(picked, words);
    if ('message' in found) {
      setRefused(found.message);
      announce(found.message);
      return;
    }
    clear();
    setFile(picked.name);
    setEditing(false);
    setSource(found.source);
  };
  const [moved, setMoved] = useState(0);
  const go = (action: Action): void => {
    dispatch(action);
    if (MOVES.has(action.type)) setMoved((count) => count + 1);
  };
  const select = (id: string): void => {
    dispatch({ type: 'select', id });
    setMoved((count) => count + 1);
  };
  const running = reading.state.phase === 'running';
  const header = review && JSON.stringify(review.view.proposal.document);
  return (
    <div className={styles.page}>
      <h1 className={styles.heading1}>{words.title}</h1>
      {review === null && <p className={styles.text}>{words.about}</p>}
      {refused !== '' && <Bar intent="error" text={refused} />}
      {(review === null || !running) && (
        <JobLine
          state={reading.state}
          unasked
          onCancel={reading.cancel}
          onRetry={() => void reading.again()}
        />
      )}
      {review !== null && review.rows.length > 0 && (
        <DirectiveHeader
          key={header}
          review={review}
          file={file}
          onChange={(change) => dispatch({ type: 'header', header: change })}
        />
      )}
      {review?.checking !== true && (
        <div className={mergeClasses(own.sides, review !== null && own.two)}>
          {review === null || editing ? (
            <DirectiveSourceField
              text={typed}
              onText={take}
              onFile={(picked) => void takeFile(picked)}
              {...(review === null ? {} : { onMarks: () => setEditing(false) })}
            />
          ) : (
            <TextSide
              review={review}
              onSelect={select}
              onEdit={() => setEditing(true)}
              onAnother={clear}
            />
          )}
          {review !== null && (
            <RowsSide review={review} dispatch={go} moved={moved} busy={running} />
          )}
        </div>
      )}
      {review !== null && (
        <DirectiveLoad
          review={review}
          file={file}
          onCheck={(checking) => dispatch({ type: 'check', checking })}
        />
      )}
    </div>
  );
}
