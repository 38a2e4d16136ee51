/** Text of XML parts. What a workbook may not hold has been cleaned by `fileText` before it comes here. */

export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escapeOf = (sign: string): string => ESCAPES[sign] ?? sign;

/** @example xmlText('a < b & "c"') //=> 'a &lt; b &amp; "c"' */
export const xmlText = (text: string): string => text.replace(/[&<>\r]/g, escapeOf);

/**
 * Line breaks and tabs are escaped too: a reader turns them into blanks in an attribute.
 * @example xmlAttribute('1\n"2"') //=> '1&#10;&quot;2&quot;'
 */
export const xmlAttribute = (text: string): string => text.replace(/[&<>"\t\n\r]/g, escapeOf);

/**
 * The attributes that have a value, each with a blank before it.
 *
 * @example attributes({ r: 1, hidden: undefined, t: 'a"b' }) //=> ' r="1" t="a&quot;b"'
 */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let written = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    written += ` ${name}="${typeof value === 'string' ? xmlAttribute(value) : value}"`;
  }
  return written;
}
