/** Texts of the page *Tổng hợp* in English. */
import { many, n } from './count';
import type { ConsolidateTexts } from './consolidate-vi';

export const consolidate: ConsolidateTexts = {
  title: 'Consolidate reports',
  drop: 'Drop report files or folders here',
  dropNow: 'Release to read',
  pickFiles: 'Choose files',
  pickFolder: 'Choose folder',
  dryRun: 'This only reads, for a preview; nothing is written yet.',
  readingFiles: (done, all) => `Opening file ${n(done)} of ${n(all)}`,
  noFiles: 'There is no .xlsx file in the choice. Choose the report files that the units sent.',
  ignored: (count) => `${many(count, 'file')} left out, not reports`,
  ignoredTemporary: 'temporary file of an open Excel',
  ignoredType: 'not .xlsx',
  dropFailed: 'What was dropped could not be read. Use Choose files or Choose folder.',
  previewTitle: 'Preview',
  resultTitle: 'Result',
  rate: (actual, expected) => `${n(actual)}/${n(expected)} units have reported`,
  onTime: (count) => `${n(count)} on time`,
  lateCount: (count) => `${n(count)} late`,
  files: (count) => many(count, 'file'),
  outcome: {
    accepted: 'Accepted',
    warning: 'Accepted, with warnings',
    rejected: 'Rejected',
  },
  counts: (imported, updated, unchanged, ignored) =>
    `new ${n(imported)} · changed ${n(updated)} · as before ${n(unchanged)} · ignored ${n(ignored)}`,
  conflicts: (count) => `${many(count, 'point')} to look at`,
  inFile: 'In the file',
  value: 'Value',
  missing: 'Not handed in',
  late: 'Late',
  noneMissing: 'All units have reported.',
  noneLate: 'No unit is late.',
  changes: 'Figures that change in the book',
  noneChanges: 'No figure already in the book changes.',
  change: (before, after) => `${before} → ${after}`,
  write: 'Write into the workbook',
  writeHint: 'Replaces the consolidated sheets of the open workbook; other sheets stay.',
  unchanged: 'These files change nothing in the book. There is nothing to write.',
  nothingAccepted:
    'No file could be accepted, so there is nothing to write. See the reasons per file.',
  doneTitle: 'Written into the workbook',
  done: (actual, expected) =>
    `The book now holds the reports of ${n(actual)}/${n(expected)} units.`,
  another: 'Choose other files',
  seals: {
    unsealed: 'not sealed',
    signed: 'seal intact, by the secret of the unit',
    intact: 'seal intact',
    changed: 'changed after sealing',
    'other-secret': 'sealed with an unknown secret',
    'no-secret': 'sealed with a secret, not checked',
    broken: 'seal broken',
  },
  slipsTitle: 'Send back to the units',
  returns: (count) => `Download requests to correct (${n(count)})`,
  returnsHint:
    'One for each report that needs correcting, with every cell and the reason. Send it to the unit.',
  noReturns: 'No report has to go back.',
  receipts: (count) => `Download receipts (${n(count)})`,
  receiptsHint: 'One for each report that stands in the book.',
  receiptsLater: 'Receipts can be made once the book is written.',
  slipsDownloaded: (name) =>
    `The file ${name} was handed to the browser. Look in the Downloads folder; several slips come in one .zip file. If it is not there, this Excel does not let the pane download: open the workbook in Excel on the web and download again.`,
  slipsFailed:
    'If it still fails, open the workbook in Excel on the web and download again; the book itself is not affected.',
};
