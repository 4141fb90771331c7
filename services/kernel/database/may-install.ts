import type { Client } from 'pg';
import { BadEnvironment } from '../config/config';

/** What the kernel's first migration makes, in the schema public. */
const EXTENSIONS = ['pg_trgm', 'btree_gin', 'unaccent'];
const OLDEST = 15;

interface Administrator {
  role: string;
  database: string;
  isSuper: boolean;
  makesRoles: boolean;
  inherits: boolean;
  owns: boolean;
  encoding: string;
  version: number;
}

interface Extension {
  name: string;
  /** Where it is; null = nowhere. */
  schema: string | null;
  /** Whoever owns the database may make it; null = this server does not have it. */
  isTrusted: boolean | null;
}

/** Something that is missing, and what whoever runs the server does about it. */
interface Lack {
  what: string;
  mend: string;
}

/**
 * Refuses a database in which Kommis cannot be installed as the role of DATABASE_URL, before anything is made: says in
 * one sentence what is missing, and how whoever runs the server gives it.
 */
export async function assertMayInstall(client: Client, makesRoles: boolean): Promise<void> {
  const { rows } = await client.query<Administrator>(
    `SELECT r.rolname AS role, d.datname AS database, r.rolsuper AS "isSuper", r.rolcreaterole AS "makesRoles", r.rolinherit AS inherits,
            pg_has_role(r.oid, d.datdba, 'USAGE') AS owns, pg_encoding_to_char(d.encoding) AS encoding,
            current_setting('server_version_num')::int / 10000 AS version
       FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
  );
  const [administrator] = rows;
  if (administrator === undefined) throw new Error('The server does not know who we are');
  const { role, database, version, encoding } = administrator;
  if (version < OLDEST)
    throw new BadEnvironment(`DATABASE_URL: this is PostgreSQL ${version}; Kommis needs ${OLDEST} or newer.`);
  if (encoding !== 'UTF8')
    throw new BadEnvironment(
      `DATABASE_URL: the database "${database}" is encoded in ${encoding}; Kommis needs one made with ENCODING 'UTF8'.`,
    );
  const lacks = [
    ...ofRole(client, administrator, makesRoles),
    ...ofExtensions(administrator, await extensionsOf(client)),
  ];
  if (lacks.length === 0) return;
  throw new BadEnvironment(
    `DATABASE_URL: the role "${role}" ${lacks.map(({ what }) => what).join(', and ')}: ` +
      `who administers the server has to run, in the database "${database}", ${lacks.map(({ mend }) => mend).join('; ')}`,
  );
}

function ofRole(
  client: Client,
  { role, database, isSuper, makesRoles, inherits, owns }: Administrator,
  needed: boolean,
): Lack[] {
  if (isSuper) return [];
  const name = client.escapeIdentifier(role);
  return [
    ...(makesRoles || !needed
      ? []
      : [{ what: 'may not create roles', mend: `ALTER ROLE ${name} CREATEROLE` }]),
    ...(inherits
      ? []
      : [{ what: 'does not inherit from roles it is given', mend: `ALTER ROLE ${name} INHERIT` }]),
    ...(owns
      ? []
      : [
          {
            what: `does not own the database "${database}"`,
            mend: `ALTER DATABASE ${client.escapeIdentifier(database)} OWNER TO ${name}`,
          },
        ]),
  ];
}

async function extensionsOf(client: Client): Promise<Extension[]> {
  const { rows } = await client.query<Extension>(
    `SELECT w.name, n.nspname AS schema, (SELECT bool_or(v.trusted) FROM pg_available_extension_versions v WHERE v.name = w.name) AS "isTrusted"
       FROM unnest($1::text[]) AS w (name) LEFT JOIN pg_extension e ON e.extname = w.name LEFT JOIN pg_namespace n ON n.oid = e.extnamespace`,
    [EXTENSIONS],
  );
  return rows;
}

function ofExtensions({ isSuper, owns }: Administrator, extensions: Extension[]): Lack[] {
  return extensions.flatMap(({ name, schema, isTrusted }): Lack[] => {
    if (schema === 'public') return [];
    if (schema !== null)
      return [
        {
          what: `finds the extension ${name} in the schema ${schema} and not in public`,
          mend: `ALTER EXTENSION ${name} SET SCHEMA public`,
        },
      ];
    const making = `CREATE EXTENSION ${name} SCHEMA public`;
    if (isTrusted === null)
      return [
        {
          what: `finds no extension ${name} on this server (it comes with PostgreSQL's contrib)`,
          mend: making,
        },
      ];
    return isSuper || (isTrusted && owns)
      ? []
      : [{ what: `may not make the extension ${name}`, mend: making }];
  });
}
