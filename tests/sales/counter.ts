import { newConsignor, intakeIn, itemsIn, type Entering } from '../../services/consignment/testing/intakes';
import { receive } from '../../services/consignment/testing/receipts';
import { Shop } from '../../services/consignment/testing/shop';
import { Till } from '../../services/commerce/testing/till';
import { commerce } from '../../services/commerce/main';
import { consignment } from '../../services/consignment/main';
import type { OpenService } from '../../services/kernel/subgraph/service';
import { newId } from '../../services/kernel/id/id';
import { testWorld, type TestWorld } from '../../services/kernel/testing/open';

/** A store whose goods come in at one service and are sold at another: what one says reaches the other as it does in the shop. */
export class Counter {
  readonly shop: Shop;
  readonly till: Till;

  constructor(
    readonly world: TestWorld<OpenService>,
    readonly storeId: string,
    readonly country: string,
    readonly currency: string,
  ) {
    this.shop = new Shop(world, storeId);
    this.till = new Till(world, storeId);
  }

  async open(): Promise<void> {
    const { country, currency } = this;
    for (const service of ['commerce', 'consignment'])
      await this.world.storeArrives(service, this.storeId, {
        country,
        currency,
        timeZone: 'Europe/Amsterdam',
      });
    await this.world.settled();
  }

  /** A new consignor, and items of theirs on sale at these prices. */
  async bringsIn(pricesMinor: readonly number[], agreed: object = {}): Promise<BroughtIn> {
    const anna = await newConsignor(this.shop, 0, false);
    const { customerId } = anna;
    const answer = await this.shop.agree({ customerId, ...agreed });
    if (answer.__typename !== 'Consignor') throw new Error(JSON.stringify(answer));
    const desk = anna.atDesk();
    const items: BroughtIn['items'] = [];
    let intakeId = '';
    for (const priceMinor of pricesMinor) {
      const entered = await desk.enter({ description: 'Jas groen', priceMinor });
      intakeId = intakeIn(entered);
      items.push(...itemsIn(entered).map(({ id, number }) => ({ id, sku: String(number), priceMinor })));
    }
    await desk.submit(intakeId);
    await receive(this.shop, intakeId);
    await this.world.settled();
    return { anna, customerId, items };
  }

  /** A customer who buys. */
  async buyer(): Promise<string> {
    const id = newId();
    const data = { customers: [{ id, number: 1, version: 1, displayName: 'Joke Bakker' }] };
    await this.world.tell('commerce.on-customers-changed', { storeId: this.storeId, data });
    return id;
  }

  /** How a sale is paid here: at the cash register where the law wants one. */
  paying(totalMinor: number): object {
    if (this.country === 'NO' || this.country === 'SE') return { externalReceipt: `Z-${newId()}` };
    return { payments: totalMinor === 0 ? [] : [{ method: 'CASH', amountMinor: totalMinor }] };
  }
}

/** What a consignor brought in. */
export interface BroughtIn {
  anna: Entering;
  customerId: string;
  items: { id: string; sku: string; priceMinor: number }[];
}

/** A world with both services, and stores of countries that tax alike or not. */
export async function openCounters(): Promise<{
  world: TestWorld<OpenService>;
  counters: readonly Counter[];
  close(): Promise<void>;
}> {
  const world = await testWorld([commerce, consignment] as never);
  const counters = [
    new Counter(world as never, '30042', 'NL', 'EUR'),
    new Counter(world as never, '10007', 'NO', 'NOK'),
    new Counter(world as never, '20011', 'FI', 'EUR'),
  ];
  for (const counter of counters) await counter.open();
  return { world: world as never, counters, close: () => world.close() };
}
