import type { Numbering, ParagraphStyle } from './numbering';
import { tableText, type Cell, type Row } from './tables';
import type { Attributes } from './xml';

/** What a story needs of the other parts of the document. */
export interface StoryContext {
  numbering: Numbering;
  styles: ReadonlyMap<string, ParagraphStyle>;
  /** Texts of the notes by `footnote 2`, `endnote 1`. */
  notes: ReadonlyMap<string, string>;
}

/** What is inside these is not part of the text: what was deleted or moved away, and old formatting. */
const SKIPPED = new Set([
  ...['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:delInstrText'],
  ...['w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPr'],
  ...['w:sectPrChange', 'w:numberingChange', 'w:tblGrid', 'w:fldData', 'w:binData', 'w:rt'],
]);

/** Signs inside a run that are no letters. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:sym': ' ',
};

/** Longer paragraphs are no headings, however they look. */
const LONGEST_HEADING = 200;

/** No style stands on more than this many others. */
const DEEPEST_STYLE = 20;

interface Paragraph {
  text: string;
  style: string;
  list: string | undefined;
  level: number | undefined;
  /** A letter of it is not bold. */
  hasPlain: boolean;
  /** Its end was deleted: the next paragraph goes on with it. */
  isJoined: boolean;
  /** Text boxes and notes that hang on it. */
  behind: string[];
}

interface Run {
  isBold: boolean | undefined;
  isHidden: boolean;
}

/** The blocks of the body, of a cell, of a text box, of a note. */
interface Container {
  blocks: string[];
  /** The beginning of the paragraph whose end was deleted. */
  pending: string;
  /** Notes wait for the end of the table they are pointed to from. */
  notes: string[];
}

const newContainer = (): Container => ({ blocks: [], pending: '', notes: [] });

/** Reads one part with paragraphs: the body, or the notes. */
export class Story {
  private readonly body = newContainer();
  private readonly containers: Container[] = [this.body];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: { rows: Row[] }[] = [];
  private readonly path: string[] = [];
  private run: Run = { isBold: undefined, isHidden: false };
  /** How deep inside something that is not read; 0 outside. */
  private skipped = 0;
  private shownNotes = 0;
  /** The texts of notes, by the element they stand in. */
  readonly notes = new Map<string, string>();

  constructor(private readonly context: StoryContext) {}

  /** The text of the body, a blank line between its paragraphs. */
  text(): string {
    return this.body.blocks.join('\n\n');
  }

  open = (name: string, attributes: Attributes): void => {
    const parent = this.path.at(-1);
    this.path.push(name);
    if (this.skipped > 0) {
      this.skipped += 1;
      return;
    }
    if (SKIPPED.has(name) && !this.isMark(name, parent)) {
      this.skipped = 1;
      return;
    }
    this.openPart(name, attributes);
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined) this.openInParagraph(name, attributes, paragraph, parent);
  };

  close = (name: string): void => {
    this.path.pop();
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (name === 'w:p') this.endParagraph();
    else if (name === 'w:txbxContent') this.endBox();
    else if (name === 'w:tc') this.endCell();
    else if (name === 'w:tbl') this.endTable();
    else if (name === 'w:footnote' || name === 'w:endnote') this.endNote();
  };

  characters = (text: string): void => {
    const paragraph = this.paragraphs.at(-1);
    if (this.skipped > 0 || paragraph === undefined || this.path.at(-1) !== 'w:t') return;
    this.write(paragraph, text);
  };

  /** Marks of a deleted paragraph end or row: they stand in the properties and hold nothing. */
  private isMark(name: string, parent: string | undefined): boolean {
    if (name !== 'w:del' && name !== 'w:moveFrom') return false;
    const paragraph = this.paragraphs.at(-1);
    if (parent === 'w:rPr' && this.path.at(-3) === 'w:pPr' && paragraph !== undefined) {
      paragraph.isJoined = true;
      return true;
    }
    const row = this.tables.at(-1)?.rows.at(-1);
    if (parent === 'w:trPr' && row !== undefined) {
      row.isDeleted = true;
      return true;
    }
    return parent === 'w:rPr';
  }

  private openPart(name: string, attributes: Attributes): void {
    if (name === 'w:p') this.startParagraph();
    else if (name === 'w:txbxContent') this.containers.push(newContainer());
    else if (name === 'w:tbl') this.tables.push({ rows: [] });
    else if (name === 'w:tr') this.tables.at(-1)?.rows.push({ cells: [], isDeleted: false });
    else if (name === 'w:tc') this.startCell();
    else if (name === 'w:gridSpan' && this.cell) {
      this.cell.span = Math.min(Math.max(1, Number(attributes.get('val') ?? 1) || 1), 64);
    } else if (name === 'w:vMerge' && this.cell) {
      this.cell.isContinued = attributes.get('val') !== 'restart';
    } else if (name === 'w:footnote' || name === 'w:endnote') {
      const kind = attributes.get('type') ?? 'normal';
      this.noteId = kind === 'normal' ? `${name.slice(2)} ${attributes.get('id') ?? ''}` : '';
      this.containers.push(newContainer());
    }
  }

  private noteId = '';

  private get cell(): Cell | undefined {
    return this.tables.at(-1)?.rows.at(-1)?.cells.at(-1);
  }

  private openInParagraph(
    name: string,
    attributes: Attributes,
    paragraph: Paragraph,
    parent: string | undefined,
  ): void {
    const inRun = parent === 'w:r';
    if (name === 'w:r') this.run = { isBold: undefined, isHidden: false };
    else if (name === 'w:pStyle') paragraph.style = attributes.get('val') ?? '';
    else if (name === 'w:numId' && parent === 'w:numPr') paragraph.list = attributes.get('val');
    else if (name === 'w:ilvl' && parent === 'w:numPr') {
      paragraph.level = Number(attributes.get('val') ?? 0) || 0;
    } else if (name === 'w:b' && this.path.at(-3) === 'w:r') this.run.isBold = attributes.isOn();
    else if (name === 'w:vanish' && this.path.at(-3) === 'w:r') {
      this.run.isHidden = attributes.isOn();
    } else if (inRun && SIGNS[name] !== undefined) this.write(paragraph, SIGNS[name]);
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      this.pointTo(`${name.slice(2, -9)} ${attributes.get('id') ?? ''}`, paragraph);
    }
  }

  /** Writes where a note belongs, and keeps its text for the end of the paragraph. */
  private pointTo(id: string, paragraph: Paragraph): void {
    const text = this.context.notes.get(id);
    if (text === undefined || this.run.isHidden) return;
    this.shownNotes += 1;
    paragraph.text += `[^${this.shownNotes}]`;
    this.containers.at(-1)?.notes.push(`[^${this.shownNotes}]: ${text}`);
  }

  private write(paragraph: Paragraph, text: string): void {
    if (this.run.isHidden) return;
    paragraph.text += text;
    const isBold = this.run.isBold ?? this.styleOf(paragraph.style).isBold;
    if (!isBold && text.trim() !== '') paragraph.hasPlain = true;
  }

  /** What a style says, with what it takes from the styles it stands on. */
  private styleOf(id: string): Omit<ParagraphStyle, 'basedOn'> {
    let isBold = false;
    let list: string | undefined;
    let level: number | undefined;
    let next: string | undefined = id;
    for (let depth = 0; next !== undefined && depth < DEEPEST_STYLE; depth += 1) {
      const style = this.context.styles.get(next);
      isBold ||= style?.isBold ?? false;
      list ??= style?.list;
      level ??= style?.level;
      next = style?.basedOn;
    }
    return { isBold, list, level };
  }

  private startParagraph(): void {
    this.run = { isBold: undefined, isHidden: false };
    this.paragraphs.push({
      text: '',
      style: '',
      list: undefined,
      level: undefined,
      hasPlain: false,
      isJoined: false,
      behind: [],
    });
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    const container = this.containers.at(-1);
    if (paragraph === undefined || container === undefined) return;
    if (paragraph.isJoined) {
      container.pending += paragraph.text;
      container.blocks.push(...paragraph.behind);
      return;
    }
    // Blanks at the head of a line may set columns apart that somebody typed.
    const text = `${container.pending}${paragraph.text}`.trimEnd();
    container.pending = '';
    if (text !== '') container.blocks.push(this.shown(paragraph, text));
    container.blocks.push(...paragraph.behind);
    if (this.tables.length === 0) container.blocks.push(...container.notes.splice(0));
  }

  /** A paragraph with the mark of its list; bold from end to end it is a heading. */
  private shown(paragraph: Paragraph, text: string): string {
    const style = this.styleOf(paragraph.style);
    const list = paragraph.list ?? style.list;
    const level = paragraph.level ?? style.level ?? 0;
    const mark =
      list === undefined || list === '0' ? '' : this.context.numbering.next({ list, level });
    const whole = mark === '' ? text : `${mark} ${text}`;
    const isHeading =
      !paragraph.hasPlain &&
      text.length <= LONGEST_HEADING &&
      !/[\n*]/.test(text) &&
      /\p{L}/u.test(text);
    return isHeading ? `**${whole}**` : whole;
  }

  private endBox(): void {
    const box = this.containers.pop();
    if (box !== undefined) this.paragraphs.at(-1)?.behind.push(...box.blocks);
  }

  private startCell(): void {
    this.tables.at(-1)?.rows.at(-1)?.cells.push({ blocks: [], span: 1, isContinued: false });
    this.containers.push(newContainer());
  }

  private endCell(): void {
    const container = this.containers.pop();
    if (container === undefined || this.cell === undefined) return;
    this.cell.blocks = container.blocks;
    this.containers.at(-1)?.notes.push(...container.notes);
  }

  private endTable(): void {
    const table = this.tables.pop();
    const container = this.containers.at(-1);
    if (table === undefined || container === undefined) return;
    const text = tableText(table.rows);
    if (text !== '') container.blocks.push(text);
    if (this.tables.length === 0) container.blocks.push(...container.notes.splice(0));
  }

  private endNote(): void {
    const container = this.containers.pop();
    if (container === undefined || this.noteId === '') return;
    this.notes.set(this.noteId, container.blocks.join(' ').replace(/\s+/g, ' ').trim());
  }
}
