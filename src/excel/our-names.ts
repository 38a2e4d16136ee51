import { COMMUNE_TABLES } from '../sheets/commune/book';
import { GUIDE_NAME } from '../sheets/commune/guide';
import { REPORT_NAME } from '../sheets/commune/report-fields';
import { META_NAME } from '../sheets/meta';
import { OVERVIEW_NAME } from '../sheets/province/overview';
import { dataTable, historyTable, ledgerTable } from '../sheets/province/ledger';
import { documentsTable, unitsTable } from '../sheets/province/registers';
import { settingsTable } from '../sheets/province/settings';

/**
 * Names under which our sheets are written. A sheet of such a name is read at once; any other is first
 * looked at for the mark, because somebody may have renamed it.
 */
export const OUR_NAMES: ReadonlySet<string> = new Set([
  META_NAME,
  GUIDE_NAME,
  REPORT_NAME,
  OVERVIEW_NAME,
  ...COMMUNE_TABLES.map(({ name }) => name),
  ...[documentsTable, unitsTable([]), ledgerTable, dataTable, historyTable, settingsTable].map(
    ({ name }) => name,
  ),
]);

/** New sheets are made under such a name and get their own when all of them are done. */
export const TEMPORARY = '_tiendo~';

/** Old sheets wait under such a name while the new ones take their place. */
export const REPLACED = '_tiendo-cu~';
