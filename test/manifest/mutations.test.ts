/** The checks find what may go wrong in a manifest: each mutation of a good one must be told. */
import { buildFolder, HOST, read, removeFolder, surroundings, writeManifests } from './built';
import { manifestProblems } from './check';

let folder = '';
let good = '';

beforeAll(() => {
  folder = buildFolder();
  writeManifests(folder, '--host', HOST);
  good = read(folder, 'manifest.xml');
});

afterAll(() => removeFolder(folder));

const LONG = 'x'.repeat(251);

/** What is done, what is replaced by what, and what the check must say. */
const MUTATIONS: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
  ['an identity that is no GUID', /<Id>./, '<Id>', /GUID/],
  ['a version below 1', '<Version>1.', '<Version>0.', /<Version>/],
  ['another default language', '<DefaultLocale>vi-VN', '<DefaultLocale>en-US', /DefaultLocale/],
  ['more permission', 'ReadWriteDocument', 'ReadWriteAll', /Permissions/],
  [
    'elements in another order',
    /(<Label [^>]*>)\s*(<Supertip>[\s\S]*?<\/Supertip>)/,
    '$2$1',
    /<Control> holds/,
  ],
  ['a tab without its label', '<Label resid="Tab.Label" />', '', /CustomTab/],
  ['an unknown element', '<AppDomains>', '<AppDomains><Domain>x</Domain>', /AppDomains/],
  ['a reference that leads nowhere', 'resid="Load.Label"', 'resid="Load.Lable"', /leads nowhere/],
  ['a reference into the wrong list', 'resid="Load.Tip"', 'resid="Load.Label"', /leads nowhere/],
  [
    'a resource that nobody uses',
    '<bt:ShortStrings>',
    '<bt:ShortStrings><bt:String id="Old" DefaultValue="x"><bt:Override Locale="en-US" Value="x" /></bt:String>',
    /Old is not used/,
  ],
  ['a resource id twice', 'bt:String id="Load.Tip"', 'bt:String id="Monitor.Tip"', /stands twice/],
  ['a button id twice', 'id="Tiendo.Monitor"', 'id="Tiendo.Load"', /stands twice/],
  ['a group id twice', 'Group id="Tiendo.Report"', 'Group id="Tiendo.Tables"', /stands twice/],
  ['a long resource id', /Load\.Label/g, `L${'o'.repeat(32)}`, /too long/],
  ['a missing file', 'load-16.png', 'load-17.png', /not in the build/],
  ['an icon of another size', 'load-16.png', 'load-20.png', /not 16 px/],
  ['a button without one size', /<bt:Image size="40" resid="Icon.load.40" \/>/, '', /has icons of/],
  ['another icon of the add-in', 'app-32.png', 'app-16.png', /IconUrl/],
  [
    'an address of another host',
    `${HOST}/functions.js"`,
    'https://example.com/functions.js"',
    /not of/,
  ],
  [
    'an address without https',
    `${HOST}/functions.js"`,
    'http://tiendo.example.gov.vn/functions.js"',
    /not of/,
  ],
  ['another domain', '<AppDomain>https://tiendo', '<AppDomain>https://example', /AppDomain/],
  [
    'a label of 126 characters',
    'DefaultValue="Nạp bảng"',
    `DefaultValue="${'a'.repeat(126)}"`,
    /longer than 125/,
  ],
  [
    'a tip of 251 characters',
    'DefaultValue="Mở hướng dẫn sử dụng."',
    `DefaultValue="${LONG}"`,
    /longer than 250/,
  ],
  ['a long English tip', 'Value="Open the user guide."', `Value="${LONG}"`, /longer than 250/],
  ['a blank label', 'DefaultValue="Nạp bảng"', 'DefaultValue=" "', /blank/],
  [
    'letters taken apart',
    'DefaultValue="Nạp bảng"',
    `DefaultValue="${'Nạp bảng'.normalize('NFD')}"`,
    /NFC/,
  ],
  [
    'a string without English',
    /<bt:Override Locale="en-US" Value="Load tables" \/>/,
    '',
    /Load.Label has locales/,
  ],
  [
    'another second language',
    'Locale="en-US" Value="Load tables"',
    'Locale="fr-FR" Value="Load tables"',
    /fr-FR/,
  ],
  [
    'a button of no command',
    '<FunctionName>showLoad<',
    '<FunctionName>showLoads<',
    /not registered/,
  ],
  [
    'a command without a button',
    '<FunctionName>showLoad<',
    '<FunctionName>showMonitor<',
    /showLoad has no button/,
  ],
  ['a short-lived runtime', 'lifetime="long"', 'lifetime="short"', /does not live long/],
  [
    'functions in another runtime',
    /<Page>\s*<SourceLocation resid="Pane.Url"/,
    '<Page><SourceLocation resid="Guide.Url"',
    /another runtime/,
  ],
  [
    'another start page',
    '<DefaultSettings>',
    '<DefaultSettings><SourceLocation DefaultValue="x" />',
    /DefaultSettings/,
  ],
  ['a namespace with a blank', 'DefaultValue="TIENDO"', 'DefaultValue="TIEN DO"', /namespace/],
  ['metadata under a lasting name', /functions\.[0-9a-f]{8}\.json/, 'functions.json', /no version/],
];

test.each(MUTATIONS)('%s', (_, from, to, expected) => {
  const mutant = good.replace(from, to);
  expect(mutant).not.toBe(good);
  expect(manifestProblems(mutant, surroundings(folder, HOST)).join('\n')).toMatch(expected);
});

test('a command that the code forgot is told, and one that it invented', () => {
  const around = surroundings(folder, HOST);
  expect(manifestProblems(good, { ...around, commandIds: around.commandIds.slice(1) })).toEqual([
    'showLoad is not registered',
  ]);
  expect(
    manifestProblems(good, { ...around, commandIds: [...around.commandIds, 'extra'] }),
  ).toEqual(['extra has no button']);
});

test.each(['<Hosts>', '</Resources>', '<Group id="Tiendo.Report">'])(
  '%s left out is told',
  (tag) => {
    expect(() => {
      const problems = manifestProblems(good.replace(tag, ''), surroundings(folder, HOST));
      if (problems.length > 0) throw new Error(problems.join('\n'));
    }).toThrow();
  },
);
