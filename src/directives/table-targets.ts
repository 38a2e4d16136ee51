import { isKnownBase, parseMeasure } from '../domain/measure';
import type { Direction } from '../domain/model';
import { readNumeral } from '../domain/numeral';
import { foldLetters } from '../domain/plain-text';
import { findMentions } from './agencies';
import type { AgencyIndex } from './agency-index';
import { flowOf, type Flow } from './flow';
import type { Header } from './header';
import { isIll } from './ills';
import type { Clause } from './outline';
import type { Columns } from './table-columns';
import type { FoundFigure } from './targets';

/** What a cell says that holds a level to be reached. */
interface Level {
  value: number;
  direction: Direction | null;
  /** What it is counted in, where the cell says so itself; else ''. */
  measure: string;
}

const NUMBER = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,6})?|\\d{1,12}(?:,\\d{1,6})?';

/** A bound, a number or a range, and what may follow: "Trên 90%", "7,5 - 8,0", "16/19", "95% trở lên". */
const LEVEL = new RegExp(
  `^(?<bound>[a-z≥≤<>=~ ]{0,30}?) ?(?<low>${NUMBER})(?: ?%? ?(?:-|den) ?(?<high>${NUMBER}))?(?:/\\d{1,6})? ?(?<rest>[^\\d]{0,40})$`,
);

const MOST =
  /^(?:≤|<=|<|duoi|khong qua|khong vuot qua|toi da|giam con|giam xuong(?: con)?|con|xuong con)/;
const LEAST = /^(?:≥|>=|>|tren|tu|toi thieu|it nhat|khong duoi|dat|hon|giam|tang|phan dau)/;

const levelOf = ({ text, folded }: Flow): Level | null => {
  const groups = LEVEL.exec(folded)?.groups;
  if (groups === undefined) return null;
  const { bound = '', low = '', high, rest = '' } = groups;
  const isMost = MOST.test(bound) || /\btro xuong\b/.test(rest);
  const isLeast = LEAST.test(bound) || /\btro len\b/.test(rest);
  if (bound.trim() !== '' && !isMost && !isLeast && !/^[=~]/.test(bound)) return null;
  const numeral = readNumeral(isMost ? (high ?? low) : low, 'vi');
  if (!numeral.ok) return null;
  const measure = text
    .slice(folded.length - rest.length)
    .replace(/tr[ởo] (?:lên|xuống)/iu, '')
    .trim();
  if (measure !== '' && measure !== '%' && !isKnownBase(parseMeasure(measure))) return null;
  const direction = isMost ? 'at-most' : isLeast ? 'at-least' : null;
  return { value: numeral.value.value, direction, measure };
};

/** "Tỷ lệ che phủ rừng (%)", "Sản lượng, tấn": the measure at the end of a name. */
const MEASURE_IN_NAME =
  /\s*(?:\((?:ĐVT|Đơn vị tính|Đơn vị)?:? ?([^()]{1,20})\)|,\s*(%|ha|tấn))\s*$/iu;

const nameAndMeasure = (text: string): { name: string; measure: string } => {
  const found = MEASURE_IN_NAME.exec(text);
  const measure = found?.[1] ?? found?.[2] ?? '';
  const known = measure !== '' && (measure === '%' || isKnownBase(parseMeasure(measure)));
  return known && found !== null
    ? { name: text.slice(0, found.index), measure }
    : { name: text, measure: '' };
};

/** "Tỷ đồng" heads a cell, "tỷ đồng" is the measure; "USD" stays. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const tidyName = (text: string): string => text.replace(/^[-+•\s]+|[\s:;,.]+$/g, '');

/** What a table of levels is told above its first row. */
export interface Caption {
  /** "Đơn vị tính: ha" above the table. */
  measure: string;
  /** The lines above it, in their words. */
  text: string;
}

/** One level of a row, as a figure of the document. */
const figureOf = (
  clause: Clause,
  header: Header,
  found: {
    name: string;
    level: Level;
    measure: string;
    year: number | null;
    units: FoundFigure['units'] | null;
    reason: string;
    confidence: number;
  },
): FoundFigure => {
  const { name, level, measure } = found;
  const { units: ofDocument } = header.document;
  const units = found.units ?? (ofDocument.length > 0 ? ofDocument : (['province'] as const));
  const isProvince = units.includes('province');
  return {
    kind: 'target',
    path: clause.path,
    range: { start: 0, end: clause.flow.text.length },
    name,
    value: level.value,
    measure,
    direction: level.direction ?? (isIll(foldLetters(name)) ? 'at-most' : 'at-least'),
    units: [...units],
    aggregate: isProvince ? 'none' : measure === '%' ? 'mean' : 'sum',
    words: found.year === null ? '' : `năm ${found.year}`,
    confidence: level.direction === null ? found.confidence - 0.1 : found.confidence,
    reason: found.reason,
  };
};

/**
 * The targets of one row of a table of indicators: one for each column that holds a plan.
 */
export const rowTargets = (
  clause: Clause,
  cells: readonly Flow[],
  { at, plans }: Columns,
  header: Header,
  caption: Caption,
): FoundFigure[] => {
  const label = cells[at.get('indicator') ?? at.get('content') ?? -1]?.text ?? '';
  if (label === '') return [];
  const { name, measure: inName } = nameAndMeasure(label);
  const told = lowerFirst(cells[at.get('measure') ?? -1]?.text ?? '');
  return plans.flatMap(({ column, year }) => {
    const cell = cells[column];
    const level = cell === undefined ? null : levelOf(cell);
    if (level === null) return [];
    const measure = [told, level.measure, inName, caption.measure].find((one) => one !== '') ?? '';
    if (measure === '') return [];
    const reason = 'Dòng của bảng chỉ tiêu.';
    return [
      figureOf(clause, header, {
        ...{ name: tidyName(name), level, measure, year, units: null, reason },
        confidence: 0.9,
      }),
    ];
  });
};

const WHOLE = /^(?:tong(?: cong| so)?|cong|toan tinh)\b/;

/** What a column of a table by communes gives to each of them; null when it sets no level. */
const indicatorOf = (head: string, caption: Caption): { name: string; measure: string } | null => {
  const { name, measure } = nameAndMeasure(head);
  const known = measure === '' ? caption.measure : measure;
  return known === '' ? null : { name: tidyName(name), measure: known };
};

/**
 * The targets of one row of a table that gives each commune its share: one for each column of numbers
 * whose measure is known.
 */
export const communeTargets = (
  clause: Clause,
  cells: readonly Flow[],
  { at, plans, heads }: Columns,
  header: Header,
  caption: Caption,
  index: AgencyIndex,
): FoundFigure[] => {
  const cell = cells[at.get('unit') ?? -1];
  if (cell === undefined || !/[a-z]/.test(cell.folded)) return [];
  const isWhole = WHOLE.test(cell.folded);
  const prefixed = /^(?:xa|phuong)\b/.test(cell.folded) ? cell.text : `xã ${cell.text}`;
  const named = isWhole
    ? []
    : findMentions(flowOf(prefixed, [{ start: 0, end: prefixed.length }]), index).flatMap(
        ({ units }) => units,
      );
  const isKnown = isWhole || named.length > 0;
  return plans.flatMap(({ column, year }) => {
    const [head, own] = [heads[column], cells[column]];
    const indicator = head === undefined ? null : indicatorOf(head, caption);
    const level = own === undefined ? null : levelOf(own);
    // Nothing is asked of who is given nothing.
    if (indicator === null || level === null || level.value === 0) return [];
    return [
      figureOf(clause, header, {
        name: isKnown ? indicator.name : `${indicator.name} (${cell.text})`,
        level,
        measure: level.measure === '' ? indicator.measure : level.measure,
        year,
        units: isWhole ? ['province'] : isKnown ? named : null,
        reason: isKnown
          ? 'Dòng của bảng giao chỉ tiêu cho từng đơn vị.'
          : `Bảng giao cho “${cell.text}”, đơn vị chưa có trong danh mục.`,
        confidence: isKnown ? 0.85 : 0.5,
      }),
    ];
  });
};
