/** A person at the keyboard: what they type goes through the host, which protects, reads and tells as Excel does. */
import type { FUniver } from '@univerjs/presets';
import { boxAddress, type Box } from '../host/address';
import { HostError } from '../host/errors';
import type { Scalar } from '../host/cell-store';
import { plainNumber } from './plain-number';
import { alertOf, isAllowed, validationAt, type Message } from './rules';
import type { Spreadsheet } from './spreadsheet';

/** Excel's own words, in its Vietnamese edition. */
const PROTECTED: Message = {
  title: 'Trang tính được bảo vệ',
  message:
    'Ô bạn đang cố thay đổi nằm trên trang tính được bảo vệ. Để thay đổi, hãy hủy bảo vệ trang tính (thẻ Xem lại).',
};

const NOT_HERE: Message = {
  title: 'Bàn thử không làm việc này',
  message:
    'Ở đây chỉ gõ, chọn, xóa và dán nội dung ô. Chèn, xóa hay chuyển hàng, cột, trang: hãy làm trong Excel thật.',
};

/** Format of a cell in which everything stays as it was typed. */
const TEXT = '@';

const TYPE = 'sheet.command.set-range-values';
const CLEAR = ['sheet.command.clear-selection-content', 'sheet.command.clear-selection-all'];

/** What would move cells under the host, which keeps looks and rules by their place. */
const STRUCTURE =
  /^sheet\.command\.(insert-(row|col|range|sheet)|remove-(row|col|sheet)|delete-range|move-(rows|cols|range)|copy-sheet|set-worksheet-(name|order|hide)|add-worksheet-merge|auto-fill|paste|cut)/;

interface TypedCell {
  row: number;
  column: number;
  text: string;
}

export class Typing {
  /** Formulas are calculated for what was typed. */
  onCalculation: (work: Promise<void>) => void = () => undefined;
  private typed: TypedCell | null = null;

  constructor(
    private readonly spreadsheet: Spreadsheet,
    private readonly say: (message: Message) => void,
    /** What was refused has been mended, or left: nothing more is to be said of it. */
    private readonly unsay: () => void,
  ) {
    const { api } = spreadsheet;
    api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
      if (!this.isLocked(event.row, event.column)) return;
      event.cancel = true;
      this.say(PROTECTED);
    });
    api.addEvent(api.Event.BeforeSheetEditEnd, ({ row, column, value, isConfirm }) => {
      const text = value.toPlainText().replace(/[\r\n]+$/, '');
      this.typed = isConfirm ? { row, column, text } : null;
    });
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      if (!spreadsheet.isOpen) return;
      if (event.id === TYPE && this.typed) {
        event.cancel = true;
        const { row, column, text } = this.typed;
        this.typed = null;
        this.enter(row, column, text);
      } else if (CLEAR.includes(event.id)) {
        event.cancel = true;
        this.clearSelection(api);
      } else if (STRUCTURE.test(event.id)) {
        event.cancel = true;
        this.say(NOT_HERE);
      }
    });
  }

  private isLocked(row: number, column: number): boolean {
    const { state } = this.spreadsheet.open.host;
    const sheet = state.sheet(state.active);
    return sheet.protection !== null && sheet.formats.at(row, column).locked;
  }

  /** @returns false when it was refused */
  enter(row: number, column: number, text: string): boolean {
    const { host } = this.spreadsheet.open;
    const sheet = host.state.sheet(host.state.active);
    const rule = validationAt(sheet, row, column);
    const isText = sheet.formats.at(row, column).numberFormat === TEXT;
    const entry = isText ? text : plainNumber(text);
    if (rule && !isAllowed(rule, entry)) {
      this.say(alertOf(rule));
      return false;
    }
    return this.write({ top: row, bottom: row, left: column, right: column }, entry);
  }

  private clearSelection(api: FUniver): void {
    const range = api.getActiveWorkbook()?.getActiveRange();
    if (!range) return;
    this.write(
      {
        top: range.getRow(),
        bottom: range.getLastRow(),
        left: range.getColumn(),
        right: range.getLastColumn(),
      },
      '',
    );
  }

  private write(box: Box, value: Scalar): boolean {
    const { host } = this.spreadsheet.open;
    try {
      host.type(host.state.nameOf(host.state.active), boxAddress(box), value);
      this.unsay();
      this.onCalculation(host.state.store.settle());
      return true;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.say(
        error.code === 'AccessDenied'
          ? PROTECTED
          : { title: 'Excel không nhận nội dung này', message: error.message },
      );
      return false;
    }
  }
}
