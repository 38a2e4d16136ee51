import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CheckItem } from '../../jobs/model';
import { placeText } from '../format';
import { usePane } from '../pane';
import { PlaceList } from '../parts/place-list';
import { conflictItems } from '../parts/problem-bar';
import { useStyles } from '../styles';
import { missingGroups } from './missing-groups';

/** So many cells of a group; the others come up as these are filled in. */
const SHOWN = 8;

const useGroupStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  cells: { columnGap: tokens.spacingHorizontalXS, rowGap: tokens.spacingVerticalXS },
});

/** What is blank; cells that miss the same stand together, and each leads to its place. */
export function MissingList({ items }: { items: readonly CheckItem[] }): JSX.Element {
  const { texts, goTo } = usePane();
  const shared = useStyles();
  const styles = useGroupStyles();
  const words = texts.report;
  const { groups, single } = missingGroups(items);
  return (
    <>
      {groups.length > 0 && (
        <ul className={shared.list}>
          {groups.map((cells) => (
            <li key={placeText(cells[0] ?? { sheet: '', cell: '' })} className={styles.group}>
              <p className={shared.text}>
                <strong>{cells[0]?.sheet}</strong>: {cells[0]?.message}
              </p>
              <div className={`${shared.row} ${styles.cells}`}>
                {cells.slice(0, SHOWN).map(({ sheet, cell }) => (
                  <Button
                    key={cell}
                    size="small"
                    aria-label={placeText({ sheet, cell })}
                    onClick={() => goTo({ sheet, cell })}
                  >
                    {cell}
                  </Button>
                ))}
                {cells.length > SHOWN && (
                  <span className={shared.quiet}>{words.moreCells(cells.length - SHOWN)}</span>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {single.length > 0 && <PlaceList items={conflictItems(single)} label={words.missing} />}
    </>
  );
}
