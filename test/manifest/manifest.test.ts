/** Both manifests as they are written, read by Microsoft's reader and held against the build. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS } from '../../src/functions/functions';
import { PAGES } from '../../src/excel/office-app';
import { PAGE_COMMANDS } from '../../src/commands/ids';
import {
  buildFolder,
  HOST,
  LOCAL,
  read,
  readByMicrosoft,
  removeFolder,
  ROOT,
  surroundings,
  writeManifests,
} from './built';
import { manifestProblems, pngSize, requirementSets } from './check';
import { all, parseXml } from './xml';

let folder = '';
let production = '';
let development = '';

beforeAll(() => {
  folder = buildFolder();
  const { status, stderr } = writeManifests(folder, '--host', `${HOST}/`);
  if (status !== 0) throw new Error(stderr);
  production = read(folder, 'manifest.xml');
  development = read(folder, 'manifest.dev.xml');
});

afterAll(() => removeFolder(folder));

test('nothing is wrong with the production variant', () => {
  expect(manifestProblems(production, surroundings(folder, HOST))).toEqual([]);
});

test('nothing is wrong with the development variant', () => {
  expect(manifestProblems(development, surroundings(folder, LOCAL))).toEqual([]);
});

test('Microsoft’s reader reads both, and the source', () => {
  const [real, trial, source] = readByMicrosoft(
    join(folder, 'manifest.xml'),
    join(folder, 'manifest.dev.xml'),
    join(ROOT, 'manifest.xml'),
  );
  expect(real).toMatchObject({
    defaultLocale: 'vi-VN',
    displayName: 'Tiến Độ',
    hosts: ['Workbook'],
    officeAppType: 'TaskPaneApp',
    permissions: 'ReadWriteDocument',
    appDomains: ['https://tiendo.example.gov.vn'],
    defaultSettings: { sourceLocation: `${HOST}/taskpane.html` },
  });
  expect(trial).toMatchObject({
    displayName: 'Tiến Độ (thử)',
    defaultSettings: { sourceLocation: `${LOCAL}/taskpane.html` },
  });
  expect(source?.id).toBe(real?.id);
  expect(trial?.id).not.toBe(real?.id);
});

test('the variants can be installed side by side', () => {
  const namespaceOf = (text: string): string | undefined =>
    all(parseXml(text), 'bt:String').find(
      ({ attributes }) => attributes.id === 'Functions.Namespace',
    )?.attributes.DefaultValue;
  expect(namespaceOf(production)).toBe('TIENDO');
  expect(namespaceOf(development)).toBe('TIENDODEV');
});

test('the version grows with the package’s', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(production).toContain(`<Version>1.${version}</Version>`);
});

test('the metadata that a manifest names is of the functions in the code', () => {
  const [, file = ''] = /\/(functions\.[0-9a-f]{8}\.json)"/.exec(production) ?? [];
  const { functions } = JSON.parse(read(folder, file));
  const ids = functions.map(({ id }: { id: string }) => id);
  expect(ids.sort()).toEqual(Object.keys(FUNCTIONS).sort());
  expect(read(folder, file)).toBe(read(folder, 'functions.json'));
});

test('other metadata has another name, and the earlier one goes', () => {
  const before = readdirSync(folder).filter((name) => /^functions\.\w{8}\.json$/.test(name));
  const metadata = read(folder, 'functions.json');
  writeFileSync(join(folder, 'functions.json'), `${metadata}\n`);
  expect(writeManifests(folder, '--host', HOST).status).toBe(0);
  const after = readdirSync(folder).filter((name) => /^functions\.\w{8}\.json$/.test(name));
  expect([before.length, after.length]).toEqual([1, 1]);
  expect(after).not.toEqual(before);
  writeFileSync(join(folder, 'functions.json'), metadata);
  expect(writeManifests(folder, '--host', HOST).status).toBe(0);
});

describe('the script refuses', () => {
  test.each(['http://tiendo.example.gov.vn', 'tiendo.example.gov.vn', 'https://a.vn/?x=1'])(
    'the address %s',
    (host) => {
      const { status, stderr } = writeManifests(folder, '--host', host);
      expect(status).toBe(1);
      expect(stderr).toContain(host);
    },
  );

  test.each([
    ['taskpane.html', 'npm run build:pane'],
    ['functions.json', 'npm run build:functions'],
    ['functions.js', 'functions.js'],
  ])('a build without %s', (file, told) => {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    rmSync(path);
    const { status, stderr } = writeManifests(folder, '--host', HOST);
    writeFileSync(path, bytes);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
  });

  test('a build whose page names a file that is not there', () => {
    const page = join(folder, 'taskpane.html');
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, '<script src="./assets/gone.js"></script>');
    const { status, stderr } = writeManifests(folder, '--host', HOST);
    writeFileSync(page, text);
    expect(status).toBe(1);
    expect(stderr).toContain('./assets/gone.js');
  });
});

test('the required sets are the least that the code cannot do without', () => {
  const table = readFileSync(join(ROOT, 'docs', 'EXCEL-MEMBERS.md'), 'utf8');
  // A field of an event that an older Excel leaves out; src/excel/change-watch.ts does without it.
  const optional = ['WorksheetChangedEventArgs.triggerSource'];
  const needed = [...table.matchAll(/^\| `(\S+)` +\| ExcelApi 1\.(\d+) +\|$/gm)]
    .filter(([, member = '']) => !optional.includes(member))
    .map(([, , minor]) => Number(minor));
  expect(requirementSets(production)).toEqual({
    SharedRuntime: '1.1',
    CustomFunctionsRuntime: '1.3',
    ExcelApi: `1.${Math.max(...needed)}`,
  });
});

test('every page of the pane has a button', () => {
  expect(Object.values(PAGE_COMMANDS).sort()).toEqual([...PAGES].sort());
});

describe('icons', () => {
  const icons = join(ROOT, 'assets', 'icons');
  const files = readdirSync(icons);
  const sizesOf = (name: string): number[] =>
    files
      .filter((file) => file.startsWith(`${name}-`))
      .map((file) => Number(/-(\d+)\.png$/.exec(file)?.[1]))
      .sort((a, b) => a - b);

  test.each(files.filter((file) => file.endsWith('.svg')).map((file) => file.slice(0, -4)))(
    '%s is drawn at every size',
    (name) => {
      const sizes = [16, 20, 24, 32, 40, 48, 64, 80];
      expect(sizesOf(name)).toEqual(name === 'app' ? [...sizes, 128] : sizes);
      for (const size of sizesOf(name)) {
        expect(pngSize(readFileSync(join(icons, `${name}-${size}.png`)))).toBe(`${size}x${size}`);
      }
      const drawing = readFileSync(join(icons, `${name}.svg`), 'utf8');
      expect(drawing).toContain('viewBox="0 0 32 32"');
      expect(drawing).not.toMatch(/<(image|script|text)|href/);
    },
  );

  test('none stands without its drawing', () => {
    const drawn = files
      .filter((file) => file.endsWith('.png'))
      .map((file) => file.replace(/-\d+\.png$/, ''));
    expect(drawn.filter((name) => !files.includes(`${name}.svg`))).toEqual([]);
  });
});
