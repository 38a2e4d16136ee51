/** The pane's frame: the unmodified add-in, on an origin of its own as in Excel on the web. */
import type { SimulatedHost } from '../host/host';
import { isMessage, type FromPane, type ToPane } from '../pane/messages';

export class PaneFrame {
  private host: SimulatedHost | null = null;

  /** @param origin where the add-in is served: another port, so that the browser gives it a process of its own */
  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly onVisible: (visible: boolean) => void,
  ) {
    window.addEventListener('message', ({ source, origin, data }) => {
      if (source !== this.frame.contentWindow || origin !== this.origin || !isMessage(data)) return;
      const message = data as FromPane;
      if (message.tiendo === 'request') this.host?.bridge.sendMessageToHost(message.json);
      if (message.tiendo === 'show') this.onVisible(message.visible);
    });
  }

  /** Loads the pane anew for a workbook, as Excel does when another one is opened. */
  connect(host: SimulatedHost): void {
    // What an earlier pane still waits for must not reach this one.
    if (this.host) this.host.bridge.onMessageFromHost = () => undefined;
    this.host = host;
    host.bridge.onMessageFromHost = (json) => this.tell({ tiendo: 'answer', json });
    this.frame.src = `${this.origin}/addin/taskpane.html`;
  }

  run(command: string): void {
    this.tell({ tiendo: 'command', command });
  }

  private tell(message: ToPane): void {
    this.frame.contentWindow?.postMessage(message, this.origin);
  }
}
