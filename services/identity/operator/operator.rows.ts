import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type ConnectionData,
} from '../../kernel/connection/connection';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Total } from '../../kernel/graph/shared';
import { plainLine } from '../../kernel/text/text';
import { aggregateIdOf } from '../store/store.rules';
import type { StoreListArguments } from './operator.input';
import type { StoreSummary } from './store-summary';

const DEFAULT_PAGE = 50;

/** A store as the database lists it for an operator. */
export type ListedStore = Omit<StoreSummary, 'consoleUrl'> & { [column: string]: unknown };

const COLUMNS = `s.id, s.name, s.country, s.portal_on AS "portalOn", s.is_set_up AS "isSetUp", s.created_at AS "createdAt",
  s.owners, s.invited_email AS "invitedEmail", s.invited_at AS "invitedAt"`;

/** The stores, by id; which there are for who asks, the function says. */
export async function listStores(
  call: Call,
  { id, search, ...args }: StoreListArguments,
): Promise<ConnectionData<ListedStore> & { count: () => Promise<Total> }> {
  const page = pageOf(args, DEFAULT_PAGE);
  const places = new Places();
  const part = plainLine(search).toLowerCase();
  const conditions = [
    ...(id == null ? [] : [`s.id = ${places.of(id, 'text')}`]),
    ...(part === '' ? [] : [`strpos(lower(s.name) || ' ' || s.id, ${places.of(part, 'text')}) > 0`]),
  ];
  const from = `identity.stores_for_operator() s WHERE ${conditions.join(' AND ') || 'true'}`;
  const values = [...places.values];
  const key = `('00000000-0000-8000-8000-0000000' || s.id)::uuid`;
  const keyset = keysetSql(page, 's.id', key, 'ASC', 'text', values.length + 2);
  const rows = await call.read((tx) =>
    tx.sql<ListedStore>(
      `SELECT ${COLUMNS} FROM ${from} ${keyset.where} ${keyset.order} LIMIT $${values.length + 1}`,
      [...values, page.size + 1, ...(page.key ?? [])],
    ),
  );
  return {
    ...connectionOf(
      page,
      rows,
      (row) => [row.id, aggregateIdOf(row.id)],
      (row) => row,
    ),
    count: () => call.read((tx) => countUpTo(tx, from, values)),
  };
}

/** One of them; null where there is none, or not for who asks. */
export async function findStore(call: Call, id: string): Promise<ListedStore | null> {
  const [row] = await call.read((tx) =>
    tx.sql<ListedStore>(`SELECT ${COLUMNS} FROM identity.stores_for_operator() s WHERE s.id = $1`, [id]),
  );
  return row ?? null;
}
