import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { LONGEST_TEXT, decodeText, readDirective } from '../../src/directives';
import { leastProcessorTime, processorTime } from '../helpers/processor-time';
import { fixtures, propose } from './fixtures';

const refusal = (text: string): string => {
  const reading = readDirective(text, loadCatalog());
  return reading.ok ? 'read' : reading.code;
};

describe('what is no directive', () => {
  it.each([
    ['nothing', '', 'directive-empty'],
    ['blank lines', ' \n\t\n ', 'directive-empty'],
    ['figures alone', '1 2 3\n4 5 6', 'directive-empty'],
    [
      'English',
      'The People’s Committee requests all departments to report before 10 June 2026 on the matter.',
      'directive-not-vietnamese',
    ],
    [
      'a PDF under a text name',
      `%PDF-1.7\n${'obj endobj stream '.repeat(50)}`,
      'directive-not-text',
    ],
    [
      'a Word file under a text name',
      `PK\u0003\u0004${'word/document.xml'.repeat(9)}`,
      'directive-not-text',
    ],
    [
      'bytes of a scan',
      `Số\u0000\u0001\u0002\ufffd\ufffd${'\ufffd'.repeat(200)}`,
      'directive-not-text',
    ],
    ['more than anybody writes', 'Rà soát. '.repeat(LONGEST_TEXT / 8), 'directive-too-long'],
  ])('%s is refused with a reason', (_, text, code) => {
    expect(refusal(text)).toBe(code);
    const reading = readDirective(text, loadCatalog());
    expect(reading.ok ? '' : reading.message).toMatch(/Hãy /);
  });

  it('reads a text without any accents', () => {
    const { tasks } = propose('1. Giao So Tai chinh bao cao UBND tinh truoc ngay 10/6/2026.');
    expect(tasks[0]?.deadline).toMatchObject({ kind: 'before', date: '2026-06-10' });
  });

  it('reads UTF-16 as Notepad writes it', () => {
    const text = 'Giao Sở Y tế báo cáo trước ngày 10/6/2026.';
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    new Uint16Array(bytes.buffer, 2).set([...text].map((char) => char.charCodeAt(0)));
    expect(propose(decodeText(bytes)).tasks).toHaveLength(1);
  });
});

describe('a date that can be read in two ways', () => {
  it.each([
    ['no year anywhere', 'Giao Sở Y tế báo cáo trước ngày 10/6.', 'deadline-year-missing'],
    ['a day that is none', 'Giao Sở Y tế báo cáo trước ngày 31/6/2026.', 'deadline-impossible'],
  ])('is asked about: %s', (_, text, code) => {
    const [task] = propose(text).tasks;
    expect(task?.deadline).toBeNull();
    expect(task?.doubt?.code).toBe(code);
    expect(task?.reason).toContain('Cần hỏi lại');
    expect(task?.confidence).toBeLessThan(0.7);
  });
});

/** Pieces that make a pattern go back and forth if it can. */
const PIECES = [
  ...[' ', '.', ',', ';', ':', '-', '(', ')', '*', '_', '|', '#', '/', '%', '\t', '<sup>', '¹'],
  ...['a', 'đ', 'I', '1', '12/', '1.000', 'ngày ', 'trước ', 'tháng ', 'năm ', 'quý ', 'hằng '],
  ...['Sở ', 'UBND ', 'xã ', 'các ', 'và ', 'giao ', 'báo cáo ', 'hoàn thành ', 'thời gian '],
  ...['phấn đấu ', 'đạt ', 'số ', 'Điều 1. ', '- ', '1. ', 'a) ', '(i) ', 'chủ trì, phối hợp với '],
  ...[
    'kể từ ngày ',
    'chậm nhất ',
    'dự án ',
    'điều chỉnh ',
    'Kính gửi: ',
    'THÔNG BÁO\n',
    '\n',
    '\n\n',
  ],
  ...[
    'a | b | c\n',
    '\tb\tc\n',
    'TT | Chỉ tiêu | Kế hoạch\n',
    'Nơi nhận:    KT. CHỦ TỊCH\n',
    'TỈNH ',
  ],
  ...['đến hết quý I ', 'so với ', 'mức hỗ trợ ', 'giảm thời gian ', '12 ngày ', 'đối với xã có '],
];

/** One machine is slower than another; what goes back and forth takes minutes, not seconds. */
const SLOW = 4000;

describe('speed', () => {
  it('of 100 KB of clauses is in proportion to that of 25 KB', () => {
    const body = fixtures.map(
      ({ text }) => text.split(/\n(?:Nơi nhận|TM\.|KT\.|TL\.|CHỦ TỊCH\n)/u)[0],
    );
    let text = '';
    while (Buffer.byteLength(text) < 100 * 1024) text += `${body.join('\n\n')}\n\n`;
    text = text.slice(0, Math.floor((text.length * 100 * 1024) / Buffer.byteLength(text)));
    const least = (part: string): number =>
      Math.min(
        ...Array.from({ length: 8 }, () => {
          const start = process.cpuUsage();
          readDirective(part, loadCatalog());
          const { user, system } = process.cpuUsage(start);
          return (user + system) / 1000;
        }),
      );
    const quarter = least(text.slice(0, text.length / 4));
    // How many milliseconds it takes is for the bench; beside other tests only what grows out of hand shows.
    expect(least(text) / quarter).toBeLessThan(10);
  });
});

describe('long runs', () => {
  it.each(PIECES.map((piece) => [JSON.stringify(piece), piece] as const))(
    'of %s stay fast',
    (_, piece) => {
      const text = `Sở Y tế báo cáo trước ngày 10/6/2026 ${piece.repeat(100_000 / piece.length)} hết.`;
      expect(leastProcessorTime(() => void readDirective(text, loadCatalog()))).toBeLessThan(SLOW);
    },
  );

  it('of mixed pieces stay fast', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' hết.', '\n', 'x'),
        (pieces, end) => {
          const unit = pieces.join('');
          const text = `Giao Sở Y tế ${unit.repeat(40_000 / unit.length)}${end}`;
          expect(processorTime(() => void readDirective(text, loadCatalog()))).toBeLessThan(SLOW);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('never throws on any text', () => {
    const words = fixtures.flatMap(({ text }) => text.split(/(?<=\s)/u));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words, ...PIECES), { maxLength: 120 }), (pieces) => {
        const text = pieces.join('');
        const reading = readDirective(text, loadCatalog());
        if (!reading.ok) return;
        const nfc = text.normalize('NFC');
        for (const { source } of reading.value.tasks) {
          expect(nfc.slice(source.start, source.end)).toBe(source.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
