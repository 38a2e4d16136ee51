/** A request to correct says what stands in each cell, and whose a file is that nobody can read. */
import {
  consolidate,
  correctionsOf,
  extractSubmission,
  requestIn,
  requestNamed,
  settled,
  type Slip,
} from '../../src/consolidation';
import { packIncoming, pooled, unpackIncoming } from '../../src/consolidation/packed';
import type { CellContent } from '../../src/sheets/model';
import { Texts } from '../../src/sheets/province/texts';
import { PORTABLE_CODEC, readBook } from '../../src/workbook/read';
import { findTables } from '../../src/workbook/tables';
import { writeBook } from '../../src/workbook/write';
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  clean,
  contextFor,
  incoming,
  KHANG_CHIEN,
  PERIOD,
  project,
  report,
  run,
  seededReport,
  SMALL,
  stored,
  TASK,
  type Filled,
} from './support';

const WRONG = clean({
  ...project({ name: 'Đường', disbursed: 1200, estimate: null }),
  [`tasks/${TASK}`]: { state: 'Hoàn thành' },
});

/** Rows of a slip's first sheet as texts and numbers. */
const rowsOf = ({ book }: Slip): CellContent[][] =>
  (book.sheets[0]?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.value ?? null));

const told = (slip: Slip): CellContent[][] =>
  rowsOf(slip).filter(([id]) => String(id).startsWith('L-'));

/** What a request says of each cell in words, by the cell. */
const wordsOf = (slip: Slip | undefined): Record<string, CellContent> =>
  Object.fromEntries(
    (slip ? told(slip) : []).map((row) => [`${String(row[3])}!${String(row[4])}`, row[5] ?? null]),
  );

/** Title, subtitle and note. */
const headOf = (slip: Slip | undefined): string =>
  slip ? rowsOf(slip).slice(0, 3).flat().join(' ') : '';

describe('the words for a cell', () => {
  /** What a request says of the one cell that was spoiled in an otherwise good report. */
  const wordsFor = async (filled: Filled, cell: RegExp): Promise<CellContent[]> => {
    const [slip] = correctionsOf(run([incoming('a.xlsx', await report(CHI_LANG, clean(filled)))]));
    return Object.entries(wordsOf(slip)).flatMap(([at, words]) => (cell.test(at) ? [words] : []));
  };

  test('a row of a directive by its content, a project by the name that the unit gave it', async () => {
    const [slip] = correctionsOf(run([incoming('a.xlsx', await report(KHANG_CHIEN, WRONG))]));
    const [project, task] = Object.values(wordsOf(slip));
    expect(project).toBe('Đường · Đã giải ngân đến hết tháng trước: Tổng số');
    const [name = '', heading] = String(task).split(' · ');
    const content = SMALL.tasks.find(({ id }) => id === TASK)?.content ?? '';
    expect(content.startsWith(name.replace('…', ''))).toBe(true);
    expect(name.length).toBeGreaterThan(40);
    expect(heading).toBe('Kết quả thực hiện: Tình hình');
  });

  test('also of a report that was not taken', async () => {
    const first = incoming('2.xlsx', await report(KHANG_CHIEN, clean({}, { revision: 2 })));
    const before = await stored(run([first]));
    const late = incoming('1.xlsx', await report(KHANG_CHIEN, WRONG));
    const refused = run([late], before);
    expect(refused.files[0]?.outcome).toBe('rejected');
    expect(Object.values(wordsOf(correctionsOf(refused)[0]))).toEqual([
      'Lần báo cáo',
      'Đường · Đã giải ngân đến hết tháng trước: Tổng số',
      expect.stringMatching(/ · Kết quả thực hiện: Tình hình$/),
    ]);
  });

  test('also of a report that another thread has read: its memory becomes the table’s', async () => {
    const context = contextFor();
    const files = [CHI_LANG, KHANG_CHIEN].map(async (unit) => {
      const file = incoming(`${unit}.xlsx`, await report(unit, WRONG));
      return { ...file, extraction: extractSubmission(file.bytes, context, PERIOD) };
    });
    const texts = new Texts();
    // The numbers of the thread that reads are not those of the table.
    texts.numberOf('khác');
    const { reports } = pooled((await Promise.all(files)).map((one) => packIncoming(one, texts)));
    const unpacked = reports.map((one) => unpackIncoming(one, texts.list));
    const taken = consolidate({ catalog: SMALL, period: PERIOD, files: unpacked, before: null });
    const slips = correctionsOf(taken);
    expect(slips).toHaveLength(2);
    for (const slip of slips)
      expect(Object.values(wordsOf(slip))[0]).toMatch(/^Đường · Đã giải ngân/);
  });

  test('the same words when the same report comes in again', async () => {
    const first = run([incoming('1.xlsx', await report(KHANG_CHIEN))]);
    const file = incoming('2.xlsx', await report(KHANG_CHIEN, WRONG));
    const second = run([file], await stored(first));
    const again = run([file], await stored(second));
    const [slip, same] = [second, again].map((result) => correctionsOf(result)[0]);
    expect(Object.values(wordsOf(slip))).toContain('Lần báo cáo');
    expect(same).toEqual(slip);
  });

  test('a project without a name says so, a long name is cut behind a word', async () => {
    const wrong = { plan: 1000, disbursed: 1200, estimate: null };
    expect(await wordsFor(project({ ...wrong, name: null }), /^Giải ngân!/)).toEqual([
      '(dòng chưa ghi tên) · Đã giải ngân đến hết tháng trước: Tổng số',
      '(dòng chưa ghi tên) · Tên dự án',
    ]);
    const name = 'Xây dựng trường mầm non '.repeat(9).trim();
    const [words] = await wordsFor(project({ ...wrong, name }), /^Giải ngân!/);
    expect(words).toBe(
      'Xây dựng trường mầm non Xây dựng trường mầm non Xây dựng trường mầm… · Đã giải ngân đến hết tháng trước: Tổng số',
    );
  });

  test('a name that the unit typed cannot become a formula', async () => {
    const [words] = await wordsFor(project({ name: '=1+1', disbursed: 1200 }), /^Giải ngân!/);
    const [slip] = correctionsOf(
      run([
        incoming(
          'a.xlsx',
          await report(CHI_LANG, clean(project({ name: '=1+1', disbursed: 1200 }))),
        ),
      ]),
    );
    const [sheet] = slip ? readBook(await writeBook(slip.book)).sheets : [];
    const cells = [...(sheet?.rows() ?? [])].map((row) => sheet?.cell(row, 6));
    expect(cells.find((cell) => cell?.value === words)).toMatchObject({ value: words });
    expect(cells.filter((cell) => cell?.formula !== undefined)).toEqual([]);
  });

  test('the row that is named is the row of the cell, wherever the unit has moved it', async () => {
    const seeded = await seededReport(CHI_LANG, 7, { mistakes: true });
    const moved = await edit(seeded, (at) => {
      at.page('tasks').sortRows((left, right) => (left < right ? 1 : -1));
      at.page('disbursement').insertRowAbove('DA-01');
    });
    const [slip] = correctionsOf(run([incoming('a.xlsx', moved)]));
    const { tables } = findTables(readBook(moved));
    const named = { 'Nhiệm vụ': ['tasks', 'content'], 'Giải ngân': ['disbursement', 'name'] };
    let seen = 0;
    for (const [place, words] of Object.entries(wordsOf(slip))) {
      const [sheet = '', cell = ''] = place.split('!');
      const [key = '', column = ''] = named[sheet as keyof typeof named] ?? [];
      const name = tables.get(key)?.at(Number(/\d+/.exec(cell)), column).cell?.value;
      if (typeof name !== 'string') continue;
      const [said = ''] = String(words).split(' · ');
      expect(said.endsWith('…') ? name.startsWith(said.slice(0, -1)) : said === name).toBe(true);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(1);
  });
});

describe('a file that nobody can read', () => {
  const damaged = new Uint8Array([1, 2, 3]);
  const slipFor = (file: string): Slip | undefined =>
    correctionsOf(run([incoming(file, damaged)]))[0];

  test.each([
    'bao-cao-2026-06-06463-chi-lang.xlsx',
    'BC_2026-06_06463_Chi-Lang.xlsx',
    'den/bao-cao-2026-06-06463-chi-lang (1).xlsx',
  ])('%s goes back to the unit that its name names, and says so', (file) => {
    const slip = slipFor(file);
    expect(slip?.name).toBe('phieu-chinh-sua-2026-06-06463-chi-lang.xlsx');
    expect(headOf(slip)).toContain(`xã Chi Lăng (theo tên tệp) · tổng hợp tháng 6 năm 2026`);
    expect(headOf(slip)).toContain('CHƯA được nhận');
  });

  test('is nobody’s where its name names no unit', () => {
    const slip = slipFor('bao-cao-2026-06-06463-bac-son.xlsx');
    expect(headOf(slip)).toContain('Chưa rõ đơn vị');
  });

  test('is of no unit for programs and for the book: its name is no proof', () => {
    const { files, missing } = run([incoming('bao-cao-2026-06-06463-chi-lang.xlsx', damaged)]);
    expect(files[0]?.unit).toBeNull();
    expect(missing).toContain(CHI_LANG);
  });

  test('is settled once the unit has sent its report', async () => {
    const slip = slipFor('bao-cao-2026-06-06463-chi-lang.xlsx');
    const request = requestNamed(slip?.name ?? '');
    expect(request).toEqual({ period: '2026-06', unit: CHI_LANG, revision: null });
    const inside = slip && requestIn(await writeBook(slip.book), PORTABLE_CODEC);
    expect(inside).toEqual({ period: '2026-06', unit: CHI_LANG });
    const good = run([incoming('a.xlsx', await report(CHI_LANG))]);
    expect(request && settled(good)(request)).toBe(true);
  });
});
