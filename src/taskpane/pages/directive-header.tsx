import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { DOCUMENT_TYPES, type HeaderDraft, type HeaderField } from '../directive/header';
import { headerReading, type Review } from '../directive/state';
import type { DocumentType } from '../../domain/model';
import { Bar } from '../parts/bar';
import { Fold } from '../parts/fold';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';

const TYPES = Object.entries(DOCUMENT_TYPES) as [DocumentType, string][];

/** The head of the document, which every row cites. What the text leaves out is asked. */
export function DirectiveHeader({
  review,
  file,
  onChange,
}: {
  review: Review;
  file: string;
  onChange: (header: Partial<HeaderDraft>) => void;
}): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useStyles();
  const { header, view } = review;
  const reading = headerReading(review, file);
  // Open while there is something to ask at first; it does not close under the hands of who answers.
  const [open] = useState(!reading.ok);
  if (view.document !== null) {
    return <Bar intent="info" text={words.headerKnown(view.document.label)} />;
  }
  const problems = reading.ok ? {} : reading.problems;
  const state = (field: HeaderField) =>
    problems[field] === undefined
      ? {}
      : { validationMessage: problems[field], validationState: 'error' as const };
  const line = (field: Exclude<HeaderField, 'type'>, label: string, blank = false) => (
    <Field label={label} {...state(field)}>
      <Input
        value={header[field]}
        disabled={blank}
        autoComplete="off"
        onChange={(_, { value }) => onChange({ [field]: value })}
      />
    </Field>
  );
  const label = [DOCUMENT_TYPES[header.type || 'CV'], header.number, header.issued, header.issuer]
    .slice(header.type === '' ? 1 : 0)
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <>
      {!reading.ok && <Bar intent="warning" text={words.headerAsk} />}
      <Fold summary={`${words.header}: ${label}`} open={open}>
        <div className={styles.stack}>
          <Field label={words.type} {...state('type')}>
            <Select
              value={header.type}
              onChange={(_, { value }) =>
                onChange({ type: TYPES.find(([type]) => type === value)?.[0] ?? '' })
              }
            >
              <option value="">{words.chooseType}</option>
              {TYPES.map(([type, name]) => (
                <option key={type} value={type}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {line('number', words.number, header.noNumber)}
          <Checkbox
            label={words.noNumber}
            checked={header.noNumber}
            onChange={(_, { checked }) => onChange({ noNumber: checked === true })}
          />
          {line('issued', words.issued, header.noDate)}
          <Checkbox
            label={words.noDate}
            checked={header.noDate}
            onChange={(_, { checked }) => onChange({ noDate: checked === true })}
          />
          {line('issuer', words.issuer)}
          <Field label={words.documentTitle} {...state('title')}>
            <Textarea
              value={header.title}
              resize="vertical"
              onChange={(_, { value }) => onChange({ title: value })}
            />
          </Field>
          <Field label={words.signer}>
            <Input
              value={header.signer}
              autoComplete="off"
              onChange={(_, { value }) => onChange({ signer: value })}
            />
          </Field>
        </div>
      </Fold>
    </>
  );
}
