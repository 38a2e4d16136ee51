/** When Univer calculates, and when it is done: the host decides, as Excel does. */
import type { FUniver } from '@univerjs/presets';
// The facade of sheets and formulas is added to those types by the packages of the preset.
import type {} from '@univerjs/preset-sheets-node-core';
import { START_CALCULATION } from './univer-mutations';

/** `FormulaExecutedStateType.STOP_EXECUTION`: Univer begins anew because more changed meanwhile. */
const CALCULATION_STOPPED = 1;

/** A busy machine takes minutes for a province's book; what takes longer than this hangs. */
const MAX_CALCULATION = 1_800_000;

export class UniverCalculation {
  /** Changes so far; how many of them the calculation knew that began last, and the one that ended last. */
  private changes = 0;
  private begun = 0;
  private calculated = 0;
  /** Univer does not find by itself what these changes concern: calculate all. */
  private everything = false;
  /** Much is being written: Univer would begin to calculate in every pause. */
  private held = false;

  constructor(private readonly univer: FUniver) {
    const formula = univer.getFormula();
    formula.calculationStart(() => {
      this.begun = this.changes;
    });
    univer.addEvent(univer.Event.BeforeCommandExecute, (event) => {
      if (event.id === START_CALCULATION && this.held) event.cancel = true;
    });
    formula.calculationEnd((state) => {
      if (state !== CALCULATION_STOPPED) this.calculated = this.begun;
    });
  }

  /** Something changed that formulas may depend on. */
  changed({ everything = false } = {}): void {
    this.changes += 1;
    // While it is held back Univer's own note of what changed is lost.
    if (everything || this.held) this.everything = true;
  }

  hold(): void {
    this.held = true;
  }

  get isHeld(): boolean {
    return this.held;
  }

  async settle(): Promise<void> {
    const formula = this.univer.getFormula();
    this.held = false;
    while (this.calculated < this.changes) {
      const before = this.begun;
      if (this.everything) {
        this.everything = false;
        formula.executeCalculation();
      }
      // Univer collects changes for a moment before it begins; a calculation that runs already may end first.
      await formula.onCalculationResultApplied(MAX_CALCULATION);
      // None began: there is no formula that the changes could concern.
      if (this.begun === before && this.begun < this.changes) this.calculated = this.changes;
    }
  }
}
