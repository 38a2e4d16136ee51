/** The whole folder that is put on a server: pane, functions, commands, guide, manifests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { directive } from '../../src/taskpane/texts/directive-vi';
import { vi } from '../../src/taskpane/texts/vi';
import { buildFolder, HOST, read, removeFolder, ROOT, surroundings, writeManifests } from './built';
import { manifestProblems } from './check';
import { all, parseXml } from './xml';

let folder = '';

beforeAll(() => {
  folder = buildFolder({ pane: true });
  const { status, stderr } = writeManifests(folder, '--host', HOST);
  if (status !== 0) throw new Error(stderr);
});

afterAll(() => removeFolder(folder));

/** Files that a page names, and the words around each. */
const namedBy = (html: string): readonly (readonly [string, string])[] =>
  [...html.matchAll(/<(?:script|link|img)\b([^>]*?)(?:src|href)="([^"#]+)"/g)].map(
    ([, before = '', file = '']) => [file, before] as const,
  );

test('nothing is wrong with the manifest over the real pane', () => {
  const source = read(folder, 'manifest.xml');
  expect(manifestProblems(source, surroundings(folder, HOST))).toEqual([]);
});

test.each(['taskpane.html', 'huong-dan.html'])('every file that %s names is there', (page) => {
  const files = namedBy(read(folder, page))
    .map(([file]) => file)
    .filter((file) => !file.startsWith('https://appsforoffice.microsoft.com/'));
  expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  if (page === 'taskpane.html') expect(files.length).toBeGreaterThan(3);
});

test('the page takes clicks before the pane is loaded: office.js, then commands, both waited for', () => {
  const scripts = namedBy(read(folder, 'taskpane.html')).filter(([file]) => file.endsWith('.js'));
  const at = (part: string): number => scripts.findIndex(([file]) => file.includes(part));
  const module = scripts.findIndex(([, before]) => before.includes('module'));
  expect([at('office.js'), at('commands.js')]).toEqual([0, 1]);
  expect(module).toBeGreaterThan(1);
  for (const [, before] of scripts.slice(0, 2)) expect(before).not.toMatch(/module|defer|async/);
});

test('the pages run no script of their own text and send nothing elsewhere', () => {
  for (const page of ['taskpane.html', 'huong-dan.html']) {
    const html = read(folder, page);
    expect(html).toContain('http-equiv="Content-Security-Policy"');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:/);
  }
});

/** Every text inside, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe('the guide', () => {
  test('calls every button, page and sheet by the name that people see', () => {
    const manifest = all(parseXml(read(folder, 'manifest.xml')), 'bt:String');
    const seen = new Set([
      ...manifest.map(({ attributes }) => attributes.DefaultValue ?? ''),
      ...textsIn(vi),
      ...textsIn(directive),
      // The guide writes N for a count, or leaves it out.
      ...[directive.acceptCertain, directive.check].map((say) => say(7).replace('7', 'N')),
      ...[vi.consolidate.returns, vi.consolidate.receipts].map((say) => say(7).replace(' (7)', '')),
      vi.monitor.backTo('').trim(),
    ]);
    // Sheets, and what can be chosen in them.
    const sheets = read(ROOT, 'docs/SHEETS.md');
    const named = [...read(folder, 'huong-dan.html').matchAll(/<strong>([^<]+)</g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !seen.has(name) && !sheets.includes(name))).toEqual([]);
  });

  test('is whole: nothing of the Markdown is left, and its links lead somewhere', () => {
    const html = read(folder, 'huong-dan.html');
    const text = html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '');
    expect(text).not.toMatch(/\*\*|`|\]\(|^#|\|/m);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    const ids = [...html.matchAll(/id="([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(2);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
