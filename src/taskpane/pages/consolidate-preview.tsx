import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { FileSummary } from '../../consolidation';
import type { ConsolidationPreview, FigureChange } from '../../jobs/model';
import { cellText, placeText } from '../format';
import { usePane } from '../pane';
import { CopyList } from '../parts/copy-list';
import { Fold } from '../parts/fold';
import { PlaceList, type PlaceItem } from '../parts/place-list';
import { useStyles } from '../styles';

/** Rejected first: they want doing. */
const OUTCOMES = ['rejected', 'warning', 'accepted'] as const;

const COLORS = { rejected: 'danger', warning: 'warning', accepted: 'success' } as const;

const usePreviewStyles = makeStyles({
  file: {
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  name: { overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    textAlign: 'left',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  where: { width: '30%' },
  cell: {
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    paddingTop: '3px',
    paddingBottom: '3px',
    paddingRight: '6px',
    borderTopWidth: '1px',
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke3,
  },
});

/** Every point of one file: where in the file, what stands there, why it was not taken as it stands. */
function Conflicts({ file }: { file: FileSummary }): JSX.Element {
  const { texts } = usePane();
  const styles = usePreviewStyles();
  const words = texts.consolidate;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.where}>
            {words.inFile}
          </th>
          <th scope="col">{texts.report.problems}</th>
        </tr>
      </thead>
      <tbody>
        {file.conflicts.map(({ code, sheet, cell, value, message }, index) => (
          <tr key={`${code}/${sheet}/${cell}/${index}`}>
            <td className={styles.cell}>{placeText({ sheet, cell }) || '–'}</td>
            <td className={styles.cell}>
              {message}
              {value !== '' && (
                <>
                  {' '}
                  ({words.value}: “{value}”)
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function File({ file }: { file: FileSummary }): JSX.Element {
  const { texts } = usePane();
  const shared = useStyles();
  const styles = usePreviewStyles();
  const words = texts.consolidate;
  return (
    <li className={styles.file}>
      <div className={styles.name}>{file.file}</div>
      {file.outcome !== 'rejected' && (
        <p className={shared.quiet}>
          {words.counts(file.imported, file.updated, file.unchanged, file.ignored)}
          {file.facts && ` · ${words.seals[file.facts.seal]}`}
        </p>
      )}
      {file.conflicts.length > 0 && (
        <Fold summary={words.conflicts(file.conflicts.length)} open={file.outcome === 'rejected'}>
          <Conflicts file={file} />
        </Fold>
      )}
    </li>
  );
}

const changeItem = (
  change: FigureChange,
  index: number,
  words: { blank: string; arrow: (before: string, after: string) => string },
): PlaceItem => ({
  id: `${change.unit}/${change.item}/${index}`,
  // The cell is one of the file that was sent; there is nothing to go to in the open workbook.
  place: null,
  title: `${change.unitName}: ${change.item}`,
  note: (
    <>
      <strong>
        {words.arrow(cellText(change.before, words.blank), cellText(change.after, words.blank))}
      </strong>{' '}
      · {change.file}, {placeText(change)}
    </>
  ),
});

/** How many have reported, in time and late, and what became of the files. */
export function Totals({ preview }: { preview: ConsolidationPreview }): JSX.Element {
  const { texts } = usePane();
  const shared = useStyles();
  const words = texts.consolidate;
  const { rates, files, late } = preview;
  return (
    <>
      <p className={shared.text}>
        <strong>{words.rate(rates.actual, rates.expected)}</strong> · {words.onTime(rates.onTime)} ·{' '}
        {words.lateCount(late.length)}
      </p>
      <div className={shared.row}>
        {OUTCOMES.map((outcome) => {
          const count = files.filter((file) => file.outcome === outcome).length;
          return count === 0 ? null : (
            <Badge key={outcome} appearance="tint" color={COLORS[outcome]}>
              {words.outcome[outcome]}: {words.files(count)}
            </Badge>
          );
        })}
      </div>
    </>
  );
}

/** What a consolidation would do: files by outcome, who is missing, who is late, what changes. */
export function Preview({ preview }: { preview: ConsolidationPreview }): JSX.Element {
  const { texts } = usePane();
  const shared = useStyles();
  const words = texts.consolidate;
  const { files, missing, late, changes } = preview;
  return (
    <>
      {OUTCOMES.map((outcome) => {
        const group = files.filter((file) => file.outcome === outcome);
        if (group.length === 0) return null;
        return (
          <Fold
            key={outcome}
            open={outcome === 'rejected'}
            summary={
              <>
                {words.outcome[outcome]}{' '}
                <Badge appearance="tint" color={COLORS[outcome]}>
                  {words.files(group.length)}
                </Badge>
              </>
            }
          >
            <ul className={shared.list} aria-label={words.outcome[outcome]}>
              {group.map((file, index) => (
                <File key={`${file.file}/${index}`} file={file} />
              ))}
            </ul>
          </Fold>
        );
      })}
      <h3 className={shared.heading2}>
        {words.missing}{' '}
        <Badge appearance="tint" color={missing.length > 0 ? 'important' : 'success'}>
          {missing.length}
        </Badge>
      </h3>
      {missing.length === 0 ? (
        <p className={shared.quiet}>{words.noneMissing}</p>
      ) : (
        <CopyList names={missing.map(({ name }) => name)} />
      )}
      <h3 className={shared.heading2}>
        {words.late} <Badge appearance="tint">{late.length}</Badge>
      </h3>
      {late.length === 0 ? (
        <p className={shared.quiet}>{words.noneLate}</p>
      ) : (
        <CopyList names={late.map(({ name }) => name)} />
      )}
      <h3 className={shared.heading2}>
        {words.changes} <Badge appearance="tint">{changes.length}</Badge>
      </h3>
      {changes.length === 0 ? (
        <p className={shared.quiet}>{words.noneChanges}</p>
      ) : (
        <PlaceList
          label={words.changes}
          items={changes.map((change, index) =>
            changeItem(change, index, { blank: texts.problem.blank, arrow: words.change }),
          )}
        />
      )}
    </>
  );
}
