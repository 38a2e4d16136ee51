/** The rows of the open workbook for the monitor: how they are found and named, in a commune's and in the province's. */
import { firstSubmissions, reportsOf } from '../consolidation';
import type { Commune, ProjectGroup } from '../domain/model';
import { reportStatus } from '../domain/report-status';
import { dueOf } from '../sheets/due';
import { communeRows } from '../sheets/commune/rows';
import { groupLines, type GroupLine } from '../sheets/disbursement-sums';
import { answerText, groupOf } from '../sheets/line';
import { provinceLines } from '../sheets/province/lines';
import type { BookContext } from '../sheets/spec';
import type { TargetLine } from '../sheets/targets';
import type { TaskLine } from '../sheets/tasks';
import type { Place } from './model';
import { Places } from './places';
import type { CommuneStanding, ProvinceStanding } from './standing';
import { answersOfTyped, withValues } from './typed';

interface Lines {
  tasks: readonly TaskLine[];
  targets: readonly TargetLine[];
  groups: readonly GroupLine[];
}

/** How the rows of the open workbook are found and named. */
export interface Sight {
  context: BookContext;
  places: Places;
  lines: Lines;
  units: readonly Commune[];
  isProvince: boolean;
  /** Cell that shows a project group. */
  groupPlace: (line: GroupLine) => Place;
  /** The words of REPORT_STATUS for a unit; null where reports are not followed. */
  reported: (unit: Commune) => string | null;
}

/** @param context for the report date that is looked at */
export const sightOf = (
  standing: CommuneStanding | ProvinceStanding,
  context: BookContext,
): Sight =>
  standing.kind === 'province' ? provinceSight(standing, context) : communeSight(standing, context);

function provinceSight({ stored, found }: ProvinceStanding, context: BookContext): Sight {
  const { store, ownAnswers } = stored;
  const lines = provinceLines(context, reportsOf(context, store), ownAnswers);
  const places = new Places(found);
  const due = dueOf(context.period, context);
  const submitted = firstSubmissions(store.ledger, context.period);
  return {
    context,
    places,
    lines: { tasks: lines.tasks, targets: lines.targets, groups: lines.disbursement },
    units: context.catalog.communes,
    isProvince: true,
    groupPlace: ({ unit, group }) => places.of('disbursement', `${unit.code}/${group}`, 'rate'),
    reported: ({ code }) =>
      reportStatus({ due, submittedOn: submitted.get(code) ?? null, asOf: context.asOf }),
  };
}

function communeSight(standing: CommuneStanding, context: BookContext): Sight {
  const { unit, found, submission } = standing;
  const answersOf = answersOfTyped(withValues(new Map(), submission.values));
  const rows = communeRows(context, unit.code, answersOf);
  const places = new Places(found);
  const firstOf = (group: ProjectGroup): string =>
    rows.disbursement.find(({ answers }) => groupOf(answerText(answers, 'group')) === group)?.id ??
    '';
  return {
    context,
    places,
    lines: {
      tasks: rows.tasks,
      targets: rows.targets,
      groups: groupLines(unit, rows.disbursement),
    },
    units: [unit],
    isProvince: false,
    groupPlace: ({ group }) => places.of('disbursement', firstOf(group), 'rate'),
    reported: () => null,
  };
}
