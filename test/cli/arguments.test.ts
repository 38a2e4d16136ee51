import { mkdir, writeFile } from 'node:fs/promises';
import { VIETNAMESE } from '../consolidation/support';
import { ENGLISH, filesIn, temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();

beforeAll(async () => {
  await writeFile(at('a.xlsx'), 'x');
  await mkdir(at('trong'));
});

describe('wrong arguments: exit 2, Vietnamese on standard error, nothing on standard output', () => {
  test.each<[argv: string[], says: string]>([
    [['tonghop'], 'tonghop'],
    [['catalog', '--jsn'], '--jsn'],
    [['catalog', '--json=yes'], '--json'],
    [['catalog', '--unit', '99999'], '99999'],
    [['catalog', '--group', 'không có'], 'không có'],
    // An unset variable of a shell script, and words that could be any group: neither is guessed at.
    [['catalog', '--group', ''], 'không có nhóm ""'],
    [['catalog', '--group', 'số 0'], 'có thể là nhiều nhóm'],
    [['catalog', '--unit'], '--unit'],
    [['template', '--out', 'MỚI'], '--period'],
    [['template', '--period', '2026-06'], '--out'],
    [['template', '--period', '2026-13', '--out', 'MỚI'], '--period'],
    [['template', '--period', 'tháng sáu', '--out', 'MỚI'], '--period'],
    [['template', '--period', '--out', 'MỚI'], '--period'],
    [['template', '--period', '2026-06', '--out', 'MỚI', '--unit', 'xã Không Có'], 'xã Không Có'],
    [['template', '--period', '2026-06', '--out', 'MỚI', 'phường Nào Đó'], 'phường Nào Đó'],
    [['check'], 'tệp'],
    [['check', 'TRONG'], 'TRONG'],
    [['consolidate', '--period', '2026-06', '--into', 'MỚI'], 'thư mục'],
    [['consolidate', 'A', '--into', 'MỚI'], '--period'],
    [['consolidate', 'A', '--period', '2026-06'], '--into'],
    [['consolidate', 'khong-co', '--period', '2026-06', '--into', 'MỚI'], 'khong-co'],
    [
      ['consolidate', 'A', '--period', '2026-06', '--into', 'MỚI', '--as-of', '31/6/2026'],
      '--as-of',
    ],
    [['consolidate', 'A', '--period', '2026-06', '--into', 'TRONG'], '--into'],
    [['consolidate', 'A', '--period', '2026-06', '--into', 'A'], 'A'],
    [['status'], 'sổ tổng hợp'],
    [['status', 'A', 'A'], 'một sổ tổng hợp'],
    [['status', 'khong-co.xlsx'], 'khong-co.xlsx'],
    [['status', 'TRONG'], 'TRONG'],
    [['status', 'A'], 'A'],
    [['demo'], '--out'],
    [['demo', '--out', 'MỚI', 'thừa'], 'thừa'],
  ])('tiendo %j', async (argv, says) => {
    const places: Record<string, string> = {
      A: at('a.xlsx'),
      TRONG: at('trong'),
      MỚI: at('mới.xlsx'),
    };
    const place = (word: string): string => places[word] ?? word;
    const { code, out, err } = await tiendo(...argv.map(place));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(place(says));
    expect(err).toMatch(VIETNAMESE);
    expect(err).not.toMatch(ENGLISH);
    expect(await filesIn(at())).toEqual(['a.xlsx', 'trong']);
  });
});

test.each([[['--help']], [['help']], [['-h']], [['status', '--help']], [['demo', '-h']]])(
  '%j names every command',
  async (argv) => {
    const { code, out, err } = await tiendo(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of ['catalog', 'template', 'check', 'consolidate', 'status', 'demo'])
      expect(out).toContain(`tiendo ${command} `);
  },
);

test('no command at all is no success', async () => {
  expect((await tiendo()).code).toBe(2);
});
