import type { LocalDate } from '../clock/clock';
import type { Language } from './language';
import { exponentOf } from '../money/money';

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', nb: 'nb-NO', sv: 'sv-SE', en: 'en-GB' };

/** Amounts, percentages and days as they are written in a language. */
export interface Figures {
  money(amountMinor: number): string;
  /** Without the currency, where a column has it. */
  amount(amountMinor: number): string;
  percent(percent: number): string;
  day(day: LocalDate): string;
}

/** How figures are written in this language and currency. */
export function figuresIn(language: Language, currency: string): Figures {
  const locale = locales[language];
  const digits = exponentOf(currency);
  const unit = 10 ** digits;
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const amount = new Intl.NumberFormat(locale, {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    money: (minor) => money.format(minor / unit),
    amount: (minor) => amount.format(minor / unit),
    percent: (of) => percent.format(of / 100),
    day: (of) => day.format(new Date(`${of}T00:00:00Z`)),
  };
}

/** A day and a time as they are written in a language, where the clock says so. */
export function timeIn(language: Language, timeZone: string, at: Date): string {
  const how = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locales[language], how).format(at);
}
