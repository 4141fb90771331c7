import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());
const admin = <Row extends object>(text: string): Promise<Row[]> => world.database.admin<Row>(text);

const totals = async (groupId: unknown): Promise<unknown> => {
  const list = await world.ask<{ total: { count: number } }>(staff, '{ customers { total { count } } }');
  const groups = await world.ask<{ id: string; customerCount: number }[]>(
    staff,
    '{ customerGroups { id customerCount } }',
  );
  const { customerCount } = groups.find(({ id }) => id === groupId) ?? {};
  return { all: list.total.count, inGroup: customerCount };
};
const counted = async (groupId: unknown): Promise<unknown> => {
  const [row] = await admin<{ all: number; inGroup: number }>(
    `SELECT (SELECT count(*)::int FROM customers.customer WHERE store_id = '${storeId}') AS all,
            (SELECT count(*)::int FROM customers.customer_group_member WHERE group_id = '${String(groupId)}') AS "inGroup"`,
  );
  return row;
};
const createGroup = (name: string): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($name: String!) { createCustomerGroup(input: { name: $name, colour: "#112233" }) { ... on CustomerGroup { id } } }`,
    { name },
  );

test('whoever makes a customer waits for no COMMIT of another who does, in the same store and groups', async () => {
  const { id: groupId } = await createGroup('At once');
  // A COMMIT that takes as long as the spec says, with all the locks that a creation has.
  await admin(`CREATE TABLE customers.spec_hold (hold boolean); GRANT SELECT ON customers.spec_hold TO kommis_customers;
    INSERT INTO customers.spec_hold VALUES (true);
    CREATE FUNCTION customers.spec_wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      WHILE EXISTS (SELECT FROM customers.spec_hold) LOOP PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER spec_slow AFTER INSERT ON customers.customer DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.last_name = 'Slow') EXECUTE FUNCTION customers.spec_wait()`);
  const before = (await totals(groupId)) as { all: number };
  const slow = world.create({ lastName: 'Slow', groupIds: [groupId] });
  try {
    const made = [];
    for (const lastName of ['One', 'Two', 'Three'])
      made.push(await world.create({ lastName, groupIds: [groupId], email: `${lastName}@example.test` }));
    expect(made.map(({ __typename }) => __typename)).toEqual(['Customer', 'Customer', 'Customer']);
    expect(await totals(groupId)).toEqual({ all: before.all + 3, inGroup: 3 });
    await admin('DELETE FROM customers.spec_hold');
    const numbers = [...made, await slow].map((answer) => answer['number']);
    expect(new Set(numbers).size).toBe(4);
  } finally {
    await admin('DELETE FROM customers.spec_hold');
    await slow;
  }
  expect(await totals(groupId)).toEqual({ all: before.all + 4, inGroup: 4 });
  expect(await counted(groupId)).toEqual(await totals(groupId));
});

test('somebody is made in a group that is deleted at the same moment: the customer is in it, or is refused, and the counts are exact', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id } = await createGroup(`Short-lived ${round}`);
    const [made, gone] = await Promise.all([
      world.create({ groupIds: [id] }),
      world.ask(staff, 'mutation ($id: UUID!) { deleteCustomerGroup(input: { id: $id }) { __typename } }', {
        id,
      }),
    ]);
    expect(gone.__typename).toBe('CustomerGroupDeleted');
    if (made.__typename !== 'Customer')
      expect(made).toMatchObject({ fields: [{ path: 'groupIds', code: 'NOT_ALLOWED' }] });
    expect(await totals(id)).toMatchObject({ inGroup: undefined });
    expect(await counted(id)).toMatchObject({ inGroup: 0 });
  }
});

test('who is refused spends no number', async () => {
  const first = await world.create({ email: 'number@example.test' });
  await world.create({ email: 'number@example.test' });
  await world.create({ groupIds: ['01890000-0000-7000-8000-000000000000'] });
  await world.create({ kind: 'COMPANY' });
  expect((await world.create({}))['number']).toBe(Number(first['number']) + 1);
});

test('a count is kept in a few rows, however many statements it was changed by, and its sum is exact', async () => {
  const theirs = staffOf(other);
  await Promise.all(
    Array.from({ length: 20 }, (_each, at) => world.create({ lastName: `Other ${at}` }, theirs)),
  );
  await admin(`DO $$ DECLARE settled uuid; BEGIN
    SELECT default_group_id INTO settled FROM customers.store WHERE store_id = '${other}';
    FOR of_number IN 5001 .. 5600 LOOP
      INSERT INTO customers.customer (store_id, id, number, kind, default_group_id, registered_at) VALUES ('${other}', kernel.new_id(), of_number, 'PRIVATE', settled, now());
      INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number) SELECT store_id, id, settled, c.number FROM customers.customer c WHERE c.store_id = '${other}' AND c.number = of_number;
    END LOOP; END $$`);
  const rows = await admin<{ parts: number; sum: number }>(
    `SELECT count(*)::int AS parts, sum(part)::int AS sum FROM customers.customer_count WHERE store_id = '${other}'
     UNION ALL SELECT count(*)::int, sum(part)::int FROM customers.customer_group_count WHERE store_id = '${other}'`,
  );
  for (const { parts, sum } of rows) {
    expect(sum).toBe(620);
    // Put together three times in a hundred statements.
    expect(parts).toBeLessThan(450);
  }
});
