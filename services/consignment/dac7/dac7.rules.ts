import type { LocalDate } from '../../kernel/clock/clock';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Which sales count towards the threshold [L9]. */
export const Dac7Counted = codesOf('Dac7Counted', 'Which sales count towards the threshold of DAC7.', {
  ALL: 'Those on the web and those at the till.',
  ONLINE: 'Those on the web alone.',
});
export type Dac7Counted = CodeOf<typeof Dac7Counted>;

/** Countries whose stores report, by ISO 3166-1. */
const COUNTRIES: readonly string[] = ['NL', 'SE'];

/** So many sales a year are reported, however little they came to. */
export const THRESHOLD_COUNT = 30;

/**
 * More than this a year is reported, in minor units. The law says 2,000 euro; in crowns that moves with the rate: what holds where a
 * store says nothing lies below it, so that rather somebody is asked too early than nobody.
 */
const THRESHOLDS: Readonly<Record<string, number>> = { EUR: 200_000, SEK: 2_000_000 };

/** What the rules look at of a store. */
export interface Dac7Store {
  isOpen: boolean;
  country: string;
  currency: string;
  dac7On: boolean;
  dac7ThresholdMinor: number | null;
  dac7Counted: Dac7Counted;
}

/** Whether a store may report at all: its country has the law. */
export const mayKeepDac7 = ({ country }: Pick<Dac7Store, 'country'>): boolean => COUNTRIES.includes(country);

/** Whether it does. */
export const keepsDac7 = (store: Pick<Dac7Store, 'isOpen' | 'country' | 'dac7On'>): boolean =>
  store.isOpen && store.dac7On && mayKeepDac7(store);

/** What nobody sells for more of in a year without being reported. */
export const thresholdOf = (store: Pick<Dac7Store, 'currency' | 'dac7ThresholdMinor'>): number =>
  store.dac7ThresholdMinor ?? THRESHOLDS[store.currency] ?? 200_000;

/** What some sales came to. */
export interface Sums {
  count: number;
  soldForMinor: number;
  shareMinor: number;
}

/** Sales of a quarter, each way by itself. */
export interface QuarterSums {
  quarter: number;
  online: Sums;
  till: Sums;
}

export const NOTHING: Sums = { count: 0, soldForMinor: 0, shareMinor: 0 };

export const added = (one: Sums, other: Sums): Sums => ({
  count: one.count + other.count,
  soldForMinor: one.soldForMinor + other.soldForMinor,
  shareMinor: one.shareMinor + other.shareMinor,
});

/** All four quarters of a year, those in which nothing was sold too. */
export const wholeYear = (known: readonly QuarterSums[]): QuarterSums[] =>
  [1, 2, 3, 4].map(
    (quarter) =>
      known.find((each) => each.quarter === quarter) ?? { quarter, online: NOTHING, till: NOTHING },
  );

/** What of a year counts towards the threshold. */
export function countedOf(quarters: readonly QuarterSums[], counted: Dac7Counted): Sums {
  return quarters
    .flatMap(({ online, till }) => (counted === 'ONLINE' ? [online] : [online, till]))
    .reduce(added, NOTHING);
}

/** Whether somebody is reported of a year: 30 sales or more, or more than 2,000 euro. */
export const isReached = (
  { count, soldForMinor }: Pick<Sums, 'count' | 'soldForMinor'>,
  thresholdMinor: number,
) => count >= THRESHOLD_COUNT || soldForMinor > thresholdMinor;

const MARKS = /[\s.\u2010-\u2015-]/g;

/** The Dutch BSN: nine digits, by weights 9 … 2 and -1 divisible by eleven. Older ones are written with eight. */
function bsnOf(written: string): string | null {
  const digits = written.replace(MARKS, '').padStart(9, '0');
  if (!/^\d{9}$/.test(digits) || /^0{9}$/.test(digits) || written.replace(MARKS, '').length < 8) return null;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0 ? digits : null;
}

/** The Swedish personnummer: the day of birth, three digits and Luhn's; of who is not registered 60 is added to the day. Twelve digits. */
function personnummerOf(written: string, birthDate: LocalDate): string | null {
  const [, century = '', digits = ''] =
    /^(\d\d)?(\d{10})$/.exec(written.replace(/[\s+\u2010-\u2015-]/g, '')) ?? [];
  if (digits === '' || (century !== '' && century !== birthDate.slice(0, 2))) return null;
  const sum = [...digits].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  const day = Number(digits.slice(4, 6));
  const born = digits.slice(0, 4) + String(day > 60 ? day - 60 : day).padStart(2, '0');
  return sum % 10 === 0 && born === birthDate.slice(2).replaceAll('-', '')
    ? birthDate.slice(0, 2) + digits
    : null;
}

/** A tax number of a country as it is kept, by its digits; null where it is none, or none of somebody born that day. */
export function taxNumberOf(written: string, country: string, birthDate: LocalDate): string | null {
  return country === 'SE' ? personnummerOf(written, birthDate) : bsnOf(written);
}

/** Whether somebody can have been born that day: not to come, and nobody is so old. */
export const isBirthDate = (date: LocalDate, today: LocalDate): boolean =>
  date <= today && Number(today.slice(0, 4)) - Number(date.slice(0, 4)) <= 120;
