import { allServices } from '../services/all';
import { testDatabase, type TestDatabase } from '../services/kernel/testing/database';
import { checks, definers, listed, notAudited, otherPolicies, searchColumns } from './catalogue/checks';

const schemas = allServices.map((service) => service.name);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The names of what breaks a check. */
async function wrongOf(check: string): Promise<string[]> {
  const text = checks[check] ?? '';
  const reasons = Object.keys(listed[check] ?? {});
  const rows = await database.admin<{ wrong: string }>(
    text,
    text.includes('$2') ? [schemas, reasons] : [schemas],
  );
  return [...new Set(rows.map((row) => row.wrong))].sort();
}
const names = async (text: string, values: unknown[] = [schemas]): Promise<string[]> =>
  (await database.admin<{ name: string }>(text, values)).map((row) => row.name);

describe('in the migrated database', () => {
  test('all four services have tables, so that there is something to check', async () => {
    const found = await names(
      `SELECT schemaname || ' ' || (count(*) > 4) AS name FROM pg_tables WHERE schemaname = ANY ($1) GROUP BY schemaname ORDER BY 1`,
    );
    expect(found).toEqual([...schemas].sort().map((schema) => `${schema} true`));
  });

  test.each(Object.keys(checks))('%s', async (check) => {
    expect(await wrongOf(check)).toEqual([]);
  });

  test('what is listed with a reason is still there', async () => {
    const tables = await names(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = ANY ($1)`,
    );
    const policies = await names(
      `SELECT schemaname || '.' || tablename || ' ' || policyname || ' → ' || array_to_string(roles, ' ') AS name FROM pg_policies WHERE schemaname = ANY ($1)`,
    );
    expect(Object.keys(notAudited).filter((table) => !tables.includes(table))).toEqual([]);
    expect(Object.keys(otherPolicies).filter((policy) => !policies.includes(policy))).toEqual([]);
  });

  test('functions with their owner’s rights are exactly the reviewed ones, and none can be led astray by a search path', async () => {
    const found = await database.admin<{ name: string; path: string[] | null }>(
      `SELECT pronamespace::regnamespace || '.' || proname || ' → ' || proowner::regrole AS name, proconfig AS path FROM pg_proc
        WHERE prosecdef AND pronamespace::regnamespace::text = ANY ($1) ORDER BY 1`,
      [[...schemas, 'kernel', 'public']],
    );
    expect(found.map(({ name }) => name)).toEqual(Object.keys(definers).sort());
    expect(found.filter(({ path }) => path?.join() !== 'search_path=pg_catalog')).toEqual([]);
  });

  test('functions of a service’s own with another’s rights are callable by that service only', async () => {
    const callers = await names(
      `SELECT p.proname || ' ' || r.rolname AS name FROM pg_proc p JOIN pg_roles r ON r.rolname LIKE 'kommis\\_%' AND has_function_privilege(r.oid, p.oid, 'EXECUTE')
        WHERE p.prosecdef AND p.pronamespace::regnamespace::text = ANY ($1) AND p.proowner <> r.oid AND NOT pg_has_role(r.oid, p.proowner, 'MEMBER')
          AND r.rolname <> 'kommis_' || p.pronamespace::regnamespace`,
    );
    expect(callers).toEqual([]);
  });
});

describe('roles', () => {
  const services = schemas.map((schema) => `kommis_${schema}`);
  const ours = [
    ...services,
    ...services.map((role) => `${role}_owner`),
    ...services.map((role) => `${role}_search`),
    'kommis_audit',
    'kommis_erase',
    'kommis_worker',
    'kommis_notices',
  ];

  test('all are there, and none is more than a role', async () => {
    const found = await database.admin<{ rolname: string }>(
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = ANY ($1)`,
      [ours],
    );
    expect(found).toHaveLength(ours.length);
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(
      found.filter(
        (role) => JSON.stringify({ ...role, rolname: '' }) !== JSON.stringify({ rolname: '', ...nothing }),
      ),
    ).toEqual([]);
  });

  test('only services, the worker and who hears notices log in', async () => {
    const found = await names(
      'SELECT rolname AS name FROM pg_roles WHERE rolcanlogin AND rolname = ANY ($1)',
      [ours],
    );
    expect(found.sort()).toEqual([...services, 'kommis_worker', 'kommis_notices'].sort());
  });

  test('no service, and not the worker, can become anybody else', async () => {
    const found = await names(
      `SELECT m.member::regrole || ' → ' || m.roleid::regrole AS name FROM pg_auth_members m WHERE m.member = ANY (SELECT oid FROM pg_roles WHERE rolname = ANY ($1))`,
      [
        [
          ...services,
          'kommis_worker',
          'kommis_notices',
          'kommis_audit',
          'kommis_erase',
          ...services.map((role) => `${role}_search`),
        ],
      ],
    );
    expect(found).toEqual([]);
  });

  test('services, audit and worker own nothing in the services’ schemas; a search role owns its function', async () => {
    const found = await names(
      `SELECT d.refobjid::regrole || ': ' || pg_describe_object(d.classid, d.objid, d.objsubid) AS name FROM pg_shdepend d
        WHERE d.deptype = 'o' AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND d.refobjid = ANY (SELECT oid FROM pg_roles WHERE rolname = ANY ($1))
        ORDER BY 1`,
      [[...services, ...services.map((role) => `${role}_search`)]],
    );
    expect(found.filter((name) => !/^kommis_\w+_search: function /.test(name))).toEqual([]);
    expect(found).toHaveLength(11);
  });

  test('a schema is used by its own service, its search and its owner, and by the audit; only the owner creates in it', async () => {
    const found = await names(
      `SELECT r.rolname || ' ' || v || ' ' || n.nspname AS name FROM pg_roles r, pg_namespace n, unnest(ARRAY['USAGE', 'CREATE']) v
        WHERE r.rolname = ANY ($1) AND n.nspname = ANY ($2) AND has_schema_privilege(r.oid, n.oid, v)`,
      [ours, [...schemas, 'kernel', 'graphile_worker', 'public']],
    );
    const wanted = schemas.flatMap((schema) => [
      `kommis_${schema} USAGE ${schema}`,
      `kommis_${schema}_search USAGE ${schema}`,
      `kommis_${schema}_owner USAGE ${schema}`,
      `kommis_${schema}_owner CREATE ${schema}`,
      `kommis_audit USAGE ${schema}`,
    ]);
    const worker = ['kommis_worker USAGE graphile_worker', 'kommis_worker CREATE graphile_worker'];
    const everyone = ours.map((role) => `${role} USAGE public`);
    // Who only hears has no business with what reading and writing rows stands on.
    const ofRows = ours.filter((role) => role !== 'kommis_notices').map((role) => `${role} USAGE kernel`);
    expect(found.sort()).toEqual([...wanted, ...worker, ...everyone, ...ofRows].sort());
  });

  test('a table is read and written by its own service, the audit by nobody but its trigger, and no other role reaches a column', async () => {
    const found = await database.admin<{ role: string; table: string; rights: string }>(
      `SELECT r.rolname AS role, c.oid::regclass::text AS table, string_agg(v, ' ' ORDER BY v) AS rights
         FROM pg_roles r CROSS JOIN pg_class c CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) v
        WHERE r.rolname = ANY ($1) AND c.relkind IN ('r', 'p', 'v', 'S') AND c.relnamespace::regnamespace::text = ANY ($2)
          AND (has_table_privilege(r.oid, c.oid, v) OR CASE WHEN v IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege(r.oid, c.oid, v) ELSE false END)
          AND NOT pg_has_role(r.oid, c.relowner, 'USAGE') GROUP BY 1, 2`,
      [ours, [...schemas, 'kernel', 'graphile_worker']],
    );
    const wrong = found.filter(({ role, table, rights }) => {
      const schema = table.split('.')[0] ?? '';
      const isAudit = /\.audit(_personal)?$/.test(table);
      if (role === 'kommis_audit') return !(isAudit && rights === 'INSERT');
      if (role === `kommis_${schema}_search`) return !(table in searchColumns && rights === 'SELECT');
      return role !== `kommis_${schema}` || rights !== (isAudit ? 'SELECT' : 'DELETE INSERT SELECT UPDATE');
    });
    expect(wrong).toEqual([]);
    expect(found.filter(({ role }) => role === 'kommis_customers').length).toBeGreaterThan(8);
  });

  test('a search role reads the listed columns and not the table', async () => {
    const found = await database.admin<{ name: string; columns: string[] }>(
      `SELECT a.attrelid::regclass::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_roles r ON r.rolname = 'kommis_' || c.relnamespace::regnamespace || '_search'
        WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT') GROUP BY 1`,
      [],
    );
    expect(Object.fromEntries(found.map(({ name, columns }) => [name, columns]))).toEqual(searchColumns);
  });
});

describe('each check has teeth', () => {
  beforeAll(() =>
    database.admin(`
      CREATE SEQUENCE customers.bad_sequence;
      CREATE TABLE customers.bad_parent (id int PRIMARY KEY);
      CREATE TABLE customers.bad (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, code text UNIQUE, parent int REFERENCES customers.bad_parent);
      CREATE INDEX bad_code ON customers.bad (code);
      CREATE TABLE customers.bad_partitioned (store_id text) PARTITION BY LIST (store_id);
      CREATE VIEW customers.bad_view AS SELECT 1;
      CREATE FUNCTION customers.bad_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER bad AFTER INSERT ON customers.bad FOR EACH ROW EXECUTE FUNCTION customers.bad_trigger();
      CREATE POLICY bad ON customers.mail USING (true);
      ALTER POLICY seen ON customers.mail USING (true);
      ALTER POLICY changed ON customers.customer_group WITH CHECK (true);
      DROP POLICY removed ON customers.customer;
      ALTER TABLE customers.customer DISABLE TRIGGER audit;
      ALTER TABLE customers.store NO FORCE ROW LEVEL SECURITY`),
  );

  test.each([
    [
      'every table has store_id text COLLATE "C" NOT NULL',
      ['customers.bad', 'customers.bad_parent', 'customers.bad_partitioned'],
    ],
    [
      'store_id is filled in by the database from the actor, except in the audit',
      ['customers.bad', 'customers.bad_partitioned'],
    ],
    ['every table has a primary key that store_id leads', ['customers.bad', 'customers.bad_partitioned']],
    [
      'store_id leads every index, unique or not',
      ['customers.bad customers.bad_code', 'customers.bad customers.bad_code_key'],
    ],
    [
      'every foreign key starts with store_id on both sides and stays in its schema',
      ['customers.bad bad_parent_fkey'],
    ],
    ['row-level security is enabled and forced on every table', ['customers.bad', 'customers.store']],
    [
      'every table has the four policies of its service’s role, or is an audit table with its two',
      ['customers.bad seen', 'customers.customer removed'],
    ],
    ['there is no other policy than those listed with their reason', ['customers.mail bad → -']],
    [
      'every policy of a service’s role begins with the store of the actor, for what is read and for what is written',
      ['customers.mail seen', 'customers.customer_group changed'],
    ],
    ['every table is audited, or listed with its reason', ['customers.bad', 'customers.customer']],
    ['every table belongs to its service’s owner', ['customers.bad']],
    [
      'there are no sequences, serials and identities: numbers count per store',
      ['customers.bad_sequence', 'customers.bad.id'],
    ],
    [
      'there are no partitions, children, foreign tables, exclusion constraints and rules, which neither policies nor Citus take as they are',
      ['customers.bad_partitioned'],
    ],
    ['views ask the policies of whoever reads them, and nothing is materialised', ['customers.bad_view']],
    [
      'every trigger is the audit’s or a reviewed one that stays in its store',
      ['customers.bad customers.bad_trigger'],
    ],
  ])('%s', async (check, expected) => {
    expect(await wrongOf(check)).toEqual(expect.arrayContaining(expected));
  });
});
