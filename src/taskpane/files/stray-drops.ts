/**
 * A file let go of beside the place for it: the browser would leave the pane for the file, and what people have
 * chosen and typed would be gone.
 */
export function ignoreStrayDrops(page: Document): void {
  for (const kind of ['dragover', 'drop'] as const) {
    page.addEventListener(kind, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    });
  }
}
