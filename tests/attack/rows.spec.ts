import { Client } from 'pg';
import { allServices } from '../../services/all';
import { nameOf, programs, withoutCanary } from './canary';
import { probesOf, quoted, rowActors, runProbe, settingsOf, type RowProbe } from './row-probe';
import { seededStores, type Stores } from './stores';
import { allTables, openPolicies, tables } from './tables';

const FOREIGN = '10007';
let stores: Stores;
let client: Client;
let probes: RowProbe[];

beforeAll(async () => {
  stores = await seededStores();
  client = new Client({ connectionString: stores.world.database.adminUrl });
  await client.connect();
  // Triggers and foreign keys would hide what the policies alone let through; policies do not know of this.
  await client.query('SET session_replication_role = replica');
  const [own] = stores.all;
  if (own === undefined) throw new Error('No store was made');
  probes = [];
  for (const table of Object.keys(allTables)) probes.push(...(await probesOf(client, table, own, FOREIGN)));
});
afterAll(async () => {
  await client.end();
  await stores.world.close();
});

test('every table of the services is in the reviewed list, and has a row in each store', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = ANY ($1) ORDER BY 1`,
    [allServices.map((service) => service.name)],
  );
  expect(Object.keys(tables).sort()).toEqual(rows.map((row) => row.name));
  for (const name of Object.keys(allTables)) {
    const { rowCount } = await client.query(`SELECT DISTINCT store_id FROM ${quoted(name)}`);
    expect([name, rowCount]).toEqual([name, stores.all.length]);
  }
});

test('every text column that takes one holds a canary in every store', async () => {
  const ids = stores.all.map((each) => each.storeId);
  expect(await withoutCanary(stores.world, stores.columns, ids)).toEqual([]);
  const known = stores.columns.map(nameOf);
  expect(Object.keys(programs).filter((each) => !known.includes(each))).toEqual([]);
  const closed = stores.columns.filter((each) => each.isClosed);
  console.log(
    `${known.length} text columns; ${closed.length} whose CHECK takes none: ${closed.map(nameOf).join(', ')}`,
  );
});

test('nobody sees, adds, changes or removes a row that the reviewed list does not give them', async () => {
  await client.query('BEGIN');
  const wrong: string[] = [];
  for (const probe of probes) {
    const found = await runProbe(client, probe, `kommis_${probe.table.split('.')[0]}`);
    if (found !== probe.expected)
      wrong.push(
        `${probe.actor.name} ${probe.what} in ${probe.table}: ${found} instead of ${probe.expected}`,
      );
  }
  await client.query('ROLLBACK');
  expect(wrong).toEqual([]);
  console.log(`Row probes: ${probes.length} on ${Object.keys(allTables).length} tables.`);
});

test('a service’s own log-in sees the same rows, and of other services nothing at all', async () => {
  const [own] = stores.all;
  let probed = 0;
  for (const service of [...allServices.map(({ name }) => name), 'probe']) {
    const login = new Client({ connectionString: stores.world.database.urlOf(`kommis_${service}`) });
    await login.connect();
    const run = async (text: string): Promise<string> => {
      probed += 1;
      await login.query('BEGIN');
      try {
        const results = (await login.query(text)) as unknown as { rows: { hashes?: string }[] }[];
        return results.at(-1)?.rows[0]?.hashes ?? 'done';
      } catch (error) {
        return (error as { message: string }).message;
      } finally {
        await login.query('ROLLBACK');
      }
    };
    for (const probe of probes.filter((each) => each.what === 'sees' && each.table.startsWith(`${service}.`)))
      expect(await run(`${settingsOf(probe.actor)}; ${probe.statement}`)).toBe(probe.expected);
    const staff = own && rowActors(own).find((actor) => actor.kind === 'system');
    const others = Object.keys(allTables).filter((table) => !table.startsWith(`${service}.`));
    for (const table of others.map(quoted))
      for (const statement of [
        `SELECT FROM ${table}`,
        `UPDATE ${table} SET store_id = ''`,
        `DELETE FROM ${table}`,
        `INSERT INTO ${table} DEFAULT VALUES`,
      ])
        expect(await run(`${staff ? settingsOf(staff) : ''}; ${statement}`)).toMatch(
          /^permission denied for (schema|table)/,
        );
    await login.end();
  }
  const { rows } = await client.query(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'kommis\\_%' AND rolname <> 'kommis_admin' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
  );
  expect(rows).toEqual([]);
  console.log(`Probes by the services’ own log-ins: ${probed}.`);
});

test('every policy that is true is one of those that are meant to be', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename || ' ' || policyname AS name FROM pg_policies
      WHERE coalesce(qual, 'true') = 'true' AND coalesce(with_check, 'true') = 'true' ORDER BY 1`,
  );
  const ours = rows.map((row) => row.name).filter((name) => !name.startsWith('graphile_worker'));
  expect(ours).toEqual(Object.keys(openPolicies).sort());
});
