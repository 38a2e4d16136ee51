/**
 * The one place that knows Excel's custom-functions runtime: names the functions to it and turns our
 * faults into its errors. Callbacks know nothing of it, so they run anywhere.
 */
import type { Answer } from './broadcast';
import { CellFault, type FaultCode } from './errors';

/** What we use of the runtime's global (requirement set CustomFunctionsRuntime 1.3). */
export interface CustomFunctionsRuntime {
  associate(id: string, implementation: (...parameters: never[]) => unknown): void;
  Error: new (code: string, message?: string) => object;
  ErrorCode: Readonly<Record<'invalidValue' | 'notAvailable', string>>;
}

/** A worksheet function: ranges in, rows of answers out. */
export type SheetFunction = (...ranges: never[]) => Answer[][];

/** Only these two of Excel's errors carry a message of ours. */
const ERROR_NAMES: Readonly<Record<FaultCode, keyof CustomFunctionsRuntime['ErrorCode']>> = {
  '#VALUE!': 'invalidValue',
  '#N/A': 'notAvailable',
};

/**
 * Names every function to Excel under its id.
 *
 * @param runtime the global `CustomFunctions`
 * @param functions implementations by the ids of `functions.json`
 */
export function associateAll(
  runtime: CustomFunctionsRuntime,
  functions: Readonly<Record<string, SheetFunction>>,
): void {
  const toError = ({ code, message }: CellFault): object =>
    new runtime.Error(runtime.ErrorCode[ERROR_NAMES[code]], message);

  for (const [id, implementation] of Object.entries(functions)) {
    runtime.associate(id, (...ranges: never[]) => {
      try {
        return implementation(...ranges).map((row) =>
          row.map((answer) => (answer instanceof CellFault ? toError(answer) : answer)),
        );
      } catch (thrown) {
        throw thrown instanceof CellFault ? toError(thrown) : thrown;
      }
    });
  }
}
