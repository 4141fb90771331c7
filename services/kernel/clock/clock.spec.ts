import { addDays, daysBetween, fixedClock, isLocalDate, startOfMonth, systemClock, todayIn } from './clock';

describe('the clock', () => {
  it('stands still until it is moved on', () => {
    const clock = fixedClock('2026-11-22T12:00:00Z');
    expect(clock.now()).toEqual(clock.now());
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-11-22T12:01:30.000Z');
  });

  it('does not hand out a date that a caller could move', () => {
    const clock = fixedClock('2026-11-22T12:00:00Z');
    clock.now().setUTCFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it('refuses to stand at what is no instant', () => {
    expect(() => fixedClock('yesterday')).toThrow('Not an instant');
  });

  it('is otherwise the clock of the machine', () => {
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });
});

describe('dates in a zone', () => {
  it('is already tomorrow in Amsterdam at half past eleven at night UTC', () => {
    expect(todayIn('Europe/Amsterdam', fixedClock('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
    expect(todayIn('UTC', fixedClock('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
    expect(todayIn('America/New_York', fixedClock('2026-01-01T02:00:00Z'))).toBe('2025-12-31');
  });

  it('counts days over the ends of months, years and summer time', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-10-19', '2026-12-14')).toBe(56);
  });

  it('knows the first of the month', () => {
    expect(startOfMonth('2026-11-22')).toBe('2026-11-01');
    expect(() => startOfMonth('2026-13-01')).toThrow('Not a date');
  });

  it.each(['2026-02-30', '2026-2-3', '22-11-2026', '', null, 20261122, '2026-11-22T00:00:00Z'])(
    '%p is no date',
    (value) => {
      expect(isLocalDate(value)).toBe(false);
    },
  );
});
