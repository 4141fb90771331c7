import { Kept } from '#lib/kept.ts';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

/** Money as the graph gives it: minor units and an ISO 4217 code. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** Our languages with the country whose habits they follow. */
const REGION: Record<string, string> = { en: 'en-GB', nl: 'nl-NL', nb: 'nb-NO', sv: 'sv-SE' };

const formatters = new Kept<unknown>('formatters');
const FORMATTER_BYTES = 40_000;

/** Intl formatters cost more to make than to use: one each per language and option set. */
function keep<Formatter>(
  kind: string,
  options: object,
  make: (region: string) => Formatter,
  locale: Locale = getLocale(),
): Formatter {
  const region = REGION[locale] ?? 'en-GB';
  const key = `${kind} ${region} ${JSON.stringify(options)}`;
  const known = formatters.find(key) as Formatter | undefined;
  if (known) return known;
  const made = make(region);
  formatters.keep(key, made, FORMATTER_BYTES);
  return made;
}

function plain(options: Intl.NumberFormatOptions, locale?: Locale): Intl.NumberFormat {
  return keep('number', options, (region) => new Intl.NumberFormat(region, options), locale);
}

function calendar(options: Intl.DateTimeFormatOptions, locale?: Locale): Intl.DateTimeFormat {
  return keep('date', options, (region) => new Intl.DateTimeFormat(region, options), locale);
}

const currencyOptions = (currency: string) =>
  ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const;

/** How many decimals a currency has: 2 for EUR, 0 for ISK. */
export function minorDigits(currency: string): number {
  return (
    keep('digits', { currency }, () => plain(currencyOptions(currency)).resolvedOptions())
      .maximumFractionDigits ?? 2
  );
}

/** How a currency is written beside an amount: "€", "kr". */
export function currencySign(currency: string): string {
  const parts = plain(currencyOptions(currency)).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** "€ 148,35": amount and sign stay together, because Intl joins them with no-break spaces. On paper in the language of the store. */
export function money(given: Money, style: 'full' | 'whole' = 'full', locale?: Locale): string {
  const currency = currencyOptions(given.currency);
  const digits = minorDigits(given.currency);
  const options = style === 'whole' ? { ...currency, maximumFractionDigits: 0 } : currency;
  return plain(options, locale).format(given.amountMinor / 10 ** digits);
}

/** "1250,50": as it is typed. */
export function plainNumber(value: number, digits: number): string {
  return plain({
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "12.408". */
export function number(value: number): string {
  return plain({}).format(value);
}

/** A total that is counted up to its cap: "10.000+". */
export function total({ count, capped }: { count: number; capped: boolean }): string {
  return number(count) + (capped ? '+' : '');
}

/** Keeps a figure and its sign on one line. */
const NO_BREAK = '\u00a0';

/** 60 → "60 %": the sign never stands on a line of its own. Intl writes Dutch as "60%", and nobody in a shop does. */
export function percent(value: number, locale: Locale = getLocale()): string {
  const text = plain({ style: 'percent', maximumFractionDigits: 2 }, locale).format(value / 100);
  return locale === 'nl' ? text.replace('%', `${NO_BREAK}%`) : text;
}

/** "25 MB", "512 kB". */
export function bytes(value: number): string {
  const [size, unit] = value < 1_000_000 ? [1000, 'kB'] : [1024 * 1024, 'MB'];
  return `${number(Math.floor(value / size))} ${unit}`;
}

const DATE: Record<'short' | 'medium' | 'long' | 'day' | 'near', Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  near: { day: 'numeric', month: 'long' },
};
export type DateStyle = keyof typeof DATE;

/** Short dates gain a year as soon as it is another one than this. */
function dateOptions(style: DateStyle, year: string, now: Date): Intl.DateTimeFormatOptions {
  const far = Number(year) !== now.getFullYear() && style !== 'medium' && style !== 'long';
  return far ? { ...DATE[style], year: 'numeric' } : DATE[style];
}

/** A date of the store's calendar, "2026-12-02": it has no zone and must not be moved by one. */
export function date(local: string, style: DateStyle = 'medium', locale?: Locale): string {
  const options = dateOptions(style, local.slice(0, 4), new Date());
  return calendar({ ...options, timeZone: 'UTC' }, locale).format(new Date(`${local}T00:00:00Z`));
}

/** The date of an instant, as the store's wall calendar shows it. */
export function instantDate(
  instant: string,
  timeZone: string,
  style: DateStyle = 'medium',
  locale?: Locale,
): string {
  const options = dateOptions(style, instant.slice(0, 4), new Date());
  return calendar({ ...options, timeZone }, locale).format(new Date(instant));
}

/** Date and time of an instant in the store's zone. */
export function instantTime(instant: string, timeZone: string, locale?: Locale): string {
  const options: Intl.DateTimeFormatOptions = {
    ...DATE.medium,
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  };
  return calendar(options, locale).format(new Date(instant));
}

/** "2026-11" → "nov", "november 2026" or "n". */
export function month(yearMonth: string, style: 'short' | 'long' | 'narrow' = 'short'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'long' ? { month: 'long', year: 'numeric' } : { month: style };
  return calendar({ ...options, timeZone: 'UTC' })
    .format(new Date(`${yearMonth}-01T00:00:00Z`))
    .replace(/\.$/, '');
}

/** How long to wait: "5 minutes", rounded up so that nobody tries a moment too early. */
export function duration(seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [Math.max(1, Math.ceil(seconds)), 'second']
      : seconds < 5400
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour'];
  return plain({ style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
}

/** Today's date in the store's zone, "2026-11-22". */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return keep('today', { timeZone }, () => new Intl.DateTimeFormat('sv-SE', { timeZone })).format(now);
}

/** At most two letters for the round button of the profile menu. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

/** Words in a row, the last joined as the reader's language does: "7801, 7802 en 7803". */
export function list(words: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}
