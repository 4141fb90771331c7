import { newId } from '../../kernel/id/id';
import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

/** An address that changes hands within one file. */
const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

const row = (number: number, email: string, name = 'Vis'): string => `${number};;${name};;;;${email};;Nee`;
const emailsOf = (...numbers: number[]): Promise<unknown[]> =>
  Promise.all(numbers.map(async (number) => (await store.customerOf(number))?.['email']));
const [an, bo, cor] = ['an@example.test', 'bo@example.test', 'cor@example.test'];

test('two swap theirs: nobody is told that it is taken, both have it, and the other services hear of both', async () => {
  await store.importRows(row(7, an), row(8, bo));
  const swapped = await store.upload([row(7, bo), row(8, an)]);
  expect(await store.dryRun(swapped)).toMatchObject({
    ...{ faultCount: 0, toUpdate: 2 },
    changes: [
      { row: 2, number: 7, cells: [{ column: 'E-mail', before: an, after: bo }] },
      { row: 3, number: 8, cells: [{ column: 'E-mail', before: bo, after: an }] },
    ],
  });
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('customers.customers-changed', 'spec.swap')`,
  );
  expect(await store.run(swapped)).toMatchObject({ updated: 2 });
  expect(await emailsOf(7, 8)).toEqual([bo, an]);
  const heard = await world.database.admin(
    `SELECT (c ->> 'number')::int AS number, c ->> 'email' AS email, (c ->> 'version')::int AS version
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id,
            json_array_elements(j.payload -> 'data' -> 'customers') c
      WHERE t.identifier = 'spec.swap' AND j.payload ->> 'storeId' = $1 ORDER BY 1`,
    [store.storeId],
  );
  expect(heard).toEqual([
    { number: 7, email: bo, version: 2 },
    { number: 8, email: an, version: 2 },
  ]);
  // And back, and the same again is no news.
  expect(await store.importRows(row(7, an), row(8, bo))).toMatchObject({ updated: 2 });
  expect(await emailsOf(7, 8)).toEqual([an, bo]);
  expect(await store.importRows(row(7, an), row(8, bo))).toMatchObject({ unchanged: 2 });
});

test('three in a ring; one who is new gets what another lets go of, for a new one or for none', async () => {
  await store.importRows(row(7, an), row(8, bo), row(9, cor));
  expect(await store.importRows(row(7, bo), row(8, cor), row(9, an))).toMatchObject({ updated: 3 });
  expect(await emailsOf(7, 8, 9)).toEqual([bo, cor, an]);
  const answer = await store.importRows(row(7, ''), row(8, 'new@example.test'), row(10, bo), row(11, cor));
  expect(answer).toMatchObject({ created: 2, updated: 2 });
  expect(await emailsOf(7, 8, 10, 11)).toEqual(['', 'new@example.test', bo, cor]);
});

test('numbers swapped are two customers who swap all they are', async () => {
  await store.importRows(row(7, an, 'An'), row(8, bo, 'Bo'));
  expect(await store.importRows(row(7, bo, 'Bo'), row(8, an, 'An'))).toMatchObject({ updated: 2 });
  expect(await store.customerOf(7)).toMatchObject({ last_name: 'Bo', email: bo });
  expect(await store.customerOf(8)).toMatchObject({ last_name: 'An', email: an });
});

describe('in a file of several pieces', () => {
  const filler = Array.from({ length: 600 }, (_none, at) => row(2000 + at, ''));
  const far = (first: string, last: string): string[] => [row(7, first), ...filler, row(8, last)];

  test('the first and the last row swap', async () => {
    await store.importRows(...far(an, bo));
    expect(await store.importRows(...far(bo, an))).toMatchObject({ created: 0, updated: 2, unchanged: 600 });
    expect(await emailsOf(7, 8)).toEqual([bo, an]);
    expect(await store.importRows(...far(bo, an))).toMatchObject({ unchanged: 602 });
  });

  test('cut off in between, one has none for a while, and the end gives it to them', async () => {
    await store.importRows(...far(an, bo));
    await world.database
      .admin(`CREATE FUNCTION fail_swap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.number = 8 AND NEW.email <> '' THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fail_swap BEFORE UPDATE ON customers.customer FOR EACH ROW EXECUTE FUNCTION fail_swap()`);
    const id = String((await store.start(await store.upload(far(bo, an))))['id']);
    await store.job(id);
    await store.judged(id, 0);
    expect(await store.job(id)).toMatchObject({ state: 'RUNNING', faultCount: 0 });
    expect(await emailsOf(7, 8)).toEqual([bo, '']);
    await world.database.admin('DROP TRIGGER fail_swap ON customers.customer');
    await world.database.admin(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
      [id],
    );
    expect(await store.toEnd(id)).toMatchObject({ state: 'DONE', faultCount: 0 });
    expect(await emailsOf(7, 8)).toEqual([bo, an]);
  });
});

describe('it stays taken', () => {
  const taken = [{ row: 2, column: 'E-mail', value: bo, code: 'TAKEN' }];

  test('where its owner is not in the file, or says nothing of it', async () => {
    await store.importRows(row(7, an), row(8, bo));
    expect(await store.faultsOf(row(7, bo))).toMatchObject(taken);
    const narrow = Buffer.from(['Klantnr;Naam', '8;Visser'].join('\r\n'));
    await store.run(await store.upload(narrow));
    expect(await store.faultsOf(row(7, bo))).toMatchObject(taken);
  });

  test('where its owner was made here', async () => {
    await store.importRows(row(7, an));
    const { number } = await world.create({ email: bo, lastName: 'Here' }, store.staff);
    const faults = await store.faultsOf(row(7, bo), row(Number(number), an));
    expect(faults.slice(0, 1)).toMatchObject(taken);
    expect(faults).toContainEqual(expect.objectContaining({ row: 3, code: 'NUMBER_TAKEN' }));
  });

  test('where its owner has it since the last import of a row that is equal: such a row is skipped', async () => {
    await store.importRows(row(7, an), row(8, cor));
    await store.edit(8, `lastName: "Vis", email: "${bo}"`);
    expect(await store.faultsOf(row(7, bo), row(8, cor))).toMatchObject(taken);
  });

  test('where its owner logs in with it: they keep it until they have confirmed another', async () => {
    await store.importRows(row(7, an), row(8, bo));
    const { id } = (await store.customerOf(8)) as { id: string };
    const users = [{ userId: newId(), email: bo, formerly: [] }];
    const data = { logIns: [{ customerId: id, version: 1, logIn: 3, users }] };
    await world.tell('customers.on-log-ins-changed', data, 1, store.storeId);
    expect(await store.faultsOf(row(7, bo), row(8, an, 'Vos'))).toMatchObject(taken);
  });

  test('where its owner’s row is left out, because they were saved here between the verdict and the writing', async () => {
    await store.importRows(row(7, an), row(8, bo));
    const id = String((await store.start(await store.upload([row(7, bo, 'Vos'), row(8, an, 'Vos')])))['id']);
    expect(await store.job(id)).toMatchObject({ state: 'JUDGING', faultCount: 0 });
    await store.edit(8, `lastName: "Here", email: "${bo}"`);
    expect(await store.toEnd(id)).toMatchObject({
      ...{ state: 'PARTLY', faultCount: 2 },
      faults: [
        { row: 2, column: 'E-mail', code: 'TAKEN' },
        { row: 3, column: 'Naam', code: 'CHANGED_HERE' },
      ],
    });
    expect(await emailsOf(7, 8)).toEqual([an, bo]);
    expect(await store.customerOf(8)).toMatchObject({ last_name: 'Here' });
  });
});
