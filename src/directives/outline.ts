import type { Paragraph } from './paragraphs';
import type { MarkerKind } from './marker';

/** A paragraph in its place in the document. */
export interface Clause extends Paragraph {
  /** Path as citations write it: `II.5.(4)`, `2 gạch 1`, `1 đoạn 2`, `Mở đầu đoạn 1`. */
  path: string;
  /** It only names what stands below it. */
  isHeading: boolean;
  /** Index of the clause it stands under, -1 at the top. */
  parent: number;
  /** Its mark, or `plain` for a paragraph without one. */
  level: MarkerKind | 'title' | 'plain';
}

interface Open {
  index: number;
  level: Clause['level'];
  path: string;
  isHeading: boolean;
  dashes: number;
  paragraphs: number;
}

/** Marks that count from the top of the document or article: what stands open above is left. */
const TOP: ReadonlySet<Clause['level']> = new Set(['article', 'part', 'annex', 'title']);

const ROOT: Clause['level'] = 'plain';

/** Longer paragraphs are no headings, however they end. */
const LONGEST_HEADING = 600;

const isHeadingText = ({ flow, marker, isTitle, footnote, cells }: Paragraph): boolean => {
  if (footnote !== null || cells !== null) return false;
  if (flow.text.length > LONGEST_HEADING) return false;
  if (marker === null) return isTitle && !/[;,]$/.test(flow.text);
  const isList = marker.kind === 'dash' || marker.kind === 'plus';
  return isList ? flow.text.endsWith(':') : !/[.;…]$/.test(flow.text);
};

const join = (parent: string, label: string): string =>
  parent === '' ? label : `${parent}.${label}`;

/** Short enough to stand in a path. */
const titleLabel = (text: string): string =>
  `Mục “${text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text.replace(/[:.]$/, '')}”`;

/** Whether what is open ends when a mark of this level comes. */
const closes = (open: Open, level: Clause['level']): boolean => {
  if (TOP.has(level)) return true;
  if (level === 'roman' || level === 'upper')
    return open.level !== 'annex' && open.level !== 'part';
  return false;
};

/**
 * The clauses of a document: every paragraph with its path and what it stands under. A mark of a kind
 * that is open already ends everything below it; any other goes one level deeper, so that each document
 * may nest its marks in its own order.
 *
 * @example outlineOf(paragraphsOf('1. Việc chung:\n\n- Rà soát.\n\n- Báo cáo.')).map(({ path }) => path) //=> ['1', '1 gạch 1', '1 gạch 2']
 */
export const outlineOf = (paragraphs: readonly Paragraph[]): Clause[] => {
  const clauses: Clause[] = [];
  const root: Open = {
    index: -1,
    level: ROOT,
    path: '',
    isHeading: true,
    dashes: 0,
    paragraphs: 0,
  };
  let stack: Open[] = [];
  const top = (): Open => stack.at(-1) ?? root;

  const enter = (
    level: Clause['level'],
    label: string,
    isHeading: boolean,
    index: number,
  ): string => {
    if (TOP.has(level) || level === 'roman' || level === 'upper') {
      const keep = stack.filter((open) => !closes(open, level));
      stack = level === 'roman' && keep.at(-1)?.level === 'roman' ? [] : keep;
    }
    // Dashes are the finest marks: any other one ends them.
    if (level !== 'dash' && level !== 'plus') {
      const dash = stack.findIndex((open) => open.level === 'dash' || open.level === 'plus');
      if (dash >= 0) stack = stack.slice(0, dash);
    }
    const same = stack.findIndex((open) => open.level === level);
    if (same >= 0) stack = stack.slice(0, same);
    const above = top();
    let path: string;
    if (level === 'dash' || level === 'plus') {
      above.dashes += 1;
      path = `${above.path === '' ? 'Mở đầu' : above.path} ${level === 'dash' ? 'gạch' : 'ý'} ${above.dashes}`;
    } else if (level === 'decimal') {
      const outer = [...stack].reverse().find((open) => open.level === 'number');
      path = join(
        outer
          ? outer.path.slice(0, outer.path.lastIndexOf('.') + 1).replace(/\.$/, '')
          : above.path,
        label,
      );
    } else {
      path = TOP.has(level) ? label : join(above.path, label);
    }
    stack.push({ index, level, path, isHeading, dashes: 0, paragraphs: 0 });
    return path;
  };

  let rows = 0;
  /** Where each footnote was last pointed to. */
  const pointers = new Map<string, number>();
  paragraphs.forEach((paragraph, index) => {
    for (const note of paragraph.notes) pointers.set(note, index);
    if (paragraph.cells !== null) {
      rows += 1;
      const { index: parent, path: above } = top();
      const path = `${above === '' ? 'Bảng' : `${above} bảng`} dòng ${rows}`;
      clauses.push({ ...paragraph, path, isHeading: false, parent, level: 'plain' });
      return;
    }
    rows = 0;
    const isHeading = isHeadingText(paragraph);
    const { marker, footnote } = paragraph;
    if (footnote !== null) {
      // It stands at the foot of a page; what it belongs to is where its number is.
      const anchor = pointers.get(footnote) ?? -1;
      const above = (clauses[anchor]?.path ?? top().path).replace(/ đoạn \d+$/, '');
      const path = `${above === '' ? 'Mở đầu' : above} chú thích ${footnote}`;
      const parent = anchor >= 0 ? anchor : top().index;
      clauses.push({ ...paragraph, path, isHeading: false, parent, level: 'plain' });
      return;
    }
    if (marker !== null) {
      const path = enter(marker.kind, marker.label, isHeading, index);
      const parent = stack.at(-2)?.index ?? -1;
      clauses.push({ ...paragraph, path, isHeading, parent, level: marker.kind });
      return;
    }
    if (isHeading) {
      const path = enter('title', titleLabel(paragraph.flow.text), true, index);
      clauses.push({ ...paragraph, path, isHeading, parent: -1, level: 'title' });
      return;
    }
    // "(1)" and "(i)" are lists inside a paragraph; after them the text goes on one level higher.
    while (/^(?:bracket|inner)$/.test(top().level) && !top().isHeading) stack.pop();
    const above = top();
    above.paragraphs += 1;
    const path = `${above.path === '' ? 'Mở đầu' : above.path} đoạn ${above.paragraphs}`;
    clauses.push({ ...paragraph, path, isHeading: false, parent: above.index, level: 'plain' });
  });
  return numberLetters(clauses);
};

/**
 * A lettered clause with a text of its own that goes on in further paragraphs counts its first paragraph
 * too: `a đoạn 1`, `a đoạn 2`.
 */
const numberLetters = (clauses: Clause[]): Clause[] => {
  const followed = new Set(
    clauses
      .filter(
        ({ level, footnote, cells }) => level === 'plain' && footnote === null && cells === null,
      )
      .map(({ parent }) => parent),
  );
  return clauses.map((clause, index) => {
    const above = clauses[clause.parent];
    if (clause.level === 'letter' && !clause.isHeading && followed.has(index)) {
      return { ...clause, path: `${clause.path} đoạn 1` };
    }
    if (clause.footnote !== null || clause.cells !== null) return clause;
    if (clause.level === 'plain' && above?.level === 'letter' && !above.isHeading) {
      return {
        ...clause,
        path: clause.path.replace(/ đoạn (\d+)$/, (_, count) => ` đoạn ${Number(count) + 1}`),
      };
    }
    return clause;
  });
};
