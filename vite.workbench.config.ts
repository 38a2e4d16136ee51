import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The script for the pane's page is a plain one: it has to run before the add-in's own. */
const standIn = (): Plugin => ({
  name: 'tiendo-stand-in',
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir: here('dist/workbench'),
        emptyOutDir: false,
        target: 'es2022',
        lib: {
          entry: here('workbench/pane/stand-in.ts'),
          name: 'tiendoStandIn',
          formats: ['iife'],
          fileName: () => 'stand-in.js',
        },
      },
    });
  },
});

/** The workbench: Univer, the simulated host, our own sheets, reader and writer. Some 6 MB, for localhost only. */
export default defineConfig({
  logLevel: 'warn',
  root: 'workbench',
  base: '/',
  plugins: [standIn()],
  build: {
    outDir: here('dist/workbench'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 8000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      onwarn: (warning, warn) => {
        // Univer's menus mark their modules for React servers, which a browser's bundle has no use for.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
