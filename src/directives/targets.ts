import { DUTY_VERBS } from './duty-verbs';
import { judgeFigure } from './figure-judge';
import type { Figure } from './figures';
import type { Flow, Range } from './flow';
import type { Header } from './header';
import { indicatorName } from './indicators';
import type { Aggregate, Direction, UnitCode } from '../domain/model';
import { matchesIn } from '../domain/matches';
import type { Mention } from './agencies';
import type { Clause } from './outline';
import { isOpening, kindOfHeading, sectionOfSentence, type SectionKind } from './sections';
import { partsOf, sentencesOf, type Part } from './sentences';
import { timeToldIn } from './told-time';

/** A figure of a clause with what it means. */
export interface FoundFigure {
  kind: 'target' | 'result';
  path: string;
  range: Range;
  name: string;
  value: number;
  measure: string;
  direction: Direction;
  /** Whose it is: communes by code, or the province. */
  units: (UnitCode | 'province')[];
  aggregate: Aggregate;
  /** Years and quarters named with it. */
  words: string;
  confidence: number;
  reason: string;
}

/** What is known beside one clause. */
export interface FigureContext {
  header: Header;
  section: SectionKind;
  mentions: readonly Mention[];
}

const OF_PROVINCE = /\b(?:cua tinh|toan tinh|grdp|tren dia ban tinh|cap tinh|ca tinh)\b/;

const unitsOf = (
  clause: Clause,
  part: Part,
  figure: Range,
  { header, mentions }: FigureContext,
): (UnitCode | 'province')[] => {
  const before = clause.flow.folded.slice(part.start, figure.end);
  const named = mentions.filter(
    ({ units, start }) => units.length > 0 && start >= part.start && start < figure.start,
  );
  const nearest = named.at(-1)?.units;
  if (nearest !== undefined && nearest.length > 0) return nearest;
  if (OF_PROVINCE.test(before)) return ['province'];
  const { units } = header.document;
  return units.length > 0 ? units : ['province'];
};

const aggregateOf = (measure: string, units: readonly string[]): Aggregate => {
  if (units.includes('province') || measure === 'lần') return 'none';
  return measure === '%' || measure === 'điểm %' ? 'mean' : 'sum';
};

/** Titles of cited documents: their figures are not this document's. */
const CITED_TITLE =
  /(?:\d{1,6}(?:\/\d{4})?[-/][a-z]{2,6}(?:-[a-z]{2,6}){0,2}|(?<!(?:den|het|truoc|nhat|trong|tu|vao) )\bngay \d{1,2}\/\d{1,2}\/\d{4})(?:,? ngay [\d/]{6,10})?(?:,? cua [^,;]{2,60})? (?:ve(?: viec)?|thuc hien|phe duyet|quy dinh|ban hanh) /g;
const TITLE_END =
  /[;:]|\. |, (?=\p{Lu}|yêu cầu|giao |đề nghị|đồng thời|trong |gắn|tập trung|phấn đấu|đến |tính đến|tuy |hiện |thời gian|qua |toàn |các (?:địa phương|đơn vị|sở)|trên cơ sở)/u;

/** The stretches of a text that are titles of cited documents. */
const citedTitles = ({ text, folded }: Flow): Range[] =>
  matchesIn(folded, CITED_TITLE).map(({ 0: written, index }) => {
    const start = index + written.length;
    const end = TITLE_END.exec(text.slice(start, start + 600))?.index ?? 600;
    return { start, end: start + end };
  });

const isInside = (at: number, ranges: readonly Range[]): boolean =>
  ranges.some(({ start, end }) => at >= start && at < end);

const DOUBLE_DIGITS = /\b(?:hai|0?2) con so\b/g;
const QUARTER_AND_YEAR = /^ ?(?:trong )?(quy [ivx\d]{1,3})[^,;.]{0,20} (?:va|,) (?:ca )?(nam)\b/;

/** "tăng trưởng hai con số": at least 10 %. */
const doubleDigits = (clause: Clause, part: Part, context: FigureContext): FoundFigure[] => {
  const { text, folded } = clause.flow;
  if (!folded.includes(' con so')) return [];
  const titles = citedTitles(clause.flow);
  return matchesIn(folded.slice(part.start, part.end), DOUBLE_DIGITS).flatMap((match) => {
    const start = part.start + match.index;
    const end = start + match[0].length;
    const isGrowth = /\b(?:tang truong|toc do tang|grdp)\b/.test(folded.slice(part.start, end));
    if (!isGrowth || isInside(start, titles) || context.section === 'past') return [];
    const units = unitsOf(clause, part, { start, end }, context);
    const both = QUARTER_AND_YEAR.exec(folded.slice(end, end + 60));
    const times = both ? [text.slice(end).match(/quý \S+/iu)?.[0] ?? 'quý', 'cả năm'] : [''];
    return times.map((time) => ({
      kind: 'target' as const,
      path: clause.path,
      range: { start, end },
      name: `Tốc độ tăng trưởng kinh tế (hai con số)${time === '' ? '' : `, ${time}`}`,
      value: 10,
      measure: '%',
      direction: 'at-least' as const,
      units,
      aggregate: aggregateOf('%', units),
      words: text.slice(part.start, part.end),
      confidence: 0.8,
      reason: '“Hai con số” được hiểu là từ 10% trở lên.',
    }));
  });
};

const WHOLE_PLAN =
  /\bphan dau (?:hoan thanh|dat)(?: va vuot| vuot| dat va vuot)?(?: muc)? (du toan|chi tieu|ke hoach) /g;

/** "phấn đấu hoàn thành và vượt dự toán": at least 100 % of it. */
const wholePlans = (clause: Clause, part: Part, context: FigureContext): FoundFigure[] => {
  const { text, folded } = clause.flow;
  if (context.section === 'past' || !folded.includes('phan dau ')) return [];
  return matchesIn(folded.slice(part.start, part.end), WHOLE_PLAN).map((match) => {
    const start = part.start + match.index;
    const end = start + match[0].length - 1;
    const units = unitsOf(clause, part, { start, end }, context);
    const plan = text.slice(end - (match[1] ?? '').length, end);
    return {
      kind: 'target' as const,
      path: clause.path,
      range: { start, end },
      name: indicatorName(`${plan} `, text.slice(end, part.end)),
      value: 100,
      measure: '%',
      direction: 'at-least' as const,
      units,
      aggregate: aggregateOf('%', units),
      words: text.slice(part.start, part.end),
      confidence: 0.65,
      reason: 'Phấn đấu hoàn thành kế hoạch, dự toán được hiểu là ít nhất 100%.',
    };
  });
};

const pathOf = (clause: Clause, { mark }: Part): string =>
  mark === '' ? clause.path : `${clause.path}.${mark}`;

/** What stands further away does not decide what a figure means. */
const BEFORE = 500;
const AFTER = 300;

/** Measures proper; anything else is the thing counted and part of its name: 02 nhà văn hóa. */
const isUnit = (measure: string): boolean =>
  /^(?:%|điểm %|ha|tấn|tạ|kg|km²?|m[²³]?|lượt|usd|.*đồng)$/iu.test(measure);

const readFigure = (
  clause: Clause,
  { part, sentence }: { part: Part; sentence: Range },
  figure: Figure,
  context: FigureContext,
): FoundFigure[] => {
  const { text, folded } = clause.flow;
  const { issued, meeting } = context.header.document;
  const from = Math.max(part.start, figure.start - BEFORE);
  const to = Math.min(part.end, figure.end + AFTER);
  const { kind, direction, confidence, reason } = judgeFigure(figure, {
    before: folded.slice(from, figure.start),
    after: folded.slice(figure.end, to),
    beforeText: text.slice(from, figure.start),
    section: context.section,
    told: timeToldIn(
      folded.slice(Math.max(sentence.start, figure.start - BEFORE), figure.start),
      issued ?? meeting ?? null,
    ),
  });
  if (kind === 'none') return [];
  const units = unitsOf(clause, part, figure, context);
  // Of a range the end counts that must at least, or may at most, be reached.
  const isUpper = figure.upper !== undefined && direction === 'at-most';
  return [
    {
      kind,
      path: pathOf(clause, part),
      range: { start: figure.start, end: figure.end },
      name: indicatorName(
        text.slice(from, figure.start),
        text.slice(isUnit(figure.measure) ? figure.end : figure.digitsEnd, to),
      ),
      value: isUpper ? (figure.upper ?? figure.value) : figure.value,
      measure: figure.measure,
      direction,
      units,
      aggregate: aggregateOf(figure.measure, units),
      words: text.slice(part.start, part.end),
      confidence: figure.upper === undefined ? confidence : confidence - 0.1,
      reason:
        figure.upper === undefined
          ? reason
          : `${reason} Văn bản ghi một khoảng “${text.slice(figure.start, figure.end)}”: lấy ${isUpper ? 'mức cao' : 'mức thấp'} nhất.`,
    },
  ];
};

/** "1. Đánh giá chung: …": a clause may bear its heading itself. */
const LEAD = /^[^:.;,\d]{3,60}:/;

/** "3. Mở 39 lớp bồi dưỡng", above who does it and when: a heading that orders. */
const isOrder = ({ flow, body, marker }: Clause, section: SectionKind): boolean => {
  const words = flow.folded.slice(body, body + 30);
  return (
    section !== 'past' &&
    marker !== null &&
    marker.kind !== 'roman' &&
    DUTY_VERBS.some((verb) => words.startsWith(`${verb} `))
  );
};

/** "Tính đến ngày D, mới đạt 25%": how far it has come, said among the aims. */
const SO_FAR = /^(?:tinh )?den (?:het |cuoi |ngay |thoi diem ){0,3}(?:\d|thang|quy|nam)/;
const URGES = /\b(?:phan dau|muc tieu|yeu cau|phai)\b/;

const tellsSoFar = (
  { folded }: Flow,
  { start, end }: Range,
  { header }: FigureContext,
): boolean => {
  const words = folded.slice(start, end);
  const { issued, meeting } = header.document;
  return (
    SO_FAR.test(words) &&
    !URGES.test(words) &&
    timeToldIn(words, issued ?? meeting ?? null) === 'past'
  );
};

/**
 * The targets and reported results of one clause. Figures in `taken` belong to something else, such as a
 * disbursement milestone.
 */
export const figuresOf = (
  clause: Clause,
  figures: readonly Figure[],
  context: FigureContext,
  taken: readonly Range[],
): FoundFigure[] => {
  const mayHold = figures.length > 0 || /\b(?:con so|phan dau)\b/.test(clause.flow.folded);
  const isTitle =
    clause.isHeading && context.section !== 'aim' && !isOrder(clause, context.section);
  if (isTitle || !mayHold) return [];
  const titles = citedTitles(clause.flow);
  const { text } = clause.flow;
  const lead = LEAD.exec(text.slice(clause.body, clause.body + 80))?.[0] ?? '';
  const ofClause = kindOfHeading(lead) === 'past' ? 'past' : context.section;
  return sentencesOf(clause.flow, clause.body).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    // A note explains; it sets no targets.
    const section =
      clause.footnote === null ? sectionOfSentence(ofClause, isOpening(clause), words) : 'past';
    const told = section === 'aim' && tellsSoFar(clause.flow, sentence, context) ? 'past' : section;
    const own = { ...context, section: told };
    return partsOf(text, sentence).flatMap((part) => [
      ...doubleDigits(clause, part, own),
      ...wholePlans(clause, part, own),
      ...figures
        .filter(({ start, end }) => start >= part.start && end <= part.end)
        .filter(({ start }) => !isInside(start, titles) && !isInside(start, taken))
        .flatMap((figure) => readFigure(clause, { part, sentence }, figure, own)),
    ]);
  });
};
