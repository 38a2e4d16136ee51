/** Scripts that Excel waits for. To be checked after `npm run build:addin`. */
import { readFileSync } from 'node:fs';

const ADDIN = 'dist/addin';

/** The entry of the page and all that it imports statically: what the build names in the page itself. */
const page = readFileSync(`${ADDIN}/taskpane.html`, 'utf8');
const firstPaint = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
  ([, file]) => `${ADDIN}/${file}`,
);

export default [
  { name: 'First paint of the task pane', path: firstPaint, limit: '180 KB', gzip: true },
  { name: 'Worksheet functions', path: `${ADDIN}/functions.js`, limit: '20 KB', gzip: true },
];
