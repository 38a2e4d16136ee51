/**
 * Puts text into the clipboard: by the browser's own way, and where the pane may not use that, by the old one.
 *
 * @returns false where neither works
 */
export async function copyText(page: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(page, text);
  }
}

/** The browser copies what is selected in a field that is there for this only. */
function copySelected(page: Document, text: string): boolean {
  const before = page.activeElement;
  const field = page.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  page.body.append(field);
  field.select();
  const copied = page.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
