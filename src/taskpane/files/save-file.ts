/** The type of an .xlsx file. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const typeOf = (name: string): string => (name.endsWith('.zip') ? 'application/zip' : XLSX);

/** Long enough for the browser to have taken the file. */
const KEPT = 60_000;

/**
 * Hands a file to the browser to save. Some WebViews do nothing and do not say so: whoever calls this must
 * tell people where to look, and what to do when it is not there.
 *
 * @throws when the page may not do this at all
 */
export function saveFile(page: Document, name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: typeOf(name) }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  page.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
