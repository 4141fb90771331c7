import type { UnitSaleState } from '../../../schema/events/commerce';
import type { Actor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import type { OpenService } from '../../kernel/subgraph/service';
import { portalOf, staffOf, testWorld, type Answer, type TestWorld } from '../../kernel/testing/open';
import { commerce } from '../main';

/** An item on sale, as a till finds it. */
export interface OfferedItem {
  id: string;
  sku: string;
}

/** A sale as it was recorded. */
export type Sold = Answer & {
  id: string;
  number: number;
  lines: { id: string; sku: string }[];
  payments: object[];
};

/** All of it paid in cash. */
export const cash = (amountMinor: number): object[] => [{ method: 'CASH', amountMinor }];

/** So much in the currency of a Dutch store. */
export const euros = (amountMinor: number): object => ({ amountMinor, currency: 'EUR' });

const AMOUNT = '{ amountMinor currency }';
const LINES = `lines { id position sku description ordered shipped returned price ${AMOUNT} discount ${AMOUNT} borneByStore ${AMOUNT}
  vatPercent vatScheme net ${AMOUNT} vat ${AMOUNT} gross ${AMOUNT} reversed ${AMOUNT} }`;

/** All that the graph says of an order. */
export const ORDER = `id number channel placedOn placedAt state paymentState externalReceipt total ${AMOUNT} reversed ${AMOUNT}
  paid ${AMOUNT} version customer { id } ${LINES} payments { method reference amount ${AMOUNT} }`;
const REFUSED = `... on InvalidInput { fields { path code message } } ... on NotOnSale { unavailable { path sku soldInOrder } }`;

/** One store's till in a world, as specs talk to it. */
export class Till {
  readonly staff: Actor;
  private lastNumber = 100_000;

  constructor(
    readonly world: TestWorld<OpenService>,
    readonly storeId: string,
  ) {
    this.staff = staffOf(storeId);
  }

  /** Identity tells of the store. */
  open(country = 'NL', currency = 'EUR', timeZone = 'Europe/Amsterdam'): Promise<void> {
    return this.world.storeArrives('commerce', this.storeId, { country, currency, timeZone });
  }

  /** Consignment tells of items on sale at these prices. */
  async offers(...pricesMinor: number[]): Promise<OfferedItem[]> {
    const items = pricesMinor.map((priceMinor) => ({
      ...{ id: newId(), number: (this.lastNumber += 1), version: 1, priceMinor },
    }));
    await this.tells(...items);
    return items.map(({ id, number }) => ({ id, sku: String(number) }));
  }

  /** Consignment tells of items, whatever became of them. */
  tells(...items: { id: string; number: number; [key: string]: unknown }[]): Promise<void> {
    const told = { version: 1, customerId: newId(), description: 'Jas groen', currency: 'EUR' };
    return this.world.tell('commerce.on-items-changed', {
      storeId: this.storeId,
      data: { items: items.map((item) => ({ ...told, state: 'ON_SALE', vatScheme: 'NORMAL', ...item })) },
    });
  }

  /** Customers tells of a customer; answers their id. */
  async customer(displayName = 'Marijke van den Berg'): Promise<string> {
    const id = newId();
    await this.world.tell('commerce.on-customers-changed', {
      storeId: this.storeId,
      data: { customers: [{ id, version: 1, displayName }] },
    });
    return id;
  }

  /** Records a sale; paid in cash where nothing else is said. */
  sell<T = Answer>(input: object, actor = this.staff): Promise<T> {
    const query = `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on Order { ${ORDER} } ${REFUSED} } }`;
    return this.ask<T>(query, { input }, actor);
  }

  undo<T = Answer>(input: object, actor = this.staff): Promise<T> {
    const query = `mutation ($input: UndoSaleInput!) { undoSale(input: $input) { __typename ... on Order { ${ORDER} } ... on InvalidInput { fields { path code message } } } }`;
    return this.ask<T>(query, { input }, actor);
  }

  order<T = Answer | null>(id: string, actor = this.staff): Promise<T> {
    return this.ask<T>(`query ($id: UUID!) { order(id: $id) { ${ORDER} } }`, { id }, actor);
  }

  stockOf({ id }: { id: string }): Promise<{ stock: number; version: number } | null> {
    return this.ask('query ($id: UUID!) { sellableUnit(id: $id) { stock version } }', { id });
  }

  /** What a customer bought so far. */
  async salesTotalOf(id: string): Promise<number | undefined> {
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { salesTotal { amountMinor } } } }';
    const [found] = await this.ask<{ salesTotal: { amountMinor: number } | null }[]>(query, {
      of: [{ __typename: 'Customer', id }],
    });
    return found?.salesTotal?.amountMinor;
  }

  portal(...customerIds: string[]): Actor {
    return portalOf(this.storeId, ...customerIds);
  }

  /** The answer of the operation's one root field. */
  ask<T = Answer>(query: string, variables?: Record<string, unknown>, actor = this.staff): Promise<T> {
    return this.world.ask<T>('commerce', actor, query, variables);
  }

  /** What was told of the sales of these units, oldest first. */
  async told(...units: { id: string }[]): Promise<UnitSaleState[]> {
    const rows = await this.world.database.admin<{ units: UnitSaleState[] }>(
      `SELECT payload #> '{data,units}' AS units FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'spec.hears' AND payload ->> 'storeId' = $1 ORDER BY j.id`,
      [this.storeId],
    );
    const ids = units.map(({ id }) => id);
    return rows.flatMap((row) => row.units).filter(({ id }) => ids.includes(id));
  }
}

/** A world with tills: what is told of sales is kept where specs find it. */
export async function openTills(): Promise<{ world: TestWorld<OpenService>; close(): Promise<void> }> {
  const world = await testWorld([commerce]);
  await world.database.admin(
    `INSERT INTO kernel.subscription (event, task) VALUES ('commerce.unit-sales-changed', 'spec.hears')`,
  );
  return { world, close: () => world.close() };
}
