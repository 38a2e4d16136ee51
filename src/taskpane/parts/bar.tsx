import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  type MessageBarIntent,
} from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';

const useBarStyles = makeStyles({
  // A message is read whole: never on one line that cuts it off.
  bar: {
    whiteSpace: 'normal',
    alignItems: 'start',
    minWidth: 0,
    paddingTop: '6px',
    // Fluent's own spacer stands below.
    paddingBottom: 0,
  },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 0, display: 'flow-root' },
  title: { display: 'block' },
  more: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginTop: '6px', minWidth: 0 },
});

/** A message where it belongs: what happened, and under it what can be done. */
export function Bar({
  intent,
  title,
  text,
  children,
  focusRef,
}: {
  intent: MessageBarIntent;
  title?: string;
  text: string;
  children?: ReactNode;
  /** The bar takes the focus when its job ends. */
  focusRef?: Ref<HTMLDivElement>;
}): JSX.Element {
  const styles = useBarStyles();
  return (
    <MessageBar
      ref={focusRef}
      tabIndex={focusRef ? -1 : undefined}
      className={styles.bar}
      intent={intent}
      layout="multiline"
    >
      <MessageBarBody className={styles.body}>
        {title !== undefined && <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>}
        {text}
        {children !== undefined && children !== null && children !== false && (
          <div className={styles.more}>{children}</div>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
