/**
 * Entry of the add-in's page, above all layers: Office.js, the worker, the task pane and the ribbon's commands
 * put together.
 */
import { createCommands } from './commands';
import { appOfPage, portOfPage } from './excel/in-page';
import { createJobs } from './jobs/open-workbook';
import { workerEngine, type WorkerLike } from './jobs/worker-client';
import { keptLanguage } from './taskpane/hooks/use-language';
import { shelfOf, startPane } from './taskpane/start';
import { timeOfDay, today } from './taskpane/today';

const place = document.getElementById('pane');
if (!place) throw new Error('The page has no place for the pane.');

const shelf = shelfOf(window);
let language = keptLanguage(shelf);

await startPane(
  place,
  shelf,
  async () => {
    const app = appOfPage(window);
    await app.ready();
    const worker = new Worker(new URL('./jobs/worker.ts', import.meta.url), { type: 'module' });
    const jobs = createJobs({
      port: portOfPage(),
      engine: workerEngine(worker as WorkerLike),
      today: () => today(new Date()),
      timeOfDay: () => timeOfDay(new Date()),
    });
    app.registerCommands(createCommands({ app, jobs, language: () => language }));
    return { app, jobs };
  },
  (chosen) => {
    language = chosen;
  },
);
