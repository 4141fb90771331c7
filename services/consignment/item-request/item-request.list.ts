import {
  connectionOf,
  countUpTo,
  keysetSql,
  limitedSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import {
  requestColumnsSql,
  requestOf,
  requestsSql,
  type RequestRow,
  type ShownRequest,
} from './item-request.rows';
import { ASKABLE_STATES } from './item-request.rules';

/** What waits: an item that has left the store in the same moment leaves nothing to be answered. */
const waitingSql = `${requestsSql} WHERE r.state = 'OPEN' AND i.state = ANY ($1)`;

/** The requests that wait for an answer, whichever was asked first, first. */
export async function listRequests(call: Call, wanted: PageArguments): Promise<Connection<ShownRequest>> {
  const page = pageOf(wanted);
  const keyset = keysetSql(page, 'r.asked_at', 'r.item_id', 'ASC', 'timestamptz', 3);
  const text = limitedSql(
    `SELECT ${requestColumnsSql}, r.asked_at::text AS "key" FROM ${waitingSql} ${keyset.where} ${keyset.order}`,
    '$2::int',
  );
  const rows = await call.read((tx) =>
    tx.sql<RequestRow & { key: string }>(text, [ASKABLE_STATES, page.size + 1, ...(page.key ?? [])]),
  );
  return {
    ...connectionOf(page, rows, ({ key, itemId }) => [key, itemId], requestOf),
    count: () => call.read((tx) => countUpTo(tx, waitingSql, [ASKABLE_STATES])),
  };
}
