/** Which rows a commune's sheets hold, with what it has answered so far. */
import { indicatorsOfUnit, findUnit, ofYear, petitionsOfUnit, tasksOfUnit } from '../../catalog';
import type { Task, UnitCode } from '../../domain/model';
import { partsOf } from '../../domain/period';
import type { ProjectLine } from '../disbursement';
import type { Answers, Line } from '../line';
import type { PetitionLine } from '../petitions';
import type { BookContext } from '../spec';
import type { TargetLine } from '../targets';
import type { TaskLine } from '../tasks';

/** Free rows: ids are fixed, so a row keeps its identity wherever it is moved. */
export const FREE_TARGETS = ids('CT', 5);
export const FREE_PETITIONS = ids('KN', 8);
export const PROJECTS = ids('DA', 40);

function ids(prefix: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`,
  );
}

/** What is due first stands first; standing tasks follow in the order of the documents. */
export const byDeadline = (tasks: readonly Task[]): Task[] =>
  [...tasks].sort((a, b) => compareTexts(dueText(a), dueText(b)));

/** ISO dates by code unit, which is their order in time; `localeCompare` is ten times as slow. */
const compareTexts = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Recurring deadlines never end, so they stand between the dated ones and the standing tasks. */
const dueText = ({ deadline }: Task): string => (deadline ? (deadline.date ?? '8') : '9');

/** What a unit answered, by sheet key and row id. */
export type AnswersOf = (sheet: string, row: string) => Answers;

export const NO_ANSWERS: AnswersOf = () => ({});

export interface CommuneRows {
  tasks: TaskLine[];
  targets: TargetLine[];
  disbursement: ProjectLine[];
  petitions: PetitionLine[];
}

/** The rows of a unit's workbook for a period. Tasks have days of their own; a target holds for its year. */
export function communeRows(
  { catalog, period }: BookContext,
  code: UnitCode,
  answersOf: AnswersOf,
): CommuneRows {
  const unit = findUnit(catalog, code);
  const indicators = indicatorsOfUnit(ofYear(catalog, partsOf(period).year), code);
  const line = <Item>(sheet: string, id: string, item: Item): Line<Item> => ({
    id,
    item,
    unit,
    answers: answersOf(sheet, id),
  });
  return {
    tasks: byDeadline(tasksOfUnit(catalog, code)).map((task) => line('tasks', task.id, task)),
    targets: [
      ...indicators.map((target) => line('targets', target.id, target)),
      ...FREE_TARGETS.map((id) => line('targets', id, null)),
    ],
    disbursement: PROJECTS.map((id) => line('disbursement', id, null)),
    petitions: [
      ...petitionsOfUnit(catalog, code).map((petition) => line('petitions', petition.id, petition)),
      ...FREE_PETITIONS.map((id) => line('petitions', id, null)),
    ],
  };
}
