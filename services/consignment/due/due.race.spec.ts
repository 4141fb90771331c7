import { Client } from 'pg';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { dueOf, moveDue, statesOf, timesMoved } from '../testing/due';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { world, shop } = forAllTests(openShops);
let number = 4500;

async function dueItems(count: number): Promise<{ customerId: string; ids: string[]; numbers: number[] }> {
  const customerId = await shop.consignor((number += 1), { charity: 'NO' });
  const made = await addItems(
    shop,
    customerId,
    Array.from({ length: count }, () => ({ returnOn: '2026-11-10' })),
  );
  return { customerId, ids: made.map(({ id }) => id), numbers: made.map((each) => each.number) };
}
const leftOf = (answer: Answer): { reason: string; item: { number: number } }[] =>
  answer['left'] as { reason: string; item: { number: number } }[];

test('ten who press at once: each item is moved once, stands in its history once, and nobody is told that they moved what another did', async () => {
  const { ids } = await dueItems(40);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      moveDue(shop, {
        to: at % 2 === 0 ? 'RETURNED' : 'DONATED',
        itemIds: at % 3 === 0 ? ids.toReversed() : ids,
      }),
    ),
  );
  const moved = answers.map((answer) => answer['moved'] as number);
  expect(moved.toSorted((one, two) => two - one)).toEqual([40, ...Array<number>(9).fill(0)]);
  for (const answer of answers)
    if (answer['moved'] === 0)
      expect(new Set(leftOf(answer).map(({ reason }) => reason))).toEqual(new Set(['DECIDED']));
  expect(new Set(await statesOf(shop, ids))).toEqual(new Set([answers[moved.indexOf(40)]?.['to']]));
  expect(await timesMoved(shop, ids)).toEqual(Array<number>(40).fill(1));
});

test('two who press at once for all that pass: one moves them, the other is told that there are none', async () => {
  const { customerId, ids } = await dueItems(12);
  const wish = { to: 'RETURNED', filter: { customerId }, expectedCount: 12 };
  const answers = await Promise.all([moveDue(shop, wish), moveDue(shop, wish)]);
  const sum = answers.reduce((total, answer) => total + Number(answer['moved'] ?? 0), 0);
  expect(sum).toBe(12);
  for (const answer of answers)
    if (answer['moved'] === 0)
      expect(leftOf(answer).map(({ reason }) => reason)).toEqual(Array<string>(12).fill('DECIDED'));
    else if (answer.__typename === 'DueChanged') expect(answer['found']).toBe(0);
  expect(await timesMoved(shop, ids)).toEqual(Array<number>(12).fill(1));
  expect((await dueOf(shop, { customerId })).count).toBe(0);
});

test('what a till sells while all are moved stays sold: it is left, named, and in nobody’s hands twice', async () => {
  const { ids, numbers } = await dueItems(5);
  const till = new Client({ connectionString: world.database.adminUrl });
  await till.connect();
  await till.query('BEGIN');
  await till.query(`UPDATE consignment.item SET state = 'SOLD', version = version + 1 WHERE id = $1`, [
    ids[2],
  ]);
  const moving = moveDue(shop, { to: 'RETURNED', itemIds: ids });
  while ((await world.database.admin('SELECT FROM pg_locks WHERE NOT granted')).length === 0);
  await till.query('COMMIT');
  await till.end();
  expect(await moving).toMatchObject({
    moved: 4,
    left: [{ reason: 'SOLD', item: { number: numbers[2], state: 'SOLD' } }],
  });
  expect(await statesOf(shop, ids)).toEqual(['RETURNED', 'RETURNED', 'SOLD', 'RETURNED', 'RETURNED']);
});

test('a file that sells half of them while all are moved: each sold once, and every item is told of once, moved or left', async () => {
  const { customerId, ids, numbers } = await dueItems(20);
  const file = new StockFile(number);
  const sold = numbers
    .slice(0, 10)
    .map((each) => file.sold({ number: each, intake: '19-10-2026', returns: '10-11-2026' }));
  const [answer] = await Promise.all([
    moveDue(shop, { to: 'RETURNED', itemIds: ids }),
    shop.import('Stock', file.of(...sold)),
  ]);
  expect(Number(answer['moved']) + leftOf(answer).length).toBe(20);
  for (const { reason } of leftOf(answer)) expect(reason).toBe('SOLD');
  expect(await statesOf(shop, ids)).toEqual([
    ...Array<string>(10).fill('SOLD'),
    ...Array<string>(10).fill('RETURNED'),
  ]);
  const sales = await world.database.admin<{ count: number }>(
    'SELECT count(*)::int AS count FROM consignment.sale WHERE customer_id = $1 AND undone_at IS NULL',
    [customerId],
  );
  expect(sales).toEqual([{ count: 10 }]);
});

test('cut off in the middle, nothing is moved: neither items nor what was said of them', async () => {
  const { ids } = await dueItems(3);
  await world.database.admin(`
    CREATE FUNCTION public.cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
    CREATE TRIGGER cut BEFORE INSERT ON consignment.due_move FOR EACH ROW EXECUTE FUNCTION public.cut()`);
  const wish = { to: 'RETURNED', itemIds: ids, idempotencyKey: newId() };
  await expect(moveDue(shop, wish)).rejects.toThrow();
  await world.database.admin('DROP FUNCTION public.cut CASCADE');
  expect(await statesOf(shop, ids)).toEqual(['ON_SALE', 'ON_SALE', 'ON_SALE']);
  expect(await moveDue(shop, wish)).toMatchObject({ moved: 3 });
});
