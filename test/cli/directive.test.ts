import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import { documentOf, p, wordFile } from '../directives/word-file';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-directive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (
  name: string,
  content: string | Uint8Array,
  ...options: string[]
): Promise<{ code: number; out: string; err: string }> => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(['directive', path, ...options], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    interactive: false,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const TEXT = `THÔNG BÁO

Kết luận về chuyển đổi số

1. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập danh mục thiết bị, báo cáo UBND tỉnh trước ngày 10/6/2026.
`;

describe('tiendo directive', () => {
  it('counts without the byte order mark: the same text, the same places', async () => {
    const plain = await run('ro.txt', TEXT, '--json');
    for (const [name, encoding, mark] of [
      ['utf8.txt', 'utf8', '\uFEFF'],
      ['utf16.txt', 'utf16le', '\uFEFF'],
    ] as const) {
      const marked = await run(name, Buffer.from(mark + TEXT, encoding), '--json');
      expect(JSON.parse(marked.out)).toEqual({
        ...JSON.parse(plain.out),
        document: expect.objectContaining({ file: name }),
      });
    }
  });

  it('prints one JSON document in the shapes of seeds', async () => {
    const { code, out, err } = await run('thong-bao.txt', TEXT, '--json');
    const proposal = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(proposal)).toEqual([
      'document',
      'tasks',
      'targets',
      'milestones',
      'results',
    ]);
    expect(proposal['document']).toMatchObject({ type: 'TB', file: 'thong-bao.txt' });
    expect(proposal['tasks']).toEqual([
      {
        id: 'T01',
        document: '',
        clause: '1',
        content: 'Lập danh mục thiết bị, báo cáo UBND tỉnh',
        lead: ['Sở Y tế'],
        cooperating: ['Sở Tài chính'],
        scope: { kind: 'agency' },
        deadline: { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' },
        reportTo: ['UBND tỉnh'],
        source: {
          start: TEXT.indexOf('Giao'),
          end: TEXT.indexOf('2026.') + 5,
          text: TEXT.slice(TEXT.indexOf('Giao'), TEXT.indexOf('2026.') + 5),
        },
        confidence: 0.9,
        reason: 'Chủ trì: được giao hoặc yêu cầu đích danh. Hạn ghi rõ ngày.',
      },
    ]);
    expect(code).toBe(0);
    expect(err).toBe('');
  });

  it('says in words what it found, and that nothing is written', async () => {
    const { code, out } = await run('thong-bao.md', TEXT);
    expect(out).toContain('trước 10/06/2026');
    expect(out).toContain('Sở Y tế');
    expect(out).toContain('Chỉ tiêu: không có');
    expect(out).toContain('chưa có gì được ghi');
    expect(code).toBe(0);
  });

  it('reads a Word file as it reads its text', async () => {
    const word = wordFile(documentOf(p('THÔNG BÁO') + p(TEXT.split('\n').at(-2) ?? '')));
    const { code, out } = await run('thong-bao.docx', word, '--json');
    const { document, tasks } = JSON.parse(out) as {
      document: { file: string };
      tasks: { clause: string; lead: string[] }[];
    };
    expect(document.file).toBe('thong-bao.docx');
    expect(tasks.map(({ clause, lead }) => [clause, lead])).toEqual([['1', ['Sở Y tế']]]);
    expect(code).toBe(0);
  });

  it.each([
    ['a text under a Word name', TEXT, 'không phải văn bản Word'],
    ['an old .doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'Word đời cũ'],
    ['a Word file cut short', wordFile(documentOf(p('Một'))).subarray(0, 90), 'hỏng'],
  ])('%s is refused in words, exit 2', async (_, content, words) => {
    const { code, out, err } = await run('van-ban.docx', content, '--json');
    expect(err).toContain(words);
    expect(err).toContain('Hãy ');
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('exits 1 when a deadline must be asked about', async () => {
    const { code, out } = await run(
      'thieu-nam.txt',
      'Giao Sở Y tế báo cáo UBND tỉnh trước ngày 10/6.',
    );
    expect(out).toContain('Cần hỏi lại');
    expect(out).toContain('thiếu năm');
    expect(code).toBe(1);
  });

  it.each([
    ['rong.txt', '', 'không có nội dung chữ'],
    [
      'tieng-anh.txt',
      'All departments shall report before the tenth of June, in due form.',
      'tiếng Việt',
    ],
    [
      'ban-chup.txt',
      new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37]),
      'chép phần chữ',
    ],
    ['van-ban.docx', 'PK', '.docx'],
    ['qua-dai.txt', 'Rà soát hồ sơ đất đai. '.repeat(300_000), 'tách thành nhiều tệp'],
  ])('%s is not readable and exits 2', async (name, content, words) => {
    const { code, out, err } = await run(name, content);
    expect(err).toContain(words);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('wants one file that is there', async () => {
    const io = { out: () => undefined, err: () => undefined, interactive: false };
    expect(await main(['directive'], io)).toBe(2);
    expect(await main(['directive', join(folder, 'khong-co.txt')], io)).toBe(2);
    expect(await main(['directive', folder], io)).toBe(2);
  });
});

test('a folder is no missing file', async () => {
  const err: string[] = [];
  const io = {
    out: () => undefined,
    err: (text: string) => void err.push(text),
    interactive: false,
  };
  expect(await main(['directive', folder], io)).toBe(2);
  expect(err.join()).toContain('không phải tệp');
});
