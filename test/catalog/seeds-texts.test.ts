/**
 * The seeds against the texts they were read from. The texts are not part of this project; where the
 * folder that holds them does not stand beside the checkout, these tests are left out and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog';
import { dayFromIso, ymdFromDay } from '../../src/domain/day';
import { fold } from '../../src/domain/fold';
import type { Deadline } from '../../src/domain/model';
import { formatNumber } from '../../src/domain/number-text';

const TEXTS = join(__dirname, '../../../shared/seeds');
const present = existsSync(TEXTS);
if (!present) {
  process.stdout.write(
    'seeds-texts: the texts of the directives are not beside the checkout; comparison left out\n',
  );
}

const catalog = loadCatalog();
const words = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

/** The words of a document, in one line. */
const textOf = (id: string): string => {
  const file = catalog.documents.find((document) => document.id === id)?.file ?? '';
  return ` ${words(readFileSync(join(TEXTS, file), 'utf8')).join(' ')} `;
};

const ROMAN = ['i', 'ii', 'iii', 'iv'];

/** Ways to write a day, month, quarter or year, once accents and marks are gone. */
function writtenForms(deadline: Deadline): RegExp[] {
  if (deadline.kind === 'recurring') {
    const days = new Set(deadline.dates?.map((date) => ymdFromDay(dayFromIso(date)).day));
    return deadline.each === 'within'
      ? [/ h[ae]ng thang /]
      : [...days].map((day) => new RegExp(` ngay ${day} cua thang cuoi quy `));
  }
  const { year, month, day } = ymdFromDay(dayFromIso(deadline.date ?? ''));
  const dates = [` 0?${day} 0?${month} ${year} `, ` ${day} thang ${month} nam ${year} `];
  const periods = [` thang 0?${month} (?:nam )?${year} `];
  if (month % 3 === 0) periods.push(` quy ${ROMAN[month / 3 - 1] ?? ''} (?:nam )?${year} `);
  if (month === 12) periods.push(` trong nam ${year} `);
  return [new RegExp((deadline.kind === 'within' ? periods : dates).join('|'))];
}

const dated = [...catalog.tasks, ...catalog.milestones, ...catalog.petitions].flatMap((row) =>
  row.deadline ? [{ ...row, deadline: row.deadline }] : [],
);

/** Our own words, with the document each row was read from. */
const ownWords = [
  ...catalog.documents.map(({ id, title }) => ({ id, document: id, text: title })),
  ...catalog.tasks.map((row) => ({ ...row, text: row.content })),
  ...catalog.targets.map((row) => ({ ...row, text: row.name })),
  ...catalog.milestones.map((row) => ({ ...row, text: row.event ?? '' })),
  ...catalog.reported.map((row) => ({ ...row, text: row.indicator })),
  ...catalog.petitions.map((row) => ({ ...row, text: row.content })),
  ...catalog.duties.map((row) => ({ ...row, text: row.content })),
];

/** So many words in a row would be a quotation. */
const RUN = 9;

(present ? describe : describe.skip)('against the texts', () => {
  test.each(catalog.documents.map(({ id, file }) => [id, file]))(
    'document %s has its file %s',
    (_, file) => {
      expect(existsSync(join(TEXTS, file))).toBe(true);
    },
  );

  test('each date named stands in its document, in some written form', () => {
    const texts = new Map(catalog.documents.map(({ id }) => [id, textOf(id)]));
    const absent = dated.filter(
      ({ document, deadline }) =>
        !writtenForms(deadline).every((form) => form.test(texts.get(document) ?? '')),
    );
    expect(absent.map(({ id, deadline }) => `${id}: ${deadline.text}`)).toEqual([]);
  });

  test('each figure stands in its document', () => {
    const texts = new Map(catalog.documents.map(({ id }) => [id, textOf(id)]));
    // "Reach the plan" and "two digits" say 100 and 10 per cent without writing them.
    const inWords = ({ value, measure }: { value: number; measure: string }): boolean =>
      measure === '%' && (value === 100 || value === 10);
    const absent = [...catalog.targets, ...catalog.reported].filter((row) => {
      const written = words(formatNumber(row.value)).join(' ');
      // Small numbers have a leading nought, round thousands are "60 nghìn".
      const form = new RegExp(` (?:0?${written}|${row.value / 1000} nghin) `);
      return !inWords(row) && !form.test(texts.get(row.document) ?? '');
    });
    expect(absent.map(({ id, value }) => `${id}: ${value}`)).toEqual([]);
  });

  test(`no row shares ${RUN} words in a row with its document`, () => {
    const texts = new Map(catalog.documents.map(({ id }) => [id, textOf(id)]));
    const quoted = ownWords.flatMap(({ id, document, text }) => {
      const own = words(text);
      return own.flatMap((_, at) => {
        const run = own.slice(at, at + RUN);
        const isQuoted =
          run.length === RUN && (texts.get(document) ?? '').includes(` ${run.join(' ')} `);
        return isQuoted ? [`${id}: ${run.join(' ')}`] : [];
      });
    });
    expect(quoted).toEqual([]);
  });
});
