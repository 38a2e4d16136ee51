/** What a command may touch besides its arguments, so that tests can stand in for the terminal. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** A terminal shows progress bars; a pipe does not. */
  interactive: boolean;
  /** The program itself, for other threads to run; without one everything happens in this thread. */
  program?: URL;
}

export const terminal: Io = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  interactive: process.stderr.isTTY,
};

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** Done, but something needs a person: a file was refused, a report has problems. */
  problems: 1,
  /** Nothing could be done: the arguments, the file or the book cannot be used. */
  unusable: 2,
} as const;

/** Wrong arguments, a file that is not there: said in Vietnamese, exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
