/** Asks before what was typed into the open workbook is lost. */
import { element } from './say';

export type Answer = 'save' | 'drop' | 'stay';

const isAnswer = (value: string): value is Answer => ['save', 'drop', 'stay'].includes(value);

/** Shows the question; Esc stays. */
export function askUnsaved(): Promise<Answer> {
  const dialog = element<HTMLDialogElement>('unsaved');
  dialog.returnValue = '';
  for (const button of dialog.querySelectorAll('button')) {
    button.onclick = () => dialog.close(button.value);
  }
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => resolve(isAnswer(dialog.returnValue) ? dialog.returnValue : 'stay'),
      { once: true },
    );
  });
}
