import { useEffect, type ReactNode } from 'react';
import { useFocusWhen } from '../hooks/use-focus';
import { usePane } from '../pane';
import { Bar } from './bar';

/** A success: what was done, and how to take it back; takes the focus and is said aloud. */
export function DoneBar({
  title,
  text,
  undoable = false,
  children,
}: {
  title: string;
  text: string;
  /** It was written into the workbook and can be undone. */
  undoable?: boolean;
  children?: ReactNode;
}): JSX.Element {
  const { texts, announce } = usePane();
  const bar = useFocusWhen<HTMLDivElement>(true);
  const whole = undoable ? `${text} ${texts.undo.hint}` : text;
  useEffect(() => announce(`${title}. ${whole}`), [announce, title, whole]);
  return (
    <Bar intent="success" title={title} text={whole} focusRef={bar}>
      {children}
    </Bar>
  );
}
