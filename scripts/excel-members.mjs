/**
 * Lists the members of the Excel API that src/excel/ uses, each with the requirement set that its
 * documentation names, and writes docs/EXCEL-MEMBERS.md. Fails above the ceiling: Excel LTSC 2021.
 *
 *   node scripts/excel-members.mjs          writes the table
 *   node scripts/excel-members.mjs --check  fails when the table is not current
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TABLE = join(ROOT, 'docs', 'EXCEL-MEMBERS.md');
const CEILING = 14;
const TYPES = '@types/office-js/';

/** `ExcelApi 1.x` of a comment: the highest where it names several, null where it names none. */
function setOf(comment) {
  const named = /\[Api set: ([^\]]*)\]/.exec(comment)?.[1];
  if (named === undefined) return null;
  const versions = [...named.matchAll(/\b1\.(\d+)/g)].map(([, minor]) => Number(minor));
  if (!named.startsWith('ExcelApi ') || versions.length === 0)
    return { name: named, minor: Infinity };
  const minor = Math.max(...versions);
  return { name: `ExcelApi 1.${minor}`, minor };
}

/** The comment in front of a declaration. */
const commentOf = (declaration) =>
  declaration
    .getSourceFile()
    .text.slice(declaration.getFullStart(), declaration.getStart(undefined, false));

/** Names of the namespaces around a declaration. */
function namespaceOf(declaration) {
  for (let at = declaration.parent; at; at = at.parent) {
    if (ts.isModuleDeclaration(at) && at.name.text === 'Excel') return 'Excel';
  }
  return null;
}

const KINDS = [
  ts.isPropertySignature,
  ts.isPropertyDeclaration,
  ts.isMethodDeclaration,
  ts.isMethodSignature,
  ts.isFunctionDeclaration,
];

/** What a symbol is to Excel: `Range.values` and its set; null when it is none of Excel's. */
function memberOf(symbol) {
  for (const declaration of symbol?.declarations ?? []) {
    if (!declaration.getSourceFile().fileName.includes(TYPES)) continue;
    if (!KINDS.some((is) => is(declaration)) || namespaceOf(declaration) === null) continue;
    const owner = declaration.parent;
    const name = owner.name && !ts.isModuleBlock(owner) ? `${owner.name.text}.` : 'Excel.';
    const set = setOf(commentOf(declaration)) ?? (owner.name ? setOf(commentOf(owner)) : null);
    return { name: `${name}${symbol.name}`, set };
  }
  return null;
}

/** The symbols that a piece of syntax uses. */
function* symbolsAt(node, checker) {
  if (ts.isPropertyAccessExpression(node)) yield checker.getSymbolAtLocation(node.name);
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const type = checker.getTypeAtLocation(node.parent);
    yield type.getProperty((node.propertyName ?? node.name).getText());
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
    const type = checker.getContextualType(node.parent);
    const parts = type?.isUnion() ? type.types : [type];
    for (const part of parts) yield part?.getProperty(node.name.getText());
  }
  if (ts.isElementAccessExpression(node)) {
    const key = checker.getTypeAtLocation(node.argumentExpression);
    const object = checker.getTypeAtLocation(node.expression);
    for (const part of key.isUnion() ? key.types : [key]) {
      if (part.isStringLiteral()) yield object.getProperty(part.value);
    }
  }
}

function usedMembers() {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['-'] },
    ts.sys,
    ROOT,
  );
  const folder = join(ROOT, 'src', 'excel');
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const members = new Map();
  const visit = (node) => {
    for (const symbol of symbolsAt(node, checker)) {
      const member = symbol && memberOf(symbol);
      if (member) members.set(member.name, member.set);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(program.getSourceFile(file));
  return [...members].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Rows of a table, padded as Prettier pads them. */
function aligned(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => {
    const cells = row.map((text, column) =>
      text === '-' ? '-'.repeat(widths[column]) : text.padEnd(widths[column]),
    );
    return `| ${cells.join(' | ')} |`;
  });
}

function tableOf(members) {
  const highest = Math.max(...members.map(([, set]) => set?.minor ?? 0));
  return [
    '# Members of the Excel API in use',
    '',
    `Written by \`node scripts/excel-members.mjs\` from the code of src/excel/ and the comments of`,
    `\`@types/office-js\`; a test checks that it is current. The ceiling is ExcelApi 1.${CEILING} (Excel LTSC 2021);`,
    `the highest in use is ExcelApi 1.${highest}. Members without a set belong to the library itself.`,
    '',
    ...aligned([
      ['Member', 'Requirement set'],
      ['-', '-'],
      ...members.map(([name, set]) => [`\`${name}\``, set?.name ?? '–']),
    ]),
    '',
  ].join('\n');
}

const members = usedMembers();
const tooNew = members.filter(([, set]) => set !== null && set.minor > CEILING);
if (members.length === 0 || tooNew.length > 0) {
  const names = tooNew.map(([name, set]) => `${name} (${set.name})`).join(', ');
  process.stderr.write(`Above ExcelApi 1.${CEILING}, or nothing found: ${names}\n`);
  process.exit(1);
}
const table = tableOf(members);
if (!process.argv.includes('--check')) writeFileSync(TABLE, table);
else if (readFileSync(TABLE, 'utf8') !== table) {
  process.stderr.write('docs/EXCEL-MEMBERS.md is not current: node scripts/excel-members.mjs\n');
  process.exit(1);
}
