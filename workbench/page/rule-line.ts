/** The line over the sheet: what may be typed into the selected cell, and the list to pick from. */
import type { IRange } from '@univerjs/presets';
import { boxAddress, type Box } from '../host/address';
import { choicesOf, promptOf, validationAt } from './rules';
import { element } from './say';
import type { Spreadsheet } from './spreadsheet';
import type { Typing } from './typing';

const SET_SELECTIONS = 'sheet.operation.set-selections';

interface Selected {
  subUnitId?: string;
  selections?: { range: IRange }[];
}

export class RuleLine {
  private cell: { row: number; column: number } | null = null;
  private readonly pick = element<HTMLSelectElement>('pick');

  constructor(
    private readonly spreadsheet: Spreadsheet,
    typing: Typing,
  ) {
    const { api } = spreadsheet;
    // The operation and not Univer's event for it, which keeps quiet about the first after a workbook was opened.
    api.addEvent(api.Event.CommandExecuted, ({ id, params }) => {
      if (id !== SET_SELECTIONS || !spreadsheet.isOpen) return;
      const { subUnitId, selections = [] } = (params ?? {}) as Selected;
      const [selection] = selections;
      if (!selection || subUnitId !== spreadsheet.open.host.state.active) return;
      const { startRow, startColumn, endRow, endColumn } = selection.range;
      this.select({ top: startRow, left: startColumn, bottom: endRow, right: endColumn });
    });
    api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
      if (!spreadsheet.isOpen) return;
      const { state } = spreadsheet.open.host;
      const id = activeSheet.getSheetId();
      if (state.has(id)) state.active = id;
      // Univer tells of the sheet after the selection where the add-in went to both.
      const { selection } = state;
      if (selection?.sheet === id) this.select(selection.box);
      else this.clear();
    });
    this.pick.addEventListener('change', () => {
      if (this.cell) typing.enter(this.cell.row, this.cell.column, this.pick.value);
    });
  }

  /** Another workbook is open. */
  follow(): void {
    this.clear();
  }

  private clear(): void {
    this.cell = null;
    this.show('Chọn một ô để xem ô nhận gì. Ô màu vàng là ô được điền.', null, '');
  }

  private select(box: Box): void {
    const { state } = this.spreadsheet.open.host;
    const sheet = state.sheet(state.active);
    const { top: row, left: column } = box;
    state.selection = { sheet: sheet.id, box };
    this.cell = { row, column };
    const at = boxAddress({ top: row, bottom: row, left: column, right: column });
    const rule = validationAt(sheet, row, column);
    const isLocked = sheet.protection !== null && sheet.formats.at(row, column).locked;
    const value = String(state.store.cell(sheet.id, row, column)?.value ?? '');
    if (isLocked) this.show(`${at}: ô khóa, phần mềm điền.`, null, value);
    else if (!rule) this.show(`${at}: gõ được.`, null, value);
    else {
      const { title, message } = promptOf(rule);
      this.show(`${at}: ${title === '' ? '' : `${title}. `}${message}`, choicesOf(rule), value);
    }
  }

  private show(text: string, choices: string[] | null, value: string): void {
    element('rule-text').textContent = text;
    element('pick-label').hidden = choices === null;
    if (!choices) return;
    this.pick.replaceChildren(
      ...['', ...choices].map(
        (choice) => new Option(choice === '' ? '(để trống)' : choice, choice),
      ),
    );
    this.pick.value = choices.includes(value) ? value : '';
  }
}
