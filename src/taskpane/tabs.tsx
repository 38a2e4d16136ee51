import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  DataBarVerticalRegular,
  DocumentCheckmarkRegular,
  DocumentSearchRegular,
  MergeRegular,
  SettingsRegular,
} from '@fluentui/react-icons';
import type { PageId } from '../excel/office-app';
import { usePane } from './pane';

/** The pages there are, in the order of their tabs. */
export const TABS = [
  { id: 'load', icon: <ArrowDownloadRegular /> },
  { id: 'monitor', icon: <DataBarVerticalRegular /> },
  { id: 'directive', icon: <DocumentSearchRegular /> },
  { id: 'report', icon: <DocumentCheckmarkRegular /> },
  { id: 'consolidate', icon: <MergeRegular /> },
  { id: 'settings', icon: <SettingsRegular /> },
] as const satisfies readonly { id: PageId; icon: JSX.Element }[];

export type TabId = (typeof TABS)[number]['id'];

export const isTab = (page: PageId): page is TabId => TABS.some(({ id }) => id === page);

/** Ids of a tab and of what it shows, which name each other. */
export const tabId = (page: TabId): string => `tab-${page}`;
export const panelId = (page: TabId): string => `panel-${page}`;

const useTabStyles = makeStyles({
  // Equal columns, the icon over the words: six of them fit 320 px, in either language.
  list: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottomWidth: '1px',
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  tab: {
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto',
    gridAutoFlow: 'row',
    justifyContent: 'stretch',
    justifyItems: 'center',
    alignContent: 'start',
    paddingTop: '8px',
    paddingBottom: '8px',
    paddingLeft: '2px',
    paddingRight: '2px',
    rowGap: '2px',
  },
  icon: { gridColumnStart: 1, gridRowStart: 1 },
  words: {
    gridColumnStart: 1,
    gridRowStart: 2,
    // Beside a word that takes two lines when it is chosen, and so bold, the others stay where they are.
    alignSelf: 'start',
    paddingLeft: 0,
    paddingRight: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '14px',
    '@media (max-width: 340px)': { fontSize: '11px' },
    textAlign: 'center',
  },
});

/** The tabs; arrows move between them, Enter or Space opens. */
export function Tabs({
  page,
  onSelect,
}: {
  page: TabId | null;
  onSelect: (page: TabId) => void;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useTabStyles();
  return (
    <TabList
      className={styles.list}
      aria-label={texts.app.pages}
      selectedValue={page}
      onTabSelect={(_, { value }) => {
        const chosen = TABS.find(({ id }) => id === value);
        if (chosen) onSelect(chosen.id);
      }}
    >
      {TABS.map(({ id, icon }) => (
        <Tab
          key={id}
          id={tabId(id)}
          value={id}
          icon={{ children: icon, className: styles.icon }}
          content={{ children: texts.tabs[id], className: styles.words }}
          className={styles.tab}
          aria-controls={panelId(id)}
        />
      ))}
    </TabList>
  );
}
