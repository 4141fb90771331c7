import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { newId } from '../../services/kernel/id/id';
import type { CustomerSort } from '../../services/customers/customer/customer.sort';
import { sortedList } from './sorted';
import { create, lists, myPage, type Statement } from './statements';

/**
 * What the product is held against: hand-written SQL behind node:http, one prepared statement an operation.
 * FLOOR=guarded adds what the design's security must cost: the session behind the token, and the statement
 * in a transaction of a role under row-level security.
 */
const isGuarded = process.env['FLOOR'] === 'guarded';
const storeId = '30042';
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

interface ListRow {
  id: string;
  number: number;
  kind: string;
  social_title: string;
  first_name: string;
  last_name: string;
  company_name: string;
  email: string;
  telephone: string;
  billing_street: string;
  billing_postal_code: string;
  billing_town: string;
  billing_country: string;
  registered_at: Date;
  last_visit_at: Date | number;
  newsletter_state: string;
  groups: unknown;
  total: number;
  /** What only the console's list has. */
  charity?: string | null;
  sales_total_minor?: number;
  currency?: string;
  users?: unknown;
  options?: unknown;
  columns?: string[] | null;
}

async function run<Row extends QueryResultRow>(
  request: IncomingMessage,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  if (!isGuarded) return (await pool.query<Row>({ name, text, values })).rows;
  const client = await pool.connect();
  try {
    await client.query(await beginOf(client, request));
    const { rows } = await client.query<Row>({ name, text, values });
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}

async function beginOf(client: PoolClient, request: IncomingMessage): Promise<string> {
  const token = createHash('sha256')
    .update(request.headers.authorization?.slice('Session '.length) ?? '')
    .digest();
  const text = 'SELECT kind, person, customers FROM bench.session_of($1)';
  const { rows } = await client.query<{ kind: string | null; person: string; customers: string[] | null }>({
    name: 'floor-session',
    text,
    values: [token],
  });
  const session = rows[0];
  if (!session?.kind) throw new Error('There is no such session');
  return `BEGIN; SET LOCAL app.store_id = '${storeId}'; SET LOCAL app.kind = '${session.kind}'; SET LOCAL app.user_id = '${session.person}'; SET LOCAL app.customer_ids = '{${(session.customers ?? []).join()}}'`;
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const get = (name: string): string => searchParams.get(name) ?? '';
  if (pathname === '/my') {
    const since = new Date(Date.now() - 60 * 86_400_000);
    const [row] = await run<{ page: unknown }>(request, myPage, [storeId, get('customer'), since]);
    return { data: { customer: row?.page } };
  }
  if (pathname === '/create') {
    const input = JSON.parse(await bodyOf(request)) as Record<string, string> & {
      billingAddress: Record<string, string>;
    };
    const { street, postalCode, town, country } = input.billingAddress;
    const values = [
      storeId,
      newId(),
      input['kind'],
      input['firstName'],
      input['lastName'],
      input['email'],
      input['telephone'],
      street,
      postalCode,
      town,
      country,
    ];
    const [made] = await run(request, create, values);
    return { data: { createCustomer: { __typename: 'Customer', ...made } } };
  }
  if (pathname !== '/list') return { data: null };
  const values = [storeId, get('staff')];
  switch (get('by')) {
    case 'lean':
      return pageOf(await run<ListRow>(request, lists.lean, [storeId]));
    case 'deep':
      return pageOf(await run<ListRow>(request, lists.deep, [...values, get('number'), get('id')]));
    case 'group':
      return pageOf(await run<ListRow>(request, lists.group, [...values, get('group')]));
    case 'sorted': {
      const [group, words] = [get('group') || null, get('words')];
      const asked = {
        ...{ sort: get('sort') as CustomerSort, isMany: get('many') !== '' },
        ...{ isGrouped: group !== null, isSearched: words !== '' },
      };
      return pageOf(
        await run<ListRow>(request, sortedList(asked), [storeId, group, `%${words.toLowerCase()}%`]),
      );
    }
    case 'search':
      return pageOf(
        await run<ListRow>(request, isGuarded ? lists.guardedSearch : lists.search, [
          ...values,
          `%${get('words').toLowerCase()}%`,
        ]),
      );
    default:
      return pageOf(await run<ListRow>(request, lists.all, values));
  }
}

const given = (value: string): string | null => value || null;

function pageOf(rows: ListRow[]): unknown {
  const shown = rows.slice(0, 50);
  const cursor = (row: ListRow | undefined): string | null => (row ? `${row.number}.${row.id}` : null);
  return {
    data: {
      customers: {
        nodes: shown.map((row) => ({
          id: row.id,
          number: row.number,
          kind: row.kind,
          displayName: (row.kind === 'COMPANY' && row.company_name) || `${row.first_name} ${row.last_name}`,
          socialTitle: given(row.social_title),
          firstName: given(row.first_name),
          lastName: given(row.last_name),
          companyName: given(row.company_name),
          email: given(row.email),
          telephone: given(row.telephone),
          billingAddress: {
            street: given(row.billing_street),
            postalCode: given(row.billing_postal_code),
            town: given(row.billing_town),
            country: given(row.billing_country),
          },
          registeredAt: row.registered_at,
          lastVisitAt: row.last_visit_at instanceof Date ? row.last_visit_at : null,
          newsletter: { state: row.newsletter_state },
          groups: row.groups,
          ...(row.currency === undefined ? {} : wideOf(row)),
        })),
        pageInfo: {
          hasNextPage: rows.length > 50,
          hasPreviousPage: false,
          startCursor: cursor(shown[0]),
          endCursor: cursor(shown.at(-1)),
        },
        total: { count: rows[0]?.total ?? 0, capped: false },
      },
      ...(rows[0]?.currency === undefined
        ? {}
        : { customerGroups: rows[0].options, viewer: { staffMember: { columns: rows[0].columns } } }),
    },
  };
}

function wideOf(row: ListRow): Record<string, unknown> {
  return {
    consignor: row.charity == null ? null : { customerId: row.id, charity: row.charity },
    salesTotal: { amountMinor: row.sales_total_minor, currency: row.currency },
    users: row.users,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const server = createServer((request, response) => {
  const send = (status: number, body: unknown): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  answer(request).then(
    (body) => send(200, body),
    (error: unknown) => send(500, { errors: [{ message: String(error) }] }),
  );
});
// Each server rests while the others are measured: longer than Node would keep a connection open.
server.keepAliveTimeout = 300_000;
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => void pool.end());
});
