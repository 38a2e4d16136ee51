/** Which workbook is open: that of a role, or a file. Asks before something typed is lost; what fails changes nothing. */
import { writeBook } from '../../src/workbook/write';
import type { BookModel } from '../../src/sheets/model';
import { savedModel } from '../book/save-model';
import type { BookMaker, Role } from './book-maker';
import { PERIOD, UNITS } from './books';
import { busyWith } from './busy';
import { download, fileOf, openedModel } from './files';
import { element, say } from './say';
import type { Spreadsheet } from './spreadsheet';
import { askUnsaved } from './unsaved';

const FIRST_UNIT = '06463';
const SAMPLE = '/sample-book.xlsx';
/** Choices that are no role: the book of the samples, and a file that somebody opened. */
const SAMPLE_CHOICE = 'sample';
const FILE_CHOICE = 'file';

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What the lists say. */
interface Choice {
  role: string;
  unit: string;
  /** Name of the file when the workbook is saved. */
  name: string;
}

export class Opening {
  private readonly role = element<HTMLSelectElement>('role');
  private readonly unit = element<HTMLSelectElement>('unit');
  private shown: Choice;
  private wanted = 0;
  private unsaved = false;

  /** @param show puts a workbook on the page */
  constructor(
    private readonly books: BookMaker,
    private readonly spreadsheet: Spreadsheet,
    private readonly show: (model: BookModel, role: string) => void,
  ) {
    this.unit.append(...UNITS.map(({ code, name }) => new Option(name, code)));
    this.unit.value = FIRST_UNIT;
    this.shown = this.chosen();
    this.role.addEventListener('change', () => void this.changeRole());
    this.unit.addEventListener('change', () => void this.changeRole());
    window.addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault();
    });
  }

  /** The workbook is there. */
  shows(model: BookModel, choice = this.chosen()): void {
    this.shown = choice;
    this.showChoice();
    this.show(model, choice.role);
    this.unsaved = false;
    this.spreadsheet.open.host.onChanged = () => {
      this.unsaved = true;
    };
    document.body.dataset['ready'] = model.active;
  }

  async openFile(file: File): Promise<void> {
    await this.open(`Không mở được ${file.name}.`, async () => {
      const model = openedModel(new Uint8Array(await file.arrayBuffer()));
      return { model, choice: { role: FILE_CHOICE, unit: this.unit.value, name: file.name } };
    });
  }

  async save(): Promise<void> {
    try {
      await busyWith('Đang lưu sổ…', async () => {
        const bytes = await writeBook(await savedModel(this.spreadsheet.open.host.state));
        download(fileOf(bytes), this.shown.name);
      });
      this.unsaved = false;
    } catch (error) {
      say({ title: 'Không lưu được sổ', message: wordsOf(error) });
    }
  }

  private async changeRole(): Promise<void> {
    const choice = this.chosen();
    await this.open('Không mở được sổ này.', async () => {
      const model = await this.modelOf(choice);
      return model && { model, choice };
    });
  }

  private async modelOf({ role, unit }: Choice): Promise<BookModel | null> {
    if (role !== SAMPLE_CHOICE) return this.books.make(role as Role, unit);
    const answer = await fetch(SAMPLE);
    if (!answer.ok) throw new Error('Chưa có sổ mẫu. Chạy npm run demo rồi tải lại trang này.');
    return openedModel(new Uint8Array(await answer.arrayBuffer()));
  }

  /** @param make null when another workbook was asked for meanwhile */
  private async open(
    failed: string,
    make: () => Promise<{ model: BookModel; choice: Choice } | null>,
  ): Promise<void> {
    if (!(await this.mayLeave())) {
      this.showChoice();
      return;
    }
    this.wanted += 1;
    const mine = this.wanted;
    this.books.forget();
    const { ready } = document.body.dataset;
    delete document.body.dataset['ready'];
    try {
      const made = await busyWith('Đang mở sổ…', make);
      if (made && mine === this.wanted) this.shows(made.model, made.choice);
    } catch (error) {
      if (mine !== this.wanted) return;
      document.body.dataset['ready'] = ready ?? '';
      this.showChoice();
      say({ title: failed, message: wordsOf(error) });
    }
  }

  private async mayLeave(): Promise<boolean> {
    if (!this.unsaved) return true;
    const answer = await askUnsaved();
    if (answer === 'save') await this.save();
    // Not when saving failed.
    return answer === 'drop' || !this.unsaved;
  }

  private chosen(): Choice {
    const { value: role } = this.role;
    const { value: unit } = this.unit;
    const name = role === 'commune' ? `so-bao-cao-${PERIOD}-${unit}` : `so-tong-hop-${PERIOD}`;
    return { role, unit, name: `${role === 'blank' ? 'so-moi' : name}.xlsx` };
  }

  /** The lists say what is open; of a file, which. */
  private showChoice(): void {
    const { role, unit, name } = this.shown;
    this.role.querySelector(`[value=${FILE_CHOICE}]`)?.remove();
    if (role === FILE_CHOICE) this.role.append(new Option(`Tệp ${name}`, FILE_CHOICE));
    this.role.value = role;
    this.unit.value = unit;
    element('unit-label').hidden = role !== 'commune';
  }
}
