/** The file of secrets: each line is taken as it stands, or refused without a word of what it says. */
import { mkdir, writeFile } from 'node:fs/promises';
import { UsageError } from '../../src/cli/io';
import { readSecrets } from '../../src/cli/secrets';
import { sealKeyOf } from '../../src/workbook/seal';
import { CHI_LANG, clean, DONG_KINH, FULL, report, VIETNAMESE } from '../consolidation/support';
import { temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();

const secretsIn = async (content: string | Buffer): Promise<[string, string][]> => {
  await writeFile(at('ma.csv'), content);
  return [...((await readSecrets(at('ma.csv'))) ?? [])];
};

const complaintAbout = async (content: string | Buffer): Promise<string> => {
  try {
    await secretsIn(content);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('The file was taken.');
};

describe('taken', () => {
  test.each<[what: string, content: string, secrets: [string, string][]]>([
    [
      'by code or name, one a line, with a byte order mark, remarks and blank lines',
      '\uFEFF# mã\n06463;mot-ma-dai\r\n\n  # nữa\nphường Đông Kinh\thai-ma-dai\n',
      [
        [CHI_LANG, 'mot-ma-dai'],
        [DONG_KINH, 'hai-ma-dai'],
      ],
    ],
    ['a code that lost its zero in Excel', '6463,mot-ma-dai', [[CHI_LANG, 'mot-ma-dai']]],
    ['a secret with semicolons', '06463;ab;cd;ef;gh', [[CHI_LANG, 'ab;cd;ef;gh']]],
    ['a secret with two of them together', '06463;ab;;cd;ef', [[CHI_LANG, 'ab;;cd;ef']]],
    ['a secret with commas after a semicolon', '06463;ab,cd,ef,', [[CHI_LANG, 'ab,cd,ef,']]],
    ['a secret with semicolons after a tab', '06463\tab;cd;ef;', [[CHI_LANG, 'ab;cd;ef;']]],
    ['a secret with spaces and a quote', '06463;con mèo "xám', [[CHI_LANG, 'con mèo "xám']]],
    ['spaces around a secret', '06463 ;  mot-ma-dai\u00a0', [[CHI_LANG, 'mot-ma-dai']]],
  ])('%s', async (_, content, secrets) => {
    expect(await secretsIn(content)).toEqual(secrets);
  });

  test('no file is no secrets', async () => {
    expect(await readSecrets(undefined)).toBeUndefined();
  });
});

describe('refused, with the line and never with what it says', () => {
  test.each<[what: string, content: string | Buffer, complaint: RegExp]>([
    ['a unit that is none', 'xã Không Có;mot-ma-dai', /dòng 1: Không nhận ra đơn vị/],
    ['a space for a semicolon', '06463 mot-ma-dai', /dòng 1: Không nhận ra đơn vị/],
    ['an equals sign for it', '06463=mot-ma-dai', /dòng 1: Không nhận ra đơn vị/],
    ['a name and a space', 'xã Chi Lăng mot-ma-dai', /dòng 1: Không nhận ra đơn vị/],
    ['the columns in the other order', '# mã\nmot-ma-dai;06463', /dòng 2: Không nhận ra đơn vị/],
    ['JSON', '{"06463":"mot-ma-dai"}', /dòng 1: /],
    ['a line of headings', 'Mã đơn vị;Mã bí mật\n06463;mot-ma-dai', /dòng 1: .*bắt đầu bằng #/],
    ['a unit alone', '06463', /dòng 1: .*thiếu hoặc ngắn hơn 8/],
    ['a secret too short', '06463;ngan', /dòng 1: .*xã Chi Lăng .*ngắn hơn 8/],
    ['a unit twice', '06463;mot-ma-dai\n\nChi Lăng;hai-ma-dai', /dòng 3: .*ở dòng 1/],
    ['one secret for two units', '06463;mot-ma-dai\n# x\n05977;mot-ma-dai', /dòng 3: .*dòng 1/],
    [
      'the same in two forms of letters',
      `06463;${'mã-của-xã'.normalize('NFC')}\n05977; ${'mã-của-xã'.normalize('NFD')} `,
      /dòng 2: .*dòng 1/,
    ],
    ['quotes of a CSV', '06463,"mot,ma,dai"', /dòng 1: .*ngoặc kép/],
    ['quotes around the unit', '"06463","mot-ma-dai"', /dòng 1: .*ngoặc kép/],
    ['three columns', '06463;xã Chi Lăng;mot-ma-dai', /dòng 1: .*thừa cột/],
    ['three columns, the name at the end', '06463\tmot-ma-dai\tChi Lăng', /dòng 1: .*thừa cột/],
    ['an empty column at the end', '06463;mot-ma-dai;', /dòng 1: .*thừa cột/],
    ['a tab inside', '06463;mot\tma\tdai', /dòng 1: .*ký tự ẩn/],
    ['a letter of no width at the end', '06463;mot-ma-dai\u200B', /dòng 1: .*ký tự ẩn/],
    ['one inside', '06463;mot-\u00ADma-dai', /dòng 1: .*ký tự ẩn/],
    ['a NUL, which HMAC would not count', '06463;mot-ma-dai\u0000', /không phải văn bản UTF-8/],
    ['letters lost before', '06463;mot-\uFFFD-ma-dai', /dòng 1: .*UTF-8/],
    [
      'an 8-bit code page',
      Buffer.from('# m\u00e3\n06463;m\u00e3-d\u00e0i-l\u00e2m', 'latin1'),
      /dòng 2: .*UTF-8/,
    ],
    [
      'Unicode text of Excel',
      Buffer.from('\uFEFF06463\tmot-ma-dai\r\n', 'utf16le'),
      /không phải văn bản UTF-8.*CSV UTF-8/,
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000'), /không phải văn bản UTF-8/],
    ['ends of lines of old Macs', '06463;mot-ma-dai\r05977;hai-ma-dai\r', /cách xuống dòng/],
    ['nothing', '', /không có mã bí mật nào/],
    ['remarks alone', '\uFEFF# 06463;mot-ma-dai\n\n', /không có mã bí mật nào/],
  ])('%s', async (_, content, complaint) => {
    const message = await complaintAbout(content);
    expect(message).toContain(at('ma.csv'));
    expect(message).toMatch(complaint);
    expect(message).toMatch(VIETNAMESE);
    expect(message).not.toMatch(/ma.dai|mã-|ngan|dai|06463|xám/);
  });
});

describe('a file that cannot be opened is named', () => {
  test('nothing between the quotes', async () => {
    await expect(readSecrets(' ')).rejects.toThrow(/--secrets/);
  });

  test('a folder', async () => {
    await mkdir(at('thu-muc'));
    await expect(readSecrets(at('thu-muc'))).rejects.toThrow(`${at('thu-muc')} (EISDIR)`);
  });

  test('no such file', async () => {
    await expect(readSecrets(at('khong-co.csv'))).rejects.toThrow(`${at('khong-co.csv')} (ENOENT)`);
  });
});

test('the command says it on standard error and does nothing', async () => {
  await writeFile(at('bao-cao.xlsx'), await report(CHI_LANG, clean(), { catalog: FULL }));
  const consolidate = (): ReturnType<typeof tiendo> =>
    tiendo(
      ...['consolidate', at('bao-cao.xlsx'), '--period', '2026-06', '--into', at('so.xlsx')],
      ...['--dry-run', '--secrets', at('ma.csv')],
    );
  await writeFile(at('ma.csv'), '06463 mot-ma-dai');
  const refused = await consolidate();
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain('dòng 1');
  await writeFile(at('ma.csv'), '06463;mot-ma-dai');
  const { code, out } = await consolidate();
  expect(code).toBe(0);
  expect(out).toContain('được cấp mã bí mật');
});

test('what is taken is what seals: the secret of a line is the one that was typed', async () => {
  const [[, secret] = ['', '']] = await secretsIn('06463;ab;cd,ef\u00a0gh ');
  expect(sealKeyOf(secret)).toBe(sealKeyOf('ab;cd,ef\u00a0gh'));
});
