import { findUnit, unitName } from '../../catalog';
import { formatDay } from '../../domain/day';
import type { UnitCode } from '../../domain/model';
import { periodName } from '../../domain/period';
import { communeDisbursement } from '../disbursement';
import { choiceFields, metaSheet, SCHEMA_VERSION, sealFields } from '../meta';
import type { BookModel } from '../model';
import { communePetitions } from '../petitions';
import { renderTable } from '../render-table';
import type { Seal } from '../seal';
import type { BookContext, TableSpec } from '../spec';
import { noTargetsText } from '../target-year';
import { communeTargets } from '../targets';
import { communeTasks } from '../tasks';
import { communeGuide, GUIDE_NAME } from './guide';
import { communeReport } from './report';
import { communeRows, NO_ANSWERS, type AnswersOf } from './rows';

/** The tables of a commune's workbook, in the order of its sheets. */
export const COMMUNE_TABLES = [
  communeTasks,
  communeTargets,
  communeDisbursement,
  communePetitions,
] as const;

/**
 * The workbook a commune fills in, as data.
 *
 * @param unit official code of the commune or ward
 * @param answersOf what it has answered so far; nothing for a new template
 * @param seal made over these answers (`sealOf` in `workbook/seal.ts`); null while the report is not sealed
 */
export function communeBook(
  context: BookContext,
  unit: UnitCode,
  answersOf: AnswersOf = NO_ANSWERS,
  seal: Seal | null = null,
): BookModel {
  const { catalog, period, asOf, sample } = context;
  const rows = communeRows(context, unit, answersOf);
  const subtitle = `${unitName(findUnit(catalog, unit))} · ${periodName(period)} · ngày chốt ${formatDay(asOf)}`;
  const render = <Row>(spec: TableSpec<Row>, list: readonly Row[]) =>
    renderTable(spec, list, context, { subtitle, note: spec.about, editor: 'unit' });

  const tasks = render(communeTasks, rows.tasks);
  const noTargets = noTargetsText(context);
  const targets = renderTable(communeTargets, rows.targets, context, {
    subtitle,
    note: noTargets
      ? `${noTargets} Chỉ tiêu riêng của đơn vị ghi ở các dòng màu vàng.`
      : communeTargets.about,
    warn: noTargets !== '',
    editor: 'unit',
  });
  const disbursement = render(communeDisbursement, rows.disbursement);
  const petitions = render(communePetitions, rows.petitions);
  const guide = communeGuide(context, unit);
  const report = communeReport(context, unit, {
    rows,
    tasks,
    targets,
    disbursement,
    answersOf: (row) => answersOf('report', row),
    seal,
  });
  const meta = metaSheet(
    {
      schema: SCHEMA_VERSION,
      kind: 'commune',
      unit,
      period,
      catalog: catalog.fingerprint,
      ...sealFields(seal),
      sample,
      ...choiceFields(context),
    },
    seal?.values,
    catalog.additions,
  );
  return {
    title: `Báo cáo ${periodName(period)} - ${unitName(findUnit(catalog, unit))}`,
    sheets: [
      guide.sheet,
      tasks.sheet,
      targets.sheet,
      disbursement.sheet,
      petitions.sheet,
      report,
      meta,
    ],
    names: guide.names,
    active: GUIDE_NAME,
  };
}
