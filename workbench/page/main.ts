/** The page of the workbench: a spreadsheet, the ribbon of the manifest, the unmodified pane, and three roles. */
import manifest from '../../manifest.xml?raw';
import { writeBook } from '../../src/workbook/write';
import { savedModel } from '../book/save-model';
import { blankBook, communeTables, PERIOD, provinceTables, UNITS } from './books';
import { download, fileOf, openedModel } from './files';
import { collectFunctions, loadScript, registerFunctions } from './functions';
import { PaneFrame } from './pane-frame';
import { drawRibbon, ribbonOf } from './ribbon';
import { RuleLine } from './rule-line';
import { Spreadsheet } from './spreadsheet';
import { element, say } from './say';
import { Typing } from './typing';
import type { BookModel } from '../../src/sheets/model';

import '@univerjs/preset-sheets-core/lib/index.css';

type Role = 'department' | 'commune' | 'office' | 'blank';

const spreadsheet = new Spreadsheet(
  element('sheet'),
  window.matchMedia('(prefers-color-scheme: dark)').matches,
);
const role = element<HTMLSelectElement>('role');
const unit = element<HTMLSelectElement>('unit');
const file = element<HTMLInputElement>('file');
const paneButton = element('toggle-pane');

function showPane(visible: boolean): void {
  element('pane').hidden = !visible;
  paneButton.setAttribute('aria-pressed', String(visible));
}

const { paneOrigin } = (await (await fetch('/workbench.json')).json()) as { paneOrigin: string };
const pane = new PaneFrame(element<HTMLIFrameElement>('pane-frame'), paneOrigin, showPane);
const typing = new Typing(spreadsheet, say);
const ruleLine = new RuleLine(spreadsheet, typing);

function modelOf(chosen: Role): BookModel {
  if (chosen === 'commune') return communeTables(unit.value);
  return chosen === 'blank' ? blankBook() : provinceTables();
}

function show(model: BookModel): void {
  const { host } = spreadsheet.show(model);
  ruleLine.follow();
  pane.connect(host);
  document.body.dataset['ready'] = model.active;
}

function changeRole(): void {
  const chosen = role.value as Role;
  element('unit-label').hidden = chosen !== 'commune';
  show(modelOf(chosen));
}

async function openFile(chosen: File): Promise<void> {
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  try {
    show(openedModel(bytes));
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
unit.value = '06463';
role.addEventListener('change', changeRole);
unit.addEventListener('change', changeRole);
element('open-file').addEventListener('click', () => file.click());
file.addEventListener('change', () => {
  const [chosen] = file.files ?? [];
  file.value = '';
  if (chosen) void openFile(chosen);
});
element('save-file').addEventListener('click', () => void saveFile());
// In a spreadsheet Tab moves to the next cell; F6 leaves it, as in Excel.
const REGIONS = ['#role', '#ribbon button', '#sheet [contenteditable]', '#pane-frame'];
window.addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const places = REGIONS.flatMap((region) => document.querySelector<HTMLElement>(region) ?? []);
    const areas = ['.top', '#ribbon', '.book', '#pane'];
    const now = areas.findIndex((area) => document.activeElement?.closest(area));
    const step = event.shiftKey ? -1 : 1;
    places[(now + step + places.length) % places.length]?.focus();
  },
  true,
);
paneButton.addEventListener('click', () => showPane(element('pane').hidden));
drawRibbon(element('ribbon'), ribbonOf(manifest), '/addin', (command) => {
  showPane(true);
  pane.run(command);
});

const collected = collectFunctions();
const [functionsJson] = await Promise.all([
  fetch('/addin/functions.json').then((answer) => answer.json()),
  loadScript('/addin/functions.js'),
]);
// New functions have Univer calculate everything: let it be while there is nothing.
const calculated = spreadsheet.nextCalculation();
registerFunctions(spreadsheet.api, functionsJson, collected);
await calculated;
changeRole();

// For tests: the same workbook that people see.
Object.assign(window, { tiendoWorkbench: { spreadsheet } });
