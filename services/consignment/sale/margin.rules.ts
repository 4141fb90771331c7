import { shareOf } from '../../kernel/money/money';
import type { VatScheme } from '../vat/vat.rules';

/** What sales under one scheme and one rate came to. */
export interface RateSums {
  vatScheme: VatScheme;
  vatPercent: number;
  count: number;
  soldForMinor: number;
  shareMinor: number;
}

/** The same with what stays with the store, and what is owed of it. */
export interface Taxed extends RateSums {
  marginMinor: number;
  vatMinor: number;
}

/**
 * What the store owes of sales under a rate [L5]: the VAT in its margin, or in the price. Reckoned of their sum, rounded half up
 * once; of a margin below nothing none is owed.
 */
export function taxed(sums: RateSums): Taxed {
  const { vatScheme, vatPercent, soldForMinor, shareMinor } = sums;
  const marginMinor = soldForMinor - shareMinor;
  const ofMinor = Math.max(0, vatScheme === 'MARGIN' ? marginMinor : soldForMinor);
  return { ...sums, marginMinor, vatMinor: shareOf(ofMinor, vatPercent, vatPercent).share };
}

/** The sum of several rates: VAT is not reckoned anew. */
export function totalOf(rates: readonly Taxed[]): Pick<Taxed, Summed> {
  const sum = (key: Summed): number => rates.reduce((all, each) => all + each[key], 0);
  return {
    ...{ count: sum('count'), soldForMinor: sum('soldForMinor'), shareMinor: sum('shareMinor') },
    ...{ marginMinor: sum('marginMinor'), vatMinor: sum('vatMinor') },
  };
}
type Summed = 'count' | 'soldForMinor' | 'shareMinor' | 'marginMinor' | 'vatMinor';

/** One sale as a line of the report: what its VAT is reckoned of. */
export type SoldLine = Pick<RateSums, 'vatScheme' | 'vatPercent' | 'soldForMinor' | 'shareMinor'>;

/**
 * The VAT of a rate, spread over its sales in the order they come in: each has what it moves the sum by, so that the lines add up
 * to what is owed. A line may be a cent beside its own VAT, and below nothing where its margin is.
 */
export class SpreadVat {
  private readonly soFar = new Map<string, RateSums>();

  /** The VAT of the next sale. */
  next({ vatScheme, vatPercent, soldForMinor, shareMinor }: SoldLine): number {
    const key = `${vatScheme} ${vatPercent}`;
    const before = this.soFar.get(key) ?? { vatScheme, vatPercent, count: 0, soldForMinor: 0, shareMinor: 0 };
    const now = {
      ...{ vatScheme, vatPercent, count: before.count + 1 },
      ...{ soldForMinor: before.soldForMinor + soldForMinor, shareMinor: before.shareMinor + shareMinor },
    };
    this.soFar.set(key, now);
    return taxed(now).vatMinor - taxed(before).vatMinor;
  }
}
