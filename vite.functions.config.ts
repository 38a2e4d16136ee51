import { fileURLToPath } from 'node:url';
import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import { defineConfig, type Plugin } from 'vite';

const FAMILIES = ['deadline', 'target', 'disbursement', 'report', 'lists'];

const fileOf = (family: string): string =>
  fileURLToPath(new URL(`src/functions/${family}.ts`, import.meta.url));

/** `functions.json` out of the doc comments, beside the script that it describes. */
const metadata = (): Plugin => ({
  name: 'tiendo-functions-json',
  async generateBundle() {
    const { metadataJson, errors } = await generateCustomFunctionsMetadata(FAMILIES.map(fileOf));
    if (errors.length > 0) throw new Error(`functions.json:\n${errors.join('\n')}`);
    // The generator has no tag for this one. Without it one error cell in a column is the answer to the
    // whole call, and the function is not even asked.
    const document = { ...JSON.parse(metadataJson), allowErrorForDataTypeAny: true };
    this.emitFile({
      type: 'asset',
      fileName: 'functions.json',
      source: `${JSON.stringify(document, null, 2)}\n`,
    });
  },
});

/** Fields, at any depth, that the functions look at; names of holidays and words of milestones only make their script longer. */
const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  communes: ['code', 'name', 'type', 'oldDistricts'],
  holidays: ['date', 'kind'],
  milestones: ['group', 'kind', 'share', 'deadline', 'date', 'dates', 'each', 'hour'],
};

const onlyWhatIsLookedAt = (): Plugin => ({
  name: 'tiendo-lean-tables',
  enforce: 'pre',
  transform(code, id) {
    const fields = LOOKED_AT[/\/seeds\/(\w+)\.json$/.exec(id)?.[1] ?? ''];
    if (!fields) return null;
    return { code: JSON.stringify(JSON.parse(code), [...fields]), map: null };
  },
});

/** The worksheet functions in one plain script: Excel loads it without a module loader. */
export default defineConfig({
  logLevel: 'warn',
  plugins: [onlyWhatIsLookedAt(), metadata()],
  build: {
    outDir: 'dist/addin',
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: true,
    lib: {
      entry: fileOf('index'),
      name: 'tiendoFunctions',
      formats: ['iife'],
      fileName: () => 'functions.js',
    },
  },
});
