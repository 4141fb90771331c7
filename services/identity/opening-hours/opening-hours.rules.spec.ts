import {
  dayFaults,
  exceptionFaults,
  openDays,
  upcoming,
  type Day,
  type Exception,
} from './opening-hours.rules';

const period = (opensAt: string, closesAt: string) => ({ opensAt, closesAt });
const day = (weekday: Day['weekday'], ...periods: Day['periods']): Day => ({ weekday, periods });
const exception = (from: string, upTo: string, ...periods: Day['periods']): Exception => ({
  ...{ from, upTo, reason: 'Kerst', periods },
});
const paths = (faults: { path: string; code: string }[]): string[] =>
  faults.map(({ path, code }) => `${path} ${code}`);

test('a break lies between two periods, and midnight ends a day', () => {
  const whole = [
    day('MONDAY', period('10:00', '12:30'), period('13:30', '00:00')),
    day('TUESDAY', period('00:00', '00:00')),
  ];
  expect(dayFaults(whole)).toEqual([]);
});

test('a period ends after it began, the next one begins later than it ended, and each day is there once', () => {
  const wrong = [
    day('MONDAY', period('10:00', '10:00')),
    day('TUESDAY', period('10:00', '12:30'), period('12:30', '17:00')),
    day('MONDAY', period('09:00', '08:00')),
  ];
  expect(paths(dayFaults(wrong))).toEqual([
    'days.0.periods.0.closesAt OUT_OF_RANGE',
    'days.1.periods.1.opensAt OUT_OF_RANGE',
    'days.2.weekday TAKEN',
    'days.2.periods.0.closesAt OUT_OF_RANGE',
  ]);
});

test('no day is in two exceptions, and none is longer than a year', () => {
  expect(
    exceptionFaults([exception('2026-12-25', '2026-12-26'), exception('2026-12-27', '2027-01-01')]),
  ).toEqual([]);
  const wrong = [
    exception('2026-12-25', '2026-12-26'),
    exception('2026-12-26', '2026-12-31'),
    exception('2027-03-02', '2027-03-01'),
    exception('2028-03-02', '2029-03-03'),
    { ...exception('2030-01-01', '2030-01-01', period('12:00', '11:00')), reason: '' },
  ];
  expect(paths(exceptionFaults(wrong))).toEqual([
    'exceptions.1.from TAKEN',
    'exceptions.2.upTo OUT_OF_RANGE',
    'exceptions.3.upTo OUT_OF_RANGE',
    'exceptions.4.reason REQUIRED',
    'exceptions.4.periods.0.closesAt OUT_OF_RANGE',
  ]);
});

test('a closed day is not told, a week begins on Monday, and what has passed is gone the day after', () => {
  const week = [
    day('SUNDAY', period('12:00', '17:00')),
    day('MONDAY'),
    day('TUESDAY', period('10:00', '17:00')),
  ];
  expect(openDays(week).map(({ weekday }) => weekday)).toEqual(['TUESDAY', 'SUNDAY']);
  const days = [exception('2027-01-01', '2027-01-01'), exception('2026-12-25', '2026-12-26')];
  expect(upcoming(days, '2026-12-26').map(({ from }) => from)).toEqual(['2026-12-25', '2027-01-01']);
  expect(upcoming(days, '2026-12-27').map(({ from }) => from)).toEqual(['2027-01-01']);
});
