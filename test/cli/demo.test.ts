import { mkdir, writeFile } from 'node:fs/promises';
import { lastingDefaults, readStore } from '../../src/consolidation';
import { readBook } from '../../src/workbook/read';
import { CHI_LANG, FULL, clean, report } from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo, type Run } from './terminal';

const at = temporaryFolder();
const MARK = /mẫu, không phải số liệu thật/i;

jest.setTimeout(180_000);

describe('the whole cycle on sample data', () => {
  let run: Run;
  const book = (): string => at('out', 'so-tong-hop-2026-06.xlsx');

  beforeAll(async () => {
    run = await tiendo('demo', '--out', at('out'));
  });

  test('65 templates out, 64 files in, one book', async () => {
    expect(run.code).toBe(0);
    expect(await filesIn(at('out'))).toEqual([
      'bao-cao-da-nop',
      'bien-nhan',
      'phieu-chinh-sua',
      'so-bao-cao',
      'so-tong-hop-2026-06.xlsx',
    ]);
    const codes = (await filesIn(at('out', 'so-bao-cao'))).map((name) => name.slice(16, 21));
    expect(codes).toEqual(FULL.communes.map(({ code }) => code).sort());
    expect(await filesIn(at('out', 'bao-cao-da-nop'))).toHaveLength(64);
  });

  test('the summary says who is late, who is missing, what was refused', () => {
    expect(run.out).toMatch(/64 tệp: \d+ chấp nhận, \d+ chấp nhận có cảnh báo, 2 từ chối/);
    expect(run.out).toMatch(/Đã báo cáo +62\/65 +95,38%/);
    expect(run.out).toMatch(/Đúng hạn +60\/65/);
    expect(run.out).toMatch(/Trễ hạn +2 +(?:xã|phường) [^,]+, (?:xã|phường) [^,]+\n/);
    expect(run.out).toMatch(/Chưa nộp +3 +(?:(?:xã|phường) [^,]+(?:, )?){3}\n/);
    expect(run.out).toMatch(/Nhiệm vụ quá hạn: [1-9]/);
    expect(run.out).toMatch(/Chỉ tiêu chậm hoặc không đạt: [1-9]/);
    expect(run.out).toMatch(/Nhóm dự án dưới mốc giải ngân: [1-9]/);
    expect(run.out).toContain('SỐ LIỆU MẪU');
  });

  test('the book agrees with the summary', async () => {
    const { document } = await json<{
      expected: number;
      actual: number;
      late: string[];
      missing: string[];
      sample: boolean;
    }>('status', book());
    expect(document).toMatchObject({ expected: 65, actual: 62, sample: true });
    expect([document.late.length, document.missing.length]).toEqual([2, 3]);
    const { store } = readStore(await bytesOf(book()), lastingDefaults(FULL));
    const rejected = store.history.filter(({ kind }) => kind === 'rejected');
    expect(new Set(rejected.map(({ item }) => item))).toEqual(
      new Set(['period-wrong', 'truncated']),
    );
    expect(new Set(rejected.map(({ file }) => file)).size).toBe(2);
    for (const { unit } of rejected) expect(['', ...document.missing]).toContain(unit);
    expect(store.ledger).toHaveLength(62);
    expect(store.ledger.every(({ sample }) => sample)).toBe(true);
  });

  test('every visible sheet of every workbook says that the figures are made up', async () => {
    const paths = [
      book(),
      ...(await filesIn(at('out', 'so-bao-cao'))).map((name) => at('out', 'so-bao-cao', name)),
      ...(await filesIn(at('out', 'bao-cao-da-nop'))).map((name) =>
        at('out', 'bao-cao-da-nop', name),
      ),
    ];
    const unmarked: string[] = [];
    let sheets = 0;
    let damaged = 0;
    for (const path of paths) {
      try {
        for (const sheet of readBook(await bytesOf(path)).sheets) {
          if (sheet.state !== 'visible') continue;
          sheets += 1;
          const texts = [...sheet.rows()].flatMap((row) =>
            [...sheet.columnsOf(row)].map((column) => String(sheet.cell(row, column)?.value ?? '')),
          );
          if (!texts.some((text) => MARK.test(text))) unmarked.push(`${path} ${sheet.name}`);
        }
      } catch {
        damaged += 1;
      }
    }
    expect(unmarked).toEqual([]);
    expect(damaged).toBe(1);
    expect(sheets).toBe(11 + 128 * 6);
  });

  test('consolidating what it made once more changes nothing', async () => {
    const before = await bytesOf(book());
    const { code, err } = await tiendo(
      'consolidate',
      at('out', 'bao-cao-da-nop'),
      '--period',
      '2026-06',
      '--into',
      book(),
    );
    expect(code).toBe(1);
    expect(err).toContain('Không có gì thay đổi');
    expect(await bytesOf(book())).toEqual(before);
  });
});

test.each<[what: string, make: () => Promise<Uint8Array | string>]>([
  [
    'real figures',
    async () => {
      await mkdir(at('thật'), { recursive: true });
      await writeFile(at('thật', 'a.xlsx'), await report(CHI_LANG, clean(), { catalog: FULL }));
      await tiendo(
        'consolidate',
        at('thật', 'a.xlsx'),
        '--period',
        '2026-06',
        '--into',
        at('thật', 'sổ.xlsx'),
      );
      return bytesOf(at('thật', 'sổ.xlsx'));
    },
  ],
  ['something else', async () => 'ghi chép'],
])('over %s it writes nothing at all', async (what, make) => {
  const folder = `ra ${what}`;
  await mkdir(at(folder));
  await writeFile(at(folder, 'so-tong-hop-2026-06.xlsx'), await make());
  const before = await bytesOf(at(folder, 'so-tong-hop-2026-06.xlsx'));
  const { code, err } = await tiendo('demo', '--out', at(folder));
  expect(code).toBe(2);
  expect(err).toContain('so-tong-hop-2026-06.xlsx');
  expect(await bytesOf(at(folder, 'so-tong-hop-2026-06.xlsx'))).toEqual(before);
  expect(await filesIn(at(folder))).toEqual(['so-tong-hop-2026-06.xlsx']);
});
