import { forAllTests } from '../../kernel/testing/for-all-tests';
import { intakeIn, newConsignor } from '../testing/intakes';
import { itemsIn, receive } from '../testing/receipts';
import { openShops } from '../testing/shop';

const { world, shop } = forAllTests(openShops);

async function waiting(count: number): Promise<{ customerId: string; intakeId: string }> {
  const anna = await newConsignor(shop, count);
  const intakeId = intakeIn(await anna.enter({ description: 'Jas', priceMinor: 1000 }));
  if (count > 1) await anna.copy((await itemsIn(shop, anna.customerId, intakeId))[0]?.id, count - 1);
  await anna.submit(intakeId);
  return { customerId: anna.customerId, intakeId };
}
const historyOf = (ids: readonly string[], kind: string): Promise<{ count: number }[]> =>
  world.database.admin(
    `SELECT count(*)::int AS count FROM consignment.audit WHERE entity = $1 AND entity_id = ANY ($2) AND operation = 'receiveItems'`,
    [kind, ids],
  );

test('twenty who receive one intake at once receive it once: each item frozen once, each in its history once', async () => {
  const { customerId, intakeId } = await waiting(40);
  const answers = await Promise.all(Array.from({ length: 20 }, () => receive(shop, intakeId)));
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['RECEIVED']));
  const items = await itemsIn(shop, customerId, intakeId);
  expect(items.every(({ state, version }) => state === 'ON_SALE' && version === 3)).toBe(true);
  const ids = items.map(({ id }) => id);
  expect(await historyOf(ids, 'item')).toEqual([{ count: 40 }]);
  expect(await historyOf([intakeId], 'intake')).toEqual([{ count: 1 }]);
});

test('two who decide otherwise on the same items: one decision stands for all of them, the other is told', async () => {
  const { customerId, intakeId } = await waiting(10);
  const ids = (await itemsIn(shop, customerId, intakeId)).map(({ id }) => id);
  const refuse = ids.map((id) => ({ id, decision: 'REJECT' as const, rejectedBecause: 'Vlek' }));
  const accept = ids.toReversed().map((id) => ({ id }));
  const [one, two] = await Promise.all([receive(shop, intakeId, refuse), receive(shop, intakeId, accept)]);
  expect([one.__typename, two.__typename].toSorted()).toEqual(['Intake', 'ReceivedBefore']);
  const states = new Set((await itemsIn(shop, customerId, intakeId)).map(({ state }) => state));
  expect(states).toEqual(new Set([one.__typename === 'Intake' ? 'REJECTED' : 'ON_SALE']));
});
