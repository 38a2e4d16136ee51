/** The frame around the pane, with a window and a page that only pass messages. */
import type { SimulatedHost } from '../../workbench/host/host';
import { PaneFrame } from '../../workbench/page/pane-frame';

const ORIGIN = 'http://pane.example';

const host = (): SimulatedHost =>
  ({ bridge: { onMessageFromHost: () => undefined } }) as unknown as SimulatedHost;

function makeFrame() {
  const window = new EventTarget();
  Object.assign(globalThis, { window });
  const told: unknown[] = [];
  const contentWindow = { postMessage: (message: unknown) => told.push(message) };
  const frame = { src: '', contentWindow };
  const pane = new PaneFrame(frame as unknown as HTMLIFrameElement, ORIGIN, () => undefined);
  const hello = (address: string): void => {
    const data = { tiendo: 'hello', search: new URL(address).search };
    const event = Object.assign(new Event('message'), { source: contentWindow, origin: ORIGIN });
    window.dispatchEvent(Object.assign(event, { data }));
  };
  return { frame, pane, told, hello };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

test('a click waits for the page of the workbook that is open', () => {
  const { frame, pane, told, hello } = makeFrame();
  pane.connect(host());
  const first = frame.src;
  // Another workbook, before the page for the first has said a word.
  pane.connect(host());
  pane.run('showConsolidate');
  hello(first);
  expect(told).toEqual([]);
  hello(frame.src);
  expect(told).toEqual([{ tiendo: 'command', command: 'showConsolidate' }]);
});

test('a page that is loaded anew by itself goes on', () => {
  const { frame, pane, told, hello } = makeFrame();
  pane.connect(host());
  hello(frame.src);
  hello(frame.src);
  pane.run('showLoad');
  expect(told).toEqual([{ tiendo: 'command', command: 'showLoad' }]);
});
