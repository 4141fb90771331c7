/** Run in a copy of the sources by new-field.spec.ts: what the copy's customers service makes of the new field. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@swc-node/register');
require('reflect-metadata');
const { Client } = require('pg');
const { allServices } = require('./services/all');
const { customersWorld, staff } = require('./services/customers/testing/world');
const { migrate } = require('./services/kernel/database/migrate');
const { testDatabase, testSecret } = require('./services/kernel/testing/database');

const fields = '... on Customer { nickname lastName }';
const create = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename ... on Customer { id } ${fields} } }`;
const update = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ${fields} } }`;
const history = `query ($id: UUID!) { customer(id: $id) { history(first: 3) { nodes { changes { field } } } } }`;

async function main() {
  const database = await testDatabase();
  await oneAtATime(() => migrate({ adminUrl: database.adminUrl, secret: testSecret, services: allServices }));
  const world = await customersWorld(database);
  const input = { kind: 'PRIVATE', lastName: 'de Wit', nickname: ' Joke ' };
  const { id, ...made } = await world.ask(staff, create, { input });
  const change = (given) => world.ask(staff, update, { input: { id, ...given } });
  const changed = await change({ nickname: 'Jo' });
  const left = await change({ lastName: 'Smit' });
  const emptied = await change({ nickname: null });
  const seen = await world.ask(staff, history, { id });
  const remembered = seen.history.nodes.map((entry) => entry.changes.map(({ field }) => field).join());
  const shown = ({ nickname, lastName }) => ({ nickname, lastName });
  const all = {
    made: shown(made),
    changed: shown(changed),
    left: shown(left),
    emptied: shown(emptied),
    remembered,
  };
  process.stdout.write(JSON.stringify(all));
  await world.close();
}

/** Roles belong to the server: as probe/open.ts does. */
async function oneAtATime(work) {
  const client = new Client({ connectionString: process.env.KOMMIS_TEST_ADMIN_URL });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4712)');
    await work();
  } finally {
    await client.end();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
