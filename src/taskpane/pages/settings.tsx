import { Button, Field, Input, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { DUE_DAYS, type Settings } from '../../sheets/province/settings';
import { useJob, type Job } from '../hooks/use-job';
import { useUndone } from '../hooks/use-undone';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DateField } from '../parts/date-field';
import { DoneBar } from '../parts/done-bar';
import { JobLine } from '../parts/job-line';
import { Page, Part, Waiting } from '../parts/page';
import { useStyles } from '../styles';
import { LANGUAGES, LANGUAGE_NAMES } from '../texts';
import { WARN_DAYS, differs, readDays } from './settings-draft';
import { Holidays } from './settings-holidays';

function LanguageChoice(): JSX.Element {
  const { texts, language, setLanguage } = usePane();
  return (
    <Field label={texts.settings.language} hint={texts.settings.languageHint}>
      <RadioGroup
        layout="horizontal"
        value={language}
        onChange={(_, { value }) => {
          const chosen = LANGUAGES.find((each) => each === value);
          if (chosen) setLanguage(chosen);
        }}
      >
        {LANGUAGES.map((each) => (
          <Radio key={each} value={each} label={LANGUAGE_NAMES[each]} />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** A number of days; null is told while what is typed is none. */
function DaysField({
  label,
  hint,
  bounds,
  days,
  onDays,
}: {
  label: string;
  hint?: string;
  bounds: { low: number; high: number };
  days: number;
  onDays: (days: number | null) => void;
}): JSX.Element {
  const { texts } = usePane();
  const [typed, setTyped] = useState(String(days));
  const message =
    readDays(typed, bounds) === null ? texts.problem.wholeNumber(bounds.low, bounds.high) : null;
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(message === null
        ? {}
        : { validationState: 'error' as const, validationMessage: message })}
    >
      <Input
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={typed}
        onChange={(_, { value }) => {
          setTyped(value);
          onDays(readDays(value, bounds));
        }}
      />
    </Field>
  );
}

function Form({
  kept,
  save,
  onRevert,
  province,
}: {
  kept: Settings;
  /** Begins afresh with what is kept. */
  onRevert: () => void;
  save: Job<[Settings], Settings>;
  /** The province's book sets everything, a commune's workbook its own days only. */
  province: boolean;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const words = texts.settings;
  const [draft, setDraft] = useState(kept);
  const [dayTyped, setDayTyped] = useState(true);
  const [warnTyped, setWarnTyped] = useState(true);
  const [dueTyped, setDueTyped] = useState(true);
  const sound = dayTyped && warnTyped && dueTyped;
  const changed = differs(draft, kept) || !sound;
  const change = (part: Partial<Settings>): void => setDraft((before) => ({ ...before, ...part }));
  return (
    <>
      <DateField
        label={words.asOf}
        hint={words.asOfHint}
        day={draft.asOf}
        onDay={(asOf) => {
          setDayTyped(asOf !== null);
          if (asOf !== null) change({ asOf });
        }}
      />
      <DaysField
        label={words.warnDays}
        bounds={WARN_DAYS}
        days={draft.warnDays}
        onDays={(warnDays) => {
          setWarnTyped(warnDays !== null);
          if (warnDays !== null) change({ warnDays });
        }}
      />
      {province ? (
        <>
          <DaysField
            label={words.dueDays}
            hint={words.dueDaysHint}
            bounds={DUE_DAYS}
            days={draft.dueWorkingDays}
            onDays={(dueWorkingDays) => {
              setDueTyped(dueWorkingDays !== null);
              if (dueWorkingDays !== null) change({ dueWorkingDays });
            }}
          />
          <Field label={words.before}>
            <RadioGroup
              value={String(draft.beforeIncludesDay)}
              onChange={(_, { value }) => change({ beforeIncludesDay: value === 'true' })}
            >
              <Radio value="false" label={words.beforeExcludes} />
              <Radio value="true" label={words.beforeIncludes} />
            </RadioGroup>
          </Field>
          <Switch
            label={words.roll}
            checked={draft.rollToWorkingDay}
            onChange={(_, { checked }) => change({ rollToWorkingDay: checked })}
          />
          <Holidays holidays={draft.holidays} onChange={(holidays) => change({ holidays })} />
        </>
      ) : (
        <p className={styles.quiet}>{words.provinceOnly}</p>
      )}
      {changed && (
        <p className={styles.quiet} role="status">
          {sound ? words.unsaved : words.mend}
        </p>
      )}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={!changed || !sound || save.state.phase === 'running'}
          onClick={() => void save.start(draft)}
        >
          {words.save}
        </Button>
        {changed && <Button onClick={onRevert}>{words.revert}</Button>}
      </div>
    </>
  );
}

function BookSettings({ active, province }: { active: boolean; province: boolean }): JSX.Element {
  const { jobs, texts, wrote, refresh } = usePane();
  const words = texts.settings;
  const [kept, setKept] = useState<{ settings: Settings; reading: number } | null>(null);
  const asked = useRef(false);
  const read = useJob(
    () => jobs.settings(),
    (settings) => setKept((before) => ({ settings, reading: (before?.reading ?? 0) + 1 })),
  );
  const save = useJob(
    async (run, settings: Settings) => {
      await jobs.saveSettings(settings, run);
      return settings;
    },
    async (settings) => {
      setKept((before) => ({ settings, reading: (before?.reading ?? 0) + 1 }));
      await wrote();
    },
  );
  useUndone(save.state.phase === 'done', save.reset);
  const { start } = read;
  useEffect(() => {
    if (!active || asked.current) return;
    asked.current = true;
    void start();
  }, [active, start]);
  return (
    <Part title={words.book}>
      {kept === null && read.state.phase === 'running' && (
        <Waiting text={words.reading} lines={6} />
      )}
      {read.state.phase === 'failed' && (
        <JobLine state={read.state} unasked onRetry={() => void read.again()} />
      )}
      {kept && (
        <Form
          key={kept.reading}
          kept={kept.settings}
          save={save}
          onRevert={() => setKept({ ...kept, reading: kept.reading + 1 })}
          province={province}
        />
      )}
      <JobLine
        state={save.state}
        onCancel={save.cancel}
        onRetry={() => void save.again()}
        onReread={() => {
          save.reset();
          void refresh();
          void start();
        }}
        onOverwrite={() => void save.overwrite()}
      />
      {save.state.phase === 'done' && <DoneBar title={words.title} text={words.done} undoable />}
    </Part>
  );
}

/** Cài đặt: how the open workbook counts, and the language of the pane. */
export function SettingsPage({ active }: { active: boolean }): JSX.Element {
  const { texts, state } = usePane();
  const styles = useStyles();
  return (
    <>
      <Page title={texts.settings.title}>
        {(book) => (
          <>
            {book.kind === 'none' && <Bar intent="info" text={texts.settings.noBook} />}
            {book.kind !== 'none' && (
              <BookSettings
                key={`${book.kind}/${book.period}`}
                active={active}
                province={book.kind === 'province'}
              />
            )}
            <LanguageChoice />
          </>
        )}
      </Page>
      {(state.phase === 'failed' || (state.phase === 'read' && state.book.kind === 'unusable')) && (
        <div className={styles.page}>
          <LanguageChoice />
        </div>
      )}
    </>
  );
}
