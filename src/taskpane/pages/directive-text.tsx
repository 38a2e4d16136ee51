import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import type { Highlight } from '../../directives';
import type { Review } from '../directive/state';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';

const useTextStyles = makeStyles({
  text: {
    position: 'relative',
    maxHeight: '34vh',
    overflowY: 'auto',
    boxSizing: 'border-box',
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
    borderTopWidth: '1px',
    borderRightWidth: '1px',
    borderBottomWidth: '1px',
    borderLeftWidth: '1px',
    borderTopStyle: 'solid',
    borderRightStyle: 'solid',
    borderBottomStyle: 'solid',
    borderLeftStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke1,
    borderRightColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderLeftColor: tokens.colorNeutralStroke1,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    '@media (min-width: 700px)': { maxHeight: 'calc(100vh - 220px)' },
  },
  mark: {
    color: 'inherit',
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottomWidth: '2px',
    borderBottomStyle: 'dotted',
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
  },
  accepted: { borderBottomStyle: 'solid', borderBottomColor: tokens.colorPaletteGreenBorder2 },
  rejected: { backgroundColor: 'transparent', borderBottomStyle: 'none', cursor: 'pointer' },
  current: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    outlineStyle: 'solid',
    outlineWidth: '2px',
    outlineColor: tokens.colorBrandStroke1,
  },
});

interface Piece {
  text: string;
  /** Ids of the rows that were read from it. */
  rows: readonly string[];
  start: number;
}

/** The text in pieces, with and without highlight. */
function piecesOf(text: string, highlights: readonly Highlight[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, rows } of highlights) {
    if (start > at) pieces.push({ text: text.slice(at, start), rows: [], start: at });
    pieces.push({ text: text.slice(start, end), rows, start });
    at = end;
  }
  pieces.push({ text: text.slice(at), rows: [], start: at });
  return pieces;
}

/** The text with the places that rows were read from; a click on one leads to its row, again to the next. */
export function DirectiveText({
  review: { view, rows, current },
  onSelect,
}: {
  review: Review;
  onSelect: (id: string) => void;
}): JSX.Element {
  const words = useDirectiveTexts();
  const shared = useStyles();
  const styles = useTextStyles();
  const panel = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => piecesOf(view.text, view.highlights), [view]);
  const decisions = useMemo(() => new Map(rows.map((row) => [row.id, row.decision])), [rows]);
  // Only this panel moves: the page itself is moved by the row that has the focus.
  useEffect(() => {
    const box = panel.current;
    const mark = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !mark) return;
    const top = mark.offsetTop - box.clientHeight / 4;
    const isSeen =
      mark.offsetTop >= box.scrollTop &&
      mark.offsetTop + mark.offsetHeight <= box.scrollTop + box.clientHeight;
    if (!isSeen) box.scrollTop = top;
  }, [current, pieces]);
  const next = (ids: readonly string[]): string =>
    ids[(ids.indexOf(current ?? '') + 1) % ids.length] ?? '';
  return (
    <div
      ref={panel}
      className={mergeClasses(styles.text, shared.target)}
      role="region"
      aria-label={words.text}
      tabIndex={0}
      lang="vi"
      data-testid="directive-text"
    >
      {pieces.map(({ text, rows: ids, start }) =>
        ids.length === 0 ? (
          text
        ) : (
          // The browser's own mark element keeps its yellow under the colours of a contrast theme.
          <span
            key={start}
            role="mark"
            data-rows={ids.join(' ')}
            className={mergeClasses(
              styles.mark,
              ids.every((id) => decisions.get(id) === 'rejected') && styles.rejected,
              ids.some((id) => decisions.get(id) === 'accepted') && styles.accepted,
              current !== null && ids.includes(current) && styles.current,
            )}
            aria-current={current !== null && ids.includes(current) ? 'true' : undefined}
            onClick={() => onSelect(next(ids))}
          >
            {text}
          </span>
        ),
      )}
    </div>
  );
}
