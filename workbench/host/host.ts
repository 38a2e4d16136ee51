/**
 * The simulated host: what stands in for Excel behind Microsoft's own office.js. It takes the library's
 * JSON batches, executes them, and answers as Excel does. Nothing here needs Node (node.ts does).
 */
import { boxAddress, parseAddress, type Box } from './address';
import { BatchExecutor } from './executor';
import { itemNotFound } from './errors';
import { node, type Node } from './members';
import { WORKBOOK, type Suspension } from './objects/workbook';
import { ANY_SHEET } from './objects/worksheet';
import type { SheetState } from './sheet-state';
import { WorkbookState, type CellChange } from './state';
import type { CellStore, Scalar } from './cell-store';
import { MessageType, type BatchBody, type BatchResult, type RequestMessage } from './wire';

/** What `OfficeExtension.HostBridge.init` takes. The library sets `onMessageFromHost`. */
export interface Bridge {
  sendMessageToHost: (json: string) => void;
  onMessageFromHost?: (json: string) => void;
}

/** Excel on the web refuses requests and answers that are larger. */
export const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** Message categories and types of the library, as observed: a change of cells. */
const EVENT_CATEGORY = 65_536;
const WORKSHEET_CHANGED = 10;

export interface BatchRecord {
  /** Bytes of the request as it travels: JSON inside JSON. */
  bytes: number;
  /** Bytes of the answer, likewise. */
  answerBytes: number;
  actions: number;
  error?: string;
}

/** The batch that shall fail, counted from 1, and after how many of its actions. */
export interface Fault {
  batch: number;
  /** 0: before anything is done; Infinity: everything is done, and the answer never arrives. */
  afterActions: number;
  /** How many batches fail from there on; 1 unless told. */
  count?: number;
}

const utf8 = new TextEncoder();

export class SimulatedHost {
  readonly state: WorkbookState;
  readonly bridge: Bridge;
  /** Every batch so far, except the library's own clean-up of references. */
  batches: BatchRecord[] = [];
  /** Somebody edits a cell: every request is refused until it is done. */
  editing = false;
  /** A page that shows the workbook looks again after every batch. */
  afterBatch: () => void = () => undefined;
  /** Cells have changed, by whomever. */
  onChanged: () => void = () => undefined;
  private fault: Fault | null = null;
  private readonly references = new Map<string, Node>();
  private queue: Promise<void> = Promise.resolve();

  constructor(store: CellStore) {
    this.state = new WorkbookState(store);
    this.bridge = { sendMessageToHost: (json) => this.receive(json) };
  }

  /** Lets a batch fail; null: no longer. Counting begins anew. */
  fail(fault: Fault | null): void {
    this.fault = fault;
    this.batches = [];
  }

  private receive(json: string): void {
    const request = JSON.parse(json) as RequestMessage;
    // One after the other, as Excel does it.
    this.queue = this.queue.then(async () => {
      const message = await this.answer(request.message.body, utf8.encode(json).length).catch(
        (fault: unknown) => {
          // A mistake of ours: it has to be seen, and the library must not wait for ever.
          queueMicrotask(() => {
            throw fault;
          });
          const record = this.batches.at(-1) ?? { bytes: 0, answerBytes: 0, actions: 0 };
          return this.refuse(record, 'GeneralException', String(fault));
        },
      );
      this.send({ id: request.id, type: MessageType.response, flags: 0, message });
      this.raiseEvents('ThisLocalAddin');
      this.afterBatch();
    });
  }

  private send(message: unknown): void {
    this.bridge.onMessageFromHost?.(JSON.stringify(message));
  }

  private async answer(sent: BatchBody | string, bytes: number): Promise<unknown> {
    const body = typeof sent === 'string' ? (JSON.parse(sent) as BatchBody) : sent;
    const isCleanUp =
      body.Actions.length > 0 &&
      body.Actions.every(({ Name, ActionType }) => Name === '_RemoveReference' || ActionType === 1);
    const record: BatchRecord = { bytes, answerBytes: 0, actions: body.Actions.length };
    if (!isCleanUp) this.batches.push(record);
    if (this.editing)
      return this.refuse(record, 'InvalidOperationInCellEditMode', 'A cell is being edited.');
    if (bytes > PAYLOAD_LIMIT) {
      return this.refuse(record, 'RequestPayloadSizeLimitExceeded', 'The request is too large.');
    }
    const fault = isCleanUp ? null : this.faultNow();
    const suspension: Suspension = { calculation: false };
    const executor = new BatchExecutor(
      {
        root: node(WORKBOOK, { book: this.state, suspension }),
        references: this.references,
        settle: () => (suspension.calculation ? Promise.resolve() : this.state.store.settle()),
      },
      body,
    );
    const result = await executor.run(fault?.afterActions);
    if (fault && !result.Error)
      return this.refuse(record, 'GeneralException', 'The answer was lost.');
    if (result.Error) record.error = result.Error.Code;
    const answer = JSON.stringify(result);
    record.answerBytes = utf8.encode(JSON.stringify(answer)).length;
    if (record.answerBytes > PAYLOAD_LIMIT) {
      return this.refuse(record, 'ResponsePayloadSizeLimitExceeded', 'The answer is too large.');
    }
    return { statusCode: 200, headers: {}, body: answer };
  }

  private faultNow(): Fault | null {
    if (!this.fault) return null;
    const { batch, count = 1 } = this.fault;
    const number = this.batches.length;
    return number >= batch && number < batch + count ? this.fault : null;
  }

  private refuse(record: BatchRecord, code: string, message: string): unknown {
    record.error = code;
    const refused: BatchResult = {
      Results: [],
      Error: { Code: code, Message: message, Location: '', ActionIndex: 0 },
    };
    return { statusCode: 200, headers: {}, body: JSON.stringify(refused) };
  }

  private raiseEvents(triggerSource: 'ThisLocalAddin' | 'Unknown'): void {
    const { changes, watched } = this.state;
    this.state.changes = [];
    if (changes.length > 0) this.onChanged();
    const entries = changes
      .flatMap((change) => [change.sheet, ANY_SHEET].map((target) => ({ change, target })))
      .filter(({ target }) => watched.has(target))
      .map(({ change, target }) => [
        EVENT_CATEGORY,
        WORKSHEET_CHANGED,
        target,
        JSON.stringify(eventOf(change, triggerSource)),
        '',
      ]);
    if (entries.length > 0) this.send({ type: MessageType.event, message: { entries } });
  }

  private sheetNamed(name: string): SheetState {
    const sheet = this.state.find(name);
    if (!sheet) throw itemNotFound(name);
    return sheet;
  }

  /** Somebody types into a cell of the open workbook. */
  type(sheet: string, address: string, value: Scalar): void {
    const { box } = parseAddress(address);
    this.state.write(this.sheetNamed(sheet), box, value);
    this.raiseEvents('Unknown');
  }

  /** What stands in a cell now, formulas calculated. */
  async read(sheet: string, address: string): Promise<Scalar> {
    await this.state.store.settle();
    const { top, left }: Box = parseAddress(address).box;
    return this.state.store.cell(this.sheetNamed(sheet).id, top, left)?.value ?? '';
  }
}

const eventOf = ({ sheet, box }: CellChange, triggerSource: string): unknown => ({
  changeType: 'RangeEdited',
  source: 'Local',
  worksheetId: sheet,
  address: boxAddress(box),
  triggerSource,
});
