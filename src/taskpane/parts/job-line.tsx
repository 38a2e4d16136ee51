import { Button, ProgressBar } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { JobState } from '../hooks/use-job';
import { useFocusWhen } from '../hooks/use-focus';
import { wholePercent } from '../format';
import { usePane } from '../pane';
import { problemOf } from '../problem';
import { useStyles } from '../styles';
import { Bar } from './bar';
import { ProblemBar, type Ways } from './problem-bar';

/** What a job is doing, with a way to stop it. */
function Running({
  share,
  doing,
  cancelling,
  onCancel,
}: {
  share: number | null;
  doing: string;
  cancelling: boolean;
  onCancel?: () => void;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const words = doing === '' ? texts.common.working : doing;
  return (
    <div className={styles.stack}>
      <div className={styles.between}>
        <span className={styles.text}>{cancelling ? texts.common.cancelling : words}</span>
        <span>{share === null ? '' : wholePercent(share)}</span>
      </div>
      <ProgressBar
        thickness="large"
        aria-label={words}
        aria-valuetext={share === null ? words : texts.common.percentDone(wholePercent(share))}
        {...(share === null ? {} : { value: share })}
      />
      {onCancel && (
        <div>
          <Button onClick={onCancel} disabledFocusable={cancelling}>
            {texts.common.cancel}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Everything of a job but its success: at work, failed, called off. */
export function JobLine({
  state,
  onCancel,
  unasked = false,
  ...ways
}: {
  state: JobState<unknown>;
  onCancel?: () => void;
  /** Nobody pressed a button for it: its failure does not take the focus away from where people are. */
  unasked?: boolean;
} & Ways): JSX.Element | null {
  const { texts, announce } = usePane();
  const failed = useFocusWhen<HTMLDivElement>(state.phase === 'failed' && !unasked);
  const error = state.phase === 'failed' ? state.error : null;
  useEffect(() => {
    if (state.phase === 'cancelled') announce(texts.common.cancelled);
    if (state.phase === 'failed') announce(problemOf(error, texts).message);
  }, [state.phase, error, announce, texts]);
  if (state.phase === 'running') {
    return <Running {...state} {...(onCancel ? { onCancel } : {})} />;
  }
  if (state.phase === 'failed') {
    return <ProblemBar error={state.error} focusRef={failed} {...ways} />;
  }
  return state.phase === 'cancelled' ? <Bar intent="info" text={texts.common.cancelled} /> : null;
}
