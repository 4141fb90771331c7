import { asLocalDate, periodIn, presets } from './periods';

describe('a period of sales', () => {
  it.each(['2026-02-30', '2026-13-01', '30-02-2026', '2026-2-1', 'x', ''])('does not begin on %j', (text) =>
    expect(asLocalDate(text)).toBeNull(),
  );

  it('begins and ends on days of the calendar', () => {
    expect(asLocalDate('2028-02-29')).toBe('2028-02-29');
    const named = Object.fromEntries(presets('2026-03-31').map(({ name, period }) => [name, period]));
    expect(named['last-month']).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(named['month']).toEqual({ from: '2026-03-01', until: '2026-03-31' });
    expect(named['year']).toEqual({ from: '2026-01-01', until: '2026-12-31' });
  });

  it('crosses the turn of the year', () => {
    const named = Object.fromEntries(presets('2026-01-05').map(({ name, period }) => [name, period]));
    expect(named['last-month']).toEqual({ from: '2025-12-01', until: '2025-12-31' });
    expect(named['last-year']).toEqual({ from: '2025-01-01', until: '2025-12-31' });
  });

  it.each([
    ['from=2026-01-01&until=2026-01-31', null, { from: '2026-01-01', until: '2026-01-31' }],
    ['from=2026-01-01', null, { from: '2026-01-01', until: null }],
    ['', null, { from: null, until: null }],
    ['from=2026-02-30', 'BAD_FORMAT', { from: null, until: null }],
    ['from=2026-02-01&until=2026-01-31', 'OUT_OF_RANGE', { from: null, until: null }],
  ])('of the address "%s" is %s wrong', (query, wrong, period) => {
    const asked = periodIn(new URLSearchParams(query));
    expect([asked.wrong, asked.period]).toEqual([wrong, period]);
    expect(asked.typed.from).toBe(new URLSearchParams(query).get('from') ?? '');
  });
});
