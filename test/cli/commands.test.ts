import { writeFile } from 'node:fs/promises';
import { extractFromBook } from '../../src/consolidation';
import { readBook } from '../../src/workbook/read';
import { communeBook } from '../../src/sheets/commune/book';
import { writeBook } from '../../src/workbook/write';
import { contextFor, CHI_LANG, FULL, KHANG_CHIEN } from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();

describe('catalog', () => {
  interface Document {
    tasks: { id: string }[];
    targets: { unit: string }[];
    reported: object[];
    petitions: object[];
    communes: object[];
    documents: object[];
  }

  test('--json is the catalog, and nothing else', async () => {
    const { code, err, document } = await json<Document>('catalog');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(document.tasks).toEqual(FULL.tasks);
    expect(document.targets).toEqual(FULL.targets);
    expect(document.communes).toHaveLength(65);
    expect(document.documents).toHaveLength(5);
  });

  test('the table counts what the documents hold', async () => {
    const { out } = await tiendo('catalog');
    const total = out.split('\n').find((line) => line.includes('Cộng'));
    expect(total?.trim().split(/\s+/).slice(1)).toEqual(
      [
        FULL.tasks,
        FULL.tasks.filter(({ deadline }) => deadline !== null),
        FULL.targets,
        FULL.milestones,
        FULL.reported,
        FULL.petitions,
      ].map(({ length }) => String(length)),
    );
    expect(out).toContain('65 xã, phường');
  });

  test.each<[argv: string[], units: string[]]>([
    [['--unit', CHI_LANG], [CHI_LANG]],
    [['--unit', 'xã Chi Lăng'], [CHI_LANG]],
    [
      ['--unit', CHI_LANG, KHANG_CHIEN],
      [CHI_LANG, KHANG_CHIEN],
    ],
  ])('%j shows what is theirs', async (argv, units) => {
    const { document } = await json<Document>('catalog', ...argv);
    expect(document.targets).toEqual(FULL.targets.filter(({ unit }) => units.includes(unit)));
    expect(document.reported).toEqual(FULL.reported.filter(({ unit }) => units.includes(unit)));
    expect(document.petitions).toEqual(
      FULL.petitions.filter(
        (row) => row.units.length === 0 || row.units.some((unit) => units.includes(unit)),
      ),
    );
    expect(document.tasks.length).toBeLessThan(FULL.tasks.length);
  });
});

describe('template', () => {
  test('one for each unit named, each with its own rows and period', async () => {
    const run = await tiendo(
      'template',
      '--period',
      'quý II/2026',
      '--out',
      at('mẫu'),
      '--unit',
      CHI_LANG,
      'xã Kháng Chiến',
    );
    expect({ code: run.code, out: run.out }).toEqual({ code: 0, out: '' });
    const names = await filesIn(at('mẫu'));
    expect(names).toEqual([
      'bao-cao-2026-Q2-06037-khang-chien.xlsx',
      'bao-cao-2026-Q2-06463-chi-lang.xlsx',
    ]);
    for (const name of names) {
      const extraction = extractFromBook(
        readBook(await bytesOf(at('mẫu', name))),
        contextFor('2026-Q2', { catalog: FULL }),
        '2026-Q2',
      );
      expect(extraction).toMatchObject({
        ok: true,
        submission: { unit: name.slice(16, 21), sample: false, values: [], ignored: 0 },
      });
    }
  });

  test('a working group gets its own', async () => {
    const [group] = FULL.groups;
    await tiendo(
      'template',
      '--period',
      '2026-06',
      '--out',
      at('nhóm'),
      '--group',
      group?.id ?? '',
    );
    expect((await filesIn(at('nhóm'))).map((name) => name.slice(16, 21))).toEqual(
      [...(group?.units ?? [])].sort(),
    );
  });

  test('the same template twice is the same file', async () => {
    const argv = ['template', '--period', '2026-06', '--unit', CHI_LANG, '--out'];
    await tiendo(...argv, at('một'));
    await tiendo(...argv, at('hai'));
    const [name = ''] = await filesIn(at('một'));
    expect(await bytesOf(at('hai', name))).toEqual(await bytesOf(at('một', name)));
  });

  test('a workbook that somebody has filled in is never written over, a blank one is', async () => {
    const argv = ['template', '--period', '2026-06', '--out', at('đã điền'), '--unit'];
    await tiendo(...argv, CHI_LANG, KHANG_CHIEN);
    const [blank = '', filled = ''] = await filesIn(at('đã điền'));
    const context = contextFor('2026-06', { catalog: FULL });
    const answered = communeBook(context, CHI_LANG, () => ({ note: 'đã làm', state: 'Có' }));
    await writeFile(at('đã điền', filled), await writeBook(answered));
    const before = await bytesOf(at('đã điền', filled));

    const again = await tiendo(...argv, CHI_LANG, KHANG_CHIEN);
    expect(again.code).toBe(1);
    expect(again.err).toContain(`Giữ nguyên 1 tệp đã có số liệu: ${filled}.`);
    expect(again.err).toContain('Đã lập 1 sổ');
    expect(await bytesOf(at('đã điền', filled))).toEqual(before);
    expect((await tiendo(...argv, KHANG_CHIEN)).code).toBe(0);

    await writeFile(at('đã điền', blank), 'không phải sổ nào cả');
    expect((await tiendo(...argv, KHANG_CHIEN)).code).toBe(1);
    expect(String(Buffer.from(await bytesOf(at('đã điền', blank))))).toBe('không phải sổ nào cả');
  });

  test('a place that cannot be written', async () => {
    await writeFile(at('tệp'), '');
    const { code, err } = await tiendo(
      'template',
      '--period',
      '2026-06',
      '--unit',
      CHI_LANG,
      '--out',
      at('tệp'),
    );
    expect(code).toBe(2);
    expect(err).toContain('Không đọc hoặc ghi được');
  });
});
