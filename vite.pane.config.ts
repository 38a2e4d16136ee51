import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Where Excel expects Office.js to come from; closed networks name their own copy. */
const OFFICE_JS =
  process.env['TIENDO_OFFICE_JS'] || 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** What a content security policy has to name: the origin of an address, nothing for one of ours. */
const originOf = (address: string): string =>
  /^https?:\/\//.test(address) ? new URL(address).origin : '';

/** The page's own scripts are made by other builds and stand beside it; here they are only named. */
const page = (): Plugin => ({
  name: 'tiendo-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replaceAll('%OFFICE_JS%', OFFICE_JS).replaceAll('%OFFICE_ORIGIN%', originOf(OFFICE_JS)),
  },
});

/** Names carry a hash: without this the folder that is handed out would keep every build there ever was. */
const noStaleAssets = (): Plugin => ({
  name: 'tiendo-no-stale-assets',
  writeBundle({ dir = '' }, bundle) {
    // The icons stand in a folder of their own, made by scripts/manifest.mjs.
    for (const entry of readdirSync(join(dir, 'assets'), { withFileTypes: true }))
      if (entry.isFile() && !(`assets/${entry.name}` in bundle))
        rmSync(join(dir, 'assets', entry.name));
  },
});

/** The task pane: taskpane.html, its scripts, the worker. */
export default defineConfig({
  logLevel: 'warn',
  base: './',
  plugins: [page(), noStaleAssets()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/addin',
    // The functions and the manifest stand there too.
    emptyOutDir: false,
    // Edge WebView2, and Safari 16.4 behind Excel for Mac.
    target: ['es2022', 'edge112', 'safari16.4'],
    sourcemap: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: 'taskpane.html',
      onwarn: (warning, warn) => {
        // Fluent marks its modules for React servers, which a browser's bundle has no use for.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
