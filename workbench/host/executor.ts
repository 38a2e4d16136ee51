/** Executes one batch: object paths are followed lazily, actions run in order, the first error ends it. */
import { HostError, itemNotFound } from './errors';
import { isNode, memberOf, node, NULL, type Node, type ObjectType } from './members';
import { ActionType, PathType, type Action, type BatchBody, type BatchResult } from './wire';

export interface ExecutorHost {
  root: Node;
  /** Objects that the library keeps across batches. */
  references: Map<string, Node>;
  /** Brings formulas up to date, unless calculation is suspended for this batch. */
  settle: () => Promise<void>;
}

type AnyTarget = never;
type AnyType = ObjectType<AnyTarget>;

const unknownMember = (type: AnyType, name: string): HostError =>
  new HostError(
    'ApiNotFound',
    `The API you are trying to use could not be found. It may be available in a newer version of Excel. (${type.name}.${name})`,
  );

export class BatchExecutor {
  private readonly nodes = new Map<number, Node>();
  private readonly referenceOf = new Map<number, string>();

  constructor(
    private readonly host: ExecutorHost,
    private readonly body: BatchBody,
  ) {}

  /** @param stopBefore index of the action before which the connection breaks */
  async run(stopBefore = Infinity): Promise<BatchResult> {
    const results: BatchResult['Results'] = [];
    for (const [index, action] of this.body.Actions.entries()) {
      try {
        if (index >= stopBefore) throw new HostError('GeneralException', 'The connection broke.');
        const value = await this.execute(action);
        if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        const { code, message } = error;
        return {
          Results: results,
          Error: {
            Code: code,
            Message: message,
            Location: this.locate(action),
            ActionIndex: index,
          },
        };
      }
    }
    return { Results: results };
  }

  private locate({ ObjectPathId, Name }: Action): string {
    const found = this.nodes.get(ObjectPathId);
    return found ? `${found.type.name}${Name ? `.${Name}` : ''}` : Name;
  }

  private async execute(action: Action): Promise<unknown> {
    if (action.ActionType === ActionType.trace) return null;
    const at = this.resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.identity(at, action.ObjectPathId);
      case ActionType.query:
        return this.query(at, action.QueryInfo?.Select ?? []);
      case ActionType.method:
        return this.call(at, action);
      case ActionType.setProperty: {
        this.set(at, action);
        return undefined;
      }
      default:
        throw new HostError('InvalidArgument', `Unknown action type ${action.ActionType}.`);
    }
  }

  private identity(at: Node, path: number): unknown {
    if (at === NULL) return null;
    const id = at.type.id?.(at.target);
    const reference = this.referenceOf.get(path);
    return {
      ...(id === undefined ? {} : { _Id: id }),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  private resolve(path: number): Node {
    const known = this.nodes.get(path);
    if (known) return known;
    const found = this.follow(path);
    this.nodes.set(path, found);
    return found;
  }

  private follow(id: number): Node {
    const path = this.body.ObjectPaths[String(id)];
    if (!path) throw new HostError('GeneralException', `No object path ${id}.`);
    if (path.ObjectPathType === PathType.root) return this.host.root;
    if (path.ObjectPathType === PathType.nullObject) return NULL;
    if (path.ObjectPathType === PathType.reference) {
      const kept = this.host.references.get(path.Name);
      if (!kept) throw itemNotFound(`Reference ${path.Name}.`);
      this.referenceOf.set(id, path.Name);
      return kept;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (parent === NULL) return NULL;
    const { type, target } = parent;
    const args = this.arguments(path.ArgumentInfo);
    if (path.ObjectPathType === PathType.property) {
      const member = memberOf(type.navigation, path.Name);
      if (!member) throw unknownMember(type, path.Name);
      return member[1](target);
    }
    if (path.ObjectPathType === PathType.indexer) {
      if (!type.item) throw unknownMember(type, 'getItem');
      return type.item(target, args[0]);
    }
    const method = memberOf(type.methods, path.Name);
    if (path.ObjectPathType !== PathType.method || !method) throw unknownMember(type, path.Name);
    const made = method[1](target, ...(args as never[]));
    if (!isNode(made)) throw unknownMember(type, `${path.Name} (as an object)`);
    return made;
  }

  private arguments(info: Action['ArgumentInfo']): unknown[] {
    const { Arguments: args = [], ReferencedObjectPathIds: ids = [] } = info ?? {};
    return args.map((value, index) => {
      const id = ids[index];
      return typeof id === 'number' && id > 0 ? this.resolve(id).target : value;
    });
  }

  private async call(at: Node, { Name, ArgumentInfo, ObjectPathId }: Action): Promise<unknown> {
    // The library asks for it before it can know that there is no object.
    if (at === NULL && Name === '_KeepReference') return null;
    if (at === NULL) throw itemNotFound('The object is a null object.');
    if (Name === '_KeepReference' && at.type.tracked) {
      const reference = `r${this.host.references.size + 1}-${ObjectPathId}`;
      this.host.references.set(reference, at);
      this.referenceOf.set(ObjectPathId, reference);
      return null;
    }
    if (Name === '_RemoveReference') {
      this.host.references.delete(String(this.arguments(ArgumentInfo)[0]));
      return null;
    }
    const method = memberOf(at.type.methods, Name);
    if (!method) throw unknownMember(at.type, Name);
    return (await method[1](at.target, ...(this.arguments(ArgumentInfo) as never[]))) ?? null;
  }

  private set(at: Node, { Name, ArgumentInfo }: Action): void {
    if (at === NULL) throw itemNotFound('The object is a null object.');
    const member = memberOf(at.type.properties, Name);
    if (!member?.[1].set) throw unknownMember(at.type, Name);
    member[1].set(at.target, this.arguments(ArgumentInfo)[0] as never);
  }

  private async query(at: Node, select: readonly string[]): Promise<unknown> {
    if (at === NULL) return null;
    if (at.type.items) {
      const items: unknown[] = [];
      for (const item of at.type.items(at.target)) items.push(await this.query(item, select));
      return { _Items: items };
    }
    const { type, target } = at;
    const names = select.length > 0 ? select : Object.keys(type.properties ?? {});
    const answer: Record<string, unknown> = { ...(this.identity(at, -1) as object) };
    const deeper = new Map<string, string[]>();
    for (const path of names) {
      const [name = '', ...rest] = path.split('/');
      if (memberOf(type.navigation, name)) {
        deeper.set(name, [
          ...(deeper.get(name) ?? []),
          ...(rest.length > 0 ? [rest.join('/')] : []),
        ]);
        continue;
      }
      const member = memberOf(type.properties, name);
      if (!member?.[1].get || rest.length > 0) throw unknownMember(type, path);
      if (member[1].calculated) await this.host.settle();
      answer[member[0]] = member[1].get(target);
    }
    for (const [name, inner] of deeper) {
      const [spelled, open] = memberOf(type.navigation, name) ?? [name, () => node({ name }, null)];
      answer[spelled] = await this.query(open(target as never), inner);
    }
    return answer;
  }
}
