/** One model is one file: neither the clock nor its zone is in the bytes. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { communeBook } from '../../../src/sheets/commune/book';
import { fingerprintOf } from '../../../src/catalog';
import { NATIVE, NODE_PACKER } from '../../../src/cli/native';
import { readBook } from '../../../src/workbook/read';
import { writeBook } from '../../../src/workbook/write';
import { bookContext } from '../../helpers/context';
import { describeNeeding } from '../../helpers/libreoffice';
import { partsOf } from '../../helpers/package';

const CHI_LANG = '06463';
const model = () => communeBook(bookContext(), CHI_LANG);

afterEach(() => jest.useRealTimers());

test('another day gives the same bytes', async () => {
  jest.useFakeTimers({ now: new Date('2026-06-30T23:59:59Z'), doNotFake: ['nextTick'] });
  const first = await writeBook(model());
  jest.setSystemTime(new Date('2031-01-01T00:00:00Z'));
  expect(await writeBook(model())).toEqual(first);
});

test("Node's packer writes the same parts as the one that runs everywhere", async () => {
  const [portable, node] = [await writeBook(model()), await writeBook(model(), NODE_PACKER)];
  expect(partsOf(node)).toEqual(partsOf(portable));
  // Our reader checks the checksums that Node computed.
  expect(readBook(node).sheets).toHaveLength(model().sheets.length);
});

test("Node's own digest tells books apart as ours does", () => {
  const { sheets } = model();
  expect(fingerprintOf(sheets, NATIVE.digest)).toBe(fingerprintOf(sheets));
  expect(fingerprintOf(['\uD800 ộ 😀'], NATIVE.digest)).toBe(fingerprintOf(['\uD800 ộ 😀']));
});

const BUILT = join(__dirname, '../../../dist/cli/tiendo.mjs');

describeNeeding(
  existsSync(BUILT) ? undefined : 'dist/cli (npm run build:cli)',
  'the built program',
  () => {
    test('writes the same template in any zone', () => {
      const folder = mkdtempSync(join(tmpdir(), 'tiendo-bytes-'));
      try {
        const files = ['Asia/Ho_Chi_Minh', 'America/Los_Angeles'].map((TZ, index) => {
          const out = join(folder, String(index));
          execFileSync(
            process.execPath,
            [BUILT, 'template', '--period', '2026-06', '--unit', CHI_LANG, '--out', out],
            { env: { ...process.env, TZ }, stdio: 'ignore' },
          );
          return readFileSync(join(out, readdirSync(out)[0] ?? ''));
        });
        expect(files[0]?.length).toBeGreaterThan(10_000);
        expect(files[0]?.equals(files[1] as Buffer)).toBe(true);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  },
);
