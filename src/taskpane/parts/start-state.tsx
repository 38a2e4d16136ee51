import { Button } from '@fluentui/react-components';
import type { PageId } from '../../excel/office-app';
import type { Conflict } from '../../consolidation';
import { usePane } from '../pane';
import { useStyles } from '../styles';
import { Bar } from './bar';
import { PlaceList } from './place-list';
import { conflictItems, ProblemBar } from './problem-bar';

/** A page that cannot do its work with the open workbook: why, and where to go instead. */
export function Guide({ text, pages }: { text: string; pages: readonly PageId[] }): JSX.Element {
  const { texts, showPage } = usePane();
  const styles = useStyles();
  return (
    <Bar intent="info" text={text}>
      <div className={styles.row}>
        {pages.map((page, index) => (
          <Button
            key={page}
            appearance={index === 0 ? 'primary' : 'secondary'}
            onClick={() => showPage(page)}
          >
            {texts.common.open(texts.tabs[page])}
          </Button>
        ))}
      </div>
    </Bar>
  );
}

/** Sheets of ours that cannot be used as they stand: where, and what to do. */
export function Unusable({ problem }: { problem: Conflict }): JSX.Element {
  const { texts, refresh } = usePane();
  return (
    <Bar intent="error" title={texts.app.unusable} text={texts.start.unusable}>
      <PlaceList label={texts.app.unusable} items={conflictItems([problem])} />
      <div>
        <Button appearance="primary" onClick={() => void refresh()}>
          {texts.common.refresh}
        </Button>
      </div>
    </Bar>
  );
}

/** The open workbook could not be read at all. */
export function Unread({ error }: { error: unknown }): JSX.Element {
  const { refresh } = usePane();
  return <ProblemBar error={error} onRetry={() => void refresh()} />;
}
