/** The pane's frame: the unmodified add-in, on an origin of its own as in Excel on the web. */
import type { SimulatedHost } from '../host/host';
import { isMessage, type FromPane, type ToPane } from '../pane/messages';

/** Events have no request that they answer; the library for Excel puts their type first. */
const isEvent = (json: string): boolean => json.startsWith('{"type":');

export class PaneFrame {
  private host: SimulatedHost | null = null;
  /** Somebody goes on from the pane with F6. */
  onLeave: (back: boolean) => void = () => undefined;
  /** The workbook is read or written for the pane; resolves when all that was asked for is answered. */
  onWork: (work: Promise<void>) => void = () => undefined;
  private worked: () => void = () => undefined;
  /** Said before there was somebody to hear it. */
  private requests: string[] = [];
  private commands: string[] | null = [];
  /** Requests without an answer yet; how many of them a page asked that is gone. */
  private open = 0;
  private stale = 0;
  private loads = 0;

  /** @param origin where the add-in is served: another port, so that the browser gives it a process of its own */
  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly onVisible: (visible: boolean) => void,
  ) {
    window.addEventListener('message', ({ source, origin, data }) => {
      if (source !== this.frame.contentWindow || origin !== this.origin || !isMessage(data)) return;
      const message = data as FromPane;
      // A page that was still loading when another workbook was opened is about to go, and would take clicks with it.
      if (message.tiendo === 'hello' && message.search === this.search) this.greet();
      if (message.tiendo === 'request') this.ask(message.json);
      if (message.tiendo === 'show') this.onVisible(message.visible);
      if (message.tiendo === 'leave') this.onLeave(message.back);
      if (message.tiendo === 'window') this.openWindow(message.address);
    });
    this.load();
  }

  /** Gives the pane its workbook; loads it anew for another one, as Excel does. */
  connect(host: SimulatedHost): void {
    if (this.host) {
      // What an earlier pane still waits for must not reach this one.
      this.host.bridge.onMessageFromHost = () => undefined;
      this.open = 0;
      this.stale = 0;
      this.worked();
      this.load();
    }
    this.host = host;
    host.bridge.onMessageFromHost = (json) => this.answer(json);
    for (const json of this.requests.splice(0)) this.ask(json);
  }

  run(command: string): void {
    if (this.commands) this.commands.push(command);
    else this.tell({ tiendo: 'command', command });
  }

  /** Tells the pages of this frame apart. */
  private get search(): string {
    return `?load=${this.loads}`;
  }

  private load(): void {
    this.commands = [];
    this.requests = [];
    this.loads += 1;
    this.frame.src = `${this.origin}/addin/taskpane.html${this.search}`;
  }

  /** A page has been loaded, by us or by itself: its requests are counted from one again. */
  private greet(): void {
    this.stale = this.open;
    this.requests = [];
    const waiting = this.commands ?? [];
    this.commands = null;
    for (const command of waiting) this.run(command);
  }

  /** A page of the add-in in a window of its own, as `openBrowserWindow` does: the click was on this page. */
  private openWindow(address: string): void {
    if (new URL(address).origin === this.origin) window.open(address, '_blank', 'noopener');
  }

  private ask(json: string): void {
    if (!this.host) this.requests.push(json);
    else {
      if (this.open === 0) this.onWork(new Promise((resolve) => (this.worked = resolve)));
      this.open += 1;
      this.host.bridge.sendMessageToHost(json);
    }
  }

  private answer(json: string): void {
    if (!isEvent(json)) {
      this.open -= 1;
      if (this.open === 0) this.worked();
      if (this.stale > 0) {
        this.stale -= 1;
        return;
      }
    }
    this.tell({ tiendo: 'answer', json });
  }

  private tell(message: ToPane): void {
    this.frame.contentWindow?.postMessage(message, this.origin);
  }
}
