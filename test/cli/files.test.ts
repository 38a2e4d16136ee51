import fs from 'node:fs/promises';
import { mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { readIfThere, readIncoming, replaceFile } from '../../src/cli/files';
import { UsageError } from '../../src/cli/io';
import { extractIncoming, NOT_A_FILE } from '../../src/consolidation';
import { isoFromDay } from '../../src/domain/day';
import { LIMITS, readBook } from '../../src/workbook/read';
import { contextFor } from '../consolidation/support';
import { filesIn, temporaryFolder } from './terminal';

const at = temporaryFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('replaceFile', () => {
  const OLD = 'sổ cũ, nguyên vẹn';
  const fail = (): never => {
    throw Object.assign(new Error('disk'), { code: 'ENOSPC', syscall: 'write' });
  };

  /** Makes one operation of the file system fail. */
  function breakOff(operation: 'mkdir' | 'open' | 'writeFile' | 'sync' | 'close' | 'rename'): void {
    if (operation === 'mkdir' || operation === 'open' || operation === 'rename') {
      jest.spyOn(fs, operation).mockImplementation(fail);
      return;
    }
    const { open } = fs;
    jest.spyOn(fs, 'open').mockImplementation(async (...args) => {
      const handle = await open(...args);
      const done = handle[operation].bind(handle) as () => Promise<void>;
      jest.spyOn(handle, operation).mockImplementation(async () => {
        // A full disk takes half, and a file is closed even when closing it fails.
        if (operation === 'writeFile') await handle.write(bytes('nửa'));
        if (operation === 'close') await done();
        return fail();
      });
      return handle;
    });
  }

  afterEach(() => jest.restoreAllMocks());

  test.each(['mkdir', 'open', 'writeFile', 'sync', 'close', 'rename'] as const)(
    'when %s fails the old book stays whole and nothing is left beside it',
    async (operation) => {
      const folder = at(operation);
      await mkdir(folder);
      await writeFile(at(operation, 'so.xlsx'), OLD);
      breakOff(operation);
      await expect(replaceFile(at(operation, 'so.xlsx'), bytes('sổ mới'))).rejects.toThrow('disk');
      jest.restoreAllMocks();
      expect(await readFile(at(operation, 'so.xlsx'), 'utf8')).toBe(OLD);
      expect(await filesIn(folder)).toEqual(['so.xlsx']);
    },
  );

  test('the failure that is told is the first one, not that of cleaning up', async () => {
    jest.spyOn(fs, 'rename').mockImplementation(fail);
    jest.spyOn(fs, 'rm').mockImplementation(() => Promise.reject(new Error('cleaning')));
    await expect(replaceFile(at('x.xlsx'), bytes('mới'))).rejects.toThrow('disk');
    jest.restoreAllMocks();
    await Promise.all(
      (await filesIn(at())).filter((name) => name.endsWith('.tmp')).map((name) => fs.rm(at(name))),
    );
  });

  test('makes the folder, and replaces what is there', async () => {
    await replaceFile(at('mới', 'sâu', 'a.xlsx'), bytes('một'));
    await replaceFile(at('mới', 'sâu', 'a.xlsx'), bytes('hai'));
    expect(await readFile(at('mới', 'sâu', 'a.xlsx'), 'utf8')).toBe('hai');
    expect(await filesIn(at('mới', 'sâu'))).toEqual(['a.xlsx']);
  });
});

describe('readIncoming', () => {
  test('one that is too large is refused by the reader, in its own words', async () => {
    const handle = await fs.open(at('lớn.xlsx'), 'w');
    await handle.write(Uint8Array.of(0x50, 0x4b, 3, 4));
    await handle.truncate(LIMITS.fileBytes * 8);
    await handle.close();
    const { bytes: read } = readIncoming(at('lớn.xlsx'), 'lớn.xlsx');
    expect(read.length).toBe(LIMITS.fileBytes + 1);
    expect(() => readBook(read)).toThrow(expect.objectContaining({ code: 'too-large-file' }));
  });

  test('one that cannot be opened is a file with a problem, not the end of the run', async () => {
    await symlink(at('nowhere'), at('gãy.xlsx'));
    const incoming = readIncoming(at('gãy.xlsx'), 'gãy.xlsx');
    expect(incoming).toMatchObject({ file: 'gãy.xlsx', unreadable: 'ENOENT' });
  });

  const asSpecial = process.platform === 'win32' ? test.skip : test;

  asSpecial('a device is no file: it has no end', async () => {
    const incoming = readIncoming('/dev/zero', 'zero');
    expect(incoming).toMatchObject({ unreadable: NOT_A_FILE, bytes: new Uint8Array() });
    const extraction = extractIncoming(incoming, contextFor(), null);
    expect(extraction).toMatchObject({
      ok: false,
      readable: false,
      conflicts: [{ code: 'file-unreadable', message: expect.stringContaining('không phải tệp') }],
    });
    await expect(readIfThere('/dev/zero')).rejects.toThrow(UsageError);
  });

  test('one that says that it is empty is read to its end, and no further than any other', async () => {
    await writeFile(at('trống.xlsx'), '');
    expect(readIncoming(at('trống.xlsx'), 'x').bytes).toEqual(new Uint8Array());
    // The system makes this one up while it is read, and says that it is empty.
    if (process.platform !== 'linux') return;
    const { bytes: read } = readIncoming('/proc/self/status', 'x');
    expect(new TextDecoder().decode(read)).toContain('VmSize');
  });

  test('the day of a file is the day in Việt Nam', async () => {
    await writeFile(at('đêm.xlsx'), 'x');
    const late = new Date('2026-06-14T18:30:00Z');
    await utimes(at('đêm.xlsx'), late, late);
    const { modifiedOn, modifiedMs } = readIncoming(at('đêm.xlsx'), 'đêm.xlsx');
    expect(isoFromDay(modifiedOn)).toBe('2026-06-15');
    // Of two reports of one day the file that was changed later counts.
    expect(modifiedMs).toBe(late.getTime());
  });
});

test('readIfThere gives null only for what is not there', async () => {
  expect(await readIfThere(at('không có.xlsx'))).toBeNull();
  await writeFile(at('có.xlsx'), 'x');
  expect(await readIfThere(at('có.xlsx'))).toEqual(bytes('x'));
  await mkdir(at('thư mục.xlsx'));
  await expect(readIfThere(at('thư mục.xlsx'))).rejects.toThrow(UsageError);
});
