/** From workbooks that came in to the next book of the province. */
export { emptyReport } from './check-empty';
export type { Secrets } from './check-seal';
export type { Conflict, Severity } from './conflict';
export { byGrade, conflict, conflictJson, describe } from './conflict';
export { damagedRows, extractFromBook, extractIncoming, extractSubmission } from './extract';
export { shownNames, type FileAt } from './file-names';
export { reportFileName, unitOfFileName } from './report-name';
export { NOT_A_FILE, type Incoming, type IncomingFile } from './incoming';
export { additionsIn, catalogOf, choiceIn, metaField } from './choice';
export { keepLeaving } from './leaving';
export { goingBack, receivedReports, requestIn, settled, type SlipPart } from './returned';
export { correctionsOf, receiptsOf, requestNamed, type ReceivedAt, type Slip } from './slips';
export { firstSubmissions, partialText, reportingRates, type ReportingRates } from './rates';
export type { FileSummary, Outcome, ReportFacts } from './summary';
export {
  datasetNamedIn,
  EMPTY_STORE,
  readStore,
  readStoreWith,
  storeFromBook,
  type Store,
  type StoreReading,
  type StoredBook,
} from './store';
export { BookError } from './store-rows';
export {
  bookOfTaken,
  consolidate,
  extractorFor,
  settingsFor,
  takeReports,
  type ConsolidateInput,
  type Consolidation,
  type Taking,
} from './consolidate';
export {
  communeSettings,
  contextOf,
  defaultSettings,
  lastingDefaults,
  type LastingSettings,
} from './context';
export { renderBook, reportsOf } from './render-book';
