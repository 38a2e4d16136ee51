import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Place } from '../../jobs/model';
import { usePane } from '../pane';
import { useStyles } from '../styles';

export interface PlaceItem {
  id: string;
  /** Where a click leads; null where there is nothing to go to. */
  place: Place | null;
  /** The first line, in full. */
  title: ReactNode;
  /** At the right of the first line: how late, how far. */
  mark?: ReactNode;
  /** Under it, quieter. */
  note?: ReactNode;
}

const useListStyles = makeStyles({
  item: {
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '2px',
    width: '100%',
    boxSizing: 'border-box',
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    backgroundColor: 'transparent',
    border: 0,
  },
  link: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': {
      outlineStyle: 'solid',
      outlineWidth: '2px',
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
  mark: {
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  note: {
    gridColumnStart: 1,
    gridColumnEnd: 3,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

/** Rows that each lead to their place in the workbook; long lists show their beginning first. */
export function PlaceList({
  items,
  label,
  first = 6,
}: {
  items: readonly PlaceItem[];
  /** Name of the list for screen readers. */
  label: string;
  /** Rows shown before "more" is asked for. */
  first?: number;
}): JSX.Element {
  const { texts, goTo } = usePane();
  const shared = useStyles();
  const styles = useListStyles();
  const [whole, setWhole] = useState(false);
  // A list that is a row or two too long is not worth a button.
  const cut = items.length > first + 2;
  const shown = cut && !whole ? items.slice(0, first) : items;
  return (
    <>
      <ul className={shared.list} aria-label={label}>
        {shown.map(({ id, place, title, mark, note }) => {
          const inside = (
            <>
              <span className={styles.title}>{title}</span>
              <span className={styles.mark}>{mark}</span>
              {note !== undefined && <span className={styles.note}>{note}</span>}
            </>
          );
          return (
            <li key={id} className={styles.item}>
              {place ? (
                <button
                  type="button"
                  className={`${styles.row} ${styles.link}`}
                  onClick={() => goTo(place)}
                >
                  {inside}
                </button>
              ) : (
                <div className={styles.row}>{inside}</div>
              )}
            </li>
          );
        })}
      </ul>
      {cut && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
          >
            {whole ? texts.common.fewer : texts.common.more(items.length - first)}
          </Button>
        </div>
      )}
    </>
  );
}
