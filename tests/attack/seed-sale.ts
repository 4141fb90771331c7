import type { Actor } from '../../services/kernel/actor/actor';
import { SOLD_SKU } from './sale-operations';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** What somebody bought. */
export interface SeededSale {
  orderId: string;
  orderLineId: string;
  /** What was sold: another customer's, and sold by now in the order of who bought last. */
  soldItemId: string;
}

/** Somebody buys an item of somebody else's; who had it before has brought it back. */
export async function seedSale(
  world: AttackWorld,
  owner: Actor,
  { id: customerId, number: row }: { id: string; number: number },
): Promise<SeededSale> {
  const before = await world.must<{ nodes: { id: string }[] }>(
    owner,
    '{ orders(first: 5) { nodes { id } } }',
  );
  const undo = 'mutation ($input: UndoSaleInput!) { undoSale(input: $input) { __typename } }';
  for (const { id } of before.nodes) await world.must(owner, undo, { input: { orderId: id } });
  const record = `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on Order { id lines { id item { id } } }
    ... on InvalidInput { fields { path message } } } }`;
  const sign = (what: string): string => canary(owner.storeId, `sale-${what}`, row);
  // What was taken back is on sale again when its owner has said so.
  await world.settled();
  const sold = await world.must<{ id: string; lines: { id: string; item: { id: string } }[] }>(
    owner,
    record,
    {
      input: {
        lines: [{ sku: SOLD_SKU, discount: { amountMinor: 100, borneBy: 'STORE' } }],
        ...{ customerId, externalReceipt: sign('receipt'), idempotencyKey: sign('key') },
      },
    },
  );
  const credit = `mutation ($input: AddStoreCreditInput!) { addStoreCredit(input: $input) { __typename } }`;
  await world.must(owner, credit, { input: { customerId, amountMinor: 1000, reason: sign('credit') } });
  const [line] = sold.lines;
  return { orderId: sold.id, orderLineId: line?.id ?? '', soldItemId: line?.item.id ?? '' };
}
