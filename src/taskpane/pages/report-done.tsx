import { Button } from '@fluentui/react-components';
import type { ReportResult } from '../../jobs/model';
import { saveFile } from '../files/save-file';
import { useJob } from '../hooks/use-job';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DoneBar } from '../parts/done-bar';
import { JobLine } from '../parts/job-line';
import { useStyles } from '../styles';

/** The report is made: its code, and three ways to hand it in, because each of them fails somewhere. */
export function ReportDone({
  result,
  periodName,
}: {
  result: ReportResult;
  periodName: string;
}): JSX.Element {
  const { jobs, texts } = usePane();
  const styles = useStyles();
  const words = texts.report;
  const open = useJob((run) => jobs.openReport(run));
  const download = useJob(async (run) => {
    const file = await jobs.reportFile(run);
    saveFile(document, file.name, file.bytes);
    return file.name;
  });
  const busy = open.state.phase === 'running' || download.state.phase === 'running';
  return (
    <DoneBar
      title={words.doneTitle(result.revision)}
      text={words.done(periodName, result.seal)}
      undoable
    >
      <strong>{words.sendTitle}</strong>
      <p className={styles.text}>{words.send1}</p>
      <p className={styles.text}>{words.send2}</p>
      <div>
        <Button disabledFocusable={busy} onClick={() => void open.start()}>
          {words.openNew}
        </Button>
      </div>
      <JobLine state={open.state} onCancel={open.cancel} onRetry={() => void open.again()} />
      {open.state.phase === 'done' && <Bar intent="success" text={words.opened} />}
      {open.state.phase === 'failed' && <Bar intent="info" text={words.openFailed} />}
      <p className={styles.text}>{words.send3}</p>
      <div>
        <Button disabledFocusable={busy} onClick={() => void download.start()}>
          {words.download}
        </Button>
      </div>
      <JobLine
        state={download.state}
        onCancel={download.cancel}
        onRetry={() => void download.again()}
      />
      {download.state.phase === 'done' && (
        <Bar intent="info" text={words.downloaded(download.state.result)} />
      )}
      {download.state.phase === 'failed' && <Bar intent="info" text={words.downloadFailed} />}
    </DoneBar>
  );
}
