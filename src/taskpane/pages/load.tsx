import { Button, Checkbox, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { Choices, LoadRequest, LoadSummary } from '../../jobs/model';
import { useJob, type Job } from '../hooks/use-job';
import { useUndone } from '../hooks/use-undone';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DoneBar } from '../parts/done-bar';
import { Fold } from '../parts/fold';
import { JobLine } from '../parts/job-line';
import { Page, Waiting, type UsableBook } from '../parts/page';
import { useStyles } from '../styles';
import type { Texts } from '../texts';

/** What was chosen, and what is missing before it can be loaded. */
interface Draft {
  book: LoadRequest['book'];
  period: string;
  unit: string;
  group: string;
  /** null: all. */
  documents: readonly string[] | null;
}

const draftFor = (book: UsableBook, choices: Choices): Draft => ({
  book: book.kind === 'none' ? 'commune' : book.kind,
  period: book.kind === 'none' ? choices.currentPeriod : book.period,
  unit: book.kind === 'commune' ? book.unit : '',
  group: (book.kind === 'province' && book.choice.group) || '',
  documents: book.kind === 'none' ? null : book.choice.documents,
});

/** Units of a working group, or all. */
function unitsOf(choices: Choices, group: string): Choices['units'] {
  const members = choices.groups.find(({ id }) => id === group)?.units;
  return members ? choices.units.filter(({ code }) => members.includes(code)) : choices.units;
}

const requestOf = ({ book, period, unit, group, documents }: Draft): LoadRequest =>
  // A commune's workbook is of one unit: the group has only narrowed the list to choose it from.
  book === 'commune'
    ? { book, period, unit, documents, group: null }
    : { book, period, documents, group: group === '' ? null : group };

function doneText(summary: LoadSummary, texts: Texts): string {
  const { tasks, targets, disbursement, petitions, kept, keptRows } = summary;
  return [
    texts.load.done(tasks, targets, disbursement, petitions),
    ...(kept > 0 ? [texts.load.kept(kept)] : []),
    ...(keptRows > 0 ? [texts.load.keptRows(keptRows)] : []),
  ].join(' ');
}

function Documents({
  documents,
  chosen,
  onChange,
  missing,
}: {
  documents: Choices['documents'];
  chosen: readonly string[] | null;
  onChange: (documents: readonly string[] | null) => void;
  missing: boolean;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const name = useId();
  return (
    // Not a Field: that would hand its one name and id to every box in it.
    <div role="group" aria-labelledby={name} className={styles.stack}>
      <span id={name}>{texts.load.documents}</span>
      <Checkbox
        label={texts.load.allDocuments(documents.length)}
        checked={chosen === null ? true : chosen.length === 0 ? false : 'mixed'}
        onChange={() => onChange(chosen === null ? [] : null)}
      />
      <Fold summary={texts.load.chooseDocuments}>
        {documents.map(({ id, label, tasks }) => (
          <Checkbox
            key={id}
            label={`${label} (${texts.load.documentTasks(tasks)})`}
            checked={chosen === null || chosen.includes(id)}
            onChange={() => {
              const before = chosen ?? documents.map((each) => each.id);
              const after = before.includes(id)
                ? before.filter((each) => each !== id)
                : [...before, id];
              onChange(after.length === documents.length ? null : after);
            }}
          />
        ))}
      </Fold>
      {missing && (
        <p className={styles.wrong} role="alert">
          {texts.load.documentNeeded}
        </p>
      )}
    </div>
  );
}

function LoadForm({
  book,
  choices,
  load,
}: {
  book: UsableBook;
  choices: Choices;
  load: Job<[LoadRequest], LoadSummary>;
}): JSX.Element {
  const { texts, refresh, showPage } = usePane();
  const styles = useStyles();
  const words = texts.load;
  const [draft, setDraft] = useState(() => draftFor(book, choices));
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const { state } = load;
  const units = unitsOf(choices, draft.group);
  const unitMissing = draft.book === 'commune' && !units.some(({ code }) => code === draft.unit);
  const documentMissing = draft.documents?.length === 0;
  const fixed = book.kind !== 'none';
  const submit = (): void => {
    setAsked(true);
    if (!unitMissing && !documentMissing) void load.start(requestOf(draft));
  };
  return (
    <>
      {book.kind === 'none' ? (
        <p className={styles.text}>{words.start}</p>
      ) : book.outdated ? (
        <Bar intent="warning" text={words.outdated} />
      ) : (
        <p className={styles.text}>{words.again}</p>
      )}
      {!fixed && (
        <Field label={words.book}>
          <RadioGroup
            value={draft.book}
            onChange={(_, { value }) =>
              change({ book: value === 'province' ? 'province' : 'commune' })
            }
          >
            <Radio value="commune" label={`${words.commune} (${words.communeHint})`} />
            <Radio value="province" label={`${words.province} (${words.provinceHint})`} />
          </RadioGroup>
        </Field>
      )}
      <Field label={words.period}>
        <Select value={draft.period} onChange={(_, { value }) => change({ period: value })}>
          {choices.periods.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {book.kind !== 'commune' && (
        <Field
          label={words.group}
          {...(draft.book === 'commune' && draft.group !== '' ? { hint: words.groupNarrow } : {})}
        >
          <Select value={draft.group} onChange={(_, { value }) => change({ group: value })}>
            <option value="">{words.allUnits(choices.units.length)}</option>
            {choices.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {draft.book === 'commune' && !fixed && (
        <Field
          label={words.unit}
          required
          {...(asked && unitMissing
            ? { validationMessage: words.unitNeeded, validationState: 'error' as const }
            : {})}
        >
          <Select
            value={unitMissing ? '' : draft.unit}
            onChange={(_, { value }) => change({ unit: value })}
          >
            <option value="">{words.chooseUnit}</option>
            {units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Documents
        documents={book.kind === 'none' ? choices.documents : book.documents}
        chosen={draft.documents}
        onChange={(documents) => change({ documents })}
        missing={asked && documentMissing}
      />
      {state.phase !== 'running' && (
        <div>
          <Button appearance="primary" onClick={submit}>
            {fixed ? words.buttonAgain : words.button}
          </Button>
        </div>
      )}
      <JobLine
        state={state}
        onCancel={load.cancel}
        onRetry={() => void load.again()}
        onReread={() => {
          load.reset();
          void refresh();
        }}
        onOverwrite={() => void load.overwrite()}
      />
      {state.phase === 'done' && (
        <DoneBar title={words.doneTitle} text={doneText(state.result, texts)} undoable>
          <div>
            <Button onClick={() => showPage(draft.book === 'commune' ? 'report' : 'monitor')}>
              {texts.common.open(texts.tabs[draft.book === 'commune' ? 'report' : 'monitor'])}
            </Button>
          </div>
        </DoneBar>
      )}
    </>
  );
}

/** Nạp bảng: the tables of the directives into the open workbook. */
export function LoadPage(): JSX.Element {
  const { jobs, texts, wrote } = usePane();
  // Here and not in the form: another workbook brings another form, and what was done is still to be told.
  const load = useJob(
    (run, request: LoadRequest) => jobs.load(request, run),
    () => wrote(),
  );
  useUndone(load.state.phase === 'done', load.reset);
  const choices = useJob(() => jobs.choices());
  const { start } = choices;
  useEffect(() => {
    void start();
  }, [start]);
  return (
    <Page title={texts.load.title}>
      {(book) =>
        choices.state.phase === 'done' ? (
          // Another kind of workbook is another form; the same one keeps what was chosen.
          <LoadForm
            key={book.kind === 'commune' ? book.unit : book.kind}
            book={book}
            choices={choices.state.result}
            load={load}
          />
        ) : choices.state.phase === 'running' || choices.state.phase === 'idle' ? (
          <Waiting text={texts.app.loading} lines={6} />
        ) : (
          <JobLine state={choices.state} unasked onRetry={() => void choices.again()} />
        )
      }
    </Page>
  );
}
