/** Everything that can be known of a manifest without Excel and without Microsoft's server. */
import { structureProblems } from './structure';
import { all, descendants, parseXml, type Element } from './xml';

/** What the manifest must agree with. */
export interface Surroundings {
  /** Where the folder is served. */
  host: string;
  /** Bytes of a file in the folder of the build; null: it is not there. */
  file(path: string): Uint8Array | null;
  /** Buttons that the code registers. */
  commandIds: readonly string[];
}

/** Of a button; Office asks for three of them and blurs what it has to scale. */
const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

/** Longest texts by where they stand. */
const LONGEST = { resid: 32, short: 125, long: 250, url: 2048, id: 125 };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Strings that are the same in every language. */
const NOT_TRANSLATED = ['Functions.Namespace'];

/** `24x24` from the head of a PNG; null when it is none. */
export function pngSize(bytes: Uint8Array): string | null {
  const view = Buffer.from(bytes);
  if (view.subarray(0, 8).toString('latin1') !== '\u0089PNG\r\n\u001a\n') return null;
  return `${view.readUInt32BE(16)}x${view.readUInt32BE(20)}`;
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

const valueOf = ({ attributes }: Element): string =>
  attributes.DefaultValue ?? attributes.Value ?? '';

class Check {
  readonly problems: string[] = [];
  private readonly root: Element;
  private readonly resources: ReadonlyMap<string, Element>;

  constructor(
    source: string,
    private readonly around: Surroundings,
  ) {
    this.root = parseXml(source);
    const entries = [...descendants(this.root)].filter(
      ({ parent, attributes }) =>
        /^bt:(Images|Urls|ShortStrings|LongStrings)$/.test(parent?.name ?? '') && attributes.id,
    );
    this.resources = new Map(entries.map((entry) => [entry.attributes.id ?? '', entry]));
    this.expect(
      repeated(entries.map(({ attributes }) => attributes.id ?? '')).length === 0,
      'a resource id stands twice',
    );
  }

  run(): string[] {
    this.problems.push(...structureProblems(this.root));
    this.identity();
    this.references();
    this.addresses();
    this.icons();
    this.texts();
    this.languages();
    this.commands();
    this.runtime();
    this.functions();
    return this.problems;
  }

  private expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }

  private only(name: string): Element | undefined {
    const found = all(this.root, name);
    this.expect(found.length === 1, `<${name}> stands ${found.length} times`);
    return found[0];
  }

  private textOf(name: string): string {
    return this.only(name)?.text ?? '';
  }

  private identity(): void {
    this.expect(GUID.test(this.textOf('Id')), '<Id> is no GUID');
    this.expect(/^[1-9]\d{0,4}(\.\d{1,5}){1,3}$/.test(this.textOf('Version')), '<Version>');
    this.expect(this.textOf('DefaultLocale') === 'vi-VN', '<DefaultLocale>');
    this.expect(this.textOf('Permissions') === 'ReadWriteDocument', '<Permissions>');
    for (const name of ['CustomTab', 'Group', 'Control']) {
      const ids = all(this.root, name).map(({ attributes }) => attributes.id ?? '');
      for (const id of ids) {
        this.expect(id !== '' && id.length <= LONGEST.id, `<${name} id="${id}"> is too long`);
      }
      for (const id of repeated(ids)) this.problems.push(`<${name} id="${id}"> stands twice`);
    }
  }

  private references(): void {
    const used = new Set<string>();
    for (const { name, attributes } of descendants(this.root)) {
      const { resid } = attributes;
      if (resid === undefined) continue;
      used.add(resid);
      this.expect(resid.length <= LONGEST.resid, `resid ${resid} is too long`);
      const wanted = {
        'bt:Image': 'bt:Images',
        SourceLocation: 'bt:Urls',
        FunctionFile: 'bt:Urls',
        LearnMoreUrl: 'bt:Urls',
        Runtime: 'bt:Urls',
        Description: 'bt:LongStrings',
      }[name];
      const found = this.resources.get(resid)?.parent?.name;
      this.expect(
        found === (wanted ?? 'bt:ShortStrings'),
        `<${name} resid="${resid}"> leads nowhere`,
      );
    }
    for (const id of this.resources.keys()) this.expect(used.has(id), `${id} is not used`);
  }

  private addresses(): void {
    const { host, file } = this.around;
    for (const element of descendants(this.root)) {
      for (const value of Object.values(element.attributes)) {
        if (!/^https?:/.test(value) || value.startsWith('http://schemas.microsoft.com/')) continue;
        if (value === 'http://www.w3.org/2001/XMLSchema-instance') continue;
        this.expect(value.length <= LONGEST.url, `${value} is too long`);
        const inside = value.startsWith(`${host}/`);
        this.expect(inside, `${value} is not of ${host}`);
        if (inside) {
          this.expect(file(value.slice(host.length + 1)) !== null, `${value} is not in the build`);
        }
      }
    }
    for (const { text } of all(this.root, 'AppDomain')) {
      this.expect(text === new URL(host).origin, `<AppDomain>${text}`);
    }
  }

  private sizeOf(url: string): string | null {
    const bytes = this.around.file(url.slice(this.around.host.length + 1));
    return bytes && pngSize(bytes);
  }

  private icons(): void {
    for (const icon of all(this.root, 'Icon')) {
      const owner = icon.parent?.attributes.id;
      const sizes = icon.children.map(({ attributes }) => Number(attributes.size));
      this.expect(sizes.join() === ICON_SIZES.join(), `${owner} has icons of ${sizes.join()}`);
      for (const { attributes } of icon.children) {
        const url = valueOf(this.resources.get(attributes.resid ?? '') ?? icon);
        const { size } = attributes;
        this.expect(this.sizeOf(url) === `${size}x${size}`, `${owner}: ${url} is not ${size} px`);
      }
    }
    for (const [name, size] of [
      ['IconUrl', '32x32'],
      ['HighResolutionIconUrl', '64x64'],
    ] as const) {
      const element = this.only(name);
      this.expect(!!element && this.sizeOf(valueOf(element)) === size, `<${name}> is not ${size}`);
    }
  }

  private texts(): void {
    const within = (element: Element, longest: number): void => {
      for (const text of [element, ...element.children].map(valueOf)) {
        this.expect(text.trim() !== '', `${element.name} ${element.attributes.id} is blank`);
        this.expect([...text].length <= longest, `"${text}" is longer than ${longest}`);
        this.expect(text === text.normalize('NFC'), `"${text}" is not NFC`);
      }
    };
    for (const element of this.resources.values()) {
      if (element.name !== 'bt:String') continue;
      within(element, element.parent?.name === 'bt:LongStrings' ? LONGEST.long : LONGEST.short);
    }
    for (const { name, ...element } of this.root.children) {
      if (name === 'DisplayName') within({ name, ...element }, LONGEST.short);
      if (name === 'Description') within({ name, ...element }, LONGEST.long);
    }
    this.expect(this.textOf('ProviderName').length <= LONGEST.short, '<ProviderName> is too long');
  }

  private languages(): void {
    const texts = [...this.resources.values()].filter(({ name }) => name === 'bt:String');
    const own = this.root.children.filter(({ name }) => /^(DisplayName|Description)$/.test(name));
    for (const { name, attributes, children } of [...texts, ...own]) {
      if (NOT_TRANSLATED.includes(attributes.id ?? '')) continue;
      const locales = children.map((child) => child.attributes.Locale);
      this.expect(
        locales.join() === 'en-US',
        `${attributes.id ?? name} has locales ${locales.join()}`,
      );
    }
  }

  private commands(): void {
    const named = all(this.root, 'FunctionName').map(({ text }) => text);
    const { commandIds } = this.around;
    for (const name of named) {
      this.expect(commandIds.includes(name), `${name} is not registered`);
    }
    for (const id of commandIds) this.expect(named.includes(id), `${id} has no button`);
    for (const name of repeated(named)) this.problems.push(`${name} has two buttons`);
  }

  /** One page for pane, ribbon and functions; another would be another runtime. */
  private runtime(): void {
    const runtime = this.only('Runtime');
    this.expect(runtime?.attributes.lifetime === 'long', 'the runtime does not live long');
    const page = runtime?.attributes.resid;
    for (const element of [
      ...all(this.root, 'FunctionFile'),
      ...all(this.root, 'Page').flatMap(({ children }) => children),
      ...all(this.root, 'Action').flatMap((action) => all(action, 'SourceLocation')),
    ]) {
      this.expect(element.attributes.resid === page, `<${element.name}> opens another runtime`);
    }
    const url = valueOf(this.resources.get(page ?? '') ?? this.root);
    const start = all(this.root, 'DefaultSettings').flatMap(({ children }) => children)[0];
    this.expect(!!start && valueOf(start) === url, '<DefaultSettings> opens another page');
  }

  private functions(): void {
    const namespace = valueOf(this.resources.get('Functions.Namespace') ?? this.root);
    this.expect(/^[A-Z][A-Z0-9_.]{2,}$/.test(namespace), `namespace "${namespace}"`);
    const metadata = valueOf(this.resources.get('Functions.Metadata.Url') ?? this.root);
    // A name of its content: Excel keeps the file for a day.
    this.expect(/\/functions\.[0-9a-f]{8}\.json$/.test(metadata), `${metadata} has no version`);
  }
}

/** What is wrong with a manifest; empty when nothing is. */
export const manifestProblems = (source: string, around: Surroundings): string[] =>
  new Check(source, around).run();

/** Requirement sets by name. */
export const requirementSets = (source: string): Record<string, string> =>
  Object.fromEntries(
    all(parseXml(source), 'Set').map(({ attributes }) => [
      attributes.Name ?? '',
      attributes.MinVersion ?? '',
    ]),
  );
