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

export { address, columnName } from './address';
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
 * @example readBook(bytes).sheets[0]?.cell(5, 3)?.value //=> 'xã Chi Lăng'
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
    const named = parts.only(kind, targets.values(), part);
    return [named, folder + usual].find((name) => name !== undefined && parts.has(name));
  };
  const sheets = new SheetList(part);
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
          if (target.kind === 'worksheet') sheets.add({ name, state, part: target.target });
          if (sheets.entries.length > limits.sheets) {
            throw new ReadRefusal('too-large-sheets', { part, detail: `tối đa ${limits.sheets}` });
          }
        }
        scan.skip();
      }
    } else scan.skip();
  }
  scan.end();
  return {
    sheets: sheets.entries,
    date1904,
    strings: partOf('sharedStrings', 'sharedStrings.xml'),
    styles: partOf('styles', 'styles.xml'),
  };
}

const stateOf = (written: string | undefined): SheetState =>
  written === 'hidden' || written === 'veryHidden' ? written : 'visible';

class SheetList {
  readonly entries: SheetEntry[] = [];
  /** Key of a part, and the name it is listed under. */
  private readonly parts = new Map<string, string>();
  private readonly names = new Set<string>();

  constructor(private readonly workbook: string) {}

  /**
   * The same part listed again is the same sheet: read twice, its figures would count twice. Under another
   * name it is one that other programs show twice. Two parts under one name leave open which was meant.
   */
  add(sheet: SheetEntry): void {
    const part = this.workbook;
    if (sheet.name === '') throw malformed(part, 'trang tính không có tên');
    const name = sheet.name.normalize('NFC').toLowerCase();
    const listedAs = this.parts.get(partKey(sheet.part));
    if (listedAs === name) return;
    if (listedAs !== undefined) throw malformed(part, `hai tên cho một trang tính: ${sheet.name}`);
    this.parts.set(partKey(sheet.part), name);
    if (this.names.has(name)) {
      throw new ReadRefusal('duplicate-sheet', { part, detail: sheet.name });
    }
    this.names.add(name);
    this.entries.push(sheet);
  }
}
