/**
 * The ribbon's buttons. Most open a page of the task pane; checking and undoing do their work at once and
 * say what came of it in the pane. Nothing here fails silently.
 */
import type { Command } from '../excel/command-desk';
import type { AppHost } from '../excel/office-app';
import { ExcelPortError } from '../excel/port';
import type { Jobs } from '../jobs/model';
import { checkReport } from './check-report';
import { PAGE_COMMANDS, type CommandId } from './ids';
import { TEXTS, type Language } from './texts';
import { undoLastWrite } from './undo-last-write';

/** What a command works with. */
export interface CommandTools {
  app: AppHost;
  jobs: Jobs;
  /** Language of the pane at the moment. */
  language(): Language;
}

/** The user guide, beside the task pane's page. */
export const GUIDE = 'huong-dan.html';

/** Errors of ours have words for people; anything else is a fault of the program. */
const isForPeople = (error: unknown): error is Error & { detail?: string } =>
  error instanceof ExcelPortError || (error instanceof Error && error.name === 'JobError');

/** A command that shows its own failure in the pane. */
function shown({ app, language }: CommandTools, command: Command): Command {
  return async () => {
    try {
      await command();
    } catch (error) {
      await app.notify(
        isForPeople(error)
          ? {
              kind: 'error',
              text: error.message,
              ...(error.detail ? { detail: error.detail } : {}),
            }
          : { kind: 'error', text: TEXTS[language()].unexpected, detail: String(error) },
      );
    }
  };
}

/** Every button of manifest.xml by its function name. */
export function createCommands(tools: CommandTools): Readonly<Record<CommandId, Command>> {
  const { app } = tools;
  const toPage = (id: keyof typeof PAGE_COMMANDS): Command =>
    shown(tools, () => app.showPage(PAGE_COMMANDS[id]));
  return {
    showLoad: toPage('showLoad'),
    showMonitor: toPage('showMonitor'),
    showDirective: toPage('showDirective'),
    showReport: toPage('showReport'),
    showConsolidate: toPage('showConsolidate'),
    showSettings: toPage('showSettings'),
    checkReport: shown(tools, () => checkReport(tools)),
    undoLastWrite: shown(tools, () => undoLastWrite(tools)),
    showGuide: shown(tools, async () => app.openWindow(GUIDE)),
  };
}
