import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The ribbon's early script: plain and small, because the page waits for it (src/excel/command-desk.ts). */
export default defineConfig({
  logLevel: 'warn',
  build: {
    outDir: 'dist/addin',
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    lib: {
      entry: fileURLToPath(new URL('src/commands/early.ts', import.meta.url)),
      name: 'tiendoCommands',
      formats: ['iife'],
      fileName: () => 'commands.js',
    },
  },
});
