import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { KINDS, type Draft } from '../directive/draft';
import { unlistedAgencies, type Field as FieldName } from '../directive/read-draft';
import type { Row } from '../directive/state';
import { deadlineWords } from '../directive/words';
import type { DirectiveReference } from '../../jobs/model';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';

interface Props {
  row: Row;
  reference: DirectiveReference;
  onChange: (draft: Partial<Draft>) => void;
}

/** A field with its problem under it. */
function useFields({ row, onChange }: Props) {
  const { draft, reading } = row;
  const problems = reading.ok ? {} : reading.problems;
  const state = (field: FieldName, hint?: string) => ({
    ...(problems[field] === undefined
      ? {}
      : { validationMessage: problems[field], validationState: 'error' as const }),
    ...(hint === undefined ? {} : { hint }),
  });
  return {
    state,
    line: (field: FieldName, label: string, hint?: string, list?: string) => (
      <Field label={label} {...state(field, hint)}>
        <Input
          value={draft[field]}
          autoComplete="off"
          input={list === undefined ? {} : { list }}
          onChange={(_, { value }) => onChange({ [field]: value })}
        />
      </Field>
    ),
    area: (field: FieldName, label: string, hint?: string) => (
      <Field label={label} {...state(field, hint)}>
        <Textarea
          value={draft[field]}
          resize="vertical"
          rows={Math.max(1, Math.ceil(draft[field].length / 32))}
          textarea={{ style: { minHeight: '32px' } }}
          onChange={(_, { value }) => onChange({ [field]: value })}
        />
      </Field>
    ),
  };
}

function choice<Key extends string>(
  label: string,
  value: Key,
  options: readonly (readonly [Key, string])[],
  onChoose: (value: Key) => void,
): JSX.Element {
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(_, data) => {
          const found = options.find(([key]) => key === data.value);
          if (found) onChoose(found[0]);
        }}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const entries = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.entries(words) as [Key, string][];

function DeadlineField(props: Props): JSX.Element {
  const words = useDirectiveTexts();
  const { reading } = props.row;
  const { area } = useFields(props);
  const understood =
    reading.ok && 'deadline' in reading.ready.row
      ? words.deadlineRead(deadlineWords(reading.ready.row.deadline, words))
      : words.deadlineHint;
  return area('deadline', words.deadline, understood);
}

function TaskFields(props: Props): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { draft } = props.row;
  const { area } = useFields(props);
  const unlisted = unlistedAgencies(draft, props.reference);
  return (
    <>
      {area('lead', words.lead, words.leadHint)}
      {area('cooperating', words.cooperating)}
      {area('reportTo', words.reportTo)}
      {unlisted.length > 0 && (
        <p className={styles.quiet}>{words.newAgency(unlisted.join(', '))}</p>
      )}
      {choice(words.scope, draft.scope, entries(words.scopes), (scope) =>
        props.onChange({ scope }),
      )}
      {draft.scope !== 'all' && area('units', words.units)}
      <DeadlineField {...props} />
    </>
  );
}

function FigureFields(props: Props): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { row, reference, onChange } = props;
  const { line } = useFields(props);
  const list = useId();
  const { draft } = row;
  const units = reference.communes.map(({ code, label }) => [code, label] as const);
  return (
    <>
      <div className={styles.pair}>
        {line('value', words.value)}
        {line('measure', words.measure, undefined, list)}
      </div>
      <datalist id={list}>
        {reference.measures.map((measure) => (
          <option key={measure} value={measure} />
        ))}
      </datalist>
      <div className={styles.pair}>
        {draft.kind === 'target' ? (
          <>
            {choice(words.direction, draft.direction, entries(words.directions), (direction) =>
              onChange({ direction }),
            )}
            {line('year', words.year)}
          </>
        ) : (
          line('period', words.period, words.periodHint)
        )}
      </div>
      {choice<string>(words.owner, draft.unit, [['province', words.province], ...units], (unit) =>
        onChange({ unit }),
      )}
    </>
  );
}

const GROUPS = ['', '1', '2', '3', '4'] as const;

function MilestoneFields(props: Props): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { row, onChange } = props;
  const { line } = useFields(props);
  return (
    <>
      <div className={styles.pair}>
        {choice(words.milestoneKind, row.draft.milestone, entries(words.milestones), (milestone) =>
          onChange({ milestone }),
        )}
        {choice(
          words.group,
          row.draft.group,
          GROUPS.map(
            (group) => [group, group === '' ? words.everyGroup : words.groupOf(group)] as const,
          ),
          (group) => onChange({ group }),
        )}
      </div>
      {row.draft.milestone === 'disbursement' && line('share', words.share)}
      <DeadlineField {...props} />
    </>
  );
}

/** A row as fields; what is typed counts at once, so that nothing is lost by leaving. */
export function DirectiveEditor({
  onAccept,
  onRestore,
  onClose,
  ...props
}: Props & { onAccept: () => void; onRestore: () => void; onClose: () => void }): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { line, area } = useFields(props);
  const { row, onChange } = props;
  const { draft, reading } = row;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong ?? form.current?.querySelector<HTMLElement>('input, textarea'))?.focus();
  }, [row.id]);
  const contentLabel = {
    task: words.content,
    milestone: words.event,
    target: words.name,
    result: words.name,
  };
  const hasContent = draft.kind !== 'milestone' || draft.milestone === 'event';
  return (
    <div
      ref={form}
      className={styles.stack}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {row.asked && !reading.ok && <p className={styles.wrong}>{words.mend}</p>}
      {hasContent && area('content', contentLabel[draft.kind])}
      {draft.kind === 'task' && <TaskFields {...props} />}
      {(draft.kind === 'target' || draft.kind === 'result') && <FigureFields {...props} />}
      {draft.kind === 'milestone' && <MilestoneFields {...props} />}
      <div className={styles.pair}>
        {line('clause', words.clause)}
        {choice(
          words.kind,
          draft.kind,
          KINDS.map((kind) => [kind, words.kinds[kind]] as const),
          (kind) => onChange({ kind }),
        )}
      </div>
      <div className={styles.row}>
        <Button appearance="primary" onClick={onAccept}>
          {words.accept}
        </Button>
        <Button onClick={onClose}>{words.doneEditing}</Button>
        <Button appearance="subtle" onClick={onRestore}>
          {words.restore}
        </Button>
      </div>
    </div>
  );
}
