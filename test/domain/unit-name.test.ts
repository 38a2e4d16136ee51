import fc from 'fast-check';
import seed from '../../seeds/communes.json';
import { fold } from '../../src/domain/fold';
import type { Commune } from '../../src/domain/model';
import { OLD_UNIT_NAMES } from '../../src/domain/old-unit-names';
import { matchUnit } from '../../src/domain/unit-name';

const communes = seed as Commune[];

const answer = (text: string | number) => {
  const reading = matchUnit(text, communes);
  return reading.ok ? reading.value.code : reading.code;
};

const message = (text: string) => {
  const reading = matchUnit(text, communes);
  return reading.ok ? '' : reading.message;
};

describe('the 65 units', () => {
  test('are 61 xã and 4 phường with five-digit codes and names that differ when folded', () => {
    expect(communes).toHaveLength(65);
    expect(communes.filter((commune) => commune.type === 'phường')).toHaveLength(4);
    expect(communes.every((commune) => /^0\d{4}$/.test(commune.code))).toBe(true);
    expect(new Set(communes.map((commune) => commune.code)).size).toBe(65);
    expect(new Set(communes.map((commune) => fold(commune.name))).size).toBe(65);
  });

  test('four lie in two old districts', () => {
    expect(
      communes.filter(({ oldDistricts }) => oldDistricts.length === 2).map(({ name }) => name),
    ).toEqual(['Đông Kinh', 'Kỳ Lừa', 'Khánh Khê', 'Tân Đoàn']);
  });

  test('are found however their name is written', () => {
    const before = ['', 'UBND ', 'Ủy ban nhân dân ', 'Uỷ ban nhân dân '];
    const spellings = [
      (name: string) => name,
      (name: string) => name.normalize('NFD'),
      (name: string) => name.toUpperCase(),
      (name: string) => name.replace(/ /g, '\u00a0 '),
      (name: string) => name.replace('Hòa', 'Hoà').replace('Thụy', 'Thuỵ'),
      fold,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...communes),
        fc.constantFrom(...before),
        fc.boolean(),
        fc.constantFrom(...spellings),
        (commune, words, withType, spell) => {
          const text = `${words}${spell(`${withType ? `${commune.type} ` : ''}${commune.name}`)}`;
          expect(answer(text)).toBe(commune.code);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('are found by code, as text and as a number', () => {
    for (const { code, name, type } of communes) {
      expect(answer(code)).toBe(code);
      expect(answer(Number(code))).toBe(code);
      expect(answer(`${code} - ${type} ${name}`)).toBe(code);
    }
  });

  test('are never mistaken for each other after one slip of the finger', () => {
    const letter = fc.constantFrom(...'abcdeghiklmnopqrstuvxy');
    fc.assert(
      fc.property(fc.constantFrom(...communes), letter, fc.nat(30), (commune, other, place) => {
        const letters = [...fold(commune.name)];
        letters[place % letters.length] = other;
        // Three names (Ba Sơn, Na Sầm, Na Dương) then begin with the word xã: unknown, not mistaken.
        fc.pre(!letters.join('').startsWith('xa '));
        const reading = matchUnit(letters.join(''), communes);
        if (reading.ok) expect(fold(reading.value.name)).toBe(letters.join(''));
        else expect(reading.message).toContain(`${commune.type} ${commune.name}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('matchUnit', () => {
  test.each([
    ['06463 ', '06463'],
    ['Mã 06463', '06463'],
    ['6463', '06463'],
    [6463, '06463'],
    ['Xã Chi Lăng (06463)', '06463'],
    ['Hòang Văn Thụ', '06172'],
    ['xã Chi Lăng (huyện Chi Lăng)', '06463'],
    ['phường Kỳ Lừa, thành phố Lạng Sơn', '06187'],
    ['xã Tân Đoàn, huyện Cao Lộc, tỉnh Lạng Sơn', '06316'],
    ['xã Tân Thành (Hữu Lũng)', '06445'],
  ])('finds %j', (text, code) => {
    expect(answer(text)).toBe(code);
  });

  test.each([
    ['Tân Thanh', ['xã Tân Thành', 'phường Tam Thanh']],
    ['Tam Thành', ['phường Tam Thanh', 'xã Tân Thành']],
    ['Bấc Sơn', ['xã Bắc Sơn', 'xã Ba Sơn']],
    ['Đông Đăng', ['xã Đồng Đăng']],
    ['ChiLăng', ['xã Chi Lăng']],
    ['06463 - Bắc Sơn', ['xã Chi Lăng', '06463 - Bắc Sơn']],
    ['06463 phường Chi Lăng', ['xã Chi Lăng']],
  ])('asks about %s', (text, candidates) => {
    expect(answer(text)).toBe('unit-ambiguous');
    for (const candidate of candidates) expect(message(text)).toContain(candidate);
  });

  test('asks with the nearest first', () => {
    expect(message('Tân Thanh')).toContain('Có phải: xã Tân Thành, phường Tam Thanh?');
  });

  test('asks when two units share a name', () => {
    const [first] = communes;
    const twins = first ? [first, { ...first, code: '09999' }] : [];
    expect(matchUnit('Đông Kinh', twins)).toMatchObject({ ok: false, code: 'unit-ambiguous' });
  });

  test.each([
    ['phường Chi Lăng', 'phường Lương Văn Tri'],
    ['phuong chi lang', 'phường Lương Văn Tri'],
    ['Chi Lăng (thành phố Lạng Sơn)', 'phường Lương Văn Tri'],
    ['xã Chi Lăng, huyện Tràng Định', 'xã Thất Khê'],
    ['phường Hoàng Văn Thụ', 'phường Kỳ Lừa'],
    ['TT. Cao Lộc', 'phường Kỳ Lừa'],
    ['xã Thuỵ Hùng (Cao Lộc)', 'xã Đồng Đăng'],
    ['Tân Thành (Bắc Sơn)', 'xã Nhất Hòa'],
    ['thị trấn Na Sầm', 'không còn từ ngày 01/7/2025'],
    ['UBND huyện Chi Lăng', 'không còn từ ngày 01/7/2025'],
    ['thành phố Lạng Sơn', 'không còn từ ngày 01/7/2025'],
    ['xã Vũ Lễ (Đình Lập)', 'không nằm ở Đình Lập'],
  ])('%s is an old name: %s', (text, hint) => {
    expect(answer(text)).toBe('unit-old-name');
    expect(message(text)).toContain(hint);
  });

  test('every old name on the list is refused and points to a unit of today', () => {
    for (const { type, name, district, now } of OLD_UNIT_NAMES) {
      const text = `${type} ${name} (${district})`;
      expect(answer(text)).toBe('unit-old-name');
      expect(message(text)).toMatch(new RegExp(`nay thuộc (xã|phường) ${now}\\.`, 'u'));
    }
  });

  test.each(['', '  ', 0, 6463.5, 99999, 'Hà Nội', 'xã Gia Cát', '106463', 'x'.repeat(101)])(
    '%j is unknown',
    (text) => {
      expect(answer(text)).toBe('unit-unknown');
    },
  );

  test('the wrong level is unknown, with what there is', () => {
    expect(answer('phường Bắc Sơn')).toBe('unit-unknown');
    expect(message('phường Bắc Sơn')).toContain('xã Bắc Sơn (mã 06325)');
    expect(answer('xã Tam Thanh')).toBe('unit-unknown');
  });

  test('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const reading = matchUnit(text, communes);
        if (!reading.ok) expect(reading.message).toMatch(/Hãy/u);
      }),
    );
  });
});
