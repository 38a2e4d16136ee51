import fc from 'fast-check';
import { addDays, dayFromIso, isoFromDay, ymdFromDay } from '../../src/domain/day';
import { fixtures, propose } from './fixtures';
import { scoreDirective, type AnswerKey } from './score';

const FIRST = dayFromIso('2026-04-01');

/** A day after the document of the sentences below. */
const day = fc.integer({ min: 1, max: 600 }).map((days) => addDays(FIRST, days));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Ways of writing a day. */
const DATE_FORMS: readonly ((day: number) => string)[] = [
  (value) => {
    const { day: date, month, year } = ymdFromDay(value);
    return `${date}/${month}/${year}`;
  },
  (value) => {
    const { day: date, month, year } = ymdFromDay(value);
    return `${twoDigits(date)}/${twoDigits(month)}/${year}`;
  },
  (value) => {
    const { day: date, month, year } = ymdFromDay(value);
    return `${twoDigits(date)}-${month}-${year}`;
  },
  (value) => {
    const { day: date, month, year } = ymdFromDay(value);
    return `${date} tháng ${month} năm ${year}`;
  },
];

const PHRASES: readonly (readonly [kind: string, words: (date: string) => string])[] = [
  ['before', (date) => `trước ngày ${date}`],
  ['before', (date) => `xong trước ngày ${date}`],
  ['by', (date) => `chậm nhất ngày ${date}`],
  ['by', (date) => `chậm nhất là ngày ${date}`],
  ['by', (date) => `muộn nhất vào ngày ${date}`],
  ['through', (date) => `đến hết ngày ${date}`],
];

/** Sentences with a place for the phrase: at the end, in the middle, at the head, in brackets. */
const SENTENCES: readonly ((phrase: string) => string)[] = [
  (phrase) => `Giao Sở Nội vụ rà soát số người làm việc, báo cáo UBND tỉnh ${phrase}.`,
  (phrase) =>
    `Giao Sở Nội vụ lập danh sách gửi Sở Tài chính ${phrase} để tổng hợp; theo dõi thường xuyên.`,
  (phrase) =>
    `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}, Sở Nội vụ hoàn thành việc thẩm định hồ sơ.`,
  (phrase) => `Sở Nội vụ thẩm định hồ sơ còn lại (${phrase}) theo quy định.`,
  (phrase) => `Sở Nội vụ thẩm định toàn bộ hồ sơ; hoàn thành ${phrase}.`,
];

const HEAD = `UBND TỈNH LẠNG SƠN

Số: 15/TB-UBND

Lạng Sơn, ngày 01 tháng 4 năm 2026

THÔNG BÁO

Kết luận của Chủ tịch UBND tỉnh về công tác cán bộ

`;

describe('any date in any phrase', () => {
  it('is found with its kind, its owner and its words', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...DATE_FORMS),
        fc.constantFrom(...PHRASES),
        fc.constantFrom(...SENTENCES),
        (value, write, [kind, words], sentence) => {
          const { tasks } = propose(`${HEAD}1. ${sentence(words(write(value)))}\n`);
          const dated = tasks.filter(({ deadline }) => deadline !== null);
          expect(dated).toHaveLength(1);
          expect(dated[0]?.deadline).toMatchObject({ kind, date: isoFromDay(value) });
          expect(dated[0]?.lead).toEqual(['Sở Nội vụ']);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a month or a quarter is its last day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2027, max: 2040 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('trong quý', 'chậm nhất trong quý'),
        fc.constantFrom('/', ' năm '),
        (year, quarter, lead, join) => {
          const roman = ['I', 'II', 'III', 'IV'][quarter - 1];
          const phrase = `${lead} ${roman}${join}${year}`;
          const { tasks } = propose(
            `${HEAD}1. Sở Y tế trình UBND tỉnh phê duyệt đề án ${phrase}.\n`,
          );
          const last = ['03-31', '06-30', '09-30', '12-31'][quarter - 1];
          expect(tasks[0]?.deadline).toMatchObject({ kind: 'within', date: `${year}-${last}` });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that has an hour keeps it', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 7, max: 17 }),
        fc.constantFrom(
          (hour: number) => `${hour} giờ`,
          (hour: number) => `${hour}h00`,
          (hour: number) => `${hour} giờ 00 phút`,
        ),
        (value, hour, write) => {
          const { day: date, month, year } = ymdFromDay(value);
          const phrase = `trước ${write(hour)} ngày ${date}/${month}/${year}`;
          const { tasks } = propose(`${HEAD}1. Sở Y tế gửi báo cáo nhanh ${phrase}.\n`);
          expect(tasks[0]?.deadline).toMatchObject({
            kind: 'before',
            date: isoFromDay(value),
            hour: `${twoDigits(hour)}:00`,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that starts something, cites something or tells of a meeting is none', () => {
    const NONE = [
      (date: string) => `Sở Y tế áp dụng mức giá mới từ ngày ${date}.`,
      (date: string) => `Sở Y tế thực hiện Kế hoạch số 12/KH-UBND ngày ${date} của UBND tỉnh.`,
      (date: string) => `Sở Y tế dự hội nghị tổ chức ngày ${date} tại xã Chi Lăng.`,
      (date: string) => `Sở Y tế cung cấp số liệu tính đến hết ngày ${date}.`,
      (date: string) =>
        `Đối với các hồ sơ tiếp nhận trước ngày ${date}, Sở Y tế tiếp tục giải quyết.`,
      (date: string) => `Quyết định này có hiệu lực đến hết ngày ${date}.`,
    ];
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...DATE_FORMS),
        fc.constantFrom(...NONE),
        (value, write, sentence) => {
          const { tasks } = propose(`${HEAD}1. ${sentence(write(value))}\n`);
          expect(tasks.filter(({ deadline, doubt }) => deadline !== null || doubt)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Noise that a text picks up on its way and that changes nothing of what it says. */
const NOISES: readonly (readonly [name: string, add: (text: string, at: number) => string])[] = [
  ['decomposed letters', (text) => text.normalize('NFD')],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['no-break spaces', (text, at) => everyBlank(text, at, '\u00a0')],
  ['double spaces', (text, at) => everyBlank(text, at, '  ')],
  ['zero-width spaces', (text, at) => everyBlank(text, at, ' \u200b')],
  ['trailing spaces', (text) => text.replaceAll('\n', '  \n')],
];

/** Replaces some single blanks between words, never at the head of a line. */
function everyBlank(text: string, at: number, blank: string): string {
  let count = 0;
  return text.replace(/(?<=[\p{L}\d,;]) (?=[\p{L}\d])/gu, (space) => {
    count += 1;
    return count % (2 + (at % 5)) === 0 ? blank : space;
  });
}

/** What is missed, without the words it stands in: noise changes those. */
const missesOf = (text: string, key: AnswerKey): string[] =>
  scoreDirective(propose(text), key).misses.map((miss) => miss.replace(/ “.*$/su, ''));

describe('noise', () => {
  // Blanks, tabs and line ends carry meaning in these: two-column heads and cells.
  const plain = fixtures.filter(({ name }) => !/^(?:01|12|22|23|34|46|48|70|77|81|85)/.test(name));
  /** What is missed in a text as it stands may be missed in it with noise. */
  const known = new Map(plain.map(({ text, key }) => [key, missesOf(text, key)]));

  it('added to a document does not change what is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plain),
        fc.constantFrom(...NOISES),
        fc.nat(100),
        ({ text, key }, [, add], at) => {
          expect(missesOf(add(text, at), key)).toEqual(known.get(key) ?? []);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('of page breaks inside sentences does not change what is found', () => {
    const onePerLine = fixtures.filter(({ name }) => /^(?:02|09|11|14)/.test(name));
    fc.assert(
      fc.property(fc.constantFrom(...onePerLine), fc.nat(10_000), ({ text, key }, at) => {
        const breaks = [...text.matchAll(/(?<=\p{Ll},?) (?=\p{Ll}{2})/gu)];
        // A break in the head of the document may part a title from its words.
        // A footnote that goes on after a break cannot be told from the text above it.
        const isNote = (index: number): boolean =>
          /^[¹²³]/.test(text.slice(text.lastIndexOf('\n', index) + 1));
        const inBody = breaks.filter(
          ({ index }) => index > text.indexOf('\n1. ') && !isNote(index),
        );
        const place = inBody[at % inBody.length]?.index ?? 0;
        const broken = `${text.slice(0, place)}\n\n- 2 -\n\n${text.slice(place + 1)}`;
        expect(missesOf(broken, key)).toEqual(known.get(key) ?? []);
      }),
      { numRuns: 80 },
    );
  });

  it('of bold marks around a deadline does not change what is found', () => {
    const marked = fixtures.filter(({ name }) => /^(?:01|05|07|09|11)/.test(name));
    fc.assert(
      fc.property(
        fc.constantFrom(...marked),
        fc.constantFrom('**', '*', '__'),
        ({ text, key }, mark) => {
          const bold = text
            .normalize('NFC')
            .replace(/trước ngày \d{1,2}\/\d{1,2}\/\d{4}/g, (phrase) => `${mark}${phrase}${mark}`);
          expect(missesOf(bold, key)).toEqual(known.get(key) ?? []);
        },
      ),
    );
  });

  it.each([
    ['lines of 80 characters', (text: string) => wrap(text, 80)],
    ['lines of 60 characters', (text: string) => wrap(text, 60)],
    ['no blank lines', (text: string) => text.replace(/\n{2,}/g, '\n')],
    ['no blank lines, 80 characters', (text: string) => wrap(text.replace(/\n{2,}/g, '\n'), 80)],
  ])('of %s does not change what is found', (_, cut) => {
    // Paragraphs without a mark are told apart by blank lines or short last lines only; 76 and 82 come
    // with lines cut already, and a line that begins with a figure ends what stands before it.
    for (const { text, key } of plain.filter(
      ({ name }) => !/^(?:19|24|28|36|51|64|69|76|80|82)/.test(name),
    )) {
      expect(missesOf(cut(text), key)).toEqual(known.get(key) ?? []);
    }
  });
});

/** Cuts every line where a page would end it. */
function wrap(text: string, width: number): string {
  const cut = (line: string): string => {
    const lines = [''];
    for (const word of line.split(' ')) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && last.length + word.length >= width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines.join('\n');
  };
  return text.split('\n').map(cut).join('\n');
}
