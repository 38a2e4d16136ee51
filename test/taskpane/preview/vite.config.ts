import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The pane over fake jobs; `npx vite -c test/taskpane/preview/vite.config.ts` serves it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  logLevel: 'error',
  build: {
    outDir: fileURLToPath(new URL('../../../dist/pane-preview', import.meta.url)),
    emptyOutDir: true,
    target: ['es2022', 'edge112', 'safari16.4'],
    modulePreload: { polyfill: false },
  },
});
