/// <reference types="office-js" />
/**
 * Takes the clicks on the ribbon from the first moment. Excel starts the add-in on the first click and
 * drops that click when nothing is associated with it by then, which a script that loads later (every
 * module does) is too late for. So the desk is opened by a small script of its own, at once; the commands
 * come when the pane is loaded, and clicks wait for them.
 */

/** What a ribbon button does; it shows its own failures. */
export type Command = () => Promise<void>;

export type Commands = Readonly<Record<string, Command>>;

/** What is needed of `Office`. */
export interface DeskLibrary {
  actions: Pick<Office.Actions, 'associate'>;
  addin: Pick<Office.Addin, 'showAsTaskpane'>;
}

/** Longer than the pane ever takes to load: then it is shown, and tells by itself what is the matter. */
const PATIENCE = 30_000;

export class CommandDesk {
  private commands: Commands | null = null;
  private arrived: () => void = () => undefined;
  private readonly arrival = new Promise<void>((resolve) => {
    this.arrived = resolve;
  });

  constructor(
    private readonly office: DeskLibrary,
    ids: readonly string[],
    private readonly patience = PATIENCE,
  ) {
    for (const id of ids) {
      office.actions.associate(id, (event: Pick<Office.AddinCommands.Event, 'completed'>) =>
        this.run(id, event),
      );
    }
  }

  /** The commands are there: those that wait run now, in the order of the clicks. */
  serve(commands: Commands): void {
    this.commands = commands;
    this.arrived();
  }

  private async run(
    id: string,
    event: Pick<Office.AddinCommands.Event, 'completed'>,
  ): Promise<void> {
    try {
      await this.commandsOrPatience();
      const command = this.commands?.[id] ?? (() => this.office.addin.showAsTaskpane());
      await command();
    } finally {
      // Until it hears this, Excel shows that it is working and holds the next click back.
      event.completed();
    }
  }

  private async commandsOrPatience(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.patience);
    });
    await Promise.race([this.arrival, patience]);
    clearTimeout(timer);
  }
}

/** Where the early script leaves the desk for the pane. */
interface DeskHolder {
  tiendoCommandDesk?: CommandDesk;
}

/** Opens the desk of this page; the early script does so before anything else is loaded. */
export function openDesk(ids: readonly string[]): void {
  // Without Office.js there is no ribbon either; the pane says what is the matter.
  if (typeof Office === 'undefined') return;
  (globalThis as DeskHolder).tiendoCommandDesk = new CommandDesk(Office, ids);
}

/** The desk of this page; undefined where the page has no early script. */
export const deskOfPage = (): CommandDesk | undefined =>
  (globalThis as DeskHolder).tiendoCommandDesk;
