/**
 * `_tiendo`: the very hidden sheet that says what a workbook is. In cells, because libraries that
 * re-save a file drop document properties.
 */
import { additionCells, NO_ADDITIONS, type Additions } from '../catalog/addition-rows';
import { Form, text } from './form';
import type { CellContent, SheetModel } from './model';
import type { Seal, SealedValue } from './seal';
import type { BookContext } from './spec';

export const META_NAME = '_tiendo';
export const META_KEY = 'meta';

/**
 * Raised when the layout of a workbook changes; older ones stay readable (`workbook/schema/`).
 *
 * 1. the first
 * 2. a sealed report carries its seal and the values that were sealed
 */
export const SCHEMA_VERSION = 2;

export interface Meta {
  schema: number;
  /** `commune` or `province`. */
  kind: string;
  /** Unit code; empty for the province's book. */
  unit: string;
  period: string;
  /** Fingerprint of the catalog that the rows were made from. */
  catalog: string;
  /** The seal's code, empty while the report is not sealed. */
  seal: string;
  /** Only in a sealed report: whose secret, which revision, which day. */
  sealKey?: string;
  sealRevision?: number;
  sealReportedOn?: CellContent;
  /** `true` for made-up figures. */
  sample: boolean;
  /** Hash of everything the book was made from; only in the province's book. */
  content?: string;
  /** Folder beside the book that holds the long table; absent: it is in the book. */
  dataset?: string;
  /** Ids of the documents whose rows were chosen, a blank between them; absent: all. */
  documents?: string;
  /** Working group whose units were chosen; absent: all. */
  group?: string;
}

/** What was chosen to load, as `_tiendo` keeps it: a book that is written again keeps to it. */
export const choiceFields = ({ choice }: BookContext): Pick<Meta, 'documents' | 'group'> => ({
  ...(choice?.documents ? { documents: choice.documents.join(' ') } : {}),
  ...(choice?.group ? { group: choice.group } : {}),
});

/** The fields of `_tiendo` that hold a seal. */
export const sealFields = (
  seal: Seal | null,
): Pick<Meta, 'seal' | 'sealKey' | 'sealRevision' | 'sealReportedOn'> =>
  seal === null
    ? { seal: '' }
    : {
        seal: seal.code,
        sealKey: seal.key,
        sealRevision: seal.revision,
        sealReportedOn: seal.reportedOn,
      };

/** Row id of a sealed value in `_tiendo`. */
const SEALED = 'sealed/';

/** @example sealedItemOf('sealed/tasks/000-T41/state') //=> 'tasks/000-T41/state' */
export const sealedItemOf = (id: string): string | null =>
  id.startsWith(SEALED) ? id.slice(SEALED.length) : null;

/**
 * @param sealed the values that were sealed, one row each under the fields
 * @param additions rows of further directives that the book holds, under those
 */
export function metaSheet(
  meta: Meta,
  sealed: readonly SealedValue[] = [],
  additions: Additions = NO_ADDITIONS,
): SheetModel {
  const form = new Form({
    key: META_KEY,
    name: META_NAME,
    valueColumn: 2,
    widths: [40],
    print: { orientation: 'portrait', footer: '' },
    tab: 'plain',
  });
  const add = (id: string, value: CellContent): void => {
    form.add({ 2: { ...text('', 'key'), value } }, { id });
  };
  for (const [id, value] of Object.entries(meta) as [string, CellContent][]) add(id, value);
  for (const { item, value } of sealed) add(`${SEALED}${item}`, value);
  for (const { id, value } of additionCells(additions)) add(id, value);
  return form.build({ state: 'veryHidden' });
}
