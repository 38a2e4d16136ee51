/** The page of the workbench: a spreadsheet, the ribbon of the manifest, the unmodified pane, and three roles. */
import manifest from '../../manifest.xml?raw';
import type { BookMaker } from './book-maker';
import { busyWith, progress } from './busy';
import { takeDrops } from './dropping';
import { registerFunctions, type FunctionsJson, type Implementation } from './functions';
import { Opening } from './opening';
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

// In a spreadsheet Tab moves to the next cell; F6 leaves it, as in Excel.
const REGIONS = ['#role', '#ribbon button', '#sheet [contenteditable]', '#pane-frame'];
const AREAS = ['.top', '#ribbon', '.book', '#pane'];

/** Where a role begins in the pane, other than where its workbook leads to. */
const FIRST_COMMAND: Readonly<Record<string, string>> = { office: 'showConsolidate' };

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
  const file = element<HTMLInputElement>('file');
  const typing = new Typing(spreadsheet, say, unsay);
  const ruleLine = new RuleLine(spreadsheet, typing);
  const opening = new Opening(books, spreadsheet, (model, role) => {
    const { host } = spreadsheet.show(model);
    ruleLine.follow();
    pane.connect(host);
    const command = FIRST_COMMAND[role];
    if (command) pane.run(command);
  });

  element('open-file').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (chosen) void opening.openFile(chosen);
  });
  takeDrops((dropped) => void opening.openFile(dropped), say);
  element('save-file').addEventListener('click', () => void opening.save());
  window.addEventListener('keydown', onKey, true);
  pane.onLeave = goRound;
  pane.onWork = (work) => void busyWith('Đang đọc, ghi và tính sổ…', () => work);
  typing.onCalculation = (work) => void busyWith('Đang tính lại các công thức…', () => work);
  spreadsheet.onProgress = progress;
  element('toggle-pane').addEventListener('click', () => showPane(element('pane').hidden));
  drawRibbon(element('ribbon'), ribbonOf(manifest), '/addin', (command) => {
    showPane(true);
    pane.run(command);
  });

  const asked = spreadsheet.askedToCalculate();
  registerFunctions(spreadsheet.api, functions.described, functions.collected);
  const [model] = await Promise.all([first, asked]);
  if (model) opening.shows(model);
  // For tests: the same workbook that people see.
  Object.assign(window, { tiendoWorkbench: { spreadsheet } });
}
