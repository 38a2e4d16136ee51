/** Modules of the house as the production build compiles them, for the benchmarks. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Inside node_modules, so that what is built finds the packages it imports. */
async function inFolder(work) {
  const folder = mkdtempSync(at('node_modules/.tiendo-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Everything that these modules export, in one object, loaded into Node.
 *
 * @param plugins of vite, to build them with something changed
 * @example const { readBook } = await loadModules(['src/workbook/read/index.ts'])
 */
export const loadModules = (paths, plugins = []) =>
  inFolder(async (outDir) => {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins,
      build: {
        ssr: true,
        outDir,
        target: 'node20',
        rollupOptions: {
          input: Object.fromEntries(paths.map((path, index) => [`m${index}`, at(path)])),
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[hash].mjs' },
        },
      },
    });
    const loaded = await Promise.all(
      paths.map((_, index) => import(pathToFileURL(join(outDir, `m${index}.mjs`)).href)),
    );
    return Object.assign({}, ...loaded);
  });

/** One module and all that it imports as the text of a classic script for a page. */
export const bundleForPage = (path) =>
  inFolder(async (outDir) => {
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir,
        target: 'es2022',
        lib: { entry: at(path), formats: ['iife'], name: 'bench', fileName: () => 'page.js' },
      },
    });
    return readFileSync(join(outDir, 'page.js'), 'utf8');
  });
