/**
 * What stands inside what, and in which order: the part of Microsoft's schema of add-in-only manifests
 * that ours uses. Office refuses a manifest whose elements are in another order and seldom says why.
 * `?` may be missing, `*` any number, `+` at least one.
 */
import type { Element } from './xml';

const ORDER: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains? Hosts Requirements? DefaultSettings Permissions VersionOverrides',
  DisplayName: 'Override*',
  Description: 'Override*',
  IconUrl: 'Override*',
  HighResolutionIconUrl: 'Override*',
  SupportUrl: 'Override*',
  AppDomains: 'AppDomain+',
  Requirements: 'Sets?',
  Sets: 'Set+',
  DefaultSettings: 'SourceLocation',
  VersionOverrides: 'Description? Requirements? Hosts Resources',
  Hosts: 'Host+',
  Host: 'Runtimes? AllFormFactors? DesktopFormFactor?',
  Runtimes: 'Runtime',
  AllFormFactors: 'ExtensionPoint',
  DesktopFormFactor: 'GetStarted? FunctionFile ExtensionPoint+',
  GetStarted: 'Title Description LearnMoreUrl',
  CustomTab: 'Group+ Label',
  Group: 'Label Icon Control+',
  Control: 'Label Supertip Icon Action',
  Supertip: 'Title Description',
  Icon: 'bt:Image+',
  Script: 'SourceLocation',
  Page: 'SourceLocation',
  Metadata: 'SourceLocation',
  Resources: 'bt:Images bt:Urls bt:ShortStrings bt:LongStrings',
  'bt:Images': 'bt:Image+',
  'bt:Urls': 'bt:Url+',
  'bt:ShortStrings': 'bt:String+',
  'bt:LongStrings': 'bt:String+',
  'bt:Image': 'bt:Override*',
  'bt:Url': 'bt:Override*',
  'bt:String': 'bt:Override*',
};

/** These differ by their type. */
const ORDER_OF_TYPE: Readonly<Record<string, string>> = {
  'ExtensionPoint CustomFunctions': 'Script Page Metadata Namespace',
  'ExtensionPoint PrimaryCommandSurface': 'CustomTab',
  'Action ExecuteFunction': 'FunctionName',
  'Action ShowTaskpane': 'TaskpaneId? SourceLocation',
};

/** `VersionOverrides` is a world of its own: a `Host` outside it holds nothing. */
function orderOf({ name, attributes }: Element): string {
  const type = attributes['xsi:type'];
  if (name === 'Host' && type === undefined) return '';
  return ORDER_OF_TYPE[`${name} ${type}`] ?? ORDER[name] ?? '';
}

const patternOf = (order: string): RegExp =>
  new RegExp(
    `^${order
      .split(' ')
      .filter(Boolean)
      .map((part) => `(?:${part.replace(/[?*+]$/, '')} )${/[?*+]$/.exec(part)?.[0] ?? ''}`)
      .join('')}$`,
  );

/** Elements whose children are not what the schema wants. */
export function structureProblems(element: Element): string[] {
  const order = orderOf(element);
  const found = element.children.map(({ name }) => `${name} `).join('');
  const own = patternOf(order).test(found)
    ? []
    : [`<${element.name}> holds "${found.trim()}", not "${order}"`];
  return [...own, ...element.children.flatMap(structureProblems)];
}
