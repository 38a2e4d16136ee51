import { formatNumber } from '../../domain/number-format';
import type { Budget } from './limits';
import { ReadRefusal } from './refusal';
import { NameStore } from './xml-names';
import { XmlScan } from './xml-scan';
import { malformed, toUtf8 } from './xml-text';
import { partKey, type ZipArchive } from './zip';

const PACKAGE_RELATIONSHIPS = [
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://purl.oclc.org/ooxml/package/relationships',
];

/** SpreadsheetML as Excel writes it by default, and as "Strict Open XML". */
const SPREADSHEET = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
];

export interface Relationship {
  /** Last word of its type: 'worksheet', 'sharedStrings', … */
  kind: string;
  /** Name of the part it points at, without a leading slash. */
  target: string;
}

/** The parts of a workbook file, by name and by how they point at one another. */
export class PartPackage {
  private readonly names = new NameStore();

  constructor(
    private readonly zip: ZipArchive,
    private readonly budget: Budget,
  ) {}

  has(part: string): boolean {
    return this.zip.has(part);
  }

  /** Starts the scan of an XML part. */
  scan(part: string, vocabulary: readonly string[] = SPREADSHEET): XmlScan {
    const bytes = toUtf8(this.zip.read(part), part);
    this.budget.checkTime(part);
    return new XmlScan(bytes, part, vocabulary, this.budget, this.names);
  }

  /** What a part ('' for the package itself) points at inside the file, by relationship id. */
  relationships(source: string): Map<string, Relationship> {
    const found = new Map<string, Relationship>();
    const slash = source.lastIndexOf('/') + 1;
    const part = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
    if (!this.has(part)) return found;
    const scan = this.scan(part, PACKAGE_RELATIONSHIPS);
    scan.root('Relationships');
    while (scan.nextChild()) {
      const id = scan.attribute('Id');
      const target = scan.attribute('Target');
      const kind = scan.attribute('Type')?.split('/').pop();
      // nothing outside the file is ever opened
      const inside = scan.attribute('TargetMode')?.toLowerCase() !== 'external';
      if (scan.is('Relationship') && inside && kind && target !== undefined && id !== undefined) {
        if (found.has(id)) throw malformed(part, `liên kết ${id} ghi hai lần`);
        found.set(id, { kind, target: this.resolve(source, target) });
        // each points at an entry: more of them than those may be would only take memory
        if (found.size > this.budget.limits.entries) {
          const detail = `${part}: hơn ${formatNumber(this.budget.limits.entries)} liên kết`;
          throw new ReadRefusal('too-large-entries', { part, detail });
        }
      }
      scan.skip();
    }
    scan.end();
    return found;
  }

  /** The one part of this kind among the links; two would leave open which of them was meant. */
  only(kind: string, links: Iterable<Relationship>, source: string): string | undefined {
    let found: string | undefined;
    for (const { kind: itsKind, target } of links) {
      if (itsKind !== kind) continue;
      if (found !== undefined && partKey(found) !== partKey(target)) {
        throw malformed(source, `hai liên kết ${kind}`);
      }
      found = target;
    }
    return found;
  }

  /** The part that a target means, read from the part that names it. */
  private resolve(source: string, target: string): string {
    const path = target.replaceAll('\\', '/');
    const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
    for (const segment of path.split('/')) {
      if (segment === '..') segments.pop();
      else if (segment !== '' && segment !== '.') segments.push(segment);
    }
    const plain = segments.join('/');
    return this.has(plain) ? plain : this.unescaped(plain);
  }

  /** Some zip names keep the characters that a target writes as `%20`. */
  private unescaped(part: string): string {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  /** The workbook part, or a refusal that says what the file is instead. */
  workbookPart(): string {
    const root = this.relationships('');
    const named = this.only('officeDocument', root.values(), '_rels/.rels') ?? 'xl/workbook.xml';
    if (named.toLowerCase().endsWith('.bin')) throw new ReadRefusal('is-xlsb', { part: named });
    if (this.has(named)) {
      const foreign = /^(word|ppt|visio)\//i.exec(named);
      if (foreign)
        throw new ReadRefusal('is-document', { part: named, detail: 'Word, PowerPoint' });
      return named;
    }
    if (this.has('xl/workbook.bin')) throw new ReadRefusal('is-xlsb');
    if (this.has('content.xml') && this.has('META-INF/manifest.xml'))
      throw new ReadRefusal('is-ods');
    if (root.size > 0 || this.has('[Content_Types].xml')) {
      throw new ReadRefusal('missing-part', { part: named, detail: named });
    }
    throw new ReadRefusal('is-archive', { detail: 'zip' });
  }
}
