import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentAddRegular, FolderOpenRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { droppedFiles } from '../files/dropped';
import { usePane } from '../pane';
import { useStyles } from '../styles';
import { Bar } from './bar';

const useZoneStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: tokens.spacingVerticalM,
    textAlign: 'center',
    textWrap: 'balance',
    paddingTop: tokens.spacingVerticalXL,
    paddingBottom: tokens.spacingVerticalXL,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalM,
    borderTopWidth: '2px',
    borderRightWidth: '2px',
    borderBottomWidth: '2px',
    borderLeftWidth: '2px',
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    borderTopColor: tokens.colorNeutralStroke1,
    borderRightColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderLeftColor: tokens.colorNeutralStroke1,
    borderRadius: tokens.borderRadiusLarge,
  },
  over: {
    backgroundColor: tokens.colorBrandBackground2,
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
  },
  row: { justifyContent: 'center' },
});

/** Files in three ways, because each of them fails somewhere: picked, a whole folder, dropped. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }): JSX.Element {
  const { texts, announce } = usePane();
  const shared = useStyles();
  const styles = useZoneStyles();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    // React does not know the attribute.
    folder.current?.setAttribute('webkitdirectory', '');
  }, []);
  const take = (input: HTMLInputElement): void => {
    const taken = [...(input.files ?? [])];
    // The same files can then be picked once more.
    input.value = '';
    setFailed(false);
    if (taken.length > 0) onFiles(taken);
  };
  const drop = async (dropped: DataTransfer): Promise<void> => {
    setFailed(false);
    try {
      onFiles(await droppedFiles(dropped));
    } catch {
      setFailed(true);
      announce(texts.consolidate.dropFailed);
    }
  };
  return (
    <>
      <div
        className={mergeClasses(styles.zone, over && styles.over)}
        data-testid="drop-zone"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void drop(event.dataTransfer);
        }}
      >
        <span>{over ? texts.consolidate.dropNow : texts.consolidate.drop}</span>
        <div className={mergeClasses(shared.row, styles.row)}>
          <Button
            appearance="primary"
            icon={<DocumentAddRegular />}
            onClick={() => files.current?.click()}
          >
            {texts.consolidate.pickFiles}
          </Button>
          <Button icon={<FolderOpenRegular />} onClick={() => folder.current?.click()}>
            {texts.consolidate.pickFolder}
          </Button>
        </div>
        <input
          ref={files}
          type="file"
          multiple
          accept=".xlsx"
          hidden
          aria-label={texts.consolidate.pickFiles}
          onChange={(event) => take(event.currentTarget)}
        />
        <input
          ref={folder}
          type="file"
          multiple
          hidden
          aria-label={texts.consolidate.pickFolder}
          onChange={(event) => take(event.currentTarget)}
        />
      </div>
      {failed && <Bar intent="error" text={texts.consolidate.dropFailed} />}
    </>
  );
}
