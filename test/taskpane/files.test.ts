/** Which files are taken, and what becomes of those that cannot be read. */
import fc from 'fast-check';
import { chooseReports } from '../../src/taskpane/files/choose';
import { droppedFiles } from '../../src/taskpane/files/dropped';
import { readFiles, type ReadableFile } from '../../src/taskpane/files/read-files';

const named = (...names: string[]): { name: string }[] => names.map((name) => ({ name }));

describe('chooseReports', () => {
  test.each([
    ['BC_2026-06_06463_Chi-Lang.xlsx', 'taken'],
    ['BÁO CÁO.XLSX', 'taken'],
    ['~$BC_2026-06.xlsx', 'temporary'],
    ['BC.xls', 'type'],
    ['BC.xlsm', 'type'],
    ['BC.xlsx.zip', 'type'],
    ['xlsx', 'type'],
    ['thư gửi kèm.docx', 'type'],
  ])('%s: %s', (name, outcome) => {
    const { files, ignored } = chooseReports(named(name));
    expect(files.length === 1 ? 'taken' : ignored[0]?.reason).toBe(outcome);
  });

  test.each(['.DS_Store', 'Thumbs.db', 'desktop.ini'])('%s is not worth a word', (name) => {
    expect(chooseReports(named(name))).toEqual({ files: [], ignored: [] });
  });

  test('every file is taken or told, in the order of the choice', () => {
    const name = fc.tuple(fc.string(), fc.constantFrom('.xlsx', '.pdf', ''));
    fc.assert(
      fc.property(fc.array(name.map(([stem, end]) => `t${stem}${end}`)), (names) => {
        const { files, ignored } = chooseReports(named(...names));
        expect(files.length + ignored.length).toBe(names.length);
        expect(files.map((file) => file.name)).toEqual(
          names.filter((each) => each.toLowerCase().endsWith('.xlsx')),
        );
      }),
    );
  });
});

/** A file or folder as the browser hands it over when dropped. */
type Entry = Pick<FileSystemEntry, 'isFile' | 'isDirectory'>;

const fileEntry = (name: string): Entry => {
  const entry = {
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void) => done(new File(['PK'], name)),
  };
  return entry;
};

/** Gives its children a hundred at a time, as browsers do. */
const folderEntry = (children: readonly Entry[]): Entry => {
  const entry = {
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let given = 0;
      return {
        readEntries: (done: (entries: readonly Entry[]) => void) => {
          done(children.slice(given, given + 100));
          given += 100;
        },
      };
    },
  };
  return entry;
};

const dropOf = (entries: readonly (Entry | null)[], files: readonly File[] = []): DataTransfer =>
  ({
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files,
  }) as unknown as DataTransfer;

describe('droppedFiles', () => {
  test('walks through folders, however full and deep', async () => {
    const many = Array.from({ length: 250 }, (_, index) => fileEntry(`BC-${index}.xlsx`));
    const inside = folderEntry([fileEntry('sâu.xlsx'), folderEntry([fileEntry('sâu hơn.xlsx')])]);
    const files = await droppedFiles(dropOf([folderEntry([...many, inside]), fileEntry('a.xlsx')]));
    expect(files).toHaveLength(253);
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['BC-249.xlsx', 'sâu.xlsx', 'sâu hơn.xlsx', 'a.xlsx']),
    );
  });

  test('a folder that holds itself comes to an end', async () => {
    const children: Entry[] = [fileEntry('a.xlsx')];
    const folder = folderEntry(children);
    children.push(folder);
    const files = await droppedFiles(dropOf([folder]));
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(20);
  });

  test('without folders in the browser the plain files are taken', async () => {
    const files = await droppedFiles(dropOf([null], [new File(['PK'], 'a.xlsx')]));
    expect(files.map(({ name }) => name)).toEqual(['a.xlsx']);
  });
});

describe('readFiles', () => {
  // Just before midnight where the test runs: the day of the file is the one on its wall.
  const MODIFIED = new Date(2026, 5, 30, 23, 59, 59).getTime();
  const good = (name: string, path = ''): ReadableFile => ({
    name,
    webkitRelativePath: path,
    lastModified: MODIFIED,
    arrayBuffer: async () => new ArrayBuffer(2),
  });
  const gone: ReadableFile = {
    ...good('mất.xlsx'),
    arrayBuffer: () => Promise.reject(new Error('NotFoundError')),
  };

  test('one that cannot be read does not stop the others', async () => {
    const told: number[] = [];
    const files = [good('a.xlsx'), gone, good('b.xlsx', 'Tháng 6/b.xlsx')];
    const read = await readFiles(files, new AbortController().signal, (done) => told.push(done));
    expect(read).toEqual([
      { name: 'a.xlsx', bytes: new ArrayBuffer(2), modifiedOn: 46203, modifiedMs: MODIFIED },
      {
        name: 'mất.xlsx',
        bytes: new ArrayBuffer(0),
        modifiedOn: 46203,
        modifiedMs: MODIFIED,
        unreadable: 'NotFoundError',
      },
      { name: 'b.xlsx', bytes: new ArrayBuffer(2), modifiedOn: 46203, modifiedMs: MODIFIED },
    ]);
    expect(told).toEqual([1, 2, 3]);
  });

  test('those of one name are called by their folders', async () => {
    const files = [
      good('b.xlsx', '6/A/b.xlsx'),
      good('a.xlsx', '6/A/a.xlsx'),
      good('b.xlsx', '6/B/b.xlsx'),
    ];
    const read = await readFiles(files, new AbortController().signal, () => undefined);
    expect(read.map(({ name }) => name)).toEqual(['6/A/b.xlsx', 'a.xlsx', '6/B/b.xlsx']);
  });

  test('stops between two files', async () => {
    const stop = new AbortController();
    const reading = readFiles([good('a.xlsx'), good('b.xlsx')], stop.signal, () => stop.abort());
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
