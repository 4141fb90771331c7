import { Client } from 'pg';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Entering, idIn, itemsIn, newConsignor } from '../testing/intakes';
import { openShops, type Answer } from '../testing/shop';

const { world, shop } = forAllTests(openShops);
const consignor = (itemAllowance: number): Promise<Entering> => newConsignor(shop, itemAllowance);
const admin = <Row extends object>(text: string): Promise<Row[]> => world.database.admin<Row>(text);
const numbersOf = (...answers: Answer[]): number[] => answers.flatMap(itemsIn).map(({ number }) => number);

test('whoever enters an item waits for no COMMIT of another consignor of the store', async () => {
  const [anna, ...others] = [await consignor(1), await consignor(3), await consignor(3)];
  // A COMMIT that takes as long as the spec says, with all the locks that entering has.
  await admin(`CREATE TABLE consignment.spec_hold (hold boolean); GRANT SELECT ON consignment.spec_hold TO kommis_consignment;
    INSERT INTO consignment.spec_hold VALUES (true);
    CREATE FUNCTION consignment.spec_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      WHILE EXISTS (SELECT FROM consignment.spec_hold) LOOP PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER spec_slow AFTER INSERT ON consignment.item DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.description = 'Slow') EXECUTE FUNCTION consignment.spec_wait()`);
  const slow = anna.enter({ description: 'Slow' });
  try {
    const made: Answer[] = [];
    for (const other of others) {
      const entered = await other.enter();
      made.push(entered, await other.copy(idIn(entered), 2));
    }
    expect(made.map(({ __typename }) => __typename)).toEqual(Array(4).fill('ItemsEntered'));
    await admin('DELETE FROM consignment.spec_hold');
    expect(new Set(numbersOf(...made, await slow)).size).toBe(7);
  } finally {
    await admin('DELETE FROM consignment.spec_hold');
    await slow;
  }
});

test('copies are numbered one behind the other, whoever else enters meanwhile', async () => {
  const [anna, piet] = [await consignor(30), await consignor(30)];
  const [jacket, shirt] = [idIn(await anna.enter()), idIn(await piet.enter())];
  const copied = await Promise.all([1, 2, 3, 4].flatMap(() => [anna.copy(jacket, 5), piet.copy(shirt, 5)]));
  for (const each of copied) {
    const [first = 0, ...others] = numbersOf(each);
    expect(others).toEqual([1, 2, 3, 4].map((further) => first + further));
  }
  expect(new Set(numbersOf(...copied)).size).toBe(40);
});

test('who is refused spends no number', async () => {
  const [anna, unallowed, other] = [await consignor(2), await consignor(0), await consignor(1)];
  const first = await anna.enter();
  const thief = new Entering(shop, shop.portal(other.customerId), anna.customerId);
  const refused = [
    await anna.copy(idIn(first), 2),
    await unallowed.enter(),
    await thief.enter(),
    await thief.copy(idIn(first), 1),
    await anna.copy('01890000-0000-7000-8000-000000000000', 1),
  ];
  const next = await anna.enter();
  await anna.submit((next['intake'] as { id: string }).id);
  refused.push(await anna.enter(), await anna.atDesk().copy(idIn(first), 1));
  expect(refused.map(({ __typename }) => __typename)).toEqual([
    ...['AllowanceUsedUp', 'AllowanceUsedUp', 'NotFound', 'NotFound', 'NotFound'],
    ...['AllowanceFrozen', 'IntakeSubmitted'],
  ]);
  expect(numbersOf(first, next, await other.enter())).toEqual(
    [0, 1, 2].map((at) => numbersOf(first)[0]! + at),
  );
});

test('who is allowed more at that moment gets their numbers all the same', async () => {
  const anna = await consignor(0);
  const holding = new Client({ connectionString: world.database.adminUrl });
  await holding.connect();
  try {
    // The transaction that enters it comes as far as its key; what it looked like before that is over.
    await holding.query('BEGIN; LOCK TABLE consignment.idempotency_key IN EXCLUSIVE MODE');
    const entering = anna.enter({}, 'allowed-meanwhile');
    const waits = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'consignment.idempotency_key'::regclass`;
    while ((await admin(waits)).length === 0) await new Promise((done) => setTimeout(done, 20));
    await admin(
      `UPDATE consignment.consignor SET item_allowance = 3, item_allowance_remaining = 3 WHERE customer_id = '${anna.customerId}'`,
    );
    await holding.query('COMMIT');
    expect(numbersOf(await entering)).toHaveLength(1);
  } finally {
    await holding.end();
  }
});
