import { checkProjectLine, type ProjectLine } from '../../src/domain/disbursement-checks';

describe('checkProjectLine', () => {
  test.each<[ProjectLine, string[]]>([
    [{}, []],
    [{ planned: null, disbursed: null, volume: null, advance: null, estimate: null }, []],
    [{ planned: 100, disbursed: 40, volume: 30, advance: 10, estimate: 60 }, []],
    [{ planned: 100, disbursed: 100 }, []],
    [{ planned: 0.3, disbursed: 0.1 + 0.2 }, []],
    [{ disbursed: 0.3, volume: 0.1, advance: 0.2 }, []],
    [{ disbursed: 0.1 + 0.2, estimate: 0.3 }, []],
    [{ planned: null, disbursed: 5 }, []],
    [{ planned: -5, disbursed: null }, ['high planned amount-negative']],
    [{ disbursed: null, volume: 3, advance: 1 }, []],
    [{ disbursed: 5, volume: null, advance: 1 }, []],
    [{ disbursed: null, estimate: 5 }, []],
    [{ disbursed: 5, estimate: null }, []],
    // A part alone says nothing about the sum.
    [{ disbursed: 40, volume: 30 }, []],
    [{ planned: 100, disbursed: 120 }, ['high disbursed disbursed-over-plan']],
    [{ planned: 0, disbursed: 1 }, ['high disbursed disbursed-over-plan']],
    [{ disbursed: 50, volume: 30, advance: 10 }, ['high disbursed disbursed-not-sum']],
    [{ disbursed: 5, volume: 0, advance: 0 }, ['high disbursed disbursed-not-sum']],
    [{ disbursed: 40, estimate: 39 }, ['medium estimate estimate-below-disbursed']],
    [{ disbursed: 40, estimate: 0 }, ['medium estimate estimate-below-disbursed']],
    [{ advance: -1 }, ['high advance amount-negative']],
    [
      { planned: -1, disbursed: 5, volume: 3, advance: 1, estimate: 4 },
      [
        'high planned amount-negative',
        'high disbursed disbursed-over-plan',
        'high disbursed disbursed-not-sum',
        'medium estimate estimate-below-disbursed',
      ],
    ],
  ])('%j: %j', (line, expected) => {
    expect(checkProjectLine(line).map((i) => `${i.severity} ${i.field} ${i.code}`)).toEqual(
      expected,
    );
  });

  test('shows the figures in Vietnamese notation', () => {
    const [issue] = checkProjectLine({ planned: 1234.5, disbursed: 12345 });
    expect(issue?.message).toContain('(12.345)');
    expect(issue?.message).toContain('(1.234,5)');
  });
});
