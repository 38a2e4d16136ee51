import { Badge, Button, Field, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { formatDay } from '../../domain/day';
import type { DayNumber } from '../../domain/model';
import type { MonitorRequest, MonitorView } from '../../jobs/model';
import { useJob } from '../hooks/use-job';
import { usePane } from '../pane';
import { Bar } from '../parts/bar';
import { DateField } from '../parts/date-field';
import { DoneBar } from '../parts/done-bar';
import { Fold } from '../parts/fold';
import { JobLine } from '../parts/job-line';
import { Page, Part, Waiting, type UsableBook } from '../parts/page';
import { PlaceList, type PlaceItem } from '../parts/place-list';
import { Guide } from '../parts/start-state';
import { StateChart } from '../parts/state-chart';
import { useStyles } from '../styles';
import { floorItem, lineItem, targetItem, taskItem } from './monitor-items';

/** A list with its count in the heading; says so when it is empty. */
function Listed({
  title,
  items,
  none,
  urgent = false,
}: {
  title: string;
  items: readonly PlaceItem[];
  none: string;
  /** What is in it wants doing. */
  urgent?: boolean;
}): JSX.Element {
  const styles = useStyles();
  return (
    <Part
      title={
        <>
          {title}{' '}
          <Badge
            appearance={urgent && items.length > 0 ? 'filled' : 'tint'}
            color={urgent && items.length > 0 ? 'danger' : 'informative'}
          >
            {items.length}
          </Badge>
        </>
      }
    >
      {items.length === 0 ? (
        <p className={styles.quiet}>{none}</p>
      ) : (
        <PlaceList items={items} label={title} />
      )}
    </Part>
  );
}

function Figures({ view, province }: { view: MonitorView; province: boolean }): JSX.Element {
  const { texts } = usePane();
  const words = texts.monitor;
  return (
    <>
      {view.partial !== null && <Bar intent="warning" text={view.partial} />}
      <Part title={texts.states.chart}>
        <StateChart counts={view.counts} />
      </Part>
      <Listed
        title={words.overdue}
        none={words.noneOverdue}
        items={view.overdue.map((task) => taskItem(task, texts))}
        urgent
      />
      <Listed
        title={words.dueSoon}
        none={words.noneDueSoon}
        items={view.dueSoon.map((task) => taskItem(task, texts))}
      />
      <Listed
        title={words.targets}
        none={words.noneTargets}
        items={view.targets.map((target) => targetItem(target, texts))}
      />
      <Listed
        title={words.floors}
        none={words.noneFloors}
        items={view.floors.map((floor, index) => floorItem(floor, index, texts))}
        urgent
      />
      {province && (
        <Listed
          title={words.byUnit}
          none={words.noneLines}
          items={view.byUnit.map((line) => lineItem(line, texts))}
        />
      )}
      <Listed
        title={words.byAgency}
        none={words.noneLines}
        items={view.byAgency.map((line) => lineItem(line, texts))}
      />
    </>
  );
}

/** A choice of the filter; '' is all. */
function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
}): JSX.Element {
  const { texts } = usePane();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{texts.common.all}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface Filter {
  /** null: the book's own. */
  asOf: DayNumber | null;
  unit: string;
  agency: string;
}

const EVERYTHING: Filter = { asOf: null, unit: '', agency: '' };

const requestOf = ({ asOf, unit, agency }: Filter): MonitorRequest => ({
  ...(asOf === null ? {} : { asOf }),
  ...(unit === '' ? {} : { unit }),
  ...(agency === '' ? {} : { agency }),
});

function Monitor({
  book,
  active,
}: {
  book: Extract<UsableBook, { kind: 'commune' | 'province' }>;
  active: boolean;
}): JSX.Element {
  const { jobs, texts, revision } = usePane();
  const styles = useStyles();
  const words = texts.monitor;
  const province = book.kind === 'province';
  const [filter, setFilter] = useState(EVERYTHING);
  const [view, setView] = useState<MonitorView | null>(null);
  const [options, setOptions] = useState<Pick<MonitorView, 'byUnit' | 'byAgency'> | null>(null);
  const [seen, setSeen] = useState(revision);
  const look = useJob(
    (_run, request: MonitorRequest) => jobs.monitor(request),
    (found) => {
      setView(found);
      // A filtered view lists only what it was filtered for: the choices are those of the first one.
      setOptions((before) => before ?? found);
    },
  );
  const charts = useJob(() => jobs.addCharts());
  const { start } = look;
  const show = (next: Filter): void => {
    setFilter(next);
    setSeen(revision);
    void start(requestOf(next));
  };
  useEffect(() => {
    if (active && look.state.phase === 'idle') void start({});
  }, [active, look.state.phase, start]);

  const filtered = filter.unit !== '' || filter.agency !== '';
  return (
    <>
      <div className={styles.stack}>
        <DateField
          label={words.asOf}
          hint={words.asOfHint}
          day={filter.asOf ?? book.asOf}
          onDay={(asOf) => {
            if (asOf !== null) show({ ...filter, asOf: asOf === book.asOf ? null : asOf });
          }}
        />
        <Fold summary={words.filter}>
          <div className={styles.pair}>
            {province && (
              <Choice
                label={words.unit}
                value={filter.unit}
                options={options?.byUnit ?? []}
                onChange={(unit) => show({ ...filter, unit })}
              />
            )}
            <Choice
              label={words.agency}
              value={filter.agency}
              options={options?.byAgency ?? []}
              onChange={(agency) => show({ ...filter, agency })}
            />
          </div>
        </Fold>
        {(filtered || filter.asOf !== null) && (
          <div className={styles.row}>
            {filter.asOf !== null && (
              <Button size="small" onClick={() => show({ ...filter, asOf: null })}>
                {words.backTo(formatDay(book.asOf))}
              </Button>
            )}
            {filtered && (
              <Button size="small" onClick={() => show({ ...EVERYTHING, asOf: filter.asOf })}>
                {words.clear}
              </Button>
            )}
          </div>
        )}
      </div>
      {revision !== seen && look.state.phase !== 'running' && (
        <Bar intent="info" text={words.stale}>
          <div>
            <Button size="small" onClick={() => show(filter)}>
              {texts.common.refresh}
            </Button>
          </div>
        </Bar>
      )}
      {look.state.phase === 'running' ? (
        <Waiting text={words.reading} lines={8} />
      ) : (
        <JobLine state={look.state} unasked onRetry={() => void look.again()} />
      )}
      {look.state.phase === 'done' && view && <Figures view={view} province={province} />}
      {province && look.state.phase === 'done' && (
        <div className={styles.stack}>
          <div>
            <Button
              disabledFocusable={charts.state.phase === 'running'}
              onClick={() => void charts.start()}
            >
              {words.charts}
            </Button>
          </div>
          <JobLine state={charts.state} onRetry={() => void charts.again()} />
          {charts.state.phase === 'done' && (
            <DoneBar title={words.charts} text={words.chartsDone} />
          )}
        </div>
      )}
    </>
  );
}

/** Theo dõi: what is overdue, who is behind, and a click to its row. */
export function MonitorPage({ active }: { active: boolean }): JSX.Element {
  const { texts } = usePane();
  return (
    <Page title={texts.monitor.title}>
      {(book) =>
        book.kind === 'none' ? (
          <Guide text={texts.start.needLoad} pages={['load']} />
        ) : (
          <Monitor key={`${book.kind}/${book.period}/${book.asOf}`} book={book} active={active} />
        )
      }
    </Page>
  );
}
