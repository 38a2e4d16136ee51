/**
 * How an object of the Excel API is described to the executor: a table of its members, so that whatever
 * is not in a table is unknown, as it would be to an older Excel.
 */
export interface Property<Target> {
  get?: (target: Target) => unknown;
  set?: (target: Target, value: unknown) => void;
  /** The value depends on calculation: formulas are brought up to date before it is read. */
  calculated?: true;
}

export interface ObjectType<Target> {
  name: string;
  /** What identifies an item in its collection; the library addresses it by this from then on. */
  id?: (target: Target) => string;
  /** Scalars that can be loaded and set. */
  properties?: Readonly<Record<string, Property<Target>>>;
  /** Objects behind a property, e.g. `Format` of a range. */
  navigation?: Readonly<Record<string, (target: Target) => Node>>;
  /** Methods; one that makes an object answers a node, `NULL` for a null object. */
  methods?: Readonly<Record<string, (target: Target, ...args: never[]) => unknown>>;
  /** Collections: their items, and one of them by key. */
  items?: (target: Target) => Node[];
  item?: (target: Target, key: unknown) => Node;
  /** May be kept across batches (`_KeepReference`). */
  tracked?: true;
}

/** An object of the API: its description and what it stands for. */
export interface Node {
  type: ObjectType<never>;
  target: never;
}

export const node = <Target>(type: ObjectType<Target>, target: Target): Node =>
  ({ type, target }) as unknown as Node;

export const NULL: Node = node({ name: 'Null' }, null);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'target' in value;

/** Finds a member however it is spelled: queries send `values`, set actions `Values`. */
export function memberOf<Member>(
  table: Readonly<Record<string, Member>> | undefined,
  name: string,
): [string, Member] | undefined {
  if (!table) return undefined;
  if (Object.hasOwn(table, name)) return [name, table[name] as Member];
  const lower = name.toLowerCase();
  return Object.entries(table).find(([key]) => key.toLowerCase() === lower);
}
