/** What a corrected row says, or what is wrong with it, field by field. Nothing is guessed. */
import type { ProposedDeadline } from '../../directives';
import { readDeadline, type ReadDeadlineOptions } from '../../domain/deadline-text';
import { isKnownBase, parseMeasure } from '../../domain/measure';
import type {
  Deadline,
  Milestone,
  ProjectGroup,
  ReportedFigure,
  Scope,
  Target,
  Task,
} from '../../domain/model';
import { readNumber } from '../../domain/number-text';
import { readPeriod } from '../../domain/period';
import type { Reading } from '../../domain/reading';
import { matchUnit } from '../../domain/unit-name';
import type { DirectiveReference } from '../../jobs/model';
import { draftOf, type Draft, type Proposed } from './draft';

type Bare<Row> = Omit<Row, 'id' | 'document'>;

/** A row that can be loaded. */
export type Ready =
  | { kind: 'task'; row: Bare<Task> }
  | { kind: 'target'; row: Bare<Target> }
  | { kind: 'milestone'; row: Bare<Milestone> }
  | { kind: 'result'; row: Bare<ReportedFigure> };

export type Field = Exclude<keyof Draft, 'kind' | 'scope' | 'direction' | 'group' | 'milestone'>;
export type FieldProblems = Readonly<Partial<Record<Field, string>>>;

export type DraftReading = { ok: true; ready: Ready } | { ok: false; problems: FieldProblems };

/** What a draft is read with. */
export interface DraftContext {
  reference: DirectiveReference;
  /** Date or year of the document, for dates without a year. */
  deadlines: ReadDeadlineOptions;
}

/** Longer than any assignment; a cell that has to hold its row still does. */
const LONGEST = 4_000;

/** Names between semicolons or on lines of their own. */
const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;\n]/)
      .map((name) => name.trim().replace(/\s+/g, ' '))
      .filter((name) => name !== ''),
  ),
];

class Reader {
  readonly problems: Partial<Record<Field, string>> = {};
  private readonly before: Draft;

  constructor(
    private readonly draft: Draft,
    private readonly proposed: Proposed,
    private readonly context: DraftContext,
  ) {
    this.before = draftOf(proposed, context.reference);
  }

  /** The value, or a problem of the field. */
  private take<Value>(field: Field, reading: Reading<Value>): Value | null {
    if (reading.ok) return reading.value;
    this.problems[field] = reading.message;
    return null;
  }

  text(field: Field, missing: string): string {
    const text = this.draft[field].trim().replace(/\s+/g, ' ');
    if (text === '') this.problems[field] = missing;
    if (text.length > LONGEST) {
      this.problems[field] = `Dài hơn ${LONGEST} ký tự. Hãy viết gọn lại.`;
    }
    return text;
  }

  clause(): string {
    return this.text('clause', 'Ghi mục của văn bản, ví dụ II.2.a.');
  }

  /** What was read stays as it was read, as long as its words are not touched. */
  deadline(): ProposedDeadline | null {
    const { draft, before, proposed } = this;
    const untouched = draft.deadline === before.deadline && draft.kind === proposed.kind;
    if (untouched && 'deadline' in proposed.row) {
      const { deadline } = proposed.row;
      const doubt = 'doubt' in proposed.row ? proposed.row.doubt : undefined;
      if (deadline !== null || doubt === undefined) return deadline;
      this.problems.deadline = doubt.message;
      return null;
    }
    return this.take('deadline', readDeadline(draft.deadline, this.context.deadlines));
  }

  /** A day that tables can hold; what counts from an event has none yet. */
  storedDeadline(): Deadline | null {
    const deadline = this.deadline();
    if (deadline === null || deadline.kind !== 'relative') {
      if (deadline === null) return null;
      const { kind, date, text, dates, each } = deadline;
      return { kind, date, text, ...(dates && { dates }), ...(each && { each }) };
    }
    this.problems.deadline = `Hạn “${deadline.text}” tính từ một sự kiện chưa có ngày. Hãy ghi ngày cụ thể.`;
    return null;
  }

  scope(): Scope {
    const { scope, units } = this.draft;
    if (scope === 'all') return { kind: 'all' };
    const codes = namesIn(units).flatMap((name) => {
      const unit = this.take('units', matchUnit(name, this.context.reference.communes));
      return unit === null ? [] : [unit.code];
    });
    if (scope === 'units' && codes.length === 0) {
      this.problems.units ??= 'Ghi tên các xã, phường, cách nhau bằng dấu chấm phẩy.';
    }
    return codes.length === 0 ? { kind: scope } : { kind: scope, units: [...new Set(codes)] };
  }

  measure(): string {
    const measure = this.text('measure', 'Chọn đơn vị tính.');
    const { measures } = this.context.reference;
    const isListed = measures.includes(measure) || measure === this.before.measure;
    if (measure !== '' && !isListed && !isKnownBase(parseMeasure(measure))) {
      this.problems.measure = `“${measure}” không có trong danh mục đơn vị tính. Chọn trong danh sách.`;
    }
    return measure;
  }

  number(field: 'value' | 'share', measure: string): number {
    const { draft, before, proposed } = this;
    if (field === 'value' && 'value' in proposed.row) {
      // Written out and read again it would be rounded.
      const untouched = draft.value === before.value && draft.measure === before.measure;
      if (untouched) return proposed.row.value;
    }
    const typed = draft[field].trim();
    if (typed === '') {
      this.problems[field] = 'Ghi số, ví dụ 1.250,5.';
      return 0;
    }
    return this.take(field, readNumber(typed, measure === '' ? {} : { measure }))?.value ?? 0;
  }

  share(): number {
    const percent = this.number('share', '%');
    if (percent < 0 || percent > 100) this.problems.share = 'Tỷ lệ từ 0 đến 100%.';
    return Number((percent / 100).toFixed(8));
  }

  year(): number {
    const year = Number(this.draft.year);
    if (!/^20\d\d$/.test(this.draft.year.trim())) {
      this.problems.year = 'Ghi năm của chỉ tiêu, ví dụ 2026.';
    }
    return year;
  }

  period(): string {
    return this.take('period', readPeriod(this.draft.period)) ?? '';
  }

  lead(): string[] {
    const lead = namesIn(this.draft.lead);
    if (lead.length === 0) {
      this.problems.lead = 'Ghi cơ quan chủ trì; nhiều cơ quan thì cách nhau bằng dấu chấm phẩy.';
    }
    return lead;
  }
}

function readyOf(reader: Reader, draft: Draft, proposed: Proposed): Ready {
  const clause = reader.clause();
  switch (draft.kind) {
    case 'task': {
      const project = proposed.kind === 'task' ? proposed.row.project : undefined;
      return {
        kind: 'task',
        row: {
          clause,
          content: reader.text('content', 'Ghi nội dung nhiệm vụ.'),
          lead: reader.lead(),
          cooperating: namesIn(draft.cooperating),
          scope: reader.scope(),
          deadline: reader.storedDeadline(),
          reportTo: namesIn(draft.reportTo),
          ...(project !== undefined && { project }),
        },
      };
    }
    case 'target': {
      const measure = reader.measure();
      return {
        kind: 'target',
        row: {
          clause,
          unit: draft.unit,
          name: reader.text('content', 'Ghi tên chỉ tiêu.'),
          measure,
          direction: draft.direction,
          value: reader.number('value', measure),
          year: reader.year(),
          aggregate: proposed.kind === 'target' ? proposed.row.aggregate : 'none',
        },
      };
    }
    case 'milestone': {
      const deadline = reader.storedDeadline();
      if (deadline === null) reader.problems.deadline ??= 'Ghi hạn của mốc.';
      const { group, milestone: kind } = draft;
      return {
        kind: 'milestone',
        row: {
          clause,
          group: group === '' ? null : (Number(group) as ProjectGroup),
          kind,
          ...(kind === 'disbursement'
            ? { share: reader.share() }
            : { event: reader.text('content', 'Ghi việc phải xong ở mốc này.') }),
          // Without one there is a problem, and no row.
          deadline: deadline ?? NO_DAY,
        },
      };
    }
    case 'result': {
      const measure = reader.measure();
      return {
        kind: 'result',
        row: {
          clause,
          unit: draft.unit,
          indicator: reader.text('content', 'Ghi tên số liệu.'),
          value: reader.number('value', measure),
          measure,
          period: reader.period(),
        },
      };
    }
  }
}

const NO_DAY: Deadline = { kind: 'by', date: null, text: '' };

/**
 * Reads a draft: the row it makes, or what is wrong with which field.
 *
 * @example readDraft({ ...draft, lead: '' }, proposed, context)
 * //=> { ok: false, problems: { lead: 'Ghi cơ quan chủ trì; …' } }
 */
export function readDraft(draft: Draft, proposed: Proposed, context: DraftContext): DraftReading {
  const reader = new Reader(draft, proposed, context);
  const ready = readyOf(reader, draft, proposed);
  return Object.keys(reader.problems).length === 0
    ? { ok: true, ready }
    : { ok: false, problems: reader.problems };
}

/** Agencies of a draft that no directive has named so far: a slip of the pen, or a new one. */
export function unlistedAgencies(draft: Draft, { agencies }: DirectiveReference): string[] {
  if (draft.kind !== 'task') return [];
  const known = new Set(agencies);
  return namesIn([draft.lead, draft.cooperating, draft.reportTo].join('\n')).filter(
    (name) => !known.has(name),
  );
}
