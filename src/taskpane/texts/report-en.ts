/** Texts of the page *Báo cáo* in English. */
import { many, n } from './count';
import type { ReportTexts } from './report-vi';

export const report: ReportTexts = {
  title: 'Report of the unit',
  checking: 'Checking…',
  progress: 'Filled in',
  answered: (done, all) => `${n(done)}/${n(all)}`,
  nothingAsked: 'nothing to fill in',
  problems: 'To mend',
  missing: 'Not filled in',
  changed: 'Changed after the report was made',
  noProblems: 'Nothing is wrong.',
  noMissing: 'Everything is filled in.',
  moreCells: (count) => `and ${n(count)} more`,
  severity: { high: 'Must be mended', medium: 'Mend, or confirm', low: 'Note' },
  seal: {
    unsealed: 'No report yet: the figures are not sealed.',
    intact: 'The report is made; the figures are as they were when sealed.',
    changed: 'Figures were changed after sealing. Make the report again before sending it.',
  },
  ready: 'Nothing has to be mended. The report can be made.',
  readyMissing: 'The report can be made; what is not filled in counts as no data.',
  notReady: (count) => `${many(count, 'place')} to mend before the report can be made.`,
  make: 'Make report',
  makeAgain: 'Make report again',
  reportedOn: 'Date on the report',
  secretFold: 'Secret code (if one was issued)',
  secret: 'Secret code of the unit',
  secretHint: 'Leave blank if the Department of Finance issued none. It is not stored.',
  doneTitle: (revision) => (revision > 1 ? `Report made, revision ${revision}` : 'Report made'),
  done: (period, seal) => `${period}. Seal code: ${seal}.`,
  sendTitle: 'Send it to the Department of Finance',
  send1: 'Way 1. Save this workbook (Ctrl+S; Mac: ⌘S) and send the file.',
  send2: 'Way 2. Open the report as a new workbook that holds its tables only, then save.',
  send3: 'Way 3. Download the report file.',
  openNew: 'Open as new workbook',
  download: 'Download file',
  opened: 'The new workbook is open. Press Ctrl+S (Mac: ⌘S) there to save it.',
  downloaded: (name) =>
    `Handed ${name} to the browser. If it is not in your downloads, use way 1 or way 2.`,
  downloadFailed: 'If it still fails, use way 2, or way 1.',
  openFailed:
    'The new workbook could not be opened. Use way 1: save this workbook and send it; or way 3.',
};
