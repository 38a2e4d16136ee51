/** The production build of the early script: what Excel runs before anything else of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { COMMAND_IDS } from '../../src/commands/ids';
import { FUNCTIONS } from '../../src/functions/functions';
import { buildFolder, removeFolder, ROOT, writeManifests } from '../manifest/built';

let script = '';
let functions = '';

beforeAll(() => {
  const folder = buildFolder();
  const { status, stderr } = writeManifests(folder);
  if (status !== 0) throw new Error(stderr);
  functions = readFileSync(join(folder, 'functions.js'), 'utf8');
  script = readFileSync(join(folder, 'commands.js'), 'utf8');
  removeFolder(folder);
});

test('takes every button at once, before the rest of Office is there', () => {
  const associated: string[] = [];
  const page: Record<string, unknown> = {
    Office: { actions: { associate: (id: string) => associated.push(id) } },
    setTimeout,
    clearTimeout,
  };
  runInContext(script, createContext(page));
  expect(associated.sort()).toEqual([...COMMAND_IDS].sort());
  expect(page.tiendoCommandDesk).toMatchObject({ serve: expect.any(Function) });
});

test('leaves a page without Office.js alone', () => {
  const page: Record<string, unknown> = {};
  runInContext(script, createContext(page));
  expect(page.tiendoCommandDesk).toBeUndefined();
});

test('is a plain script that the page need not wait long for', () => {
  expect(script).not.toMatch(/^\s*(import|export)\b/m);
  expect(script.length).toBeLessThan(2_000);
});

/** As much of a page as Microsoft's loader asks for; it would go on to fetch the rest, which never comes. */
function loadingPage(): Record<string, unknown> {
  const nothing = (): void => undefined;
  const tag = {
    src: 'https://localhost/office.debug.js',
    style: {},
    getAttribute: () => null,
    setAttribute: nothing,
    appendChild: nothing,
    insertBefore: nothing,
  };
  const page: Record<string, unknown> = {
    console,
    setTimeout: () => 0,
    setInterval: () => 0,
    clearTimeout: nothing,
    clearInterval: nothing,
    performance,
    history: {},
    location: {
      protocol: 'https:',
      host: 'localhost',
      href: 'https://localhost/',
      search: '',
      hash: '',
    },
    navigator: { userAgent: 'node', language: 'vi-VN' },
    document: {
      createElement: () => ({ ...tag }),
      getElementsByTagName: () => [{ ...tag, parentNode: tag }],
      addEventListener: nothing,
      head: tag,
      body: tag,
      cookie: '',
      readyState: 'loading',
      URL: 'https://localhost/',
    },
    addEventListener: nothing,
    external: {},
    name: '',
  };
  for (const self of ['window', 'self', 'top', 'parent']) page[self] = page;
  return page;
}

test('Microsoft’s own loader knows every button and function before the library behind it is there', () => {
  const loader = join(ROOT, 'node_modules/@microsoft/office-js/dist/office.debug.js');
  const page = createContext(loadingPage());
  runInContext(readFileSync(loader, 'utf8'), page);
  runInContext(script, page);
  runInContext(functions, page);
  const known = (of: string): string[] =>
    [...(runInContext(`Object.keys(${of}._association.mappings)`, page) as string[])].sort();
  // Names are one whatever their case.
  expect(known('Office.actions')).toEqual(COMMAND_IDS.map((id) => id.toUpperCase()).sort());
  expect(known('CustomFunctions')).toEqual(Object.keys(FUNCTIONS).sort());
  expect(runInContext('typeof Excel', page)).toBe('undefined');
});
