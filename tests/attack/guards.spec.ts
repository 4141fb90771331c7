import { Client } from 'pg';
import { callDefiner, definerGuards, definerProbes, definers, type DefinerProbe } from './definers';
import { probesOf, quoted, runProbe, type RowProbe } from './row-probe';
import { seededStores, type Stores } from './stores';
import { allTables, openPolicies, probeTables } from './tables';

/** Takes every guard of the database away, one at a time, and asks whether an attack notices. */
interface Policy {
  table: string;
  policy: string;
  command: string;
  using: string | null;
  check: string | null;
}

let stores: Stores;
let client: Client;
let policies: Policy[];
let probes: Map<string, RowProbe[]>;
let calls: DefinerProbe[];

beforeAll(async () => {
  stores = await seededStores();
  client = new Client({ connectionString: stores.world.database.adminUrl });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  const [own] = stores.all;
  if (own === undefined) throw new Error('No store was made');
  probes = new Map();
  for (const table of Object.keys(allTables)) probes.set(table, await probesOf(client, table, own, '10007'));
  calls = await definerProbes(client, own);
  const { rows } = await client.query<Policy>(
    `SELECT schemaname || '.' || tablename AS table, policyname AS policy, cmd AS command, qual AS using, with_check AS check
       FROM pg_policies WHERE schemaname = ANY ($1) OR schemaname || '.' || tablename = ANY ($2) ORDER BY 1, 2`,
    [['identity', 'customers', 'consignment', 'commerce'], Object.keys(probeTables)],
  );
  policies = rows;
});
afterAll(async () => {
  await client.end();
  await stores.world.close();
});

const isOpen = (each: Policy): boolean => `${each.table} ${each.policy}` in openPolicies;

/** The first attack that does not end as it must, with the guard taken away by this statement. */
async function firstCatch<Probe>(
  mutation: string,
  attacks: Probe[],
  run: (each: Probe) => Promise<string | null>,
): Promise<string | null> {
  await client.query('BEGIN');
  try {
    await client.query(mutation);
    for (const each of attacks) {
      const caught = await run(each);
      if (caught !== null) return caught;
    }
    return null;
  } finally {
    await client.query('ROLLBACK');
  }
}

const runRow = async (probe: RowProbe): Promise<string | null> => {
  const found = await runProbe(client, probe, `kommis_${probe.table.split('.')[0]}`);
  return found === probe.expected ? null : `${probe.actor.name} ${probe.what}: ${found.slice(0, 60)}`;
};
const runCall = async (probe: DefinerProbe): Promise<string | null> => {
  const found = await callDefiner(client, probe);
  return found === probe.expected ? null : `${probe.actor.name}: ${found.slice(0, 60)}`;
};

test('with every guard in its place, no attack on rows succeeds', async () => {
  const caught = await firstCatch('SELECT 1', [...probes.values()].flat(), runRow);
  expect([caught, await firstCatch('SELECT 1', calls, runCall)]).toEqual([null, null]);
});

test('every table has a policy for each command, forced on its owner too', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    [['identity', 'customers', 'consignment', 'commerce']],
  );
  expect(rows).toEqual([]);
  const commands = (table: string): string[] =>
    policies
      .filter((each) => each.table === table && !isOpen(each))
      .map((each) => each.command)
      .sort();
  for (const [table, { readOnly }] of Object.entries(allTables))
    expect([table, commands(table)]).toEqual([
      table,
      readOnly ? ['SELECT'] : ['DELETE', 'INSERT', 'SELECT', 'UPDATE'],
    ]);
});

test('an attack notices when any policy’s USING or WITH CHECK becomes true', async () => {
  const uncaught: string[] = [];
  let mutated = 0;
  for (const each of policies.filter((one) => !isOpen(one))) {
    for (const [part, clause] of [
      ['USING', each.using],
      ['WITH CHECK', each.check],
    ] as const) {
      if (clause === null) continue;
      mutated += 1;
      const mutation = `ALTER POLICY ${each.policy} ON ${quoted(each.table)} ${part} (true)`;
      if ((await firstCatch(mutation, probes.get(each.table) ?? [], runRow)) === null)
        uncaught.push(mutation);
    }
  }
  expect(uncaught).toEqual([]);
  expect(mutated).toBeGreaterThan(150);
  console.log(
    `Policies: ${mutated} guards mutated, ${mutated - uncaught.length} caught; ${Object.keys(openPolicies).length} true by design.`,
  );
});

test('an attack notices when a policy forgets only the store, or only who is asking', async () => {
  // Finer than `true`. Who may change a row is asked before what it becomes: where nobody but staff gets that
  // far, the second question about who has only one answer, and its absence no effect.
  const store = /\(store_id = \( SELECT kernel\.store_id\(\) AS store_id\)\)/;
  const who = /\( SELECT kernel\.is_staff\(\) AS is_staff\)/;
  const scope = /\( SELECT kernel\.has_scope\('[a-z.]+'::text\) AS has_scope\)/;
  // Where teams and partners are told apart, each of them is a half of its own.
  const others = [
    /\( SELECT kernel\.is_system\(\) AS is_system\)/,
    /\( SELECT kernel\.sees_all_teams\(\) AS sees_all_teams\)/,
    /\((o\.)?team_ids && \( SELECT kernel\.team_ids\(\) AS team_ids\)\)/,
    /\(o\.id = parcel\.owner_id\)/,
    scope,
  ];
  const uncaught: string[] = [];
  let mutated = 0;
  for (const each of policies.filter((one) => !isOpen(one))) {
    for (const [part, clause] of [
      ['USING', each.using],
      ['WITH CHECK', each.check],
    ] as const) {
      for (const half of [store, who, ...others]) {
        if (clause === null || !half.test(clause)) continue;
        const isAskedAlready = half !== store && part === 'WITH CHECK' && each.command === 'UPDATE';
        if (isAskedAlready && (half === scope || allTables[each.table]?.givenAway === undefined)) continue;
        mutated += 1;
        const mutation = `ALTER POLICY ${each.policy} ON ${quoted(each.table)} ${part} (${clause.replace(half, 'true')})`;
        if ((await firstCatch(mutation, probes.get(each.table) ?? [], runRow)) === null)
          uncaught.push(mutation);
      }
    }
  }
  expect(uncaught).toEqual([]);
  expect(mutated).toBeGreaterThan(250);
  console.log(`Halves of policies: ${mutated} mutated, ${mutated - uncaught.length} caught.`);
});

test('an attack notices when a function that runs past the policies stops looking for itself', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prosecdef AND n.nspname = ANY ($1)`,
    [['identity', 'customers', 'consignment', 'commerce', 'kernel', 'public']],
  );
  expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(definers).sort());
  for (const { name, guard, without } of definerGuards) {
    const found = await client.query<{ text: string }>('SELECT pg_get_functiondef($1::regproc) AS text', [
      name,
    ]);
    const text = found.rows[0]?.text ?? '';
    expect(text).toMatch(guard);
    const attacks = calls.filter((each) => each.name === name);
    expect([
      name,
      guard.source,
      await firstCatch(text.replace(guard, without), attacks, runCall),
    ]).not.toContain(null);
  }
  console.log(
    `Functions past the policies: ${definerGuards.length} guards mutated, all caught; ${calls.length} calls.`,
  );
});
