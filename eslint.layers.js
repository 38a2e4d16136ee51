/** What runs in a page may use all of these; the dataset is the command line's. */
const FOR_PAGES = [
  'consolidation',
  'directives',
  'excel',
  'workbook',
  'sheets',
  'catalog',
  'domain',
];

/**
 * The layers of the house, enforced. A folder may import itself and what is listed for it; everything
 * else under src/ is an error. One table, the lowest layer first (docs/DECISIONS.md, "Layers").
 */
export const LAYERS = {
  domain: [],
  catalog: ['domain'],
  sheets: ['catalog', 'domain'],
  workbook: ['sheets', 'catalog', 'domain'],
  excel: ['sheets', 'catalog', 'domain'],
  dataset: ['sheets', 'catalog', 'domain'],
  directives: ['catalog', 'domain'],
  consolidation: ['workbook', 'sheets', 'catalog', 'domain'],
  functions: FOR_PAGES,
  jobs: FOR_PAGES,
  taskpane: ['jobs', ...FOR_PAGES],
  commands: ['jobs', ...FOR_PAGES],
  cli: ['dataset', 'consolidation', 'directives', 'workbook', 'sheets', 'catalog', 'domain'],
};

const OFFICE_GLOBALS = ['Excel', 'Office', 'OfficeExtension'].map((name) => ({
  name,
  message: 'Only src/excel/ may name Office.js.',
}));

const CLOCK = [{ name: 'Date', message: 'Days are day numbers (src/domain/day.ts).' }];

/** The compiler knows the page everywhere; the house knows it at its top only. */
const PAGE = ['window', 'document', 'localStorage', 'navigator'].map((name) => ({
  name,
  message: 'Only src/taskpane/ and src/commands/ may use the page.',
}));

/** Parts of the house that must run in a browser as well as in Node. */
const NODE_ONLY = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process'],
  message: 'Only src/cli/ may use Node: everything below it also runs in the task pane.',
};

export const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => {
  const forbidden = Object.keys(LAYERS).filter(
    (other) => other !== layer && !allowed.includes(other),
  );
  return {
    files: [`src/${layer}/**/*.ts`, `src/${layer}/**/*.tsx`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(forbidden.length > 0
              ? [
                  {
                    // Out of this layer's folder and into another's: `../catalog`, `../../catalog/select`,
                    // and the longer ways round, `./../catalog`, `../../src/catalog`.
                    regex: `^(\\./)*(\\.\\./)+(src/)?(${forbidden.join('|')})(/|$)`,
                    message: `src/${layer}/ may not import from there (eslint.layers.js).`,
                  },
                ]
              : []),
            ...(layer === 'cli' ? [] : [NODE_ONLY]),
            ...(layer === 'domain'
              ? [{ regex: '^[^.]', message: 'src/domain/ imports nothing but itself.' }]
              : []),
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...(layer === 'excel' ? [] : OFFICE_GLOBALS),
        ...(['taskpane', 'commands'].includes(layer) ? [] : PAGE),
        ...(['domain', 'sheets', 'catalog'].includes(layer) ? CLOCK : []),
      ],
    },
  };
});
