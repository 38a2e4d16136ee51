/**
 * The pane over the fakes, for looking at it and for the browser tests. The address says what to show:
 * `?book=province&theme=dark&fail=load:changed,goTo:excel&step=5&complete=1`.
 */
import { startPane } from '../../../src/taskpane/start';
import { FakeApp, FakeJobs, type FakeOptions } from '../fake-jobs';

const asked = new URLSearchParams(location.search);

const options: FakeOptions = {
  book: (asked.get('book') ?? 'none') as FakeOptions['book'],
  theme: (asked.get('theme') ?? 'light') as FakeOptions['theme'],
  step: Number(asked.get('step') ?? 0),
  fail: Object.fromEntries(
    (asked.get('fail') ?? '')
      .split(',')
      .filter((part) => part !== '')
      .map((part) => part.split(':')),
  ),
  complete: asked.has('complete'),
  blank: asked.has('blank'),
  unchanged: asked.has('unchanged'),
};

const jobs = new FakeJobs(options);
const app = new FakeApp(options.theme);
Object.assign(window, { fake: { jobs, app } });

const place = document.getElementById('pane');
if (!place) throw new Error('The page has no place for the pane.');
await startPane(
  place,
  window.localStorage,
  async () => {
    if (asked.has('outside')) await Promise.reject(new Error('outside'));
    return { app, jobs };
  },
  () => undefined,
);
