/** The page of the workbench: a spreadsheet, the ribbon of the manifest, the unmodified pane, and three roles. */
import manifest from '../../manifest.xml?raw';
import { writeBook } from '../../src/workbook/write';
import { savedModel } from '../book/save-model';
import type { BookMaker, Role } from './book-maker';
import { PERIOD, UNITS } from './books';
import { download, fileOf, openedModel } from './files';
import { registerFunctions, type FunctionsJson, type Implementation } from './functions';
import type { PaneFrame } from './pane-frame';
import { drawRibbon, ribbonOf } from './ribbon';
import { RuleLine } from './rule-line';
import { Spreadsheet } from './spreadsheet';
import { element, say, unsay } from './say';
import { Typing } from './typing';
import type { BookModel } from '../../src/sheets/model';

import '@univerjs/preset-sheets-core/lib/index.css';

/** What has been begun before the spreadsheet's code was there. */
export interface Begun {
  books: BookMaker;
  first: Promise<BookModel | null>;
  functions: { described: FunctionsJson; collected: ReadonlyMap<string, Implementation> };
  pane: PaneFrame;
  showPane: (visible: boolean) => void;
}

const FIRST_UNIT = '06463';

// In a spreadsheet Tab moves to the next cell; F6 leaves it, as in Excel.
const REGIONS = ['#role', '#ribbon button', '#sheet [contenteditable]', '#pane-frame'];
const AREAS = ['.top', '#ribbon', '.book', '#pane'];

function goRound(back: boolean): void {
  const places = REGIONS.flatMap((region) => document.querySelector<HTMLElement>(region) ?? []);
  const now = AREAS.findIndex((area) => document.activeElement?.closest(area));
  places[(now + (back ? -1 : 1) + places.length) % places.length]?.focus();
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'F6') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  goRound(event.shiftKey);
}

export async function startPage({ books, first, functions, pane, showPane }: Begun): Promise<void> {
  const spreadsheet = new Spreadsheet(
    element('sheet'),
    window.matchMedia('(prefers-color-scheme: dark)').matches,
  );
  const role = element<HTMLSelectElement>('role');
  const unit = element<HTMLSelectElement>('unit');
  const file = element<HTMLInputElement>('file');
  const typing = new Typing(spreadsheet, say, unsay);
  const ruleLine = new RuleLine(spreadsheet, typing);

  function show(model: BookModel): void {
    const { host } = spreadsheet.show(model);
    ruleLine.follow();
    pane.connect(host);
    document.body.dataset['ready'] = model.active;
  }

  async function changeRole(): Promise<void> {
    delete document.body.dataset['ready'];
    element('unit-label').hidden = role.value !== 'commune';
    const model = await books.make(role.value as Role, unit.value);
    if (model) show(model);
  }

  async function openFile(chosen: File): Promise<void> {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    try {
      const model = openedModel(bytes);
      books.forget();
      show(model);
    } catch (error) {
      say({
        title: `Không mở được ${chosen.name}.`,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async function saveFile(): Promise<void> {
    const model = await savedModel(spreadsheet.open.host.state);
    download(fileOf(await writeBook(model)), `so-${PERIOD}-${role.value}.xlsx`);
  }

  unit.append(...UNITS.map(({ code, name }) => new Option(name, code)));
  unit.value = FIRST_UNIT;
  role.addEventListener('change', () => void changeRole());
  unit.addEventListener('change', () => void changeRole());
  element('open-file').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen) void openFile(chosen);
  });
  element('save-file').addEventListener('click', () => void saveFile());
  window.addEventListener('keydown', onKey, true);
  pane.onLeave = goRound;
  element('toggle-pane').addEventListener('click', () => showPane(element('pane').hidden));
  drawRibbon(element('ribbon'), ribbonOf(manifest), '/addin', (command) => {
    showPane(true);
    pane.run(command);
  });

  const asked = spreadsheet.askedToCalculate();
  registerFunctions(spreadsheet.api, functions.described, functions.collected);
  const [model] = await Promise.all([first, asked]);
  if (model) show(model);
  // For tests: the same workbook that people see.
  Object.assign(window, { tiendoWorkbench: { spreadsheet } });
}
