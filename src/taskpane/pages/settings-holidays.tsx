import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { CalendarDay } from '../../domain/model';
import { usePane } from '../pane';
import { Fold } from '../parts/fold';
import { useStyles } from '../styles';
import { byDate, dayOf, withHoliday } from './settings-draft';

const KINDS = ['holiday', 'compensatory', 'swap-off', 'swap-work'] as const;

const useHolidayStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
    minHeight: '36px',
  },
  name: { overflowWrap: 'anywhere' },
  add: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
  },
});

const BLANK = { day: '', name: '', kind: 'holiday' as CalendarDay['kind'] };

/** The days off of the book: a list to take from, and a line to add to it. */
export function Holidays({
  holidays,
  onChange,
}: {
  holidays: readonly CalendarDay[];
  onChange: (holidays: CalendarDay[]) => void;
}): JSX.Element {
  const { texts, announce } = usePane();
  const shared = useStyles();
  const styles = useHolidayStyles();
  const words = texts.settings;
  const [typed, setTyped] = useState(BLANK);
  const [wrong, setWrong] = useState<{ field: 'day' | 'name'; message: string } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const invalid = (field: 'day' | 'name'): object =>
    wrong?.field === field ? { validationState: 'error', validationMessage: wrong.message } : {};
  const add = (): void => {
    const outcome = withHoliday(holidays, typed, texts);
    if ('message' in outcome) {
      setWrong(outcome);
      return;
    }
    setWrong(null);
    setTyped(BLANK);
    onChange(outcome.holidays);
    announce(words.added(outcome.day));
  };
  const remove = (gone: CalendarDay): void => {
    onChange(holidays.filter((each) => each !== gone));
    announce(words.removed(dayOf(gone)));
    // The button that had the focus is gone with its line.
    list.current?.focus();
  };
  return (
    <Fold summary={`${words.holidays} (${holidays.length})`}>
      <ul
        ref={list}
        tabIndex={-1}
        className={`${shared.list} ${shared.target}`}
        aria-label={words.holidays}
      >
        {[...holidays].sort(byDate).map((day) => (
          <li key={day.date} className={styles.row}>
            <span className={styles.name}>
              {dayOf(day)} · {day.name}{' '}
              <span className={shared.quiet}>({words.holidayKinds[day.kind]})</span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={words.removeOne(dayOf(day), day.name)}
              onClick={() => remove(day)}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Field label={words.holidayDate} {...invalid('day')}>
          <Input
            placeholder={texts.problem.dateHint}
            autoComplete="off"
            maxLength={40}
            value={typed.day}
            onChange={(_, { value }) => setTyped({ ...typed, day: value })}
          />
        </Field>
        <Field label={words.holidayName} {...invalid('name')}>
          <Input
            autoComplete="off"
            maxLength={120}
            value={typed.name}
            onChange={(_, { value }) => setTyped({ ...typed, name: value })}
          />
        </Field>
        <Field label={words.holidayKind}>
          <Select
            value={typed.kind}
            onChange={(_, { value }) => {
              const kind = KINDS.find((each) => each === value);
              if (kind) setTyped({ ...typed, kind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.holidayKinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button icon={<AddRegular />} onClick={add}>
            {words.add}
          </Button>
        </div>
      </div>
    </Fold>
  );
}
