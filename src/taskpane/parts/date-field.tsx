import { Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { formatDay } from '../../domain/day';
import type { DayNumber } from '../../domain/model';
import { usePane } from '../pane';
import { readTyped } from '../read-typed';

/**
 * A day, typed as dd/mm/yyyy and taken over when the field is left or Enter is pressed. The browser's own
 * date field would follow the language of the browser: 06/05 or 05/06, who knows.
 */
export function DateField({
  label,
  hint,
  day,
  onDay,
}: {
  label: string;
  hint?: string;
  day: DayNumber | null;
  /** A new day; null while what stands there is none. */
  onDay: (day: DayNumber | null) => void;
}): JSX.Element {
  const { texts } = usePane();
  const [typed, setTyped] = useState(day === null ? '' : formatDay(day));
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (day === null) return;
    setTyped(formatDay(day));
    setMessage('');
  }, [day]);
  const take = (): void => {
    const reading = readTyped(typed, texts);
    if ('message' in reading) {
      setMessage(reading.message);
      onDay(null);
      return;
    }
    setMessage('');
    setTyped(formatDay(reading.day));
    // After a text that was no day, the same day again is news too.
    if (reading.day !== day || message !== '') onDay(reading.day);
  };
  return (
    <Field
      label={label}
      {...(message === ''
        ? hint === undefined
          ? {}
          : { hint }
        : { validationMessage: message, validationState: 'error' as const })}
    >
      <Input
        value={typed}
        placeholder={texts.problem.dateHint}
        autoComplete="off"
        maxLength={40}
        onChange={(_, data) => setTyped(data.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </Field>
  );
}
