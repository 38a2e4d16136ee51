/**
 * The ribbon's buttons by the function names of manifest.xml. A test holds the two together.
 *
 * Excel looks for a function of that name in the page before it looks here: no name of the browser's own.
 */
import type { PageId } from '../excel/office-app';

/** Buttons that open a page of the task pane. */
export const PAGE_COMMANDS = {
  showLoad: 'load',
  showMonitor: 'monitor',
  showDirective: 'directive',
  showReport: 'report',
  showConsolidate: 'consolidate',
  showSettings: 'settings',
} as const satisfies Record<string, PageId>;

export const COMMAND_IDS = [
  ...(Object.keys(PAGE_COMMANDS) as (keyof typeof PAGE_COMMANDS)[]),
  'checkReport',
  'undoLastWrite',
  'showGuide',
] as const;

export type CommandId = (typeof COMMAND_IDS)[number];
