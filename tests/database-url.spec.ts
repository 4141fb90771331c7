import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { allServices } from '../services/all';
import { Database } from '../services/kernel/database/database';
import { migrate, type Installed } from '../services/kernel/database/migrate';
import { prefixFor } from '../services/kernel/database/role-names';
import { BadEnvironment } from '../services/kernel/config/config';
import { testAdminUrl } from '../services/kernel/testing/database';
import { installedPostgres, startPostgres, type OwnPostgres } from './postgres';
import { startProduct } from './product/product';

/** The one npm brings, and each that the system's packages brought. */
const servers: [version: string, programs: string | null][] = [['18', null], ...installedPostgres()];
const roles = ['worker', ...allServices.map(({ name }) => name)];

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Logs in anew as each role; answers who the server says it is. */
const logIns = async ({ urlOf }: Installed): Promise<string[]> =>
  Promise.all(
    roles.map(async (role) => {
      const [row] = await ask<{ name: string }>(urlOf(role), 'SELECT session_user AS name');
      return row?.name ?? '';
    }),
  );
const install = (adminUrl: string, secret = randomBytes(32)): Promise<Installed> =>
  migrate({ adminUrl, secret, services: allServices, isShared: true });

describe.each(servers)('a server of PostgreSQL %s', (_version, programs) => {
  let own: OwnPostgres | null = null;
  let server: string;
  beforeAll(async () => {
    own = programs === null ? null : await startPostgres(programs);
    server = own?.adminUrl ?? process.env[testAdminUrl] ?? '';
  });
  afterAll(async () => own?.stop());

  /** A database of its own, and a role that owns it and has these attributes besides. */
  async function ownDatabase(
    attributes: string,
    owns = true,
  ): Promise<{ url: string; name: string; role: string }> {
    const name = `shop_${randomBytes(4).toString('hex')}`;
    const role = `app_${name}`;
    await ask(server, `CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${attributes}`);
    await ask(
      server,
      `CREATE DATABASE ${name} ${owns ? `OWNER ${role}` : ''} TEMPLATE template0 ENCODING 'UTF8'`,
    );
    // As a server that several share is often kept.
    await ask(server, `REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
    await ask(server, `GRANT CONNECT ON DATABASE ${name} TO ${role}`);
    const url = new URL(server);
    Object.assign(url, { username: role, password: 'secret', pathname: `/${name}` });
    return { url: url.toString(), name, role };
  }

  test.each([
    ['a role that owns its database and may create roles', 'CREATEROLE'],
    ['a superuser', 'SUPERUSER'],
  ])(
    'takes two installations of %s, each with roles of its own, and starting one again changes nothing',
    async (_who, attributes) => {
      const [one, two] = [await ownDatabase(attributes), await ownDatabase(attributes)];
      const secret = randomBytes(32);
      const first = await install(one.url, secret);
      const second = await install(two.url);
      const named = ({ name }: { name: string }): string[] => roles.map((role) => `kommis_${name}_${role}`);
      expect(await logIns(first)).toEqual(named(one));
      expect(await logIns(second)).toEqual(named(two));
      const again = await install(one.url, secret);
      expect(await logIns(again)).toEqual(named(one));
      expect(await logIns(first)).toEqual(named(one));
      expect(await logIns(second)).toEqual(named(two));
    },
  );

  test('keeps a role of one installation out of the database of another', async () => {
    const [one, two] = [await ownDatabase('CREATEROLE'), await ownDatabase('CREATEROLE')];
    const { urlOf } = await install(one.url);
    await install(two.url);
    const there = new URL(urlOf('customers'));
    there.pathname = `/${two.name}`;
    await expect(ask(there.toString(), 'SELECT 1')).rejects.toThrow(/permission denied for database/);
  });

  test('does not change the passwords of whoever is connected: a second start with another secret is refused', async () => {
    const { url } = await ownDatabase('CREATEROLE');
    const first = await install(url);
    const connected = new Client({ connectionString: first.urlOf('identity') });
    await connected.connect();
    const second = install(url);
    await expect(second).rejects.toThrow(BadEnvironment);
    await expect(second).rejects.toThrow(
      /^DATABASE_URL: another Kommis with another data folder \(KOMMIS_DATA\)/,
    );
    expect(await logIns(first)).toHaveLength(roles.length);
    await connected.end();
    // Nobody is there any more: data that moved to another machine without its secrets is taken over.
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const there = await ask(server, `SELECT 1 FROM pg_stat_activity WHERE usename LIKE 'kommis_shop%'`);
      if (there.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await logIns(await install(url))).toHaveLength(roles.length);
  });

  test.each([
    ['may not create roles', '', true, 'ALTER ROLE "app_NAME" CREATEROLE'],
    ['does not own its database', 'CREATEROLE', false, 'ALTER DATABASE "NAME" OWNER TO "app_NAME"'],
    ['may not make an extension', 'CREATEROLE', false, 'CREATE EXTENSION unaccent SCHEMA public'],
    ['does not inherit', 'CREATEROLE NOINHERIT', true, 'ALTER ROLE "app_NAME" INHERIT'],
  ])(
    'says in one sentence what a role needs that %s, and makes nothing',
    async (_what, attributes, owns, mend) => {
      const { url, name } = await ownDatabase(attributes, owns);
      const refused = install(url);
      await expect(refused).rejects.toThrow(BadEnvironment);
      const error = await refused.catch((reason: unknown) => reason as Error);
      expect((error as Error).message).toMatch(/^DATABASE_URL: the role "app_shop_\w+" /);
      expect((error as Error).message).toContain(mend.replaceAll('NAME', name));
      expect((error as Error).message.split('\n')).toHaveLength(1);
      expect(await ask(server, `SELECT rolname FROM pg_roles WHERE rolname LIKE 'kommis_${name}%'`)).toEqual(
        [],
      );
    },
  );

  test('what an administrator made beforehand is enough: no extension has to be made, and no right to create roles is needed again', async () => {
    const { url, role } = await ownDatabase('CREATEROLE');
    const secret = randomBytes(32);
    await install(url, secret);
    await ask(server, `ALTER ROLE ${role} NOCREATEROLE`);
    expect(await logIns(await install(url, secret))).toHaveLength(roles.length);
  });

  test('is asked for TLS by every connection where DATABASE_URL says so, and by none is it done without', async () => {
    const { url } = await ownDatabase('CREATEROLE');
    const { urlOf } = await install(url);
    // A server without TLS: whoever asks for it hears that there is none.
    const service = new Database({ url: `${urlOf('customers')}?sslmode=require` });
    await expect(service.open()).rejects.toThrow(/SSL/);
    const plain = await new Database({ url: urlOf('customers') }).open();
    expect(await plain.isReachable()).toBe(true);
    await plain.close();
  });

  test('serves two products side by side, both of which still answer when their connections are new', async () => {
    const started = [];
    try {
      for (const attributes of ['CREATEROLE', 'CREATEROLE']) {
        const { url } = await ownDatabase(attributes);
        started.push(await startProduct({ environment: { DATABASE_URL: url, KOMMIS_DEMO: 'off' } }));
      }
      await ask(
        server,
        `SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE usename LIKE 'kommis_shop%'`,
      );
      for (const product of started) {
        const ready = await fetch(`${product.url}/readyz`);
        expect(ready.status).toBe(200);
      }
    } finally {
      for (const product of started) await product.stop();
    }
  });
});

test('no two databases of a server give their roles the same name, and none is longer than a name may be', () => {
  const names = [
    'kommis',
    'shop',
    'Shop',
    'shop-1',
    'shop_1',
    'shop 1',
    'é',
    'x'.repeat(63),
    `${'x'.repeat(62)}y`,
  ];
  const prefixes = names.map(prefixFor);
  expect(new Set(prefixes).size).toBe(names.length);
  expect(
    prefixes.filter(
      (prefix) => !/^[a-z][a-z0-9_]*$/.test(prefix) || `${prefix}_consignment_search`.length > 63,
    ),
  ).toEqual([]);
});
