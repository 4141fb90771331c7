import type { OpenService } from '../../kernel/subgraph/service';
import type { TestWorld } from '../../kernel/testing/open';
import { addItems, type GivenItem } from './items';
import { Shop, type Answer } from './shop';

export const DAY = 86_400_000;
let [stores, number] = [0, 20_000];

/** What is agreed with a consignor, and their address. */
interface Agreed {
  email?: string | null;
  charity?: 'YES' | 'NO' | 'NOT_ASKED';
  returnMail?: boolean;
}

/** A store in which goods go by themselves two days after their return date, as staff have switched it on. */
export class GraceShop extends Shop {
  static async made(
    world: TestWorld<OpenService>,
    settings: object = {},
    timeZone = 'Europe/Amsterdam',
  ): Promise<GraceShop> {
    const shop = new GraceShop(world, String(53_000 + (stores += 1)));
    await shop.open(1, 'EUR', timeZone);
    await shop.settle({ afterGrace: 'BECOMES_STORES', graceDays: 2, afterGraceByItself: true, ...settings });
    return shop;
  }

  settle(input: object): Promise<Answer> {
    return this.ask(
      this.staff,
      `mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename
        ... on ConsignmentSettings { afterGrace afterGraceByItself } } }`,
      { input },
    );
  }

  /** A consignor with an address, and goods of theirs on sale. */
  async bringing(
    goods: GivenItem[],
    { email = `c${number + 1}@example.test`, ...agreed }: Agreed = {},
  ): Promise<{ customerId: string; ids: string[] }> {
    const customerId = await this.consignor((number += 1), { charity: 'NO', ...agreed });
    const told = { id: customerId, kind: 'PRIVATE', number, version: 2, displayName: 'Marijke', email };
    await this.world.tell('consignment.on-customers-changed', {
      storeId: this.storeId,
      data: { customers: [told] },
    });
    const made = await addItems(this, customerId, goods);
    return { customerId, ids: made.map(({ id }) => id) };
  }

  /** Whom it is time to remind is, and the mails go out. */
  async remind(): Promise<void> {
    await this.world.tell('consignment.remind', { storeId: '00000', data: null });
    await this.world.settled();
  }

  /** As staff see it. */
  grace(afterGrace: string | null = null): Promise<SeenGrace> {
    return this.ask(
      this.staff,
      `query ($afterGrace: AfterGrace) { graceEnding(afterGrace: $afterGrace) { isOn nextOn toStore toCharity left
        last { id to moved byItselfOn items { id state } left { reason } } } }`,
      { afterGrace },
    );
  }
}

/** What goes by itself, as staff see it. */
export interface SeenGrace {
  isOn: boolean;
  nextOn: string;
  toStore: number;
  toCharity: number;
  left: number;
  last: {
    id: string;
    to: string;
    moved: number;
    byItselfOn: string;
    items: { id: string; state: string }[];
    left: { reason: string }[];
  }[];
}

/** The job, as cron has it done. */
export const endGrace = (world: TestWorld<OpenService>): Promise<void> =>
  world.tell('consignment.end-grace', { storeId: '00000', data: null });

/** Lets it be this instant. */
export function goTo(world: TestWorld<OpenService>, iso: string): void {
  world.clock.advance(Date.parse(iso) - world.clock.now().getTime());
}

/** How often each of these stands in its history as moved by the job, as the system. */
export async function timesEnded(shop: Shop, ids: readonly string[]): Promise<number[]> {
  const rows = await shop.world.database.admin<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM consignment.audit a WHERE a.entity = 'item' AND a.entity_id = asked.id
              AND a.operation = 'consignment.end-grace' AND a.actor_kind = 'system') AS count
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place) ORDER BY place`,
    [ids],
  );
  return rows.map(({ count }) => count);
}
