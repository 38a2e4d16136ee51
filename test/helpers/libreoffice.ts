/**
 * LibreOffice as a second opinion: it opens our workbooks and calculates every formula itself. CI must
 * have it; elsewhere the tests that need it say that they were left out.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Conversions of all books together; a cold start alone may take half a minute on a busy machine. */
const TIME_LIMIT = 540_000;

/** For a `beforeAll` that recalculates: a little more than LibreOffice itself gets. */
export const LIBREOFFICE_TIMEOUT = TIME_LIMIT + 30_000;

/** The first of the programs that the PATH holds, or undefined. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((end) => join(folder, name + end))))
    .find((path) => existsSync(path));
}

/**
 * A `describe` for tests that need something of the machine. Where it is missing the tests fail in CI, so
 * that nobody takes silence for success; elsewhere they are left out and say so.
 *
 * @param missing what is missing, or undefined when all is there
 */
export function describeNeeding(
  missing: string | undefined,
  name: string,
  tests: () => void,
  failInCi = true,
): void {
  if (missing === undefined) {
    describe(name, tests);
  } else if (failInCi && process.env['CI']) {
    test(name, () => {
      throw new Error(`${missing} is needed in CI and was not found`);
    });
  } else {
    process.stdout.write(`LEFT OUT: "${name}": ${missing} was not found on this machine.\n`);
    describe.skip(name, tests);
  }
}

const SOFFICE = findProgram('soffice', 'libreoffice');

export const describeWithLibreOffice = (name: string, tests: () => void): void =>
  describeNeeding(SOFFICE === undefined ? 'LibreOffice (soffice)' : undefined, name, tests);

/** When LibreOffice calculates the formulas of a file that another program has saved. */
type Recalculates = 'always' | 'never';

/**
 * Settings of a private profile. By default LibreOffice trusts the results kept in files of other
 * programs.
 */
const profileOf = (recalculates: Recalculates): string => `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${recalculates === 'always' ? 0 : 1}</value></prop></item>
</oor:items>
`;

/**
 * The workbooks as LibreOffice saves them after it has calculated every formula, in the order given.
 *
 * @throws Error when one of them cannot be opened
 */
export async function recalculate(books: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const saved = await saveAgain(books, 'always');
  return saved.map((bytes, index) => {
    if (bytes === null) throw new Error(`LibreOffice could not open workbook ${index}`);
    return bytes;
  });
}

/** The workbooks as LibreOffice saves them, in the order given; null for one that it does not open. */
export async function saveAgain(
  books: readonly Uint8Array[],
  recalculates: Recalculates,
): Promise<(Uint8Array | null)[]> {
  if (SOFFICE === undefined) throw new Error('LibreOffice was not found');
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-libreoffice-'));
  try {
    const profile = join(folder, 'profile');
    const output = join(folder, 'out');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), profileOf(recalculates));
    const names = books.map((_, index) => `${index}.xlsx`);
    await Promise.all(
      books.map((bytes, index) => writeFile(join(folder, names[index] ?? ''), bytes)),
    );
    const args = ['--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML'];
    await run(
      SOFFICE,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        ...args,
        '--outdir',
        output,
        ...names.map((name) => join(folder, name)),
      ],
      { timeout: TIME_LIMIT, maxBuffer: 64 * 1024 * 1024 },
    );
    return await Promise.all(
      names.map(async (name) => {
        const path = join(output, name);
        return existsSync(path) ? new Uint8Array(await readFile(path)) : null;
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
