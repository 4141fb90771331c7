import { consignment } from '../services/consignment/main';
import { customers } from '../services/customers/main';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { jobFields, type SeenJob } from '../services/kernel/testing/jobs';
import { staffOf, testWorld } from '../services/kernel/testing/open';

/** One consignors file through the two services that read it [R-IM1 R-IM3]. */
const header =
  'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
const rob = '7900;Ja;Rob;Prins;Dorp 1;1234 AB;Ede;rob.prins@example.test;0612345678;Ja;40;Nee;0;Ja;Nee';

const world = forAllTests(() => testWorld([customers, consignment]));
let storeId = '30100';
beforeEach(async () => {
  storeId = String(Number(storeId) + 1);
  for (const service of ['customers', 'consignment']) await world.storeArrives(service, storeId);
});

const upload = (...lines: string[]): Promise<string> =>
  world.upload(storeId, lines.join('\r\n'), 'klanten.csv');
const ask = <T>(text: string, variables: object): Promise<T> =>
  world.ask('customers', staffOf(storeId), text, { ...variables });

/** Starts the import and waits until it has ended by itself. */
const start = (kind: string, fileId: string, more: object = {}): Promise<SeenJob> =>
  ask(
    `mutation ($input: StartImportInput!) { startImport(input: $input) { __typename ... on Job { ${jobFields} } } }`,
    { input: { kind, fileId, ...more } },
  );

const job = (id: string): Promise<SeenJob> =>
  ask(`query ($id: UUID!) { job(id: $id) { ${jobFields} } }`, { id });

async function toEnd(id: string): Promise<SeenJob> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const seen = await job(id);
    if (seen.endedAt !== null) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Still under way: ${JSON.stringify(await job(id))}`);
}

const both = async (...lines: string[]): Promise<object> => {
  const { state, faultCount } = await toEnd((await start('CONSIGNORS', await upload(...lines))).id);
  return { state, faultCount };
};
const done = { state: 'DONE', faultCount: 0 };
const refused = { state: 'REFUSED', faultCount: 1 };

/** What stands in both services, of this store. */
async function standing(): Promise<object[]> {
  return world.database.admin(
    `SELECT c.number, c.first_name, c.email, c.telephone, c.billing_town, c.newsletter_state, k.charity, k.consignor_share_percent::float8 AS share, k.version
       FROM customers.customer c LEFT JOIN consignment.consignor k ON k.store_id = c.store_id AND k.customer_id = c.id
      WHERE c.store_id = $1 ORDER BY 1`,
    [storeId],
  );
}

const asImported = {
  ...{ number: 7900, first_name: 'Rob', email: 'rob.prins@example.test', telephone: '0612345678' },
  ...{ billing_town: 'Ede', newsletter_state: 'ON', charity: 'YES', share: 40, version: 1 },
};

test('a clean file goes in, both halves', async () => {
  expect(await both(header, rob)).toEqual(done);
  expect(await standing()).toEqual([asImported]);
});

test('a fault in the half of consignment keeps the customers out too', async () => {
  expect(await both(header, rob.replace(';40;', ';140;'))).toEqual(refused);
  expect(await standing()).toEqual([]);
});

test('a fault in the half of customers keeps the agreements of known consignors as they are', async () => {
  await both(header, rob);
  const faulty = rob.replace(';40;', ';55;').replace('rob.prins@', 'rob prins');
  expect(await both(header, faulty)).toEqual(refused);
  expect(await standing()).toEqual([asImported]);
});

test('what staff agreed otherwise is a contradiction for the whole file', async () => {
  await both(header, rob);
  await world.database.admin(
    `UPDATE consignment.consignor SET consignor_share_percent = 60, version = 2 WHERE store_id = $1`,
    [storeId],
  );
  const file = [header, rob.replace('0612345678', '0600000000').replace(';40;', ';45;')];
  expect(await both(...file)).toEqual(refused);
  expect(await standing()).toEqual([{ ...asImported, share: 60, version: 2 }]);
});

test('columns that are left out, in either half, leave what stands', async () => {
  await both(header, rob);
  const leftOut = [
    'Klantnr;G.D.;Voornaam;Naam;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda',
    '7900;Ja;Rob;Prins;40;Nee;0;Ja;Nee',
  ];
  for (const file of [leftOut, ['Klantnr', '7900'], ['Klantnr;Woonplaats', '7900;Ede']])
    expect(await both(...file)).toEqual(done);
  expect(await standing()).toEqual([asImported]);
});

test('a file of many pieces comes in whole, shows how far it is, and says by whom', async () => {
  const rows = Array.from({ length: 1_201 }, (_each, at) =>
    rob.replace('7900', String(20_000 + at)).replace('rob.prins@', `rob${at}@`),
  );
  const started = await start('CONSIGNORS', await upload(header, ...rows));
  expect(started).toMatchObject({
    state: 'QUEUED',
    done: 0,
    startedBy: 'Els de Wit',
    fileName: 'klanten.csv',
  });
  expect(await toEnd(started.id)).toMatchObject({
    state: 'DONE',
    ...{ done: 2_402, total: 2_402 },
    parts: [
      { name: 'CUSTOMERS', done: 1_201, created: 1_201 },
      { name: 'AGREEMENTS', done: 1_201, created: 1_201 },
    ],
  });
  expect(await standing()).toHaveLength(1_201);
});

test('what staff agreed otherwise after the verdict is left out and said; the same file completes it', async () => {
  await both(header, rob, rob.replace('7900', '7901').replace('rob.prins@', 'rob2@'));
  // Between the judgement and the first piece: a rule of the table plays the colleague.
  await world.database.admin(
    `CREATE FUNCTION public.meanwhile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       UPDATE consignment.consignor k SET consignor_share_percent = 60, version = k.version + 1 FROM consignment.customer c
        WHERE c.store_id = '${storeId}' AND c.number = 7900 AND k.store_id = c.store_id AND k.customer_id = c.id; RETURN NULL; END $$;
     CREATE TRIGGER meanwhile AFTER UPDATE ON consignment.job FOR EACH ROW WHEN (OLD.state = 'JUDGING' AND NEW.state = 'RUNNING') EXECUTE FUNCTION public.meanwhile()`,
  );
  const next = [rob, rob.replace('7900', '7901').replace('rob.prins@', 'rob2@')].map((row) =>
    row.replace(';40;', ';45;'),
  );
  const fileId = await upload(header, ...next);
  const partly = await toEnd((await start('CONSIGNORS', fileId)).id);
  await world.database.admin('DROP TRIGGER meanwhile ON consignment.job; DROP FUNCTION public.meanwhile()');
  expect(partly).toMatchObject({
    state: 'PARTLY',
    faultCount: 1,
    faults: [{ row: 2, column: 'Verhouding %', code: 'CHANGED_HERE', value: '45' }],
  });
  expect(await standing()).toMatchObject([
    { number: 7900, share: 60 },
    { number: 7901, share: 45 },
  ]);
  await world.database.admin(
    `UPDATE consignment.consignor SET consignor_share_percent = 40, version = version + 1 WHERE store_id = $1 AND consignor_share_percent = 60`,
    [storeId],
  );
  expect(await toEnd((await start('CONSIGNORS', fileId)).id)).toMatchObject({ state: 'DONE' });
  expect(await standing()).toMatchObject([{ share: 45 }, { share: 45 }]);
});

test('stopped in the middle, what was done stays, both services know, and the same file completes it', async () => {
  const rows = Array.from({ length: 1_600 }, (_each, at) =>
    rob.replace('7900', String(30_000 + at)).replace('rob.prins@', `stop${at}@`),
  );
  const fileId = await upload(header, ...rows);
  const { id } = await start('CONSIGNORS', fileId);
  let seen = await job(id);
  while (seen.state !== 'RUNNING' || seen.done === 0) seen = await job(id);
  const stop = 'mutation ($id: UUID!) { stopJob(input: { jobId: $id }) { __typename } }';
  await world.run('customers', staffOf(storeId), stop, { id });
  const stopped = await toEnd(id);
  expect(stopped).toMatchObject({ state: 'STOPPED', stopAsked: true });
  expect(stopped.done).toBeLessThan(3_200);
  const [half] = await world.database.admin('SELECT state FROM consignment.job WHERE id = $1', [id]);
  expect(half).toEqual({ state: 'STOPPED' });
  expect(await toEnd((await start('CONSIGNORS', fileId)).id)).toMatchObject({ state: 'DONE' });
  expect(await standing()).toHaveLength(1_600);
});
