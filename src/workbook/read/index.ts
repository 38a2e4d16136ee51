/**
 * Reads the values of an .xlsx workbook that nobody vouches for, in Node and in the browser. Values only:
 * nothing is calculated, followed, expanded or written.
 */
import { PORTABLE_CODEC, type Codec } from './codec';
import { Budget, LIMITS, type ReadLimits } from './limits';
import type { ReadBook, ReadSheet, SheetState } from '../../sheets/read-model';
import { PartPackage } from './package';
import { ReadRefusal } from './refusal';
import { readSheet, type BookContext } from './sheet';
import { readSharedStrings } from './strings';
import { readStyles } from './styles';
import { checkSignature } from './sniff';
import { malformed, unescapeOffice } from './xml-text';
import { partKey, ZipArchive } from './zip';

export { address, columnName, parseAddress, type CellPosition } from './address';
export { PORTABLE_CODEC, type Codec } from './codec';
export { inflateAhead } from './inflate-ahead';
export { LIMITS, type ReadLimits } from './limits';
export type { CellValue, ReadBook, ReadCell, ReadSheet, SheetState } from '../../sheets/read-model';
export { ReadRefusal, type ReadRefusalCode } from './refusal';

export interface ReadOptions {
  limits?: Partial<ReadLimits>;
  /** Milliseconds on any clock that only runs forward, for the limit of wall time. */
  now?: () => number;
  /** Asked now and then; once it says true the reading ends as refused. */
  cancelled?: () => boolean;
  /** How parts are inflated and summed; {@link PORTABLE_CODEC} unless said. */
  codec?: Codec;
}

const OFFICE_RELATIONSHIPS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

/**
 * The whole book, or a {@link ReadRefusal}: never a part of one.
 * @example readBook(bytes).sheets[0]?.cell(5, 3)?.value //=> 'Xã Kháng Chiến'
 */
export function readBook(bytes: Uint8Array, options: ReadOptions = {}): ReadBook {
  const limits = { ...LIMITS, ...options.limits };
  const now = options.now ?? ((): number => performance.now());
  const budget = new Budget(limits, now, options.cancelled);
  checkSignature(bytes);
  if (bytes.length > limits.fileBytes) {
    const detail = `tối đa ${Math.floor(limits.fileBytes / (1024 * 1024))} MB`;
    throw new ReadRefusal('too-large-file', { detail });
  }
  const parts = new PartPackage(
    new ZipArchive(bytes, budget, options.codec ?? PORTABLE_CODEC),
    budget,
  );
  const workbook = readWorkbook(parts, parts.workbookPart(), limits);
  const { date1904 } = workbook;
  const context: BookContext = {
    strings: workbook.strings ? readSharedStrings(parts.scan(workbook.strings)) : undefined,
    styles: readStyles(workbook.styles ? parts.scan(workbook.styles) : undefined),
    date1904,
  };
  const sheets = workbook.sheets.map(({ name, state, part }): ReadSheet =>
    readSheet(parts.scan(part), name, state, context),
  );
  return { sheets, date1904 };
}

interface SheetEntry {
  name: string;
  state: SheetState;
  part: string;
}

interface WorkbookParts {
  sheets: SheetEntry[];
  date1904: boolean;
  strings: string | undefined;
  styles: string | undefined;
}

function readWorkbook(parts: PartPackage, part: string, limits: ReadLimits): WorkbookParts {
  const targets = parts.relationships(part);
  const partOf = (kind: string, usual: string): string | undefined => {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const named = [...targets.values()].find((target) => target.kind === kind)?.target;
    return [named, folder + usual].find((name) => name !== undefined && parts.has(name));
  };
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  const scan = parts.scan(part);
  scan.root('workbook');
  while (scan.nextChild()) {
    if (scan.is('workbookPr')) {
      date1904 = ['1', 'true'].includes(scan.attribute('date1904') ?? '');
      scan.skip();
    } else if (scan.is('sheets')) {
      while (scan.nextChild()) {
        if (scan.is('sheet')) {
          const name = unescapeOffice(scan.attribute('name') ?? '');
          const id = scan.attributeIn(OFFICE_RELATIONSHIPS, 'id') ?? '';
          const target = targets.get(id);
          if (!target || !parts.has(target.target)) {
            throw new ReadRefusal('missing-part', { part, detail: `trang "${name}"` });
          }
          const state = stateOf(scan.attribute('state'));
          // chart sheets and dialogs hold no cells
          if (target.kind === 'worksheet')
            addSheet(sheets, { name, state, part: target.target }, part);
          if (sheets.length > limits.sheets) {
            throw new ReadRefusal('too-large-sheets', { part, detail: `tối đa ${limits.sheets}` });
          }
        }
        scan.skip();
      }
    } else scan.skip();
  }
  scan.end();
  return {
    sheets,
    date1904,
    strings: partOf('sharedStrings', 'sharedStrings.xml'),
    styles: partOf('styles', 'styles.xml'),
  };
}

const stateOf = (written: string | undefined): SheetState =>
  written === 'hidden' || written === 'veryHidden' ? written : 'visible';

/**
 * The same part listed again is the same sheet: read twice, its figures would count twice. Two parts under
 * one name leave open which of them was meant.
 */
function addSheet(sheets: SheetEntry[], sheet: SheetEntry, workbook: string): void {
  if (sheet.name === '') throw malformed(workbook, 'trang tính không có tên');
  if (sheets.some(({ part }) => partKey(part) === partKey(sheet.part))) return;
  const folded = (name: string): string => name.normalize('NFC').toLowerCase();
  if (sheets.some(({ name }) => folded(name) === folded(sheet.name))) {
    throw new ReadRefusal('duplicate-sheet', { part: workbook, detail: sheet.name });
  }
  sheets.push(sheet);
}
