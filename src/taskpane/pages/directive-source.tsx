import {
  Button,
  Field,
  Textarea,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useStyles } from '../styles';
import { useDirectiveTexts } from '../hooks/use-directive-texts';

const useSourceStyles = makeStyles({
  text: { minHeight: '30vh', '& textarea': { minHeight: '28vh', maxHeight: 'none' } },
  over: { backgroundColor: tokens.colorBrandBackground2 },
});

/** Where a text comes in: typed or pasted, a file picked, a file dropped. */
export function DirectiveSourceField({
  text,
  onText,
  onFile,
  onMarks,
}: {
  text: string;
  /** @param pasted the whole came at once, nobody is typing it */
  onText: (text: string, pasted: boolean) => void;
  onFile: (file: File) => void;
  /** To the text with its highlights, where there are any. */
  onMarks?: () => void;
}): JSX.Element {
  const words = useDirectiveTexts();
  const shared = useStyles();
  const styles = useSourceStyles();
  const input = useRef<HTMLInputElement>(null);
  const pasted = useRef(false);
  const [over, setOver] = useState(false);
  return (
    <div
      className={mergeClasses(shared.stack, over && styles.over)}
      data-testid="directive-drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [file] = event.dataTransfer.files;
        // A piece of text that is dropped goes where it was dropped, as always.
        if (!file) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      <div className={shared.row}>
        <Button icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>
          {words.pick}
        </Button>
        {onMarks && <Button onClick={onMarks}>{words.showMarks}</Button>}
        <span className={shared.quiet}>{over ? words.dropNow : words.drop}</span>
      </div>
      <input
        ref={input}
        type="file"
        accept=".txt,.md,.docx"
        hidden
        aria-label={words.pick}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can then be picked once more.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Field label={words.text}>
        <Textarea
          className={styles.text}
          value={text}
          placeholder={words.placeholder}
          resize="vertical"
          lang="vi"
          spellCheck={false}
          onPaste={() => {
            pasted.current = true;
          }}
          onChange={(_, { value }) => {
            onText(value, pasted.current);
            pasted.current = false;
          }}
        />
      </Field>
    </div>
  );
}
