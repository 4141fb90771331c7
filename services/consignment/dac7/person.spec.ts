import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { soldUnit, tellSales } from '../testing/unit-sales';

const { world, shop, other } = forAllTests(openShops);

const BSN = '123456782';
const BORN = '1957-08-13';
const set = (input: object, of = shop): Promise<Answer> =>
  of.ask(
    of.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );
const give = (actor: typeof shop.staff, input: object, of = shop): Promise<Answer> =>
  of.ask(
    actor,
    `mutation ($input: GiveDac7PersonInput!) { giveDac7Person(input: $input) { __typename ... on Dac7Person { taxNumberEnding birthYear version }
      ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } ... on Dac7NotAsked { because } } }`,
    { input },
  );
const personOf = async (
  customerId: string,
  selection: string,
  actor = shop.portal(customerId),
): Promise<unknown> =>
  (
    await shop.consignorOf<{ dac7: { person: unknown } | null }>(
      actor,
      customerId,
      `dac7 { person { ${selection} } }`,
    )
  )?.dac7?.person;
let last = 7300;
/** A consignor for whom so much was sold this year. */
async function sold(soldForMinor = 200_001, of = shop): Promise<string> {
  const customerId = await of.consignor((last += 1));
  const [item] = await addItems(of, customerId, [{}]);
  await tellSales(of, soldUnit(item?.id ?? '', 1, { soldForMinor, soldOn: '2026-06-01' }));
  return customerId;
}
beforeAll(async () => {
  await set({ dac7On: true });
});

test('whoever is asked says it, and may change it; they see its end, staff who may see it whole [L9]', async () => {
  const anna = await sold();
  const portal = shop.portal(anna);
  expect(await personOf(anna, 'version')).toBeNull();
  const input = { customerId: anna, birthDate: BORN, taxNumber: '1234.56.782', version: 0 };
  expect(await give(portal, input)).toEqual({
    ...{ __typename: 'Dac7Person', taxNumberEnding: '782', birthYear: 1957, version: 1 },
  });
  expect(await give(portal, { ...input, taxNumber: '111222333' })).toEqual({
    ...{ __typename: 'ChangedMeanwhile', version: 1 },
  });
  expect(await give(shop.staff, { ...input, taxNumber: '111222333', version: 1 })).toMatchObject({
    version: 2,
  });
  expect(await personOf(anna, 'birthDate taxNumber', shop.staff)).toEqual({
    ...{ birthDate: BORN, taxNumber: '111222333' },
  });
  expect(await personOf(anna, 'taxNumberEnding birthYear')).toEqual({
    taxNumberEnding: '333',
    birthYear: 1957,
  });
  const { errors } = await world.run(
    'consignment',
    portal,
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { consignor { dac7 { person { taxNumber } } } } } }',
    { of: [{ __typename: 'Customer', id: anna }] },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('what is no such number, and nobody’s birthday, is refused and named', async () => {
  const anna = await sold();
  const portal = shop.portal(anna);
  const wrong = { customerId: anna, birthDate: BORN, taxNumber: '123456789' };
  expect(await give(portal, wrong)).toMatchObject({ fields: [{ path: 'taxNumber', code: 'BAD_FORMAT' }] });
  // Both at once, so that nobody mends one to be told of the other.
  expect(await give(portal, { ...wrong, birthDate: '2026-11-23' })).toMatchObject({
    fields: [
      { path: 'birthDate', code: 'OUT_OF_RANGE' },
      { path: 'taxNumber', code: 'BAD_FORMAT' },
    ],
  });
  expect(await give(portal, { ...wrong, taxNumber: BSN, birthDate: '2026-11-23' })).toMatchObject({
    fields: [{ path: 'birthDate', code: 'OUT_OF_RANGE' }],
  });
  expect(await personOf(anna, 'version')).toBeNull();
});

test('who is not asked is kept nothing of: where too little was sold, of a company, and in a store that does not report', async () => {
  const said = { birthDate: BORN, taxNumber: BSN };
  const little = await sold(200_000);
  expect(await give(shop.portal(little), { customerId: little, ...said })).toMatchObject({
    because: 'SOLD_TOO_LITTLE',
  });
  const company = (await shop.customersOf('COMPANY', (last += 1))).get(last) ?? '';
  await shop.agree({ customerId: company });
  const [item] = await addItems(shop, company, [{}]);
  await tellSales(shop, soldUnit(item?.id ?? '', 1, { soldForMinor: 300_000 }));
  expect(await give(shop.staff, { customerId: company, ...said })).toMatchObject({ because: 'COMPANY' });
  const anna = await sold();
  await set({ dac7On: false });
  expect(await give(shop.staff, { customerId: anna, ...said })).toMatchObject({
    because: 'STORE_DOES_NOT_REPORT',
  });
  await set({ dac7On: true });
  expect(
    await world.database.admin('SELECT FROM consignment.dac7_person WHERE customer_id = ANY ($1)', [
      [little, company, anna],
    ]),
  ).toEqual([]);
});

test('nobody says it for somebody else, and another store knows nobody of it', async () => {
  const [anna, bea] = [await sold(), await sold()];
  const input = { customerId: anna, birthDate: BORN, taxNumber: BSN };
  expect((await give(shop.portal(bea), input)).__typename).toBe('NotFound');
  expect((await give(other.staff, input, other)).__typename).toBe('NotFound');
  const clerk = { ...shop.staff, rights: ['consignment.edit', 'consignment.settings'] };
  const { errors } = await world.run(
    'consignment',
    clerk,
    'mutation ($input: GiveDac7PersonInput!) { giveDac7Person(input: $input) { __typename } }',
    { input },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('a Swedish store asks for a personnummer, of the same day of birth', async () => {
  await world.storeArrives('consignment', other.storeId, { version: 7, currency: 'SEK', country: 'SE' });
  await set({ dac7On: true }, other);
  const anna = await sold(2_000_001, other);
  const input = { customerId: anna, birthDate: '1981-12-28', taxNumber: '811228-9874' };
  expect(await give(other.portal(anna), { ...input, birthDate: '2026-12-28' }, other)).toMatchObject({
    fields: [{ path: 'birthDate', code: 'OUT_OF_RANGE' }],
  });
  expect(await give(other.portal(anna), { ...input, birthDate: '1981-12-27' }, other)).toMatchObject({
    fields: [{ path: 'taxNumber', code: 'BAD_FORMAT' }],
  });
  expect(await give(other.portal(anna), input, other)).toMatchObject({ taxNumberEnding: '874', version: 1 });
});

test('what is kept of it tells nothing: neither number nor day stands anywhere in the database, in history, or in an event [L9]', async () => {
  const anna = await sold();
  const [born, number] = ['1969-07-24', '111222333'];
  await give(shop.portal(anna), { customerId: anna, birthDate: BORN, taxNumber: BSN });
  world.clock.advance(1000);
  await give(shop.staff, { customerId: anna, birthDate: born, taxNumber: number });
  const columns = await world.database.admin<{ name: string; column: string; type: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name, column_name AS column, data_type AS type FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') AND data_type IN ('text', 'bytea', 'jsonb', 'json', 'ARRAY', 'date', 'USER-DEFINED')`,
  );
  expect(columns.some(({ name, type }) => name === 'consignment.dac7_person' && type === 'bytea')).toBe(true);
  const found: string[] = [];
  for (const { name, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const rows = await world.database.admin(
      `SELECT FROM ${name} WHERE position($1 IN ${text}) > 0 OR position($2 IN ${text}) > 0 OR position($3 IN ${text}) > 0 LIMIT 1`,
      [number, born, BSN],
    );
    if (rows.length > 0) found.push(`${name}.${column}`);
  }
  expect(found).toEqual([]);
  const [written] = await world.database.admin<{ count: number }>(
    `SELECT count(*)::int FROM consignment.audit WHERE entity = 'dac7_person' AND subject_id = $1`,
    [anna],
  );
  expect(written?.count).toBe(2);
});

test('a row that is moved to another consignor opens for nobody', async () => {
  const [anna, bea] = [await sold(), await sold()];
  await give(shop.portal(anna), { customerId: anna, birthDate: BORN, taxNumber: BSN });
  await world.database.admin('UPDATE consignment.dac7_person SET customer_id = $2 WHERE customer_id = $1', [
    anna,
    bea,
  ]);
  await expect(personOf(bea, 'taxNumberEnding')).rejects.toThrow();
  await world.database.admin('DELETE FROM consignment.dac7_person WHERE customer_id = $1', [bea]);
});

test('the file for the adviser has all of whom is told, with who they are, and no formula in it', async () => {
  const anna = await sold();
  await give(shop.portal(anna), { customerId: anna, birthDate: BORN, taxNumber: '10000008' });
  await world.database.admin(`UPDATE consignment.customer SET display_name = '=1+1' WHERE id = $1`, [anna]);
  const text = await shop.ask<string>(shop.staff, '{ dac7File(year: 2026) }');
  const rows = text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(';'));
  expect(rows[0]?.slice(0, 8)).toEqual([
    ...['Jaar', 'Kwartaal', 'Inbrenger', 'Naam', 'Soort', 'Geboortedatum', 'BSN', 'Online: verkopen'],
  ]);
  const hers = rows.filter(([, , number]) => number === String(last));
  expect(hers).toHaveLength(4);
  expect(hers[1]?.slice(1)).toEqual([
    ...['2', String(last), `'=1+1`, 'particulier', BORN, '010000008'],
    ...['0', '0,00', '0,00', '0,00', '1', '2000,01', '1000,01', '1000,00'],
  ]);
});

test('each of whom is told of a year that has ended is mailed where their copy is, once however often it is asked for [L9]', async () => {
  const customerId = await shop.consignor((last += 1));
  const [item] = await addItems(shop, customerId, [{}]);
  await tellSales(shop, soldUnit(item?.id ?? '', 1, { soldForMinor: 300_000, soldOn: '2025-12-31' }));
  await world.database.admin(
    `UPDATE consignment.customer SET email = 'copy@example.test', language = 'sv' WHERE id = $1`,
    [customerId],
  );
  const send = (year: number, actor = shop.staff): Promise<Answer> =>
    shop.ask(
      actor,
      `mutation { sendDac7Copies(input: { year: ${year} }) { __typename ... on Dac7CopiesSent { count withoutEmail } ... on InvalidInput { fields { path code } } } }`,
    );
  expect(await send(2026)).toMatchObject({ fields: [{ path: 'year', code: 'OUT_OF_RANGE' }] });
  expect(await send(2025)).toEqual({ __typename: 'Dac7CopiesSent', count: 1, withoutEmail: 0 });
  await send(2025);
  await world.settled();
  const mails = world.mails.filter(({ to }) => to === 'copy@example.test');
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Dina försäljningar under 2025 för Skatteverket – De Ruilhoek',
  ]);
  expect(mails[0]?.text).toContain(`/30042/my/dac7?customer=${last}&year=2025`);
});
