import disk from 'node:fs';
import fs, { mkdir, symlink, writeFile } from 'node:fs/promises';
import { readIncoming } from '../../src/cli/files';
import { findWorkbooks, reportsFor, tellSkipped } from '../../src/cli/find-workbooks';
import { UsageError } from '../../src/cli/io';
import { temporaryFolder } from './terminal';

const at = temporaryFolder();

describe('findWorkbooks', () => {
  beforeAll(async () => {
    await mkdir(at('hộp thư', 'A', 'con'), { recursive: true });
    await mkdir(at('hộp thư', 'B'), { recursive: true });
    for (const name of [
      'A/x.xlsx',
      'A/con/y.XLSX',
      'A/~$x.xlsx',
      'A/.x.xlsx',
      'A/thư.docx',
      'B/x.xlsx',
      'B/10.xlsx',
      'B/9.xls',
    ])
      await writeFile(at('hộp thư', name), name);
  });
  const names = async (...paths: string[]) =>
    (await findWorkbooks(paths)).workbooks.map(({ name }) => name);

  test('searches folders, and leaves lock files, hidden files and other kinds alone', async () => {
    expect((await names(at('hộp thư'))).sort()).toEqual([
      '10.xlsx',
      '9.xls',
      'A/x.xlsx',
      'B/x.xlsx',
      'y.XLSX',
    ]);
  });

  test('the order is the same whatever the order of the paths', async () => {
    const paths = [at('hộp thư', 'A'), at('hộp thư', 'B', '9.xls')];
    expect(await findWorkbooks(paths)).toEqual(await findWorkbooks([...paths].reverse()));
  });

  test('a file named itself is taken whatever its ending', async () => {
    expect(await names(at('hộp thư', 'A', 'thư.docx'))).toEqual(['thư.docx']);
  });

  test('a file that two paths reach is taken once', async () => {
    const file = at('hộp thư', 'B', '9.xls');
    const { workbooks } = await findWorkbooks([file, file, at('hộp thư', 'B', '..', 'B', '9.xls')]);
    expect(workbooks).toHaveLength(1);
  });

  test('two files of one name are told apart', async () => {
    const found = await names(at('hộp thư', 'A'), at('hộp thư', 'B'));
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((name) => name.endsWith('x.xlsx'))).toHaveLength(2);
  });

  test('names are NFC and hold no control characters', async () => {
    await mkdir(at('lạ'));
    await writeFile(at('lạ', 'báo cáo\u0007.xlsx'.normalize('NFD')), '');
    expect(await names(at('lạ'))).toEqual(['báo cáo .xlsx'.normalize('NFC')]);
  });

  test('a path that leads nowhere is a file that cannot be read, not the end of the others', async () => {
    const { workbooks } = await findWorkbooks([at('đâu'), at('hộp thư', 'B', '9.xls')]);
    expect(workbooks.map(({ name, there }) => [name, there])).toEqual([
      ['9.xls', true],
      ['đâu', false],
    ]);
  });

  test('what is no workbook is named, but for what nobody has put there', async () => {
    await mkdir(at('thư đến', 'nén'), { recursive: true });
    for (const name of ['a.xlsx', 'b.zip', 'nén/c.csv', 'd', '~$a.xlsx', '.e.doc', 'Thumbs.db'])
      await writeFile(at('thư đến', name), name);
    const found = await findWorkbooks([at('thư đến')]);
    expect(found.skipped).toEqual(['b.zip', 'd', 'nén/c.csv']);
    expect(found.workbooks.map(({ name }) => name)).toEqual(['a.xlsx']);
    const told: string[] = [];
    const io = { out: () => undefined, err: (text: string) => told.push(text), interactive: false };
    tellSkipped(found, io);
    expect(told).toEqual([
      expect.stringContaining('Bỏ qua 3 tệp không phải sổ Excel: b.zip, d, nén/c.csv.'),
    ]);
    tellSkipped({ workbooks: [], skipped: [] }, io);
    expect(told).toHaveLength(1);
    // Named itself it is taken, and no longer skipped.
    const named = await findWorkbooks([at('thư đến'), at('thư đến', 'b.zip')]);
    expect(named.skipped).toEqual(['d', 'nén/c.csv']);
    expect(named.workbooks).toHaveLength(2);
  });

  describe('links', () => {
    beforeAll(async () => {
      await mkdir(at('liên kết'));
      await symlink(at('hộp thư', 'B', '9.xls'), at('liên kết', 'tháng 6.xlsx'));
      await symlink(at('hộp thư', 'A'), at('liên kết', 'A'));
      await symlink(at('liên kết'), at('liên kết', 'vòng'));
      await symlink(at('mất'), at('liên kết', 'gãy.xlsx'));
    });

    test('lead to files and folders, and never round in a circle', async () => {
      expect((await names(at('liên kết'))).sort()).toEqual([
        'gãy.xlsx',
        'tháng 6.xlsx',
        'x.xlsx',
        'y.XLSX',
      ]);
    });
  });
});

describe('a folder that cannot be opened', () => {
  beforeAll(async () => {
    await mkdir(at('phòng', 'khóa'), { recursive: true });
    await writeFile(at('phòng', 'khóa', 'a.xlsx'), '');
    await writeFile(at('phòng', 'b.xlsx'), '');
    const denied = Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'scandir' });
    const { readdir } = fs;
    jest
      .spyOn(fs, 'readdir')
      .mockImplementation(((path: string, ...more: []) =>
        path.endsWith('khóa') ? Promise.reject(denied) : readdir(path, ...more)) as typeof readdir);
    jest.spyOn(disk, 'readdirSync').mockImplementation(() => {
      throw denied;
    });
  });
  afterAll(() => jest.restoreAllMocks());

  test('is one that cannot be read; the files beside it are found', async () => {
    const { workbooks } = await findWorkbooks([at('phòng')]);
    expect(workbooks.map(({ name, there }) => [name, there])).toEqual([
      ['b.xlsx', true],
      ['khóa', false],
    ]);
    expect(readIncoming(at('phòng', 'khóa'), 'khóa')).toMatchObject({ unreadable: 'EACCES' });
  });

  test('given itself', async () => {
    const { workbooks } = await findWorkbooks([at('phòng', 'khóa')]);
    expect(workbooks).toMatchObject([{ name: 'khóa', there: false }]);
  });
});

describe('reportsFor', () => {
  const io = { out: () => undefined, err: () => undefined, interactive: false };

  test('leaves the book itself out', async () => {
    const book = at('hộp thư', 'A', '..', 'B', '10.xlsx');
    const reports = await reportsFor([at('hộp thư', 'B')], book, io);
    expect(reports.map(({ name }) => name)).toEqual(['9.xls', 'x.xlsx']);
  });

  test('without any report there is nothing to do', async () => {
    await mkdir(at('chỉ có sổ'));
    await writeFile(at('chỉ có sổ', 'so.xlsx'), '');
    const book = at('chỉ có sổ', 'so.xlsx');
    for (const paths of [[at('chỉ có sổ')], [at('đâu'), at('đâu nữa.xlsx')]])
      await expect(reportsFor(paths, book, io)).rejects.toThrow(UsageError);
  });
});
