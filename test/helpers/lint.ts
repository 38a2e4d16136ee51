/** Rules that Excel enforces, or our users rely on, beyond what a reader of values would notice. */
import { posix } from 'node:path';
import { contents, decodeXml, elements, partsOf, type Attributes } from './package';

interface Sheet extends Attributes {
  part: string;
  xml: string;
}

interface Book {
  parts: ReadonlyMap<string, string>;
  workbook: string;
  sheets: Sheet[];
}

/** Names in the zip's own directory, double ones twice. */
function entryNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  const end = bytes.length - 22;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** Where the relationships of a part point: `xl/_rels/workbook.xml.rels` belongs to a part in `xl/`. */
const targetOf = (relationships: string, target: string): string =>
  target.startsWith('/')
    ? target.slice(1)
    : posix.normalize(posix.join(posix.dirname(posix.dirname(relationships)), target));

function openBook(bytes: Uint8Array): Book {
  const parts = partsOf(bytes);
  const workbook = parts.get('xl/workbook.xml') ?? '';
  const links = new Map(
    elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((link) => [
      link['Id'],
      targetOf('xl/_rels/workbook.xml.rels', link['Target'] ?? ''),
    ]),
  );
  const sheets = elements(workbook, 'sheet').map((sheet): Sheet => {
    const part = links.get(sheet['r:id']) ?? '';
    return { ...sheet, part, xml: parts.get(part) ?? '' };
  });
  return { parts, workbook, sheets };
}

function duplicateEntries(bytes: Uint8Array): string[] {
  const names = entryNames(bytes).map((name) => name.toLowerCase());
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `twice: ${name}`);
}

function relationshipTargets({ parts }: Book): string[] {
  return [...parts].flatMap(([name, xml]) => {
    if (!name.endsWith('.rels')) return [];
    const links = elements(xml, 'Relationship');
    const ids = links.map((link) => link['Id']);
    return [
      ...links
        .filter((link) => link['TargetMode'] === 'External')
        .map((link) => `${name}: points outside: ${link['Target']}`),
      ...links
        .filter((link) => !parts.has(targetOf(name, link['Target'] ?? '')))
        .map((link) => `${name}: no part ${link['Target']}`),
      ...(new Set(ids).size === ids.length ? [] : [`${name}: an Id stands twice`]),
    ];
  });
}

function contentTypes({ parts }: Book): string[] {
  const xml = parts.get('[Content_Types].xml') ?? '';
  const defaults = new Set(elements(xml, 'Default').map((type) => type['Extension']));
  const overrides = elements(xml, 'Override').map((type) => (type['PartName'] ?? '').slice(1));
  return [
    ...overrides
      .filter((name) => !parts.has(name))
      .map((name) => `content type without part: ${name}`),
    ...[...parts.keys()]
      .filter((name) => name !== '[Content_Types].xml' && !name.endsWith('/'))
      .filter(
        (name) => !overrides.includes(name) && !defaults.has(name.slice(name.lastIndexOf('.') + 1)),
      )
      .map((name) => `part without content type: ${name}`),
    // A default for .xml says nothing of what a sheet is.
    ...[...parts.keys()]
      .filter(
        (name) => name.startsWith('xl/') && name.endsWith('.xml') && !overrides.includes(name),
      )
      .map((name) => `part without a content type of its own: ${name}`),
  ];
}

const largest = (xml: string, pattern: RegExp): number =>
  Math.max(-1, ...[...xml.matchAll(pattern)].map(([, index]) => Number(index)));

function styleIndexes({ parts, sheets }: Book): string[] {
  const styles = parts.get('xl/styles.xml') ?? '';
  const formats = elements(contents(styles, 'cellXfs')[0] ?? '', 'xf').length;
  const differences = elements(contents(styles, 'dxfs')[0] ?? '', 'dxf').length;
  return sheets.flatMap(({ part, xml }) => {
    const style = Math.max(
      ...['c', 'row', 'col'].map((name) =>
        largest(xml, new RegExp(`<${name}\\s[^>]*?\\b(?:s|style)="(\\d+)"`, 'g')),
      ),
    );
    const difference = largest(xml, /dxfId="(\d+)"/g);
    return [
      ...(style < formats ? [] : [`${part}: style ${style} of ${formats}`]),
      ...(difference < differences ? [] : [`${part}: dxf ${difference} of ${differences}`]),
    ];
  });
}

function sharedStrings({ parts, sheets }: Book): string[] {
  const count = elements(parts.get('xl/sharedStrings.xml') ?? '', 'si').length;
  return sheets.flatMap(({ part, xml }) => {
    const index = largest(xml, /<c\s[^>]*?t="s"[^>]*><v>(\d+)<\/v>/g);
    return index < count ? [] : [`${part}: shared string ${index} of ${count}`];
  });
}

function activeTab({ workbook, sheets }: Book): string[] {
  const views = elements(workbook, 'workbookView');
  const active = Number(views[0]?.['activeTab'] ?? NaN);
  const selected = sheets.flatMap(({ xml }, index) =>
    elements(xml, 'sheetView').some((view) => view['tabSelected'] === '1') ? [index] : [],
  );
  return [
    ...(views.length === 1 ? [] : [`${views.length} workbook views`]),
    ...(sheets[active]?.['state'] === 'visible' ? [] : [`active tab ${active} is not visible`]),
    ...selected.filter((index) => index !== active).map((index) => `tab ${index} selected too`),
  ];
}

function noNotes({ parts }: Book): string[] {
  return [...parts.keys()]
    .filter((name) =>
      /comments|threadedComment|persons|vmlDrawing|drawings\/|vbaProject|externalLink/i.test(name),
    )
    .map((name) => `unwanted part ${name}`);
}

const hasTheme = ({ parts }: Book): string[] =>
  [...parts.keys()].some((name) => /^xl\/theme\/theme\d+\.xml$/.test(name))
    ? []
    : ['no theme part'];

/** Who we are stands in a very hidden sheet, and nowhere is there another hidden one. */
const metaSheet = ({ sheets }: Book): string[] =>
  sheets.flatMap((sheet) => {
    const state = sheet['name'] === '_tiendo' ? 'veryHidden' : 'visible';
    return sheet['state'] === state ? [] : [`sheet ${sheet['name']} is ${sheet['state']}`];
  });

const protection = ({ sheets }: Book): string[] =>
  sheets.flatMap((sheet) => {
    const [found, ...others] = elements(sheet.xml, 'sheetProtection');
    const name = sheet['name'];
    if (!found || others.length > 0 || found['sheet'] !== '1') return [`${name}: not protected`];
    return ['password', 'hashValue', 'saltValue', 'algorithmName', 'spinCount']
      .filter((key) => key in found)
      .map((key) => `${name}: protection with ${key}`);
  });

/** A table is what can be filtered: its headings stay in view and come back on every page. */
function tableHeadings({ workbook, sheets }: Book): string[] {
  const names = elements(workbook, 'definedName');
  return sheets.flatMap((sheet, index) => {
    if (elements(sheet.xml, 'autoFilter').length === 0) return [];
    const name = sheet['name'];
    const frozen = elements(sheet.xml, 'pane').some(
      (pane) => pane['state'] === 'frozen' && Number(pane['ySplit']) > 0,
    );
    const titles = names.some(
      (defined) =>
        defined['name'] === '_xlnm.Print_Titles' && Number(defined['localSheetId']) === index,
    );
    return [
      ...(frozen ? [] : [`${name}: headings are not frozen`]),
      ...(titles ? [] : [`${name}: no print titles`]),
    ];
  });
}

const definedNames = ({ workbook }: Book): string[] =>
  contents(workbook, 'definedName')
    .map(decodeXml)
    .filter((area) => area.includes('#REF!') || !area.includes('!'))
    .map((area) => `defined name points nowhere: ${area}`);

const paper = ({ sheets }: Book): string[] =>
  sheets.flatMap((sheet) => {
    const [setup] = elements(sheet.xml, 'pageSetup');
    return setup?.['paperSize'] === '9' ? [] : [`${sheet['name']}: not A4`];
  });

const overlaps = ({ sheets }: Book): string[] =>
  sheets.flatMap((sheet) => {
    const taken = new Set<string>();
    return elements(sheet.xml, 'mergeCell').flatMap(({ ref = '' }) =>
      cellsOf(ref).flatMap((cell) => {
        if (taken.has(cell)) return [`${sheet['name']}: ${ref} is merged over another merged area`];
        taken.add(cell);
        return [];
      }),
    );
  });

function cellsOf(area: string): string[] {
  const [, left = '', top = '', right = left, bottom = top] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(area) ?? [];
  const number = (letters: string): number =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const cells: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row += 1) {
    for (let column = number(left); column <= number(right); column += 1) {
      cells.push(`${row}/${column}`);
    }
  }
  return cells;
}

const RULES: readonly ((book: Book) => string[])[] = [
  relationshipTargets,
  contentTypes,
  styleIndexes,
  sharedStrings,
  activeTab,
  noNotes,
  hasTheme,
  metaSheet,
  protection,
  tableHeadings,
  definedNames,
  paper,
  overlaps,
];

/** What is wrong with a workbook that we wrote; an empty list when nothing is. */
export function lint(bytes: Uint8Array): string[] {
  const book = openBook(bytes);
  return [...duplicateEntries(bytes), ...RULES.flatMap((rule) => rule(book))];
}
