/** Messages to the person at the page, and the elements that they stand in. */
import type { Message } from './rules';

/** @throws Error when the page has no such element */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found as Kind;
}

const SHOWN_FOR = 12_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes the message away: what it was about is no longer so, or has been read. */
export function unsay(): void {
  element('message').hidden = true;
}

export function say({ title, message }: Message): void {
  element('message-title').textContent = title === '' ? '' : `${title}.`.replace(/\.\.$/, '.');
  element('message-text').textContent = message;
  element('message').hidden = false;
  element('message-close').onclick = unsay;
  clearTimeout(timer);
  timer = setTimeout(unsay, SHOWN_FOR);
}
