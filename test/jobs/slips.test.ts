import { unzipSync } from 'fflate';
import { directEngine } from '../../src/jobs/direct-engine';
import type { Engine } from '../../src/jobs/engine';
import { JobError } from '../../src/jobs/error';
import { readBook } from '../../src/workbook/read';
import { emptyProvince, FULL, MAILED, PERIOD, pickedReports, plainOf } from './support';

const AT = { day: MAILED, time: '14:05' };
const CODES = FULL.communes.slice(0, 3).map(({ code }) => code);

async function previewed(mistakes: boolean, codes: readonly string[] = CODES) {
  const engine = directEngine({ catalog: FULL });
  const book = await emptyProvince(engine);
  const files = await pickedReports(FULL, codes, { mistakes });
  const broken = { name: 'hỏng.xlsx', bytes: new ArrayBuffer(3), modifiedOn: MAILED };
  const preview = await engine.preview(plainOf(book), mistakes ? [...files, broken] : files);
  return { engine, preview };
}

/** The workbooks of a file, by name. */
const workbooksIn = async (engine: Engine, kind: 'returns' | 'receipts') => {
  const { name, bytes } = await engine.slips(kind, AT);
  return { name, files: Object.entries(unzipSync(bytes)) };
};

test('as many as the preview says, each a workbook, in one zip file', async () => {
  const { engine, preview } = await previewed(true);
  expect(preview.slips.receipts).toBe(CODES.length);
  expect(preview.slips.returns).toBeGreaterThan(1);
  for (const kind of ['returns', 'receipts'] as const) {
    const { name, files } = await workbooksIn(engine, kind);
    const stem = kind === 'returns' ? 'phieu-chinh-sua' : 'bien-nhan';
    expect(name).toBe(`${stem}-${PERIOD}.zip`);
    expect(files).toHaveLength(preview.slips[kind]);
    for (const [file, bytes] of files) {
      expect(file).toMatch(/^[\w.-]+\.xlsx$/);
      expect(readBook(bytes).sheets.length).toBeGreaterThan(0);
    }
  }
});

test('a single one comes as it is', async () => {
  const { engine } = await previewed(false, CODES.slice(0, 1));
  const { name, bytes } = await engine.slips('receipts', AT);
  expect(name).toMatch(/^bien-nhan-2026-06-.*\.xlsx$/);
  const texts = readBook(bytes).sheets.flatMap((sheet) =>
    [...sheet.rows()].flatMap((row) =>
      [...sheet.columnsOf(row)].map((column) => String(sheet.cell(row, column)?.value)),
    ),
  );
  expect(texts.join('\n')).toContain('14:05');
  expect(texts).toContain('Chưa niêm phong');
});

test('none is said, and so is that nothing was previewed', async () => {
  const { engine, preview } = await previewed(false, CODES.slice(0, 1));
  expect(preview.slips.returns).toBe(0);
  await expect(engine.slips('returns', AT)).rejects.toThrow(/không có phiếu nào/);
  await expect(directEngine({ catalog: FULL }).slips('returns', AT)).rejects.toMatchObject({
    code: 'nothing-previewed',
  });
});

test('is called off between two workbooks', async () => {
  const { engine } = await previewed(false);
  const stop = new AbortController();
  const told: string[] = [];
  const making = engine.slips('receipts', AT, {
    signal: stop.signal,
    onProgress: (_, doing) => {
      told.push(doing);
      stop.abort();
    },
  });
  await expect(making).rejects.toBeInstanceOf(JobError);
  expect(told).toHaveLength(1);
});
