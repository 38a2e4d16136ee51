import * as v from 'valibot';
import { isRealYmd } from '../domain/day';
import type {
  Agency,
  CalendarDay,
  Commune,
  Deadline,
  Directive,
  GrowthScenario,
  Milestone,
  Petition,
  ReportedFigure,
  ReportingDuty,
  Target,
  Task,
  WorkingGroup,
} from '../domain/model';

/** Shapes of the files in `seeds/`; the types they must give are those of `domain/model.ts`. */
type Shape<T> = v.GenericSchema<unknown, T>;

const text = v.pipe(v.string(), v.nonEmpty());

/** A date of the given form that the calendar has; valibot's own `isoDate` lets 31 February pass. */
const realDate = (form: RegExp) =>
  v.pipe(
    v.string(),
    v.check((date) => {
      const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
      return form.test(date) && isRealYmd(year, month, day);
    }, 'không phải ngày có thật, viết dạng năm-tháng-ngày (2026-06-30)'),
  );
const isoDate = realDate(/^\d{4}-\d\d-\d\d$/);
const unitCode = v.pipe(v.string(), v.regex(/^\d{5}$/));
const names = v.array(text);
const cited = { id: text, document: text, clause: text };

const dated = ['before', 'by', 'through', 'within'] as const;

const deadline: Shape<Deadline> = v.variant('kind', [
  v.strictObject({ kind: v.picklist(dated), date: isoDate, text }),
  v.strictObject({
    kind: v.literal('recurring'),
    date: v.null(),
    text,
    dates: v.pipe(v.array(isoDate), v.nonEmpty()),
    each: v.picklist(dated),
  }),
]);

const documents: Shape<Directive[]> = v.array(
  v.strictObject({
    id: text,
    file: text,
    type: v.picklist(['TB', 'QĐ', 'KH', 'NQ', 'CV', 'CT', 'CĐ', 'BC', 'TTr']),
    number: v.nullable(text),
    issuer: text,
    issued: v.nullable(realDate(/^\d{4}(-\d\d(-\d\d)?)?$/)),
    meeting: v.optional(isoDate),
    signer: text,
    title: text,
    units: v.array(unitCode),
  }),
);

const tasks: Shape<Task[]> = v.array(
  v.strictObject({
    ...cited,
    content: text,
    lead: v.pipe(names, v.nonEmpty()),
    cooperating: names,
    scope: v.strictObject({
      kind: v.picklist(['all', 'units', 'agency']),
      units: v.optional(v.array(unitCode)),
    }),
    deadline: v.nullable(deadline),
    reportTo: names,
    project: v.optional(text),
  }),
);

const targets: Shape<Target[]> = v.array(
  v.strictObject({
    ...cited,
    unit: v.union([unitCode, v.literal('province')]),
    name: text,
    measure: text,
    direction: v.picklist(['at-least', 'at-most', 'exactly']),
    value: v.number(),
    year: v.number(),
    aggregate: v.picklist(['sum', 'mean', 'none']),
  }),
);

const milestones: Shape<Milestone[]> = v.array(
  v.strictObject({
    ...cited,
    group: v.nullable(v.picklist([1, 2, 3, 4])),
    kind: v.picklist(['disbursement', 'event']),
    share: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    event: v.optional(text),
    deadline,
  }),
);

const reported: Shape<ReportedFigure[]> = v.array(
  v.strictObject({
    ...cited,
    unit: v.union([unitCode, v.literal('province')]),
    indicator: text,
    value: v.number(),
    measure: text,
    period: text,
  }),
);

const petitions: Shape<Petition[]> = v.array(
  v.strictObject({
    ...cited,
    units: v.array(unitCode),
    content: text,
    answerBy: names,
    deadline: v.nullable(deadline),
    copyTo: names,
  }),
);

const share = v.pipe(v.number(), v.minValue(0));

const growth: Shape<GrowthScenario> = v.strictObject({
  indicator: text,
  measure: text,
  year: v.number(),
  annualTarget: v.number(),
  document: text,
  clause: text,
  periods: v.array(
    v.strictObject({
      document: text,
      clause: text,
      period: text,
      planned: v.nullable(v.number()),
      estimated: v.nullable(v.number()),
    }),
  ),
  weights: v.strictTuple([share, share, share, share]),
});

const communes: Shape<Commune[]> = v.array(
  v.strictObject({
    code: unitCode,
    name: text,
    type: v.picklist(['xã', 'phường']),
    oldDistricts: names,
  }),
);

const agencies: Shape<Agency[]> = v.array(
  v.strictObject({
    name: text,
    level: v.picklist(['province', 'commune', 'central']),
    aliases: names,
  }),
);

const groups: Shape<WorkingGroup[]> = v.array(
  v.strictObject({ ...cited, name: text, units: v.pipe(v.array(unitCode), v.nonEmpty()) }),
);

const duties: Shape<ReportingDuty[]> = v.array(
  v.strictObject({
    ...cited,
    content: text,
    from: text,
    to: names,
    frequency: v.array(v.picklist(['month', 'quarter', 'year'])),
  }),
);

const holidays: Shape<CalendarDay[]> = v.array(
  v.strictObject({
    date: isoDate,
    kind: v.picklist(['holiday', 'compensatory', 'swap-off', 'swap-work']),
    name: text,
    basis: text,
  }),
);

const clauses: Shape<Record<string, string[]>> = v.record(text, names);

export const SEED_SCHEMAS = {
  documents,
  tasks,
  targets,
  milestones,
  reported,
  petitions,
  growth,
  communes,
  agencies,
  groups,
  duties,
  holidays,
  clauses,
};

export type SeedName = keyof typeof SEED_SCHEMAS;
export type Seeds = { [Name in SeedName]: v.InferOutput<(typeof SEED_SCHEMAS)[Name]> };
