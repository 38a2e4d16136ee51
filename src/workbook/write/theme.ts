import { FONT } from '../../sheets/styles';
import { XML_HEADER } from './xml';

/** Our cells name their own fonts and colours; other software wants a theme to be there all the same. */
const COLORS: Readonly<Record<string, string>> = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '1F4E79',
  lt2: 'E7E6E6',
  accent1: '1F4E79',
  accent2: '9C0006',
  accent3: '274E13',
  accent4: '7F4F00',
  accent5: '5B7FA6',
  accent6: '808080',
  hlink: '0563C1',
  folHlink: '954F72',
};

const colors = Object.entries(COLORS)
  .map(([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`)
  .join('');

const font = (name: string): string =>
  `<a:${name}><a:latin typeface="${FONT}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;

/** The format asks for three of each: subtle, moderate, intense. */
const three = (name: string, piece: string): string => `<a:${name}>${piece.repeat(3)}</a:${name}>`;

const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';

export const THEME_XML =
  `${XML_HEADER}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Tien Do">` +
  '<a:themeElements>' +
  `<a:clrScheme name="Tien Do">${colors}</a:clrScheme>` +
  `<a:fontScheme name="Tien Do">${font('majorFont')}${font('minorFont')}</a:fontScheme>` +
  '<a:fmtScheme name="Tien Do">' +
  three('fillStyleLst', FILL) +
  three('lnStyleLst', `<a:ln w="9525">${FILL}</a:ln>`) +
  three('effectStyleLst', '<a:effectStyle><a:effectLst/></a:effectStyle>') +
  three('bgFillStyleLst', FILL) +
  '</a:fmtScheme></a:themeElements></a:theme>';
