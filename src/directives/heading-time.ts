import type { Assignment } from './assignments';
import type { Range } from './flow';
import type { Clause } from './outline';
import { namesOf, ownerOf, type ClauseOwners } from './owners';
import { recipientsIn } from './recipients';
import type { SectionKind } from './sections';
import { dueAs, type Due, type ReadingContext } from './segments';
import { opensWithVerb } from './verbs';
import { contentIn } from './work-content';

/** "Quý I/2026", "Trong tháng 9/2026:", "Đến hết quý III": a period, and nothing else but its year. */
const ONLY_PERIOD =
  /^(?:(?:trong|den|den het|den cuoi|het|cuoi) )?(?:quy (?:i{1,3}|iv|[1-4])|thang \d{1,2})(?: ?[/-] ?20\d\d| nam 20\d\d)? ?[:.]?$/;

/** The deadline that a heading is, when it is nothing but a period still to come. */
const dueOfHeading = ({ flow, body }: Clause, context: ReadingContext): Due | null => {
  const words = flow.folded.slice(body);
  if (!ONLY_PERIOD.test(words)) return null;
  const end = flow.text.length - (/ ?[:.]$/.exec(words)?.[0].length ?? 0);
  const phrase = {
    ...{ kind: 'dated' as const, lead: null, span: null, hasDay: false },
    ...{ start: body, end, words: flow.folded.slice(body, end) },
  };
  const isBare = /^(?:quy|thang) /.test(phrase.words);
  return dueAs(
    flow,
    isBare ? { ...phrase, readAs: `trong ${phrase.words}` } : phrase,
    { isDeadline: true, confidence: 0.7, reason: 'Hạn là kỳ ghi ở tiêu đề mục.' },
    context,
  );
};

/** "… (Sở A chủ trì, Sở B phối hợp)" at the end of a line. */
const LAST_BRACKET = / ?\([^()]*\)[.;,]?$/;

/** "… (Sở A)": the bracket holds nothing but names. */
const isWhole = (text: string, { start, end }: Range, bracket: number): boolean =>
  start > bracket &&
  /^ ?\($/.test(text.slice(bracket, start)) &&
  /^\)[.;,]?$/.test(text.slice(end));

/**
 * The duties that a heading which is only a period binds: one for each line below it that names no deadline
 * of its own. `found` is what was read in the clause `at` without it; null when no such heading stands above.
 */
export const boundByHeading = (
  clauses: readonly Clause[],
  at: number,
  { groups, inherited }: ClauseOwners,
  found: readonly Assignment[],
  section: SectionKind,
  context: ReadingContext,
): Assignment[] | null => {
  const clause = clauses[at];
  const above = clauses[clause?.parent ?? -1];
  if (clause === undefined || above === undefined) return null;
  if (section === 'past' || section === 'aim' || found.some(({ due }) => due !== null)) return null;
  if (clauses[at + 1]?.parent === at) return null;
  const due = dueOfHeading(above, context);
  if (due === null) return null;

  const { flow, body, path } = clause;
  const bracket = LAST_BRACKET.exec(flow.text)?.index ?? flow.text.length;
  const range: Range = { start: body, end: flow.text.length };
  const lead =
    groups.find(({ role, start }) => role === 'lead' && start > bracket) ??
    groups.find(({ start, end }) => isWhole(flow.text, { start, end }, bracket)) ??
    groups.find(({ role, isAside }) => role === 'lead' && !isAside);
  const helpers = groups.filter(({ role }) => role === 'cooperating');
  if (lead === undefined && !opensWithVerb(flow.text.slice(body))) return null;
  const isBehind = lead !== undefined && lead.start > bracket;
  const work: Range = { start: body, end: isBehind ? bracket : range.end };
  return [
    {
      ...{ clause, path, range, due, segment: null, sentence: range },
      content: contentIn(flow, work, { due: null, lead: isBehind ? undefined : lead, helpers }),
      owner: lead === undefined ? inherited : ownerOf(lead),
      cooperating: namesOf(helpers.flatMap(({ mentions }) => mentions)),
      recipients: recipientsIn(flow, groups, range),
    },
  ];
};
