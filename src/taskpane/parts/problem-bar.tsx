import { Button } from '@fluentui/react-components';
import type { Ref } from 'react';
import type { CheckItem } from '../../jobs/model';
import { cellText, placeText } from '../format';
import { usePane } from '../pane';
import { problemOf } from '../problem';
import { useStyles } from '../styles';
import { Bar } from './bar';
import { Fold } from './fold';
import { PlaceList, type PlaceItem } from './place-list';

/** What a person can do about a failed job. */
export interface Ways {
  /** Does the same once more. */
  onRetry?: () => void;
  /** After cells were changed by people: reads them and starts afresh. */
  onReread?: () => void;
  /** After cells were changed by people: writes all the same. */
  onOverwrite?: () => void;
  /** The write is an undo. */
  undo?: boolean;
}

/** Conflicts as rows that lead to their cells. */
export const conflictItems = (items: readonly CheckItem[]): PlaceItem[] =>
  items.map(({ code, sheet, cell, value, message }, index) => ({
    id: `${code}/${sheet}/${cell}/${index}`,
    place: sheet === '' ? null : { sheet, cell: cell === '' ? 'A1' : cell },
    title: message,
    note: `${placeText({ sheet, cell })}${value === '' ? '' : ` · “${value}”`}`,
  }));

/** A failure where it happened: in words, the cells it is about, what to do, and a detail for support. */
export function ProblemBar({
  error,
  focusRef,
  onRetry,
  onReread,
  onOverwrite,
  undo = false,
}: { error: unknown; focusRef?: Ref<HTMLDivElement> } & Ways): JSX.Element {
  const { texts } = usePane();
  const styles = useStyles();
  const words = texts.problem;
  const { message, detail, changed, places } = problemOf(error, texts);
  const meanwhile = changed.length > 0;
  return (
    <Bar
      intent={meanwhile ? 'warning' : 'error'}
      title={meanwhile ? words.changedTitle : words.title}
      text={message}
      {...(focusRef ? { focusRef } : {})}
    >
      {meanwhile && (
        <PlaceList
          label={words.changedTitle}
          items={changed.map(({ sheet, cell, expected, found }) => ({
            id: `${sheet}!${cell}`,
            place: { sheet, cell },
            title: placeText({ sheet, cell }),
            note: words.changedCell(cellText(expected, words.blank), cellText(found, words.blank)),
          }))}
        />
      )}
      {places.length > 0 && <PlaceList label={words.title} items={conflictItems(places)} />}
      {meanwhile && (onReread || onOverwrite) && (
        <>
          <p className={styles.quiet}>{words.rereadHint}</p>
          <p className={styles.quiet}>{undo ? words.undoAnywayHint : words.overwriteHint}</p>
          <div className={styles.row}>
            {onReread && (
              <Button appearance="primary" onClick={onReread}>
                {words.reread}
              </Button>
            )}
            {onOverwrite && (
              <Button onClick={onOverwrite}>{undo ? words.undoAnyway : words.overwrite}</Button>
            )}
          </div>
        </>
      )}
      {!meanwhile && onRetry && (
        <div>
          <Button onClick={onRetry}>{texts.common.retry}</Button>
        </div>
      )}
      {detail !== '' && (
        <Fold summary={words.detail}>
          <code className={styles.text}>{detail}</code>
        </Fold>
      )}
    </Bar>
  );
}
