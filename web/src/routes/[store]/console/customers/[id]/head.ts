import { error, type RequestEvent } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { isId } from '#lib/list/filters.ts';
import { found } from '#lib/server/ask.ts';
import type { CustomerHead } from './head.operation.ts';

/** What every tab brings along for the head above it, asked for in the tab's own operation. */
export interface Head {
  customer: ResultOf<typeof CustomerHead>;
  /** The tab's operation with its variables, for the graph explorer. */
  operation: string;
  variables: Record<string, unknown>;
  /** When the page is read: whether a mailed link still works. */
  now: string;
}

/** The same day a year ago, in the store's calendar; of 29 February the first of March. */
function yearBefore(today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year - 1, month - 1, day)).toISOString().slice(0, 10);
}

/** Which customer, and since when its year counts: every tab's operation wants these two. */
export function whichCustomer({ params, locals }: RequestEvent): { id: string; yearAgo: string } {
  const id = params['id'] ?? '';
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  return { id, yearAgo: yearBefore(todayIn(locals.store?.timeZone ?? 'UTC')) };
}

/** The customer with the head made of it, or the page that says why there is none. */
export function withHead<Data extends { customer: Head['customer'] | null }>(
  { locals: { requestId } }: RequestEvent,
  { data, partial }: { data: Data; partial: boolean },
  operation: string,
  variables: Record<string, unknown>,
): { customer: NonNullable<Data['customer']>; head: Head; partial: boolean } {
  const customer: NonNullable<Data['customer']> = found(data.customer, {
    partial,
    what: 'customer',
    requestId,
  });
  return { customer, head: { customer, operation, variables, now: new Date().toISOString() }, partial };
}
