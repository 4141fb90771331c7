import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { fingerprint, ImportingStore } from '../testing/importing';
import { customersWorld, other, type Answer } from '../testing/world';

// A file as a shop exported it; it lies beside the project, not in it.
const samplePath = resolve(process.cwd(), '../shared/data/consignors-30042.csv');
const withSample = existsSync(samplePath) ? describe : describe.skip;
const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));
beforeAll(async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('customers.customers-changed', 'spec.heard')`,
  );
});

const make = (input: object, actor = store.staff): Promise<Answer> => world.create(input, actor);
/** Everything emitted so far; nobody runs these jobs in this world. */
async function emitted(): Promise<
  { customers: { number: number; version: number; displayName: string; email: string | null }[] }[]
> {
  const jobs = await world.database.admin<{ data: { customers: never[] } }>(
    `SELECT j.payload -> 'data' AS data FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'spec.heard' AND j.payload ->> 'storeId' = $1 ORDER BY j.id`,
    [store.storeId],
  );
  return jobs.map((job) => job.data);
}

withSample('the file of a shop, 613 rows', () => {
  const sample = existsSync(samplePath) ? readFileSync(samplePath) : Buffer.alloc(0);

  test('the dry run says what would happen and writes nothing; the import does it; the same file again changes and emits nothing', async () => {
    const fileId = await store.upload(sample);
    const before = await fingerprint(world);
    expect(await store.dryRun(fileId)).toMatchObject({
      __typename: 'ImportDryRun',
      rows: 613,
      toCreate: 613,
      toUpdate: 0,
      unchanged: 0,
      faultCount: 0,
      faults: [],
      around: [],
    });
    expect(await fingerprint(world)).toEqual(before);

    expect(await store.run(fileId)).toEqual({
      __typename: 'ImportDone',
      created: 613,
      updated: 0,
      unchanged: 0,
    });
    expect((await emitted()).map((event) => event.customers.length)).toEqual([500, 113]);

    const after = await fingerprint(world);
    const again = await store.upload(sample);
    expect(await store.dryRun(again)).toMatchObject({
      toCreate: 0,
      toUpdate: 0,
      unchanged: 613,
      faultCount: 0,
    });
    expect(await store.run(again)).toEqual({
      __typename: 'ImportDone',
      created: 0,
      updated: 0,
      unchanged: 613,
    });
    expect(await fingerprint(world)).toEqual(after);
    expect(await emitted()).toHaveLength(2);

    expect(
      await world.ask(store.staff, '{ customers(first: 1) { total { count } nodes { number } } }'),
    ).toEqual({
      total: { count: 613 },
      nodes: [{ number: 2054 }],
    });
    expect((await make({}))['number']).toBe(2055);
    expect(await store.customerOf(2053)).toMatchObject({
      first_name: 'Flor',
      last_name: '',
      email: '',
      newsletter_state: 'ON',
      kind: 'PRIVATE',
    });
    expect(await store.customerOf(2054)).toMatchObject({
      email: 'jan.testportaal2054@example.test',
      billing_town: 'Plaats',
      telephone: '0666668974',
    });
  });

  test('every row is in the store’s default group, counted, and in the history by who imported it', async () => {
    await store.run(await store.upload(sample));
    const [group] = await world
      .ask<{ customerCount: number }[]>(store.staff, '{ customerGroups { kind customerCount } }')
      .then((all) => all.filter((each) => each.customerCount > 0));
    expect(group).toEqual({ kind: 'STORE_DEFAULT', customerCount: 613 });
    const list = await world.ask<{ nodes: { history: { nodes: object[] } }[] }>(
      store.staff,
      '{ customers(filter: { search: "jan.testportaal2054" }) { nodes { history { nodes { actorName entity action } } } } }',
    );
    expect(list.nodes[0]?.history.nodes).toEqual([
      { actorName: 'Els de Wit', entity: 'customer_group_member', action: 'MADE' },
      { actorName: 'Els de Wit', entity: 'customer', action: 'MADE' },
    ]);
  });
});

test('a changed row updates its customer and nobody else', async () => {
  await store.importRows('7;Joke;Jansen;;;Plaats;joke@example.test;;Ja', '8;Piet;Pietersen;;;;;;Nee');
  const answer = await store.importRows(
    '7;Joke;de Boer;;;Plaats;JOKE@example.test;;Ja',
    '8;Piet;Pietersen;;;;;;Nee',
  );
  expect(answer).toEqual({ __typename: 'ImportDone', created: 0, updated: 1, unchanged: 1 });
  expect(await store.customerOf(7)).toMatchObject({
    last_name: 'de Boer',
    version: 2,
    email: 'joke@example.test',
  });
  expect((await emitted()).at(-1)?.customers).toMatchObject([
    { number: 7, version: 2, displayName: 'Joke de Boer', email: 'joke@example.test' },
  ]);
});

test('a row equal to the one last imported is skipped, whatever happened here since', async () => {
  const row = '7;Joke;Jansen;;;;;;Ja';
  await store.importRows(row);
  await store.edit(7, 'lastName: "Changed here"');
  expect(await store.importRows(row)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(await store.customerOf(7)).toMatchObject({ last_name: 'Changed here' });
});

test('a changed row is a fault at each cell that says otherwise than what was changed here, with what stands here', async () => {
  await store.importRows('7;Joke;Jansen;;;Plaats;;;Ja');
  await store.edit(
    7,
    'firstName: "Jo", lastName: "Jansen", billingAddress: { town: "Plaats" }, newsletter: { state: OFF }',
  );
  const row = '7;Joke;Jansen;;;Elders;;;Ja';
  const fault = { row: 2, code: 'CHANGED_HERE' };
  expect(await store.faultsOf(row)).toEqual([
    { ...fault, column: 'Voornaam', letter: 'B', value: 'Joke', hint: 'Jo' },
    { ...fault, column: 'Nieuwsbrief', letter: 'I', value: 'Ja', hint: 'Nee' },
  ]);
  expect(await store.importRows(row)).toEqual({ __typename: 'ImportFaulty', faultCount: 2 });
  expect(await store.customerOf(7)).toMatchObject({ newsletter_state: 'OFF', billing_town: 'Plaats' });
  // The file says what is here: what else it says counts, and the next change is the file's again.
  expect(await store.importRows('7;Jo;Jansen;;;Elders;;;Nee')).toMatchObject({ updated: 1 });
  expect(await store.importRows('7;Jo;Jansen;;;Plaats;;;Ja')).toMatchObject({ updated: 1 });
});

test('a note or a group changed here does not stand in the way of a changed row', async () => {
  await store.importRows('7;Joke;Jansen;;;;;;Ja');
  const { id } = (await store.customerOf(7)) as { id: string };
  await world.ask(
    store.staff,
    `mutation ($id: UUID!) { updateCustomerNote(input: { id: $id, note: "call first", version: 1 }) { __typename } }`,
    { id },
  );
  expect(await store.importRows('7;Joke;de Boer;;;;;;Ja')).toMatchObject({ updated: 1 });
  expect(await store.customerOf(7)).toMatchObject({
    last_name: 'de Boer',
    private_note: 'call first',
    version: 3,
  });
});

describe('a fault', () => {
  test('is a number that a customer made here has', async () => {
    const made = await make({ lastName: 'By hand' });
    expect(await store.faultsOf(`${String(made['number'])};Joke;;;;;;;`)).toMatchObject([
      { row: 2, column: 'Klantnr', code: 'NUMBER_TAKEN' },
    ]);
  });

  test('is an e-mail address that another customer has, comes twice, or is none', async () => {
    await make({ email: 'here@example.test' });
    expect(
      await store.faultsOf(
        '7;;;;;;Here@Example.test;;',
        '8;;;;;;twice@example.test;;',
        '9;;;;;;TWICE@example.test;;',
        '10;;;;;;nowhere;;',
      ),
    ).toMatchObject([
      { row: 2, column: 'E-mail', letter: 'G', value: 'Here@Example.test', code: 'TAKEN' },
      { row: 4, code: 'REPEATED' },
      { row: 5, value: 'nowhere', code: 'NOT_AN_EMAIL' },
    ]);
  });

  test('is a number that comes twice, is none, or is missing', async () => {
    expect(
      await store.faultsOf(
        '7;;;;;;;;',
        '7;;;;;;;;',
        'x;;;;;;;;',
        ';Joke;;;;;;;',
        '0;;;;;;;;',
        '100000000;;;;;;;;',
      ),
    ).toMatchObject([
      { row: 3, code: 'REPEATED' },
      { row: 4, value: 'x' },
      { row: 5, code: 'REQUIRED' },
      { row: 6, value: '0' },
      { row: 7, value: '100000000' },
    ]);
  });

  test('anywhere means that nothing is written, and both runs count the same faults', async () => {
    const before = await fingerprint(world);
    const fileId = await store.upload(['7;Joke;;;;;;;', '8;;;;;;nowhere;;misschien', '8;;;;;;;;']);
    expect(await store.dryRun(fileId)).toMatchObject({ faultCount: 3 });
    expect(await store.run(fileId)).toEqual({ __typename: 'ImportFaulty', faultCount: 3 });
    expect(await fingerprint(world)).toEqual(before);
  });
});

test('an e-mail address of another store is free', async () => {
  await make({ email: 'both@example.test' }, staffOf(other));
  expect(await store.importRows('7;;;;;;both@example.test;;')).toMatchObject({ created: 1 });
});

test('the store’s next number is past the highest imported, and never goes back', async () => {
  await store.importRows('5000;;;;;;;;', '12;;;;;;;;');
  expect((await make({}))['number']).toBe(5001);
  await store.importRows('100;;;;;;;;');
  expect((await make({}))['number']).toBe(5002);
  expect((await make({}, staffOf(other)))['number']).toBeLessThan(2000);
});

test('a failure half-way leaves what was done, and goes on from there to the end without doubles', async () => {
  await world.database
    .admin(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.number = 1599 THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON customers.customer FOR EACH ROW EXECUTE FUNCTION fail()`);
  const fileId = await store.upload(
    Array.from({ length: 600 }, (_each, at) => `${1000 + at};Row;${at};;;;;;`),
  );
  const id = String((await store.start(fileId))['id']);
  await store.job(id);
  await store.judged(id, 0);
  const half = await store.job(id);
  expect(half).toMatchObject({ state: 'RUNNING', done: 500, faultCount: 0 });
  expect(JSON.stringify(half)).not.toContain('power cut');
  await world.database.admin('DROP TRIGGER fail ON customers.customer');
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
    [id],
  );
  expect(await store.job(id)).toMatchObject({
    state: 'RUNNING',
    parts: [{ name: 'CUSTOMERS', done: 600, created: 600, updated: 0, unchanged: 0 }, {}],
  });
  await store.answer(id, { state: 'DONE' });
  expect(await store.job(id)).toMatchObject({ state: 'DONE' });
  expect(await world.ask(store.staff, '{ customers { total { count } } }')).toEqual({
    total: { count: 600 },
  });
});

test('one that fails again and again is given up, and makes room for the next', async () => {
  await world.database
    .admin(`CREATE FUNCTION fail_always() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.number = 66 THEN RAISE EXCEPTION 'power cut'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER fail_always BEFORE INSERT ON customers.customer FOR EACH ROW EXECUTE FUNCTION fail_always()`);
  const fileId = await store.upload(['66;Row;;;;;;;']);
  const id = String((await store.start(fileId))['id']);
  await store.job(id);
  await store.judged(id, 0);
  for (let attempt = 0; attempt < 6 && (await store.job(id)).endedAt === null; attempt += 1)
    await world.database.admin(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
      [id],
    );
  expect(await store.job(id)).toMatchObject({ state: 'FAILED', done: 0 });
  await world.database.admin('DROP TRIGGER fail_always ON customers.customer');
  expect(await store.run(fileId)).toMatchObject({ created: 1 });
});

test('a file of another store, one that never was, and a portal user’s wish are refused', async () => {
  const foreign = await store.upload(['7;;;;;;;;'], other);
  for (const answer of [await store.dryRun(foreign), await store.run(foreign), await store.dryRun(newId())])
    expect(answer).toMatchObject({ __typename: 'UnreadableFile', code: 'GONE' });
  expect(JSON.stringify(await store.dryRun(foreign))).toBe(JSON.stringify(await store.dryRun(newId())));
  const denied = await world.run(
    'customers',
    portalOf(store.storeId, newId()),
    `mutation ($id: UUID!) { startImport(input: { kind: CONSIGNORS, fileId: $id }) { __typename } }`,
    { id: foreign },
  );
  expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('a file without the number column is refused as a whole', async () => {
  expect(await store.run(await store.upload(Buffer.from('Voornaam;Naam\r\nJoke;Jansen')))).toEqual({
    __typename: 'UnreadableFile',
    code: 'MISSING_COLUMN',
    detail: 'Klantnr',
  });
});
