import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useFoldStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    minHeight: '28px',
    paddingTop: '4px',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
    ':focus-visible': {
      outlineStyle: 'solid',
      outlineWidth: '2px',
      outlineColor: tokens.colorStrokeFocus2,
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  inside: { paddingTop: tokens.spacingVerticalXS, minWidth: 0 },
});

/** Something that is there when wanted: the browser's own disclosure, so that keys and readers know it. */
export function Fold({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}): JSX.Element {
  const styles = useFoldStyles();
  return (
    <details open={open}>
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
