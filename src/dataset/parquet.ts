/**
 * The long table as a dataset: one Parquet file for each period, in folders that DuckDB, Spark and Trino
 * read as partitions (`period=2026-06/….parquet`). For figures that outgrow a worksheet.
 */
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { valueAt } from '../sheets/province/long-table';
import { splitItem } from '../sheets/province/items';
import type { DataRow } from '../sheets/province/rows';
import type { RowGroup } from './row-group';

/**
 * One file of a dataset: the columns `unit, table, row, field, number, text, flag, file, sheet, cell, revision`,
 * of which one of `number`, `text` and `flag` is set.
 */
export interface DatasetFile {
  /** Path inside the dataset's folder. */
  path: string;
  bytes: Uint8Array;
}

/** A row group as it stands in a file: its bytes, and what the file's footer says of it. */
export interface EncodedGroup {
  bytes: Uint8Array;
  rowGroups: ParquetWriter['row_groups'];
}

/** The part of a path that names the period, as partitions are written (`key=value`). */
const PERIOD_FOLDER = /(?:^|\/)period=([^/]+)\/[^/]+\.parquet$/;

/** Every file begins with these four letters and ends with them. */
const MAGIC = 'PAR1'.length;

const writerOf = (room?: number): ParquetWriter =>
  new ParquetWriter({ writer: new ByteWriter(room), schema: SCHEMA, createdBy: 'tiendo' });

/** Encodes one group by itself: most of the work, and nothing of it depends on the rest of the file. */
export function encodeGroup(group: RowGroup): EncodedGroup {
  const file = writerOf();
  const columnData = columnsOf(group).map(({ name, data, index }) => ({
    ...{ name, data, statistics: index, offsetIndex: false },
  }));
  // It is done when it returns: this writer holds its bytes in memory.
  void file.write({ columnData, rowGroupSize: group.kinds.length });
  return { bytes: bytesIn(file).slice(MAGIC), rowGroups: file.row_groups };
}

/** Groups to a file: their bytes one behind the other, and a footer that says where each begins. */
export function fileOf(groups: readonly EncodedGroup[]): Uint8Array {
  const file = writerOf(groups.reduce((sum, { bytes }) => sum + bytes.length, FOOTER_ROOM));
  for (const { bytes, rowGroups } of groups) {
    // By itself it stood behind the first four letters.
    const moved = BigInt(file.writer.offset - MAGIC);
    file.writer.appendBytes(bytes);
    for (const group of rowGroups) {
      file.row_groups.push({ ...group, columns: group.columns.map((one) => movedBy(one, moved)) });
      file.num_rows += group.num_rows;
    }
  }
  void file.finish();
  return bytesIn(file).slice();
}

const FOOTER_ROOM = 64 * 1024;

const bytesIn = ({ writer }: ParquetWriter): Uint8Array => writer.getBytes();

type Chunk = ParquetWriter['row_groups'][number]['columns'][number];

function movedBy({ meta_data: described, ...chunk }: Chunk, by: bigint): Chunk {
  if (!described) return chunk;
  const { data_page_offset, dictionary_page_offset: dictionary } = described;
  return {
    ...chunk,
    file_offset: chunk.file_offset + by,
    meta_data: {
      ...described,
      data_page_offset: data_page_offset + by,
      ...(dictionary === undefined ? {} : { dictionary_page_offset: dictionary + by }),
    },
  };
}

type ColumnType = 'STRING' | 'DOUBLE' | 'BOOLEAN' | 'INT32';

interface ColumnValues {
  name: string;
  type: ColumnType;
  nullable: boolean;
  /** Least and greatest of a group stand in the footer, for who looks for few of the rows. */
  index: boolean;
  data: (DataRow['value'] | null)[];
}

function columnsOf(group: RowGroup): ColumnValues[] {
  const { texts } = group;
  const parts = texts.map(splitItem);
  const text = (name: string, numbers: Uint32Array, list = texts, index = false): ColumnValues => ({
    ...{ name, type: 'STRING', nullable: false, index },
    data: Array.from(numbers, (number) => list[number] ?? ''),
  });
  const part = (name: string, of: keyof (typeof parts)[number]): ColumnValues =>
    text(
      name,
      group.items,
      parts.map((item) => item[of]),
      true,
    );
  const values = Array.from(group.kinds, (_, at) => valueAt(group, at, texts));
  const only = (name: string, type: ColumnType, kind: string): ColumnValues => ({
    ...{ name, type, nullable: true, index: false },
    data: values.map((value) => (typeof value === kind ? value : null)),
  });
  return [
    text('unit', group.units, texts, true),
    part('table', 'sheet'),
    part('row', 'row'),
    part('field', 'column'),
    only('number', 'DOUBLE', 'number'),
    only('text', 'STRING', 'string'),
    only('flag', 'BOOLEAN', 'boolean'),
    text('file', group.files),
    text('sheet', group.sheets),
    text('cell', group.cells),
    {
      ...{ name: 'revision', type: 'INT32', nullable: false, index: false },
      data: Array.from(group.revisions),
    },
  ];
}

const NO_ROWS: RowGroup = {
  texts: [],
  units: new Uint32Array(),
  items: new Uint32Array(),
  sheets: new Uint32Array(),
  cells: new Uint32Array(),
  files: new Uint32Array(),
  revisions: new Uint32Array(),
  kinds: new Uint8Array(),
  values: new Float64Array(),
};

const SCHEMA = schemaFromColumnData({
  columnData: columnsOf(NO_ROWS).map(({ name, type, nullable, data }) => ({
    ...{ name, type, nullable, data },
  })),
});

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
 * Rows of a dataset's file, group by group.
 *
 * @throws RangeError when the path names no period, or a row holds no value
 */
export async function* rowsOfFile({ path, bytes }: DatasetFile): AsyncGenerator<DataRow[]> {
  const period = PERIOD_FOLDER.exec(path)?.[1];
  if (period === undefined) {
    throw new RangeError(`Tệp dữ liệu "${path}" không nằm trong thư mục kỳ (period=…).`);
  }
  const file = bufferOf(bytes);
  const metadata = parquetMetadata(file);
  let rowStart = 0;
  // A group at a time: all rows at once would take several times the memory of the table.
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const stored = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
    yield (stored as unknown as Stored[]).map((one) => rowOf(one, period, path));
    rowStart = rowEnd;
  }
}

function rowOf(
  { unit, table, row, field, number, text, flag, ...place }: Stored,
  period: string,
  path: string,
): DataRow {
  const value = number ?? text ?? flag;
  if (value === null || value === undefined) {
    throw new RangeError(`Tệp dữ liệu "${path}" có dòng không có giá trị: ${unit}/${row}.`);
  }
  return { unit, period, item: `${table}/${row}/${field}`, value, ...place };
}

/** The bytes alone: a view may look at a part of a larger buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
