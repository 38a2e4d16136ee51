/**
 * The user guide as a page: docs/huong-dan.md in the little Markdown that it uses (headings, paragraphs,
 * lists of one level, tables, pictures, links, bold, code). A line that needs more is an error, so that
 * nothing is shown half.
 */

const escape = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** `Kế toán xã, phường` -> `kế-toán-xã-phường`, as the places that show Markdown make it. */
const anchor = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/** Pictures, links, bold and code inside a line; a picture that is not there is left out. */
const inline = (text, images) =>
  escape(text)
    .replace(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, alt, source) => {
      const there = images.exists(source);
      (there ? images.shown : images.missing).push(source);
      return there ? `<img src="${source}" alt="${alt}" loading="lazy">` : '';
    })
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/`([^`]+)`/g, '<code>$1</code>');

const cells = (line) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function table(lines, images) {
  const [head = '', rule = '', ...rows] = lines;
  if (!/^[|\s:-]+$/.test(rule)) throw new Error(`huong-dan.md: bảng thiếu dòng kẻ: ${head}`);
  const row = (line, tag) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${inline(cell, images)}</${tag}>`)
      .join('')}</tr>`;
  return `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((line) => row(line, 'td')).join('')}</tbody></table>`;
}

function list(lines, tag, mark, images) {
  const items = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return `<${tag}>${items.map((item) => `<li>${inline(item, images)}</li>`).join('')}</${tag}>`;
}

function block(text, images) {
  const lines = text.split('\n');
  const [first = ''] = lines;
  const heading = /^(#{1,3}) (.+)$/.exec(first);
  if (heading && lines.length === 1) {
    const [, { length: level }, title] = heading;
    return `<h${level} id="${anchor(title)}">${inline(title, images)}</h${level}>`;
  }
  if (first.startsWith('|')) return table(lines, images);
  if (/^- /.test(first)) return list(lines, 'ul', /^- /, images);
  if (/^\d+\. /.test(first)) return list(lines, 'ol', /^\d+\. /, images);
  if (/^(#|>|```| {4}|<)/.test(first))
    throw new Error(`huong-dan.md: không đọc được dòng: ${first}`);
  return `<p>${inline(lines.join(' '), images)}</p>`;
}

const STYLE = `:root{color-scheme:light dark}
body{font:16px/1.55 "Segoe UI",system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}
h1,h2,h3{line-height:1.25}h2{margin-top:2.2rem;border-bottom:1px solid #8886}
img{display:block;max-width:100%;height:auto;border:1px solid #8886;margin:.5rem 0}
table{border-collapse:collapse}th,td{border:1px solid #8886;padding:.35rem .6rem;text-align:left;vertical-align:top}
code{font-family:Consolas,monospace;font-size:.95em;overflow-wrap:anywhere}li{margin:.25rem 0}`;

/**
 * @param {string} markdown text of docs/huong-dan.md
 * @param {(image: string) => boolean} exists whether a picture is there
 * @returns {{ html: string, shown: string[], missing: string[] }} the page, and the guide's pictures
 */
export function guidePage(markdown, exists) {
  const images = { exists, shown: [], missing: [] };
  const blocks = markdown
    .trim()
    .split(/\n{2,}/)
    .map((text) => block(text, images));
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Tiến Độ';
  const html = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${blocks.join('\n')}
</body>
</html>
`;
  return { html, shown: images.shown, missing: images.missing };
}
