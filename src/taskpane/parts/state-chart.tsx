import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { formatNumber } from '../../domain/number-format';
import type { StateCounts } from '../../jobs/model';
import { percent } from '../format';
import { usePane } from '../pane';
import { STATES, countsText, totalOf, type Pattern } from './states';

const WIDTH = 300;
const GAP = 2;

const useChartStyles = makeStyles({
  bar: {
    display: 'block',
    width: '100%',
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  legend: {
    display: 'grid',
    gridTemplateColumns: '18px minmax(0, 1fr) auto auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '3px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  entry: { display: 'contents' },
  swatch: {
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  count: { textAlign: 'right', fontWeight: tokens.fontWeightSemibold },
  share: { textAlign: 'right', color: tokens.colorNeutralForeground2, minWidth: '36px' },
  part: { color: tokens.colorNeutralForeground2 },
});

/** Marks over the colour; white on it, or the text colour where there is no colour. */
function Marks({ pattern }: { pattern: Pattern }): JSX.Element | null {
  const white = { stroke: '#ffffff', strokeWidth: 1.5, fill: 'none' };
  switch (pattern) {
    case 'dots':
      return <circle cx="3" cy="3" r="1.3" fill="#ffffff" />;
    case 'lines':
      return <path d="M-1 7 7 -1M2 10 10 2" {...white} />;
    case 'cross':
      return <path d="M0 0 6 6M6 0 0 6" {...white} strokeWidth={1} />;
    case 'bars':
      return <path d="M3 0V6" {...white} />;
    case 'rows':
      return <path d="M0 3H6" {...white} />;
    case 'plain':
    case 'empty':
      return null;
  }
}

function Patterns({ id }: { id: string }): JSX.Element {
  return (
    <defs>
      {STATES.map(({ key, color, pattern }) => (
        <pattern key={key} id={`${id}-${key}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={color === 'none' ? 'transparent' : color} />
          <Marks pattern={pattern} />
        </pattern>
      ))}
    </defs>
  );
}

/** One bar divided by state; what has none of a state has no part for it. */
export function StateBar({
  counts,
  height = 22,
  label,
}: {
  counts: StateCounts;
  height?: number;
  /** Said before the counts. */
  label: string;
}): JSX.Element {
  const { texts } = usePane();
  const styles = useChartStyles();
  const id = useId().replaceAll(':', '');
  const total = totalOf(counts);
  const present = STATES.filter(({ key }) => counts[key] > 0);
  const room = WIDTH - GAP * Math.max(0, present.length - 1);
  // A state that is there is always to be seen, however few it has.
  const sizes = present.map(({ key }) => Math.max(4, (counts[key] / total) * room));
  const scale =
    room /
    Math.max(
      1,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  const bounds = sizes.map((size, index) => ({
    x: sizes.slice(0, index).reduce((sum, before) => sum + before * scale + GAP, 0),
    width: size * scale,
  }));
  return (
    <svg
      className={styles.bar}
      viewBox={`0 0 ${WIDTH} ${height}`}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}. ${countsText(counts, texts)}`}
    >
      <Patterns id={id} />
      {present.map(({ key }, index) => (
        <rect
          key={key}
          x={(bounds[index]?.x ?? 0) + 0.5}
          y="0.5"
          width={Math.max(1, (bounds[index]?.width ?? 0) - 1)}
          height={height - 1}
          fill={`url(#${id}-${key})`}
          stroke="currentColor"
          strokeWidth="0.75"
        >
          <title>{`${texts.states[key]}: ${formatNumber(counts[key])}`}</title>
        </rect>
      ))}
    </svg>
  );
}

/** The bar with its legend: every state by name, count and share. */
export function StateChart({ counts }: { counts: StateCounts }): JSX.Element {
  const { texts } = usePane();
  const styles = useChartStyles();
  const id = useId().replaceAll(':', '');
  const total = totalOf(counts);
  return (
    <>
      <StateBar counts={counts} label={`${texts.states.chart}, ${texts.states.total(total)}`} />
      <ul className={styles.legend}>
        {STATES.map(({ key }) => (
          <li key={key} className={styles.entry}>
            <svg width="18" height="14" aria-hidden="true" className={styles.swatch}>
              <Patterns id={`${id}-${key}`} />
              <rect
                x="0.5"
                y="0.5"
                width="17"
                height="13"
                fill={`url(#${id}-${key}-${key})`}
                stroke="currentColor"
                strokeWidth="0.75"
              />
            </svg>
            <span>
              {texts.states[key]}
              {key === 'inTime' && counts.dueSoon > 0 && (
                <span className={styles.part}>
                  {' '}
                  ({texts.states.dueSoon.toLowerCase()}: {counts.dueSoon})
                </span>
              )}
            </span>
            <span className={styles.count}>{formatNumber(counts[key])}</span>
            <span className={styles.share}>{total === 0 ? '' : percent(counts[key] / total)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
