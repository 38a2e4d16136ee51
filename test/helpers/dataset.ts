/** A dataset in one go, as the command line makes it piece by piece. */
import { tableOf } from '../../src/consolidation/long-table';
import { encodeGroup, fileOf, rowsOfFile, type DatasetFile } from '../../src/dataset/parquet';
import { groupsOf } from '../../src/dataset/row-group';
import type { DataRow } from '../../src/sheets/province/rows';

/** @example datasetOf([]) //=> [] */
export const datasetOf = (rows: Iterable<DataRow>): DatasetFile[] =>
  groupsOf(tableOf(rows)).map(({ period, groups }) => ({
    path: `period=${period}/data.parquet`,
    bytes: fileOf(groups.map(encodeGroup)),
  }));

/** @example await rowsOfDataset([]) //=> [] */
export async function rowsOfDataset(files: readonly DatasetFile[]): Promise<DataRow[]> {
  const all: DataRow[] = [];
  for (const file of files) for await (const rows of rowsOfFile(file)) all.push(...rows);
  return all;
}
