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

/**
 * What the functions look at: fields at any depth, and of the milestones those that are a share of the capital.
 * Names of holidays and events only make their script longer.
 */
const LOOKED_AT: Readonly<Record<string, { fields: readonly string[]; having?: string }>> = {
  communes: { fields: ['code', 'name', 'type', 'oldDistricts'] },
  holidays: { fields: ['date', 'kind'] },
  milestones: { fields: ['group', 'kind', 'share', 'deadline', 'date', 'hour'], having: 'share' },
};

const onlyWhatIsLookedAt = (): Plugin => ({
  name: 'tiendo-lean-tables',
  enforce: 'pre',
  transform(code, id) {
    const table = LOOKED_AT[/\/seeds\/(\w+)\.json$/.exec(id)?.[1] ?? ''];
    if (!table) return null;
    const { fields, having } = table;
    const rows = JSON.parse(code) as object[];
    const used = having === undefined ? rows : rows.filter((row) => having in row);
    return { code: JSON.stringify(used, [...fields]), map: null };
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
