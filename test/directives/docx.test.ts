import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { docxText, readDocx } from '../../src/directives';
import type { DocxParts } from '../../src/directives/docx';
import { fixtures, propose } from './fixtures';
import { documentOf, openArchive, p, part, row, wordFile } from './word-file';

const text = (parts: DocxParts | string): string => {
  const reading = docxText(typeof parts === 'string' ? { document: documentOf(parts) } : parts);
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
};

const run = (inside: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${inside}</w:t></w:r>`;

const list = (id: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

const level = (at: number, format: string, words: string, start = 1): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${words}"/></w:lvl>`;

const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}${level(3, 'decimal', '%2.%4.')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}${level(1, 'bullet', 'o')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
);

describe('text of a Word document', () => {
  it.each([
    ['paragraphs', p('Một') + p('') + p('Hai'), 'Một\n\nHai'],
    ['runs joined', `<w:p>${run('trước ')}${run('ngày 5/6')}</w:p>`, 'trước ngày 5/6'],
    ['references', p('Kinh tế &amp; &#x1EA1; &#7841; &lt;b'), 'Kinh tế & ạ ạ <b'],
    [
      'tabs and line breaks',
      '<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>5</w:t><w:br/><w:t>Nơi nhận</w:t></w:r></w:p>',
      'Số:\t5\nNơi nhận',
    ],
    [
      'insertions without deletions',
      `<w:p>${run('trước ngày ')}<w:del><w:r><w:delText>01/6</w:delText></w:r></w:del><w:ins>${run('15/6')}</w:ins></w:p>`,
      'trước ngày 15/6',
    ],
    [
      'what was moved, once',
      `<w:p><w:moveFrom>${run('Sở Y tế')}</w:moveFrom>${run('Báo cáo ')}<w:moveTo>${run('Sở Y tế')}</w:moveTo></w:p>`,
      'Báo cáo Sở Y tế',
    ],
    [
      'paragraphs whose division was deleted',
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>trước </w:t></w:r></w:p>' +
        p('ngày 5/6'),
      'trước ngày 5/6',
    ],
    [
      'old formatting passed over',
      `<w:p><w:pPr><w:pPrChange><w:pPr>${list(1)}</w:pPr></w:pPrChange></w:pPr>${run('Một', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>`,
      'Một',
    ],
    ['nothing hidden', `<w:p>${run('Một')}${run(' hai', '<w:vanish/>')}</w:p>`, 'Một'],
    [
      'fields by their result',
      '<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>',
      '3',
    ],
    [
      'a text box once',
      `<w:p>${run('Chính')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('Hỏa tốc')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('Hỏa tốc')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      'Chính\n\nHỏa tốc',
    ],
    [
      'bold paragraphs as headings',
      `<w:p>${run('1. Sở Y tế', '<w:b/>')}</w:p><w:p>${run('Giao ', '<w:b/>')}${run('Sở')}</w:p><w:p>${run('Không', '<w:b w:val="0"/>')}</w:p>`,
      '**1. Sở Y tế**\n\nGiao Sở\n\nKhông',
    ],
    [
      'a table row by row',
      `<w:tbl>${row('STT', 'Nội dung', 'Chủ trì')}${row('1', p('Rà') + p('soát'), 'Sở | Y tế')}</w:tbl>`,
      '| STT | Nội dung | Chủ trì |\n| 1 | Rà soát | Sở / Y tế |',
    ],
    [
      'a table that only sets things side by side',
      `<w:tbl>${row(p('UBND TỈNH') + p('Số: 5/TB-UBND'), 'Lạng Sơn, ngày 5 tháng 6 năm 2026')}</w:tbl>`,
      'UBND TỈNH\n\nSố: 5/TB-UBND\n\nLạng Sơn, ngày 5 tháng 6 năm 2026',
    ],
    [
      'merged cells and deleted rows',
      `<w:tbl>${row('a', 'b', 'c')}<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('ab')}</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p('z')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p('weg')}</w:tc></w:tr>${row('d', 'e', '<w:tcPr><w:vMerge/></w:tcPr><w:p/>')}</w:tbl>`,
      '| a | b | c |\n| ab |  | z |\n| d | e | z |',
    ],
  ])('%s', (_, body, expected) => {
    expect(text(body)).toBe(expected);
  });

  it('counts automatic lists, level by level', () => {
    const body = [
      p('A', list(1)),
      p('B', list(1, 1)),
      p('C', list(1, 2)),
      p('D', list(1, 2)),
      p('E', list(1, 1)),
      p('F', list(1, 2)),
      p('G', list(1, 3)),
      p('H', list(1)),
      p('I', list(1, 1)),
      p('K', list(2)),
      p('L', list(2, 1)),
      p('M', list(3)),
      p('N', list(99)),
      p('O', list(0)),
    ].join('');
    expect(text({ document: documentOf(body), numbering })).toBe(
      'I. A|1. B|a) C|b) D|2. E|a) F|2.1. G|II. H|1. I|- K|+ L|V. M|N|O'.replaceAll('|', '\n\n'),
    );
  });

  it('takes list and boldness from styles, through what they stand on', () => {
    const styles = part(
      'styles',
      `<w:style w:type="paragraph" w:styleId="Goc"><w:pPr>${list(1)}</w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Goc"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>',
    );
    const body = p('Mục', '<w:pStyle w:val="Con"/>') + p('Chữ', '<w:pStyle w:val="Vong"/>');
    expect(text({ document: documentOf(body), numbering, styles })).toBe('**I. Mục**\n\nChữ');
  });

  it('puts notes behind the paragraph, and behind the table, that points to them', () => {
    const footnotes = part(
      'footnotes',
      `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote><w:footnote w:id="2">${p('Chú một')}</w:footnote><w:footnote w:id="3">${p('Chú hai')}</w:footnote>`,
    );
    const pointer = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const body = `<w:p>${run('Đầu')}${pointer(2)}${run(' cuối')}</w:p><w:tbl>${row('a', 'b', `<w:p>${run('c')}${pointer(3)}</w:p>`)}${row('d', 'e', 'f')}</w:tbl>`;
    expect(text({ document: documentOf(body), footnotes })).toBe(
      'Đầu[^1] cuối\n\n[^1]: Chú một\n\n| a | b | c[^2] |\n| d | e | f |\n\n[^2]: Chú hai',
    );
  });

  it('knows the vocabulary by its namespace, not its prefix', () => {
    const strict = 'xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"';
    expect(
      text({
        document: `<x:document ${strict}><x:body><x:p><x:r><x:t>Một</x:t></x:r></x:p></x:body></x:document>`,
      }),
    ).toBe('Một');
    expect(text({ document: '<w:p><w:r><w:t>lạ</w:t></w:r></w:p>' })).toBe('');
  });

  it.each([
    ['tags that do not match', '<w:p></w:r>', 'docx-malformed'],
    ['a tag that never ends', '<w:p', 'docx-malformed'],
    ['a document that never ends', '<w:p>', 'docx-malformed'],
    ['a DTD', '<!DOCTYPE w [<!ENTITY a "b">]><w/>', 'docx-doctype'],
    ['elements without end', '<a>'.repeat(1000), 'docx-malformed'],
  ])('%s is refused', (_, document, code) => {
    expect(docxText({ document })).toMatchObject({ ok: false, code });
  });
});

describe('a Word file', () => {
  const good = wordFile(documentOf(p('Giao Sở Y tế báo cáo trước ngày 10/6/2026.')));
  const xlsx = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') });

  it('is read to its text', () => {
    expect(readDocx(good, openArchive)).toMatchObject({
      ok: true,
      value: 'Giao Sở Y tế báo cáo trước ngày 10/6/2026.',
    });
  });

  it('finds its main part where the package says', () => {
    const relationships =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="/van/document2.xml"/></Relationships>';
    const bytes = zipSync({
      '_rels/.rels': strToU8(relationships),
      'van/document2.xml': strToU8(documentOf(p('Một'))),
    });
    expect(readDocx(bytes, openArchive)).toMatchObject({ ok: true, value: 'Một' });
  });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'docx-empty'],
    [
      'an old .doc or one with a password',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      'docx-encrypted-or-doc',
    ],
    ['a PDF', strToU8('%PDF-1.7 …'), 'docx-is-pdf'],
    ['an RTF', strToU8('{\\rtf1 …'), 'docx-is-rtf'],
    ['a text', strToU8('Giao Sở Y tế'), 'docx-not-word'],
    ['a workbook', xlsx, 'docx-not-word'],
    ['half a file', good.subarray(0, good.length - 40), 'docx-damaged'],
    ['a changed byte', good.map((byte, at) => (at === 60 ? byte ^ 0xff : byte)), 'docx-damaged'],
    ['a DTD', wordFile('<!DOCTYPE x><x/>'), 'docx-doctype'],
    ['a broken part', wordFile('<w:document>'), 'docx-malformed'],
    ['a bomb', wordFile(`<a>${' '.repeat(40 * 1024 * 1024)}</a>`), 'docx-too-large'],
  ])('%s is refused in words', (_, bytes, code) => {
    const reading = readDocx(bytes, openArchive);
    expect(reading).toMatchObject({ ok: false, code });
    expect(reading.ok ? '' : reading.message).toMatch(/Hãy /);
  });

  it('lets errors of the program through', () => {
    const opener = (): never => {
      throw new TypeError('bug');
    };
    expect(() => readDocx(good, opener)).toThrow('bug');
  });
});

describe('files written by LibreOffice', () => {
  const file = (name: string): string => {
    const path = join(process.cwd(), 'test', 'fixtures', 'directives', 'word', name);
    const reading = readDocx(readFileSync(path), openArchive);
    if (!reading.ok) throw new Error(reading.message);
    return reading.value;
  };

  it('a plan with lists, a layout table and an annex with a merged cell', () => {
    const { document, tasks, targets } = propose(file('phu-luc.docx'));
    expect(document).toMatchObject({
      type: 'KH',
      number: '655/KH-UBND',
      issuer: 'UBND tỉnh Lạng Sơn',
      issued: '2026-05-18',
    });
    expect(tasks.map(({ clause, lead, deadline }) => [clause, lead, deadline?.kind])).toEqual([
      ['II.1', ['Sở Tài chính'], 'before'],
      ['II.2', ['UBND cấp xã'], 'by'],
      ['II.3.a', ['Sở Xây dựng'], 'before'],
      ['II.3.b', ['Sở Xây dựng'], 'within'],
      ['PHỤ LỤC bảng dòng 2', ['Sở Nông nghiệp và Môi trường'], 'before'],
      ['PHỤ LỤC bảng dòng 3', ['Sở Nông nghiệp và Môi trường'], 'within'],
    ]);
    expect(targets).toMatchObject([{ value: 80, measure: '%' }]);
  });

  it('a notice with tracked changes, a footnote and a text box', () => {
    const words = file('thay-doi.docx');
    expect(words).toContain('trước ngày 31/7/2026.');
    expect(words).not.toContain('15/7/2026');
    expect(words).not.toContain('01/7/2026');
    expect(words.match(/Bản sao gửi/g)).toHaveLength(1);
    expect(propose(words).tasks.map(({ clause, deadline }) => [clause, deadline?.kind])).toEqual([
      ['I.1', 'before'],
      ['I.2.a', 'by'],
      ['I.2.b đoạn 1', 'within'],
      ['I.2.b đoạn 2', 'recurring'],
    ]);
  });

  it('a directive typed line by line says what its text says', () => {
    const path = join(
      process.cwd(),
      'test',
      'fixtures',
      'directives',
      '20-chi-thi-dau-tu-cong.txt',
    );
    const rows = (words: string): unknown =>
      propose(words).tasks.map(({ clause, lead, deadline }) => [clause, lead, deadline]);
    expect(rows(file('chi-thi.docx'))).toEqual(rows(readFileSync(path, 'utf8')));
  });
});

describe('the same document as text and as a Word file', () => {
  const escape = (words: string): string =>
    words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

  /** A line with its bold words as runs of their own. */
  const paragraph = (line: string): string => {
    const isHeading = /^#+ /.test(line);
    const runs = line
      .replace(/^#+ /, '')
      .split('**')
      .map((words, index) => ({ words, isBold: isHeading || index % 2 === 1 }))
      .filter(({ words }) => words !== '')
      .map(({ words, isBold }) => {
        const properties = isBold ? '<w:rPr><w:b/></w:rPr>' : '';
        return `<w:r>${properties}<w:t xml:space="preserve">${escape(words)}</w:t></w:r>`;
      });
    return `<w:p>${runs.join('')}</w:p>`;
  };

  /** Every line a paragraph, as word processors open a text; tables of Markdown as tables. */
  const asWord = (text: string): string => {
    const blocks: string[] = [];
    let rows: string[] = [];
    const close = (): void => {
      if (rows.length > 0) blocks.push(`<w:tbl>${rows.join('')}</w:tbl>`);
      rows = [];
    };
    for (const line of text.split(/\r\n|[\n\r\f]/)) {
      if (/^\|[-| :]+\|$/.test(line)) continue;
      if (line.startsWith('|')) {
        const cells = line.trim().slice(1, -1).split('|');
        rows.push(row(...cells.map((cell) => paragraph(cell.trim()))));
        continue;
      }
      close();
      blocks.push(paragraph(line));
    }
    close();
    return documentOf(blocks.join(''));
  };

  const rowsOf = (words: string): string[] => {
    const { document, tasks, targets, milestones, results } = propose(words);
    return [
      `${document.type} ${document.number} ${document.issuer} ${document.issued} ${document.signer}`,
      ...tasks
        .filter(({ deadline }) => deadline !== null)
        .map(({ lead, deadline }) => `${lead.join()} ${JSON.stringify(deadline)}`),
      ...targets.map(({ value, measure, direction }) => `${value} ${measure} ${direction}`),
      ...milestones.map(({ group, share }) => `${group} ${share}`),
      ...results.map(({ value, measure }) => `${value} ${measure}`),
    ].sort();
  };

  // Pages whose lines a scanner has cut: in Word each line would be a paragraph, some of a figure only.
  const whole = fixtures.filter(({ name }) => !/^(?:76|82)-/.test(name));

  it.each(whole.map((fixture) => [fixture.name, fixture.text]))('%s', (_, written) => {
    const read = docxText({ document: asWord(written) });
    expect(read.ok && rowsOf(read.value)).toEqual(rowsOf(written));
  });
});
