import type { Client } from 'pg';
import { allTables, type TableAccess } from './tables';
import type { SeededStore } from './seed-store';

/** Who is asking, as the settings of a transaction say. */
export interface RowActor {
  name: string;
  kind: string;
  storeId: string;
  userId: string;
  customerIds: string[];
  /** Of staff; '*' = all. */
  teamIds: string[] | '*';
  scopes: string[];
}

/** One statement of one actor on one table, and what has to come of it. */
export interface RowProbe {
  table: string;
  actor: RowActor;
  what: string;
  /** Run past the policies first, to make room for what a missing guard would let through. */
  before: string;
  statement: string;
  /** Hashes of the rows to be seen, how many rows to be changed, or the refusal. */
  expected: string;
}

/** Every kind of actor of a store, and one nobody has said anything about. */
export function rowActors(store: SeededStore): RowActor[] {
  const base: Omit<RowActor, 'name' | 'kind'> = {
    ...{ storeId: store.storeId, userId: '', customerIds: [], teamIds: [], scopes: [] },
  };
  const staff = { ...base, kind: 'staff', userId: store.staffId };
  return [
    { ...base, name: 'visitor', kind: 'visitor' },
    { ...base, ...store.portal, name: 'portal', kind: 'portal' },
    { ...base, ...store.neighbour, name: 'neighbour', kind: 'portal' },
    { ...base, name: 'portal without a customer', kind: 'portal', userId: store.staffId },
    { ...staff, name: 'staff', teamIds: '*' },
    { ...staff, name: 'staff in a team', teamIds: [store.teamId] },
    { ...base, name: 'system', kind: 'system' },
    { ...base, name: 'partner', kind: 'partner' },
    { ...base, name: 'partner with a scope', kind: 'partner', scopes: ['parcels.read'] },
    { ...base, name: 'nobody', kind: '', storeId: '' },
  ];
}

export const REFUSED = 'refused';

/** Another customer of the store than this actor's own. */
function besides({ customerIds }: RowActor, { portal, neighbour }: SeededStore): string {
  const [other = ''] = neighbour.customerIds;
  return customerIds.includes(other) ? (portal.customerIds[0] ?? '') : other;
}

/** All probes of one table, from the reviewed table and the rows that stand there. */
export async function probesOf(
  client: Client,
  table: string,
  store: SeededStore,
  foreign: string,
): Promise<RowProbe[]> {
  const access = allTables[table];
  if (access === undefined) throw new Error(`${table} is not in tables.ts: who may see its rows?`);
  const name = quoted(table);
  const columns = await insertable(client, table);
  const rowOf = async (where: string): Promise<string | null> => {
    const { rows } = await client.query<{ row: object }>(
      `SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${where} LIMIT 1`,
    );
    return rows[0] ? client.escapeLiteral(JSON.stringify(rows[0].row)) : null;
  };
  const insert = (row: string): string =>
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${name}, ${row})`;
  const foreignRow = await rowOf(`store_id = '${foreign}'`);
  const ownRow = await rowOf(`store_id = '${store.storeId}'`);
  if (foreignRow === null || ownRow === null)
    throw new Error(`${table} has no fixture in ${foreign} or ${store.storeId}`);
  const probes: RowProbe[] = [];
  for (const actor of rowActors(store)) {
    const seen = visible(access, actor);
    const writable = written(access, actor);
    const count = await countOf(client, name, actor, writable);
    const all = { table, actor };
    const hashes = await client.query<{ hashes: string }>(
      hashesOf(name, `store_id = '${actor.storeId}' AND (${seen})`),
    );
    probes.push({
      ...all,
      what: 'sees',
      before: '',
      statement: hashesOf(name, 'true'),
      expected: hashes.rows[0]?.hashes ?? '',
    });
    const steal = `UPDATE ${name} SET store_id = '${store.storeId}'`;
    const move = `UPDATE ${name} SET store_id = '${foreign}'`;
    const makeRoom = `DELETE FROM ${name} WHERE store_id <> '${store.storeId}'; `;
    const refusedOr = (changed: number): string => (access.readOnly ? REFUSED : `${changed} rows`);
    probes.push({
      ...all,
      what: 'takes rows of others',
      before: '',
      statement: steal,
      expected: refusedOr(count),
    });
    probes.push({
      ...all,
      what: 'moves rows to another store',
      before: makeRoom,
      statement: move,
      expected: count > 0 ? REFUSED : refusedOr(0),
    });
    probes.push({
      ...all,
      what: 'deletes',
      before: '',
      statement: `DELETE FROM ${name}`,
      expected: refusedOr(count),
    });
    if (access.givenAway !== undefined && isLimited(access, actor) && count > 0) {
      const give = `UPDATE ${name} SET ${access.givenAway
        .replace('$other', `'${store.staffId}'::uuid`)
        .replace('$neighbour', `'${besides(actor, store)}'::uuid`)}`;
      probes.push({
        ...all,
        what: 'gives a row to somebody else',
        before: '',
        statement: give,
        expected: REFUSED,
      });
    }
    const empty = `DELETE FROM ${name}; `;
    probes.push({
      ...all,
      what: 'adds a row of another store',
      before: empty,
      statement: insert(foreignRow),
      expected: REFUSED,
    });
    const mayAdd =
      writable === 'true'
        ? ownRow
        : writable === 'false'
          ? null
          : await rowOf(withActor(`store_id = '${store.storeId}' AND (${writable})`, actor));
    const mayNot =
      writable === 'true'
        ? null
        : await rowOf(withActor(`store_id = '${store.storeId}' AND NOT (${writable})`, actor));
    if (mayAdd !== null)
      probes.push({
        ...all,
        what: 'adds an own row',
        before: empty,
        statement: insert(mayAdd),
        expected: refusedOr(1),
      });
    if (mayNot !== null)
      probes.push({
        ...all,
        what: 'adds a row of somebody else',
        before: empty,
        statement: insert(mayNot),
        expected: REFUSED,
      });
  }
  return probes;
}

/** Runs a probe inside the transaction that is open, and undoes it. */
export async function runProbe(client: Client, probe: RowProbe, role: string): Promise<string> {
  const { actor } = probe;
  const begin = `SAVEPOINT probe; ${probe.before}SET LOCAL ROLE ${role}; ${settingsOf(actor)}`;
  try {
    const results = (await client.query(`${begin}; ${probe.statement}`)) as unknown as {
      rows: { hashes?: string }[];
      rowCount: number;
    }[];
    const last = results.at(-1);
    return last?.rows[0]?.hashes ?? (probe.what === 'sees' ? '' : `${last?.rowCount ?? 0} rows`);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // 42501 is both "permission denied" and "violates row-level security policy": neither lets anything through.
    return code === '42501' ? REFUSED : `${code ?? ''} ${message}`;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT probe');
  }
}

export function settingsOf(actor: RowActor): string {
  const { storeId, kind, userId, customerIds, teamIds, scopes } = actor;
  return [
    `SET LOCAL app.store_id = '${storeId}'`,
    `SET LOCAL app.kind = '${kind}'`,
    `SET LOCAL app.user_id = '${userId}'`,
    `SET LOCAL app.customer_ids = '{${customerIds.join(',')}}'`,
    `SET LOCAL app.team_ids = '${teamIds === '*' ? '*' : `{${teamIds.join(',')}}`}'`,
    `SET LOCAL app.scopes = '{${scopes.join(',')}}'`,
  ].join('; ');
}

/** Schema and table, each in quotes: `user` is a word of SQL. */
export const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

const hashesOf = (name: string, where: string): string =>
  `SELECT coalesce(string_agg(md5(t::text), ' ' ORDER BY md5(t::text)), '') AS hashes FROM ${name} t WHERE ${where}`;

/** Whether somebody writes some rows of a table only, so that they could give one away. */
function isLimited(access: TableAccess, { kind, teamIds }: RowActor): boolean {
  if (kind === 'portal') return true;
  return kind === 'staff' && teamIds !== '*' && (access.team ?? access.teamWrites) !== undefined;
}

function visible(access: TableAccess, actor: RowActor): string {
  if (actor.kind === 'system') return 'true';
  if (actor.kind === 'staff') return actor.teamIds === '*' ? 'true' : withActor(access.team ?? 'true', actor);
  if (actor.kind === 'partner')
    return actor.scopes.map((scope) => access.scopes?.[scope]).find((rows) => rows !== undefined) ?? 'false';
  const shown =
    actor.kind === 'portal' ? access.portal : actor.kind === 'visitor' ? access.visitor : undefined;
  return withActor(shown ?? 'false', actor);
}

function written(access: TableAccess, actor: RowActor): string {
  if (access.readOnly) return 'false';
  if (actor.kind === 'system') return 'true';
  if (actor.kind === 'staff')
    return actor.teamIds === '*' ? 'true' : (access.teamWrites ?? access.team ?? 'true');
  return (actor.kind === 'portal' ? access.portalWrites : undefined) ?? 'false';
}

function withActor(condition: string, actor: RowActor): string {
  const user = actor.userId === '' ? 'NULL::uuid' : `'${actor.userId}'::uuid`;
  const teams = actor.teamIds === '*' ? [] : actor.teamIds;
  return condition
    .replaceAll('$user', user)
    .replaceAll('$teams', `'{${teams.join(',')}}'::uuid[]`)
    .replaceAll('$customers', `'{${actor.customerIds.join(',')}}'::uuid[]`);
}

async function countOf(client: Client, name: string, actor: RowActor, writable: string): Promise<number> {
  const where = `store_id = '${actor.storeId}' AND (${withActor(writable, actor)})`;
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${name} WHERE ${where}`,
  );
  return rows[0]?.count ?? 0;
}

async function insertable(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [quoted(table)],
  );
  return rows[0]?.names ?? '';
}
