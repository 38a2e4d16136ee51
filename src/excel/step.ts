/// <reference types="office-js" />
/** Work on new sheets, cut into steps of known size and packed into requests. */
import { REQUEST_BYTES } from './json-size';

/** A few calls to the library, and what they take in the request. */
export interface Step {
  bytes: number;
  run: () => void;
}

/** What a range with one or two settings takes in a request, measured and rounded up. */
export const RANGE_BYTES = 900;

/** A sheet that is being made; it exists from its first step on. */
export class NewSheet {
  private sheet: Excel.Worksheet | undefined;

  constructor(readonly temporaryName: string) {}

  set(sheet: Excel.Worksheet): void {
    this.sheet = sheet;
  }

  get(): Excel.Worksheet {
    if (!this.sheet) throw new RangeError(`${this.temporaryName} is not made yet.`);
    return this.sheet;
  }
}

/** Steps in their order, as few requests as they fit into. */
export function packSteps(steps: readonly Step[], limit = REQUEST_BYTES): Step[][] {
  const requests: Step[][] = [];
  let room = 0;
  for (const step of steps) {
    if (requests.length === 0 || step.bytes > room) {
      requests.push([]);
      room = limit;
    }
    requests.at(-1)?.push(step);
    room -= step.bytes;
  }
  return requests;
}
