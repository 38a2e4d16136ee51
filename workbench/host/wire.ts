/** The messages between Microsoft's library and its host, as far as they were observed. */

export interface ArgumentInfo {
  Arguments?: unknown[];
  /** Where an argument is an object: the id of its path, else 0. */
  ReferencedObjectPathIds?: unknown[];
}

export const PathType = {
  root: 1,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
} as const;

export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number };
}

export interface BatchBody {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

export interface RequestMessage {
  id: number;
  type: number;
  message: { url: string; body: BatchBody | string };
}

export interface ActionResult {
  ActionId: number;
  Value: unknown;
}

export interface BatchError {
  Code: string;
  Message: string;
  Location: string;
  ActionIndex: number;
}

export interface BatchResult {
  Results: ActionResult[];
  Error?: BatchError;
}

/** Message types: a request, its answer, and what the host says of itself (events). */
export const MessageType = { request: 1, response: 2, event: 3 } as const;
