/**
 * Loaded in the pane's page after Microsoft's library for Excel and before every script of the add-in. Gives what
 * that library leaves to the loader of Office and to the program around it: `Office.onReady`, `Office.context`,
 * `Office.addin`, `Office.actions`, `CustomFunctions`; and connects the library with the workbench around the pane.
 */
import { isMessage, type FromPane, type ToPane } from './messages';

type Command = (event: { completed: () => void; source: { id: string } }) => void;

interface Bridge {
  sendMessageToHost: (json: string) => void;
  onMessageFromHost?: (json: string) => void;
}

interface Page {
  Office: object;
  OfficeExtension: { HostBridge: { init: (bridge: Bridge) => void } };
  CustomFunctions?: unknown;
}

/** Requirement sets that the simulated host answers for. */
const SUPPORTED: Readonly<Record<string, number>> = {
  ExcelApi: 14,
  SharedRuntime: 1,
  CustomFunctionsRuntime: 3,
  RibbonApi: 1,
  OpenBrowserWindowApi: 1,
};

const isSupported = (set: string, version = '1.1'): boolean =>
  Number(version.split('.')[1] ?? '1') <= (SUPPORTED[set] ?? 0);

const page = window as unknown as Page;
const commands = new Map<string, Command>();
const waiting: string[] = [];

const tell = (message: FromPane): void => window.parent.postMessage(message, '*');

function run(command: string): void {
  const action = commands.get(command);
  if (!action) waiting.push(command);
  else {
    action({
      completed: () => tell({ tiendo: 'completed', command }),
      source: { id: command },
    });
  }
}

const onReady = (callback?: (info: object) => void): Promise<object> => {
  const info = { host: 'Excel', platform: 'OfficeOnline' };
  callback?.(info);
  return Promise.resolve(info);
};

const context = {
  displayLanguage: 'vi-VN',
  contentLanguage: 'vi-VN',
  host: 'Excel',
  platform: 'OfficeOnline',
  diagnostics: { host: 'Excel', platform: 'OfficeOnline', version: '16.0.0.0' },
  requirements: { isSetSupported: isSupported },
  ui: { openBrowserWindow: (address: string) => tell({ tiendo: 'window', address }) },
};

const show = (visible: boolean): Promise<void> => {
  tell({ tiendo: 'show', visible });
  return Promise.resolve();
};

const addin = { showAsTaskpane: () => show(true), hide: () => show(false) };

const actions = {
  associate: (id: string, action: Command) => {
    commands.set(id, action);
    for (const command of waiting.splice(0)) run(command);
  },
};

// Some of the library's own members cannot be replaced: an object over it hides them.
page.Office = Object.create(page.Office, {
  context: { value: context },
  onReady: { value: onReady },
  actions: { value: actions },
  addin: { value: addin },
});

// The functions run in the spreadsheet (workbench/page/functions.ts); here they only have to find their runtime.
page.CustomFunctions = {
  associate: () => undefined,
  Error: class {
    constructor(
      readonly code: string,
      readonly message?: string,
    ) {}
  },
  ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' },
};

const bridge: Bridge = {
  sendMessageToHost: (json) => tell({ tiendo: 'request', json }),
};
page.OfficeExtension.HostBridge.init(bridge);

window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent || !isMessage(data)) return;
  const message = data as ToPane;
  if (message.tiendo === 'answer') bridge.onMessageFromHost?.(message.json);
  else run(message.command);
});
window.addEventListener('keydown', (event) => {
  if (event.key !== 'F6') return;
  event.preventDefault();
  tell({ tiendo: 'leave', back: event.shiftKey });
});
tell({ tiendo: 'hello', search: location.search });
