import { Badge, Button, Field, Input, ProgressBar } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../domain/number-format';
import type { OpenBook, ReportCheck, ReportRequest, ReportResult } from '../../jobs/model';
import { useJob } from '../hooks/use-job';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DateField } from '../parts/date-field';
import { Fold } from '../parts/fold';
import { JobLine } from '../parts/job-line';
import { Page, Part, Waiting } from '../parts/page';
import { PlaceList, type PlaceItem } from '../parts/place-list';
import { conflictItems } from '../parts/problem-bar';
import { Guide } from '../parts/start-state';
import { useStyles } from '../styles';
import { today } from '../today';
import { ReportDone } from './report-done';
import { MissingList } from './report-missing';

const SEAL_INTENT = { intact: 'success', changed: 'warning' } as const;

const SEVERITY_COLOR = { high: 'danger', medium: 'warning', low: 'informative' } as const;

/** What is answered of what is asked, sheet by sheet. */
function Progress({ check }: { check: ReportCheck }): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  return (
    <Part title={texts.report.progress}>
      {check.progress.map(({ sheet, name, answered, expected }) => (
        <div key={sheet} className={styles.stack}>
          <div className={styles.between}>
            <span className={styles.text}>{name}</span>
            <span>
              {expected === 0
                ? texts.report.nothingAsked
                : texts.report.answered(answered, expected)}
            </span>
          </div>
          {expected > 0 && (
            <ProgressBar
              aria-label={name}
              aria-valuetext={texts.report.answered(answered, expected)}
              thickness="large"
              max={expected}
              value={answered}
              color={answered >= expected ? 'success' : 'brand'}
            />
          )}
        </div>
      ))}
    </Part>
  );
}

/** What has to be mended, what is blank, what was changed after sealing: each leads to its cell. */
function Lists({ check }: { check: ReportCheck }): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const words = texts.report;
  const problems: readonly PlaceItem[] = conflictItems(check.problems).map((item, index) => {
    const severity = check.problems[index]?.severity ?? 'low';
    return {
      ...item,
      // Too long to stand beside what is wrong in a narrow pane.
      note: (
        <>
          <Badge className={styles.whole} appearance="tint" color={SEVERITY_COLOR[severity]}>
            {words.severity[severity]}
          </Badge>{' '}
          {item.note}
        </>
      ),
    };
  });
  const { missing, changedAfterSeal } = check;
  const part = (title: string, count: number, none: string, list: JSX.Element): JSX.Element => (
    <Part
      title={
        <>
          {title}{' '}
          <Badge appearance="tint" color={count > 0 ? 'important' : 'success'}>
            {formatNumber(count)}
          </Badge>
        </>
      }
    >
      {count === 0 ? <p className={styles.quiet}>{none}</p> : list}
    </Part>
  );
  const rows = (title: string, items: readonly PlaceItem[], none: string): JSX.Element =>
    part(title, items.length, none, <PlaceList items={items} label={title} />);
  return (
    <>
      {rows(words.problems, problems, words.noProblems)}
      {part(words.missing, missing.length, words.noMissing, <MissingList items={missing} />)}
      {changedAfterSeal.length > 0 && rows(words.changed, conflictItems(changedAfterSeal), '')}
    </>
  );
}

function readyText(
  check: ReportCheck,
  words: ReturnType<typeof usePane>['texts']['report'],
): string {
  if (check.empty) return check.empty.message;
  if (!check.ready) {
    return words.notReady(check.problems.filter(({ severity }) => severity === 'high').length);
  }
  return check.missing.length > 0 ? words.readyMissing : words.ready;
}

/** The day that the unit has written on its report; one that is made again is of the day it is made on. */
const dayToBegin = ({ seal, reportedOn }: ReportCheck): number =>
  (seal === 'unsealed' ? reportedOn : null) ?? today(new Date());

function MakeReport({
  check,
  onMade,
}: {
  check: ReportCheck;
  onMade: (result: ReportResult) => void;
}): JSX.Element {
  const { jobs, texts, wrote, refresh } = usePane();
  const styles = useStyles();
  const words = texts.report;
  const [chosen, setDay] = useState<number | null>();
  const day = chosen === undefined ? dayToBegin(check) : chosen;
  const [secret, setSecret] = useState('');
  const make = useJob(
    (run, request: ReportRequest) => jobs.makeReport(request, run),
    async (result) => {
      await wrote();
      onMade(result);
      setSecret('');
    },
  );
  const { state } = make;
  const possible = check.ready && day !== null;
  return (
    <Part title={words.make}>
      <p className={styles.text} lang={check.empty ? 'vi' : undefined}>
        {readyText(check, words)}
      </p>
      <DateField label={words.reportedOn} day={day} onDay={setDay} />
      <Fold summary={words.secretFold}>
        <Field label={words.secret} hint={words.secretHint}>
          <Input
            type="password"
            autoComplete="off"
            value={secret}
            onChange={(_, { value }) => setSecret(value)}
          />
        </Field>
      </Fold>
      {state.phase !== 'running' && (
        <div>
          <Button
            appearance="primary"
            disabledFocusable={!possible}
            onClick={() => {
              if (day === null) return;
              void make.start({ reportedOn: day, ...(secret === '' ? {} : { secret }) });
            }}
          >
            {check.seal === 'unsealed' ? words.make : words.makeAgain}
          </Button>
        </div>
      )}
      <JobLine
        state={state}
        onCancel={make.cancel}
        onRetry={() => void make.again()}
        onReread={() => {
          make.reset();
          void refresh();
        }}
        onOverwrite={() => void make.overwrite()}
      />
    </Part>
  );
}

function Report({
  book,
  active,
}: {
  book: Extract<OpenBook, { kind: 'commune' }>;
  active: boolean;
}): JSX.Element {
  const { jobs, texts, revision } = usePane();
  const styles = useStyles();
  const [check, setCheck] = useState<ReportCheck | null>(null);
  const [made, setMade] = useState<ReportResult | null>(null);
  const checked = useRef(-1);
  const look = useJob(() => jobs.check(), setCheck);
  const { start } = look;
  // Checked as they type: with every change that the pane hears of, while this page is looked at.
  useEffect(() => {
    if (!active || checked.current === revision) return;
    checked.current = revision;
    void start();
  }, [active, revision, start]);
  // Undone, or changed since: what was made is not what stands in the workbook.
  const shown = check?.seal === 'intact' ? made : null;
  const running = look.state.phase === 'running';
  return (
    <>
      {look.state.phase === 'failed' && (
        <JobLine state={look.state} unasked onRetry={() => void look.again()} />
      )}
      {check === null && running && <Waiting text={texts.report.checking} lines={8} />}
      {check && (
        <>
          {shown && <ReportDone result={shown} periodName={book.periodName} />}
          {check.seal === 'unsealed' ? (
            <p className={styles.quiet}>{texts.report.seal.unsealed}</p>
          ) : (
            // What was just made says it itself.
            (!shown || check.seal === 'changed') && (
              <Bar intent={SEAL_INTENT[check.seal]} text={texts.report.seal[check.seal]} />
            )
          )}
          <div className={styles.stack} aria-busy={running}>
            <Progress check={check} />
          </div>
          <Lists check={check} />
          <MakeReport check={check} onMade={setMade} />
        </>
      )}
    </>
  );
}

/** Báo cáo: what is missing or wrong, checked as people type; then the report itself. */
export function ReportPage({ active }: { active: boolean }): JSX.Element {
  const { texts } = usePane();
  return (
    <Page title={texts.report.title}>
      {(book) => {
        switch (book.kind) {
          case 'none':
            return <Guide text={texts.start.needCommuneLoad} pages={['load']} />;
          case 'province':
            return <Guide text={texts.start.needCommune} pages={['monitor', 'consolidate']} />;
          case 'commune':
            return <Report key={`${book.unit}/${book.period}`} book={book} active={active} />;
        }
      }}
    </Page>
  );
}
