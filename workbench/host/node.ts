/// <reference types="office-js" />
/** The only file of the host that needs Node: loads office.js from its package and starts Univer headless. */
import { readFileSync } from 'node:fs';
import { createContext, runInThisContext, Script } from 'node:vm';
import type * as Presets from '@univerjs/presets';
import type * as NodePreset from '@univerjs/preset-sheets-node-core';
import { SimulatedHost } from './host';
import { UniverStore } from './univer-store';

/** The globals that the library defines. */
export interface OfficeGlobals {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension & {
    HostBridge: { init: (bridge: SimulatedHost['bridge']) => void };
  };
}

export interface OpenHost extends OfficeGlobals {
  host: SimulatedHost;
  close: () => void;
}

const nothing = (): void => undefined;

/** As much of a page as the library asks for while it loads. */
function pageGlobals(): Record<string, unknown> {
  const element = (): Record<string, unknown> => ({
    style: {},
    setAttribute: nothing,
    appendChild: nothing,
    addEventListener: nothing,
    getElementsByTagName: () => [],
  });
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const location = {
    protocol: 'https:',
    host: 'localhost',
    origin: 'https://localhost',
    href: 'https://localhost/',
    search: '',
    hash: '',
  };
  const globals: Record<string, unknown> = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    location,
    navigator: { userAgent: 'node', language: 'vi-VN' },
    document: {
      ...element(),
      createElement: element,
      head: element(),
      body: element(),
      documentElement: element(),
      cookie: '',
      readyState: 'complete',
      URL: location.href,
    },
    sessionStorage: storage,
    localStorage: storage,
    addEventListener: nothing,
    removeEventListener: nothing,
    external: {},
    name: '',
  };
  for (const self of ['window', 'self', 'top', 'parent', 'globalThis']) globals[self] = globals;
  return globals;
}

/**
 * Node's own loader, from outside the registry of a test runner: Univer's CommonJS build requires packages
 * that are ES modules only, which Node (20.19 and later) does and jest's registry does not.
 */
const nodeRequire = (runInThisContext('process') as NodeJS.Process)
  .getBuiltinModule('node:module')
  .createRequire(`${process.cwd()}/package.json`);

const LIBRARY = '@microsoft/office-js/dist/excel-web-16.00.debug.js';

let library: Script | undefined;

/** Microsoft's library in a context of its own: its bridge can be set only once. */
export function loadOffice(): OfficeGlobals {
  library ??= new Script(readFileSync(nodeRequire.resolve(LIBRARY), 'utf8'), {
    filename: 'office.js',
  });
  const context = createContext(pageGlobals());
  library.runInContext(context);
  return context as unknown as OfficeGlobals;
}

/** Univer as it runs without a page. */
export function headlessUniver(): ReturnType<typeof Presets.createUniver> {
  const { createUniver, LogLevel } = nodeRequire('@univerjs/presets') as typeof Presets;
  const { UniverSheetsNodeCorePreset } = nodeRequire(
    '@univerjs/preset-sheets-node-core',
  ) as typeof NodePreset;
  return createUniver({
    locales: {},
    logLevel: LogLevel.SILENT,
    presets: [UniverSheetsNodeCorePreset()],
  });
}

/** An open workbook with one empty sheet, and the library connected to it. */
export function openHost(): OpenHost {
  const { univer, univerAPI } = headlessUniver();
  const host = new SimulatedHost(new UniverStore(univerAPI));
  const office = loadOffice();
  office.OfficeExtension.HostBridge.init(host.bridge);
  return {
    Excel: office.Excel,
    OfficeExtension: office.OfficeExtension,
    host,
    close: () => univer.dispose(),
  };
}
