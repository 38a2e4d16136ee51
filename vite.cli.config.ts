import { defineConfig } from 'vite';

/** The command line in one file, so that it starts fast and needs no compiler at hand. */
export default defineConfig({
  logLevel: 'warn',
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'tiendo.mjs', banner: '#!/usr/bin/env node' } },
  },
});
