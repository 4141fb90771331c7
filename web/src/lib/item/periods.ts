/** From and until, both inclusive, as dates of the store's calendar; null is open. */
export interface Period {
  from: string | null;
  until: string | null;
}

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date as typed or linked, or null where it is none: 30 February is none. */
export function asLocalDate(text: string | null): string | null {
  if (!text || !LOCAL_DATE.test(text)) return null;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}

/** A period as an address says it. */
export interface AskedPeriod {
  /** As typed, for the form. */
  typed: { from: string; until: string };
  /** What to ask for; open where it is wrong. */
  period: Period;
  /** A day that is none, or a last day before the first; said at the field, since asking would only show nothing. */
  wrong: 'BAD_FORMAT' | 'OUT_OF_RANGE' | null;
}

/** Reads `?from=…&until=…`. */
export function periodIn(query: URLSearchParams): AskedPeriod {
  const typed = { from: query.get('from') ?? '', until: query.get('until') ?? '' };
  const period = { from: asLocalDate(typed.from), until: asLocalDate(typed.until) };
  const isNoDay = (typed.from !== '' && !period.from) || (typed.until !== '' && !period.until);
  const isBackwards = period.from !== null && period.until !== null && period.from > period.until;
  const wrong = isNoDay ? 'BAD_FORMAT' : isBackwards ? 'OUT_OF_RANGE' : null;
  return { typed, period: wrong ? { from: null, until: null } : period, wrong };
}

function day(year: number, monthIndex: number, dayOfMonth: number): string {
  return new Date(Date.UTC(year, monthIndex, dayOfMonth)).toISOString().slice(0, 10);
}

/** The periods people ask for, by name, counted from today in the store's zone. */
export function presets(
  today: string,
): { name: 'all' | 'month' | 'last-month' | 'year' | 'last-year'; period: Period }[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return [
    { name: 'all', period: { from: null, until: null } },
    { name: 'month', period: { from: day(year, month, 1), until: day(year, month + 1, 0) } },
    { name: 'last-month', period: { from: day(year, month - 1, 1), until: day(year, month, 0) } },
    { name: 'year', period: { from: day(year, 0, 1), until: day(year, 12, 0) } },
    { name: 'last-year', period: { from: day(year - 1, 0, 1), until: day(year - 1, 12, 0) } },
  ];
}
