/** A markdown schedule: after so many days on sale, so many percent of the price first asked. */
export type Steps = readonly { after: number; percent: number }[];

/** What was agreed: all of it stays as it was at receipt. */
export interface Terms {
  base: 'GROSS' | 'NET_OF_VAT';
  /** In hundredths of a percent. */
  split: number;
  markdownBorneBy: 'SHARED' | 'STORE';
  /** In hundredths of a percent. */
  vat: number;
}

/** A sale of an item that stands, and what its consignor is owed for it. */
export interface Standing {
  orderId: string;
  lineId: string;
  paid: number;
  share: number;
}

/** An item as it ought to be; days are counted from when it was received. */
export interface Expected {
  id: string;
  sku: string;
  state: string;
  asked: number;
  price: number;
  sale: Standing | null;
}

/** A division rounded half up, of whole numbers. */
const halfUp = (amount: bigint, by: bigint): number => Number((amount * 2n + by) / (by * 2n));

/** A consignor's goods and what they are owed, as the rules say, with nothing of the database in it. */
export class LedgerModel {
  readonly items: Expected[];
  balance = 0;
  bought = 0;
  day = 0;

  constructor(
    readonly terms: Terms,
    readonly steps: Steps,
    items: readonly { id: string; sku: string; priceMinor: number }[],
  ) {
    this.items = items.map(({ id, sku, priceMinor }) => ({
      ...{ id, sku, state: 'ON_SALE', asked: priceMinor, price: priceMinor, sale: null },
    }));
    this.passDays(0);
  }

  onSale(): Expected[] {
    return this.items.filter(({ state }) => state === 'ON_SALE');
  }

  passDays(count: number): void {
    this.day += count;
    for (const item of this.onSale()) this.lower(item);
  }

  /** Sold for so much, of which the store bears so much more alone. */
  sell(item: Expected, sold: { orderId: string; lineId: string; paid: number; borneByStore: number }): void {
    const { paid, borneByStore } = sold;
    const share = this.shareOf(item, paid + borneByStore);
    item.sale = { orderId: sold.orderId, lineId: sold.lineId, paid, share };
    item.state = 'SOLD';
    this.balance += share;
  }

  undo(item: Expected): void {
    this.balance -= item.sale?.share ?? 0;
    item.sale = null;
    item.state = 'ON_SALE';
    this.lower(item);
  }

  move(item: Expected, to: string): boolean {
    const may =
      item.state === 'ON_SALE'
        ? ['WITHDRAWN', 'LOST', 'RETURNED', 'DONATED'].includes(to)
        : (item.state === 'WITHDRAWN' && ['RETURNED', 'DONATED'].includes(to)) ||
          (item.state === 'LOST' && to === 'ON_SALE');
    if (!may) return false;
    item.state = to;
    if (to === 'ON_SALE') this.lower(item);
    return true;
  }

  private shareOf(item: Expected, shared: number): number {
    const { base, split, vat, markdownBorneBy } = this.terms;
    const isMarkedDown = item.price < item.asked;
    const whole =
      markdownBorneBy === 'STORE' && isMarkedDown
        ? Math.max(shared, Math.min(item.asked, shared + item.asked - item.price))
        : shared;
    const by = base === 'GROSS' ? 10_000n : 10_000n + BigInt(vat);
    return halfUp(BigInt(whole) * BigInt(split), by);
  }

  private lower(item: Expected): void {
    const come = this.steps.filter(({ after }) => after <= this.day);
    for (const { percent } of come)
      item.price = Math.min(item.price, Math.floor((item.asked * (100 - percent) + 50) / 100));
  }
}
