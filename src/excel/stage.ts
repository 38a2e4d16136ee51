/// <reference types="office-js" />
/** Makes the new sheets beside the old ones, under temporary names; nothing that was there is touched. */
import type { Plan } from './plan';
import { contentSteps } from './stage-cells';
import { formatSteps, hidingSteps } from './stage-formats';
import { ruleSteps, viewStep } from './stage-rules';
import { NewSheet, RANGE_BYTES, type Step } from './step';
import type { Session } from './session';
import type { SheetInfo } from './listing';

/** The new sheets, by temporary name, and the steps that make them. */
export interface Staging {
  sheets: Map<string, NewSheet>;
  steps: Step[];
}

export function stagingOf(
  session: Session,
  { placements }: Plan,
  leftovers: readonly SheetInfo[],
): Staging {
  const sheets = new Map(
    placements.map(({ temporaryName }) => [temporaryName, new NewSheet(temporaryName)] as const),
  );
  const names = new Map(placements.map(({ model, temporaryName }) => [model.name, temporaryName]));
  const sweep = leftovers.map(({ id }): Step => ({
    bytes: RANGE_BYTES,
    run: () => {
      const sheet = session.worksheets.getItem(id);
      sheet.visibility = 'Hidden';
      sheet.delete();
    },
  }));
  // All sheets first: formulas point from one to another.
  const add = [...sheets.values()].map((sheet): Step => ({
    bytes: RANGE_BYTES,
    run: () => {
      const made = session.worksheets.add(sheet.temporaryName);
      made.load('id');
      sheet.set(made);
    },
  }));
  const fill = placements.flatMap(({ model, temporaryName }) => {
    const sheet = sheets.get(temporaryName);
    return sheet
      ? [
          ...contentSteps(sheet, model, names),
          ...formatSteps(sheet, model),
          ...ruleSteps(sheet, model, names),
          viewStep(sheet, model),
          ...hidingSteps(sheet, model),
          // Nobody should see, or type into, a sheet that is not finished.
          {
            bytes: RANGE_BYTES,
            run: () => {
              sheet.get().visibility = 'Hidden';
            },
          },
        ]
      : [];
  });
  return { sheets, steps: [...sweep, ...add, ...fill] };
}
