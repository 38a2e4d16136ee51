import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { usePane } from '../pane';
import { useJob } from '../hooks/use-job';
import { useStyles } from '../styles';
import { Bar } from './bar';
import { ProblemBar } from './problem-bar';
import { DoneBar } from './done-bar';

const useLineStyles = makeStyles({
  line: {
    gridRowStart: 5,
    maxHeight: '60vh',
    overflowY: 'auto',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTopWidth: '1px',
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke1,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
  },
  what: { minWidth: 0, overflowWrap: 'anywhere' },
  button: { flexShrink: 0 },
});

/** At the foot of the pane, on every page: what was written last, and how to take it back. */
export function UndoLine(): JSX.Element | null {
  const { jobs, texts, last, wrote, refresh } = usePane();
  const styles = useStyles();
  const own = useLineStyles();
  const undo = useJob(
    async (_run, what: string, force: boolean): Promise<string> => {
      await jobs.undo({ force });
      return what;
    },
    () => wrote(),
  );
  const { state } = undo;
  if (last === null && state.phase === 'idle') return null;
  const running = state.phase === 'running';
  return (
    <section className={own.line} aria-label={texts.undo.button}>
      {state.phase === 'done' && (
        <DoneBar title={texts.undo.button} text={texts.undo.done(state.result)}>
          <div>
            <Button size="small" onClick={undo.reset}>
              {texts.common.close}
            </Button>
          </div>
        </DoneBar>
      )}
      {state.phase === 'cancelled' && <Bar intent="info" text={texts.common.cancelled} />}
      {state.phase === 'failed' && (
        <ProblemBar
          error={state.error}
          undo
          onRetry={() => void undo.again()}
          onReread={() => {
            undo.reset();
            void refresh();
          }}
          onOverwrite={() => void undo.start(last?.what ?? '', true)}
        />
      )}
      {last !== null && state.phase !== 'failed' && (
        <div className={styles.between}>
          <span className={own.what} title={texts.undo.sheets(last.sheets.join(', '))}>
            {texts.undo.last(last.what)}
          </span>
          <Button
            className={own.button}
            icon={running ? <Spinner size="tiny" /> : <ArrowUndoRegular />}
            disabledFocusable={running}
            onClick={() => void undo.start(last.what, false)}
          >
            {running ? texts.undo.working : texts.undo.button}
          </Button>
        </div>
      )}
    </section>
  );
}
