import { Button } from '@fluentui/react-components';
import type { ConsolidationPreview, SlipKind } from '../../jobs/model';
import { saveFile } from '../files/save-file';
import { useJob } from '../hooks/use-job';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { JobLine } from '../parts/job-line';
import { useStyles } from '../styles';

/** One kind of slips: made by the worker, then handed to the browser to save. */
function Download({
  kind,
  label,
  hint,
}: {
  kind: SlipKind;
  label: string;
  hint: string;
}): JSX.Element {
  const { jobs, texts } = usePane();
  const styles = useStyles();
  const words = texts.consolidate;
  const download = useJob(async (run) => {
    const { name, bytes } = await jobs.slips(kind, run);
    saveFile(document, name, bytes);
    return name;
  });
  const { state } = download;
  return (
    <>
      <p className={styles.quiet}>{hint}</p>
      <div>
        <Button disabledFocusable={state.phase === 'running'} onClick={() => void download.start()}>
          {label}
        </Button>
      </div>
      <JobLine state={state} onCancel={download.cancel} onRetry={() => void download.again()} />
      {state.phase === 'done' && <Bar intent="info" text={words.slipsDownloaded(state.result)} />}
      {state.phase === 'failed' && <Bar intent="info" text={words.slipsFailed} />}
    </>
  );
}

/**
 * What goes back to the units: requests to correct at any time, receipts for what stands in the book.
 *
 * @param received whether the reports of the preview stand in the book
 */
export function Slips({
  preview: { slips },
  received,
}: {
  preview: ConsolidationPreview;
  received: boolean;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const words = texts.consolidate;
  return (
    <section className={styles.stack}>
      <h3 className={styles.heading2}>{words.slipsTitle}</h3>
      {slips.returns === 0 ? (
        <p className={styles.quiet}>{words.noReturns}</p>
      ) : (
        <Download kind="returns" label={words.returns(slips.returns)} hint={words.returnsHint} />
      )}
      {slips.receipts > 0 &&
        (received ? (
          <Download
            kind="receipts"
            label={words.receipts(slips.receipts)}
            hint={words.receiptsHint}
          />
        ) : (
          <p className={styles.quiet}>{words.receiptsLater}</p>
        ))}
    </section>
  );
}
