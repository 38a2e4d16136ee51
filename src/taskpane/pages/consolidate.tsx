import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConsolidationPreview } from '../../jobs/model';
import { chooseReports, type Chosen } from '../files/choose';
import { readFiles } from '../files/read-files';
import { useFocusWhen } from '../hooks/use-focus';
import { useJob } from '../hooks/use-job';
import { useUndone } from '../hooks/use-undone';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DoneBar } from '../parts/done-bar';
import { DropZone } from '../parts/drop-zone';
import { Fold } from '../parts/fold';
import { JobLine } from '../parts/job-line';
import { Page } from '../parts/page';
import { Guide } from '../parts/start-state';
import { useStyles } from '../styles';
import { Preview, Totals } from './consolidate-preview';
import { Slips } from './consolidate-slips';

/** Opening the files is this share of the preview; checking and merging them the rest. */
const OPENING = 0.2;

/** Files that are no reports, by name, with the reason. */
function Ignored({ ignored }: { ignored: Chosen<File>['ignored'] }): JSX.Element | null {
  const { texts } = usePane();
  const styles = useStyles();
  if (ignored.length === 0) return null;
  const reasons = {
    temporary: texts.consolidate.ignoredTemporary,
    type: texts.consolidate.ignoredType,
  };
  return (
    <Fold summary={texts.consolidate.ignored(ignored.length)}>
      <ul className={styles.list}>
        {ignored.map(({ name, reason }, index) => (
          <li key={`${name}/${index}`} className={styles.quiet}>
            {name}: {reasons[reason]}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Why there is nothing to write; null when there is. */
function nothingToWrite(
  { unchanged, files }: ConsolidationPreview,
  words: ReturnType<typeof usePane>['texts']['consolidate'],
): string | null {
  if (files.every(({ outcome }) => outcome === 'rejected')) return words.nothingAccepted;
  return unchanged ? words.unchanged : null;
}

function Consolidate(): JSX.Element {
  const { jobs, texts, wrote, announce } = usePane();
  const styles = useStyles();
  const words = texts.consolidate;
  const [chosen, setChosen] = useState<Chosen<File>>({ files: [], ignored: [] });
  const preview = useJob(
    async ({ signal, onProgress }, files: readonly File[]) => {
      const picked = await readFiles(files, signal, (done) =>
        onProgress((done / files.length) * OPENING, words.readingFiles(done, files.length)),
      );
      return jobs.preview(picked, {
        signal,
        onProgress: (share, doing) => onProgress(OPENING + share * (1 - OPENING), doing),
      });
    },
    ({ rates }) => announce(words.rate(rates.actual, rates.expected)),
  );
  const write = useJob(
    (run) => jobs.consolidate(run),
    () => wrote(),
  );
  useUndone(write.state.phase === 'done', write.reset);
  const focus = useFocusWhen<HTMLHeadingElement>(preview.state.phase === 'done');
  const start = (all: readonly File[]): void => {
    const next = chooseReports(all);
    setChosen(next);
    write.reset();
    if (next.files.length > 0) void preview.start(next.files);
    else {
      preview.reset();
      announce(words.noFiles);
    }
  };
  const again = (): void => {
    write.reset();
    void wrote();
    void preview.start(chosen.files);
  };
  const found = preview.state.phase === 'done' ? preview.state.result : null;
  const nothing = found && nothingToWrite(found, words);
  const written = write.state.phase === 'done';
  const empty = chosen.files.length === 0 && chosen.ignored.length > 0;
  return (
    <>
      <DropZone onFiles={start} />
      {!written && <p className={styles.quiet}>{words.dryRun}</p>}
      {empty && <Bar intent="warning" text={words.noFiles} />}
      <Ignored ignored={chosen.ignored} />
      <JobLine
        state={preview.state}
        onCancel={preview.cancel}
        onRetry={() => void preview.again()}
        onReread={again}
      />
      {found && (
        <>
          {written && (
            <DoneBar
              title={words.doneTitle}
              text={words.done(found.rates.actual, found.rates.expected)}
              undoable
            />
          )}
          <section className={styles.stack}>
            <h2 ref={focus} tabIndex={-1} className={`${styles.heading2} ${styles.target}`}>
              {written ? words.resultTitle : words.previewTitle}
            </h2>
            <Totals preview={found} />
            {!written && (
              <>
                {nothing !== null ? (
                  <Bar intent="info" text={nothing} />
                ) : (
                  <>
                    <p className={styles.quiet}>{words.writeHint}</p>
                    {write.state.phase !== 'running' && (
                      <div>
                        <Button appearance="primary" onClick={() => void write.start()}>
                          {words.write}
                        </Button>
                      </div>
                    )}
                  </>
                )}
                <JobLine
                  state={write.state}
                  onCancel={write.cancel}
                  onRetry={() => void write.again()}
                  onReread={again}
                  onOverwrite={() => void write.overwrite()}
                />
              </>
            )}
            <Slips preview={found} received={written || found.unchanged} />
            <Preview preview={found} />
          </section>
        </>
      )}
    </>
  );
}

/** Tổng hợp: many reports in, a preview, and then the consolidated sheets of the open workbook. */
export function ConsolidatePage(): JSX.Element {
  const { texts } = usePane();
  return (
    <Page title={texts.consolidate.title}>
      {(book) => {
        switch (book.kind) {
          case 'none':
            return <Guide text={texts.start.needProvinceLoad} pages={['load']} />;
          case 'commune':
            return <Guide text={texts.start.needProvince} pages={['report']} />;
          case 'province':
            return <Consolidate />;
        }
      }}
    </Page>
  );
}
