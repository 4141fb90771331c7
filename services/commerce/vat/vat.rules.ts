import type { VatScheme } from '../../../schema/vat';
import type { LocalDate } from '../../kernel/clock/clock';
import { shareOut } from '../../kernel/money/money';
import { VAT_LAW, type VatClass, type VatRate } from './vat-law';

/** The rates of a country; none where Kommis does not know its law. */
export function ratesOf(country: string): readonly VatRate[] {
  return Object.hasOwn(VAT_LAW, country) ? (VAT_LAW[country] ?? []) : [];
}

/** The percentage that holds on a day; a class that a country has no rate of its own for is taxed as its others are. 0 where no law is known. */
export function vatPercentOn(country: string, vatClass: VatClass, day: LocalDate): number {
  const begun = ratesOf(country).filter(({ startsOn }) => startsOn <= day);
  const last = begun.findLast((rate) => rate.vatClass === vatClass);
  return (last ?? begun.findLast((rate) => rate.vatClass === 'STANDARD'))?.percent ?? 0;
}

/** What is to be paid for a line, and how it is taxed. */
export interface TaxedLine {
  grossMinor: number;
  vatPercent: number;
  vatScheme: VatScheme;
}

/** A line's price without VAT, and the VAT in it; together what is paid. */
export interface NetAndVat {
  netMinor: number;
  vatMinor: number;
}

/**
 * The VAT in prices that include it [R-CM1]: of each rate once, of the sum of its lines, rounded half up; what is left of that
 * sum is the price without it, shared over the lines to the cent. Lines under the margin scheme show none.
 */
export function vatInGross(lines: readonly TaxedLine[]): NetAndVat[] {
  const nets = lines.map(({ grossMinor }) => grossMinor);
  const taxed = [...lines.keys()].filter((at) => lines[at]?.vatScheme === 'NORMAL');
  for (const percent of new Set(taxed.map((at) => lines[at]?.vatPercent ?? 0))) {
    const places = taxed.filter((at) => lines[at]?.vatPercent === percent);
    const grosses = places.map((at) => lines[at]?.grossMinor ?? 0);
    const sum = grosses.reduce((all, each) => all + each, 0);
    for (const [at, net] of shareOut(sum - vatIn(sum, percent), grosses).entries())
      nets[places[at] ?? 0] = net;
  }
  return lines.map(({ grossMinor }, at) => {
    const netMinor = nets[at] ?? 0;
    return { netMinor, vatMinor: grossMinor - netMinor };
  });
}

/** The VAT in an amount that includes it, rounded half up. */
export function vatIn(grossMinor: number, percent: number): number {
  const [rate, gross] = [BigInt(Math.round(percent * 100)), BigInt(grossMinor)];
  const whole = 10_000n + rate;
  return Number((gross * rate * 2n + whole) / (whole * 2n));
}
