import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { BadEnvironment } from '../config/config';
import { assertMayInstall } from './may-install';
import { roleUrl } from './role-names';
import { LOCK_PATIENCE_MS } from './settings';

/** Another start on the same server was faster: what it made is there the next time one looks. */
const OVERTAKEN = /^(42710|23505|XX000)$/;
const ATTEMPTS = 5;

interface Role {
  name: string;
  logsIn: boolean;
  /** `name=value`, as the server keeps it. */
  setting?: string;
}

interface Standing {
  name: string;
  settings: string[];
  /** Whose secret its password is made of. */
  mark: string | null;
  /** The administrator may act as it. */
  isUsable: boolean;
}

/** Who reads and writes rows, and so stands on what the kernel's schema has for that: all but who only hears notices. */
export function rolesOfRows({ prefix, services }: Pick<Installation, 'prefix' | 'services'>): string[] {
  const ofServices = services.flatMap((service) => [service, `${service}_owner`, `${service}_search`]);
  return ['audit', 'erase', 'worker', ...ofServices].map((name) => `${prefix}_${name}`);
}

/** An installation's roles on its server. */
export interface Installation {
  adminUrl: string;
  /** The roles' passwords are derived from it. */
  secret: Buffer;
  /** What the names of its roles begin with. */
  prefix: string;
  services: string[];
}

/** Makes the roles and what they own; with everything in place it changes nothing. */
export async function makeRoles(client: Client, installation: Installation): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await makeMissing(client, installation);
    } catch (error) {
      if (attempt === ATTEMPTS || !OVERTAKEN.test((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function makeMissing(client: Client, installation: Installation): Promise<void> {
  const wanted = rolesOf(installation);
  const standing = await standingOf(client, wanted);
  const mark = markOf(installation);
  const isReady = ({ name, logsIn, setting }: Role): boolean => {
    const role = standing.get(name);
    const isOurs = !logsIn || role?.mark === mark;
    return (
      isOurs &&
      (role?.isUsable ?? false) &&
      (setting === undefined || role?.settings.includes(setting) === true)
    );
  };
  const missing = wanted.filter((role) => !isReady(role));
  await assertMayInstall(client, missing.length > 0);
  await assertNotOthers(client, wanted, standing, mark);
  for (const role of missing) await makeRole(client, role, standing.get(role.name), installation);
  await makeSchemas(client, installation);
}

function rolesOf({ prefix, services }: Installation): Role[] {
  const named = (name: string): string => `${prefix}_${name}`;
  return [
    { name: named('audit'), logsIn: false },
    { name: named('erase'), logsIn: false },
    // The job library's own bookkeeping need not wait for the disk: a job whose end is lost with the server runs again,
    // which every handler expects. Emitting is part of the emitter's transaction and does wait.
    { name: named('worker'), logsIn: true, setting: 'synchronous_commit=off' },
    // Hears notices, and may nothing else: what speaks with browsers has no way to a row.
    { name: named('notices'), logsIn: true },
    ...services.flatMap((service) => [
      { name: named(`${service}_owner`), logsIn: false },
      { name: named(`${service}_search`), logsIn: false },
      { name: named(service), logsIn: true, setting: `lock_timeout=${LOCK_PATIENCE_MS}` },
    ]),
  ];
}

async function standingOf(client: Client, wanted: Role[]): Promise<Map<string, Standing>> {
  const { rows } = await client.query<Standing>(
    `SELECT r.rolname AS name, coalesce(r.rolconfig, '{}') AS settings, shobj_description(r.oid, 'pg_authid') AS mark,
            pg_has_role(current_user, r.oid, 'USAGE') AS "isUsable"
       FROM pg_roles r WHERE r.rolname = ANY ($1)`,
    [wanted.map(({ name }) => name)],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Says whose the passwords are, and not what they are. */
function markOf({ secret }: Installation): string {
  return `Kommis ${createHmac('sha256', secret).update('installation').digest('hex').slice(0, 16)}`;
}

/** Nobody's log-in is changed under them: where others use these roles with another secret, this start is one too many. */
async function assertNotOthers(
  client: Client,
  wanted: Role[],
  standing: Map<string, Standing>,
  mark: string,
): Promise<void> {
  const theirs = wanted
    .filter(({ name, logsIn }) => logsIn && standing.has(name) && standing.get(name)?.mark !== mark)
    .map(({ name }) => name);
  if (theirs.length === 0) return;
  const { rows } = await client.query<{ database: string }>(
    'SELECT DISTINCT datname AS database FROM pg_stat_activity WHERE usename = ANY ($1)',
    [theirs],
  );
  if (rows.length === 0) return;
  throw new BadEnvironment(
    `DATABASE_URL: another Kommis with another data folder (KOMMIS_DATA) uses the roles ${theirs.join(', ')} of this server ` +
      `in the database ${rows.map(({ database }) => `"${database}"`).join(', ')}: stop that one first, share its data folder, or name a database of your own.`,
  );
}

async function makeRole(
  client: Client,
  { name, logsIn, setting }: Role,
  standing: Standing | undefined,
  installation: Installation,
): Promise<void> {
  const role = client.escapeIdentifier(name);
  if (standing === undefined)
    await client.query(`CREATE ROLE ${role} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB`);
  const mark = markOf(installation);
  if (logsIn && standing?.mark !== mark) {
    const { password } = new URL(roleUrl(installation.adminUrl, installation.secret, name));
    await client
      .query(
        `BEGIN; ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}; COMMENT ON ROLE ${role} IS ${client.escapeLiteral(mark)}; COMMIT`,
      )
      .catch(async (error: unknown) => {
        await client.query('ROLLBACK');
        throw error;
      });
  }
  if (setting !== undefined) {
    const [parameter = '', value = ''] = setting.split('=');
    await client.query(`ALTER ROLE ${role} SET ${parameter} = ${value}`);
  }
  if (standing?.isUsable !== true) await client.query(`GRANT ${role} TO CURRENT_USER`);
}

async function makeSchemas(client: Client, { prefix, services }: Installation): Promise<void> {
  const logIns = ['worker', 'notices', ...services].map((name) => `${prefix}_${name}`);
  const { rows } = await client.query<{ database: string; out: string[] }>(
    `SELECT current_database() AS database,
            ARRAY(SELECT role FROM unnest($1::text[]) AS role WHERE NOT has_database_privilege(role, current_database(), 'CONNECT')) AS out`,
    [logIns],
  );
  const { database = '', out = [] } = rows[0] ?? {};
  const named = (name: string): string => client.escapeIdentifier(`${prefix}_${name}`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${named('worker')};
    GRANT CREATE ON DATABASE ${client.escapeIdentifier(database)} TO ${named('worker')}`);
  // A server that several share often takes this from everybody.
  for (const role of out)
    await client.query(
      `GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO ${client.escapeIdentifier(role)}`,
    );
  for (const service of services) {
    const [owner, search] = [named(`${service}_owner`), named(`${service}_search`)];
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${owner};
      GRANT USAGE ON SCHEMA ${service} TO ${named(service)}, ${search}`);
    const { rows: found } = await client.query<{ isMember: boolean }>(
      `SELECT pg_has_role($1, $2, 'MEMBER') AS "isMember"`,
      [`${prefix}_${service}_owner`, `${prefix}_${service}_search`],
    );
    if (found[0]?.isMember !== true) await client.query(`GRANT ${search} TO ${owner}`);
  }
}
