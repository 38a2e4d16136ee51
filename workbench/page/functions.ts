/** The worksheet functions in the cells: the production build of src/functions/ in Univer's formula engine. */
import type { FUniver } from '@univerjs/presets';

export type Implementation = (...ranges: unknown[][][]) => unknown[][];

export interface FunctionsJson {
  functions: {
    id: string;
    name: string;
    description: string;
    parameters: { name: string; description: string; optional?: boolean }[];
  }[];
}

class FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

/** `FunctionType.User` of Univer. */
const USER_FUNCTION = 15;
const NAMESPACE = 'TIENDO';

/** Excel hands every argument over as rows; a missing one is null. */
function rowsOf(argument: unknown): unknown[][] | null {
  if (argument === undefined || argument === null) return null;
  if (!Array.isArray(argument)) return [[blank(argument)]];
  return argument.map((row: unknown) => (Array.isArray(row) ? row.map(blank) : [blank(row)]));
}

const blank = (value: unknown): unknown => value ?? '';

const answerOf = (value: unknown): unknown => (value instanceof FunctionError ? value.code : value);

/** What `functions.js` finds in Excel: it names its functions to this. */
export function collectFunctions(): Map<string, Implementation> {
  const found = new Map<string, Implementation>();
  (window as unknown as { CustomFunctions: unknown }).CustomFunctions = {
    associate: (id: string, implementation: Implementation) => found.set(id, implementation),
    Error: FunctionError,
    ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
  };
  return found;
}

/** Loads a plain script of the add-in. */
export const loadScript = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`Không tải được ${address}.`));
    document.head.append(script);
  });

/** Registers every function of functions.json, with its help in Vietnamese. */
export function registerFunctions(
  univer: FUniver,
  { functions }: FunctionsJson,
  implementations: ReadonlyMap<string, Implementation>,
): void {
  const formula = univer.getFormula();
  for (const { id, description, parameters } of functions) {
    const implementation = implementations.get(id);
    if (!implementation) throw new Error(`functions.js không có hàm ${id}.`);
    const name = `${NAMESPACE}.${id}`;
    const calculate = (...given: unknown[]): unknown => {
      try {
        const ranges = parameters.map((_, at) => rowsOf(given[at]));
        const answer = implementation(...(ranges as unknown[][][]));
        const isSingle = answer.length === 1 && answer[0]?.length === 1;
        return isSingle ? answerOf(answer[0]?.[0]) : answer.map((row) => row.map(answerOf));
      } catch (fault) {
        if (fault instanceof FunctionError) return fault.code;
        throw fault;
      }
    };
    formula.registerFunction(name, calculate as Parameters<typeof formula.registerFunction>[1], {
      description: {
        functionName: name,
        functionType: USER_FUNCTION,
        description,
        abstract: description,
        functionParameter: parameters.map((parameter) => ({
          name: parameter.name,
          detail: parameter.description,
          example: parameter.name,
          require: parameter.optional ? 0 : 1,
          repeat: 0,
        })),
      },
    });
  }
}
