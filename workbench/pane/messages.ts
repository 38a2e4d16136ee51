/** What the pane's page and the workbench say to each other by postMessage: as little as Excel and a pane do. */
export type FromPane =
  /** The pane's page has been loaded, or loaded again; `search` of its address, as the workbench has given it. */
  | { tiendo: 'hello'; search: string }
  /** A message of Microsoft's library for its host. */
  | { tiendo: 'request'; json: string }
  /** `Office.addin.showAsTaskpane` and `hide`. */
  | { tiendo: 'show'; visible: boolean }
  /** F6: to the next region of the program, or the one before. */
  | { tiendo: 'leave'; back: boolean }
  /** `Office.context.ui.openBrowserWindow`. */
  | { tiendo: 'window'; address: string }
  /** A ribbon command has called `event.completed`. */
  | { tiendo: 'completed'; command: string };

export type ToPane =
  | { tiendo: 'answer'; json: string }
  /** A click on the ribbon. */
  | { tiendo: 'command'; command: string };

export const isMessage = (data: unknown): data is { tiendo: string } =>
  typeof data === 'object' && data !== null && 'tiendo' in data;
