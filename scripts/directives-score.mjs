/**
 * Scores the reader of directives against the hand-made catalog and prints every miss. The texts lie
 * beside the project; without them there is nothing to score.
 */
import { createServer } from 'vite';

const server = await createServer({
  logLevel: 'error',
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { scoreSeeds, reportOf, SEED_TEXTS } = await server.ssrLoadModule(
    '/test/directives/seeds-score.ts',
  );
  const scores = scoreSeeds();
  process.stdout.write(
    scores === null
      ? `Không có văn bản gốc trong ${SEED_TEXTS}: không có gì để chấm.\n`
      : `${reportOf(scores)}\n`,
  );
} finally {
  await server.close();
}
