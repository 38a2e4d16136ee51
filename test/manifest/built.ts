/** The folder of the build with both manifests, as `npm run build:addin` makes it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_IDS } from '../../src/commands/ids';
import type { Surroundings } from './check';

export const ROOT = join(__dirname, '..', '..');

/** An address with a path: the harder case. */
export const HOST = 'https://tiendo.example.gov.vn/excel';
export const LOCAL = 'https://localhost:3000';

const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

export interface Run {
  status: number | null;
  stderr: string;
}

function node(...args: readonly string[]): Run {
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', TIENDO_HOST: '' },
  });
  return { status, stderr };
}

export const writeManifests = (folder: string, ...args: readonly string[]): Run =>
  node(join(ROOT, 'scripts', 'manifest.mjs'), '--out', join(folder, 'manifest.xml'), ...args);

/**
 * A folder of the build. Mostly only the name of the pane's page matters, and building the pane takes long:
 * an empty page stands in for it.
 */
export function buildFolder({ pane = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-manifest-'));
  for (const part of pane ? ['pane', 'functions'] : ['functions']) {
    const { status, stderr } = node(
      VITE,
      'build',
      '-c',
      `vite.${part}.config.ts`,
      '--outDir',
      folder,
    );
    if (status !== 0) throw new Error(stderr);
  }
  if (!pane) writeFileSync(join(folder, 'taskpane.html'), '<!doctype html>');
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true });

export const read = (folder: string, file: string): string =>
  readFileSync(join(folder, file), 'utf8');

export const surroundings = (folder: string, host: string): Surroundings => ({
  host,
  commandIds: COMMAND_IDS,
  file: (path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file) : null;
  },
});

const READER = `
  const { OfficeAddinManifest } = require('office-addin-manifest');
  Promise.all(process.argv.slice(1).map((file) => OfficeAddinManifest.readManifestFile(file)))
    .then((manifests) => process.stdout.write(JSON.stringify(manifests)));
`;

/** What Microsoft's own reader gets out of manifests; it needs Node's own module loader. */
export function readByMicrosoft(...files: readonly string[]): Record<string, unknown>[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', READER, ...files], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
