/**
 * The long table as a dataset: one Parquet file for each period, in folders that DuckDB, Spark and Trino
 * read as partitions (`period=2026-06/data.parquet`). For figures that outgrow a worksheet.
 */
import { parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { splitItem } from '../sheets/province/items';
import type { DataRow } from '../sheets/province/rows';

/** One file of a dataset. */
export interface DatasetFile {
  /** Path inside the dataset's folder. */
  path: string;
  bytes: Uint8Array;
}

/** The part of a path that names the period, as partitions are written (`key=value`). */
const PERIOD_FOLDER = /(?:^|\/)period=([^/]+)\/[^/]+\.parquet$/;

/** Rows that are written together; a reader skips those whose units it does not want. */
const ROW_GROUP = 50_000;

/**
 * Rows to files, in an order that does not depend on how they came: period, unit, item.
 *
 * @param rows values of any periods; each unit, period and item at most once
 * @returns one file per period, columns `unit, table, row, field, number, text, flag, file, sheet, cell, revision`;
 *   of `number`, `text` and `flag` one is set
 * @example datasetOf([]) //=> []
 */
export function datasetOf(rows: readonly DataRow[]): DatasetFile[] {
  const byPeriod = new Map<string, DataRow[]>();
  for (const row of rows) {
    const list = byPeriod.get(row.period);
    if (list) list.push(row);
    else byPeriod.set(row.period, [row]);
  }
  return [...byPeriod]
    .sort(([a], [b]) => compare(a, b))
    .map(([period, list]) => ({ path: `period=${period}/data.parquet`, bytes: fileOf(list) }));
}

/** By code unit: the same on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function fileOf(unsorted: readonly DataRow[]): Uint8Array {
  const rows = [...unsorted].sort((a, b) => compare(a.unit, b.unit) || compare(a.item, b.item));
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnsOf(rows.slice(0, 1)) });
  const file = new ParquetWriter({ writer, schema, createdBy: 'tiendo' });
  // A group at a time: the columns of all of them at once would be as large as the rows themselves.
  for (let from = 0; from < rows.length; from += ROW_GROUP) {
    const columnData = columnsOf(rows.slice(from, from + ROW_GROUP)).map(withoutType);
    // It is done when it returns: this writer holds its bytes in memory.
    void file.write({ columnData, rowGroupSize: ROW_GROUP });
  }
  void file.finish();
  return writer.getBytes().slice();
}

type Columns = Parameters<typeof schemaFromColumnData>[0]['columnData'];
type ColumnValues = Pick<Columns[number], 'name' | 'data'>;

/** The types stand in the schema of the file. */
const withoutType = ({ name, data }: ColumnValues): ColumnValues => ({ name, data });

function columnsOf(rows: readonly DataRow[]): Columns {
  const parts = rows.map(({ item }) => splitItem(item));
  const text = (name: string, data: string[]): object => ({
    name,
    data,
    type: 'STRING',
    nullable: false,
  });
  return [
    text(
      'unit',
      rows.map(({ unit }) => unit),
    ),
    text(
      'table',
      parts.map(({ sheet }) => sheet),
    ),
    text(
      'row',
      parts.map(({ row }) => row),
    ),
    text(
      'field',
      parts.map(({ column }) => column),
    ),
    { name: 'number', data: only(rows, 'number'), type: 'DOUBLE', nullable: true },
    { name: 'text', data: only(rows, 'string'), type: 'STRING', nullable: true },
    { name: 'flag', data: only(rows, 'boolean'), type: 'BOOLEAN', nullable: true },
    text(
      'file',
      rows.map(({ file }) => file),
    ),
    text(
      'sheet',
      rows.map(({ sheet }) => sheet),
    ),
    text(
      'cell',
      rows.map(({ cell }) => cell),
    ),
    {
      name: 'revision',
      data: rows.map(({ revision }) => revision),
      type: 'INT32',
      nullable: false,
    },
  ] as Columns;
}

const only = (rows: readonly DataRow[], type: string): (DataRow['value'] | null)[] =>
  rows.map(({ value }) => (typeof value === type ? value : null));

interface Stored {
  unit: string;
  table: string;
  row: string;
  field: string;
  number: number | null;
  text: string | null;
  flag: boolean | null;
  file: string;
  sheet: string;
  cell: string;
  revision: number;
}

/**
 * Files to rows: what `datasetOf` was given, in its order.
 *
 * @throws RangeError when a path names no period, or a row holds no value
 */
export async function rowsOfDataset(files: readonly DatasetFile[]): Promise<DataRow[]> {
  const lists = await Promise.all(files.map(rowsOfFile));
  return lists.flat();
}

async function rowsOfFile({ path, bytes }: DatasetFile): Promise<DataRow[]> {
  const period = PERIOD_FOLDER.exec(path)?.[1];
  if (period === undefined) {
    throw new RangeError(`Tệp dữ liệu "${path}" không nằm trong thư mục kỳ (period=…).`);
  }
  const stored = (await parquetReadObjects({ file: bufferOf(bytes) })) as unknown as Stored[];
  return stored.map(({ unit, table, row, field, number, text, flag, ...place }) => {
    const value = number ?? text ?? flag;
    if (value === null || value === undefined) {
      throw new RangeError(`Tệp dữ liệu "${path}" có dòng không có giá trị: ${unit}/${row}.`);
    }
    return { unit, period, item: `${table}/${row}/${field}`, value, ...place };
  });
}

/** The bytes alone: a view may look at a part of a larger buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
