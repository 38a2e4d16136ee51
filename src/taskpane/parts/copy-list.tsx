import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { copyText } from '../files/copy-text';
import { usePane } from '../pane';
import { useStyles } from '../styles';

/** Names that people paste into a letter: shown, and copied with one button. */
export function CopyList({ names }: { names: readonly string[] }): JSX.Element {
  const { texts, announce } = usePane();
  const styles = useStyles();
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const copied = await copyText(document, names.join('\n'));
    const message = copied ? texts.common.copied(names.length) : texts.common.copyFailed;
    setSaid(message);
    announce(message);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.text}>{names.join(', ')}</p>
      <div className={styles.row}>
        <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
          {texts.common.copy}
        </Button>
        <span className={styles.quiet}>{said}</span>
      </div>
    </div>
  );
}
