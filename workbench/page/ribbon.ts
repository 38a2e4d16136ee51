/** A ribbon tab with the buttons of manifest.xml: its groups, labels, tips, icons and actions, and nothing else. */
export interface RibbonButton {
  label: string;
  tip: string;
  /** Function that the button runs in the pane's page. */
  command: string;
  /** Address of the icon beside the add-in. */
  icon: string;
}

export interface RibbonGroup {
  label: string;
  buttons: RibbonButton[];
}

/** Elements by their local name, whatever their prefix. */
const all = (parent: Element | Document, name: string): Element[] => [
  ...parent.getElementsByTagNameNS('*', name),
];

const child = (parent: Element, name: string): Element | undefined =>
  [...parent.children].find(({ localName }) => localName === name);

const ICON_SIZE = '32';

/** @param manifest the text of manifest.xml */
export function ribbonOf(manifest: string): RibbonGroup[] {
  const xml = new DOMParser().parseFromString(manifest, 'text/xml');
  const resources = new Map(
    ['String', 'Image', 'Url'].flatMap((kind) =>
      all(xml, kind).map((element) => [
        element.getAttribute('id') ?? '',
        element.getAttribute('DefaultValue') ?? '',
      ]),
    ),
  );
  const resource = (element: Element | undefined): string =>
    resources.get(element?.getAttribute('resid') ?? '') ?? '';
  const buttonOf = (control: Element): RibbonButton => {
    const supertip = child(control, 'Supertip');
    const icons = child(control, 'Icon');
    const icon = [...(icons?.children ?? [])].find(
      (image) => image.getAttribute('size') === ICON_SIZE,
    );
    const address = resource(icon);
    return {
      label: resource(child(control, 'Label')),
      tip: resource(supertip && child(supertip, 'Description')),
      command: all(control, 'FunctionName')[0]?.textContent?.trim() ?? '',
      icon: address === '' ? '' : new URL(address).pathname,
    };
  };
  return all(xml, 'CustomTab').flatMap((tab) =>
    all(tab, 'Group').map((group) => ({
      label: resource(child(group, 'Label')),
      buttons: all(group, 'Control').map(buttonOf),
    })),
  );
}

/** Draws the tab. */
export function drawRibbon(
  container: HTMLElement,
  groups: readonly RibbonGroup[],
  icons: string,
  run: (command: string) => void,
): void {
  container.replaceChildren(
    ...groups.map(({ label, buttons }) => {
      const group = document.createElement('div');
      group.className = 'group';
      group.setAttribute('role', 'group');
      group.setAttribute('aria-label', label);
      const row = document.createElement('div');
      row.className = 'buttons';
      row.append(...buttons.map((button) => buttonElement(button, icons, run)));
      const name = document.createElement('span');
      name.className = 'name';
      name.textContent = label;
      group.append(row, name);
      return group;
    }),
  );
}

function buttonElement(
  { label, tip, command, icon }: RibbonButton,
  icons: string,
  run: (command: string) => void,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.title = tip;
  button.dataset['command'] = command;
  const image = document.createElement('img');
  image.src = `${icons}${icon}`;
  image.alt = '';
  image.width = 32;
  image.height = 32;
  const text = document.createElement('span');
  text.textContent = label;
  button.append(image, text);
  button.addEventListener('click', () => run(command));
  return button;
}
