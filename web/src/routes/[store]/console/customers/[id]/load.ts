import { error, type RequestEvent } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { ask, askOrKeep } from '#lib/server/ask.ts';
import { pagingOf, placeOf } from '#lib/server/paging.ts';
import { periodIn } from '../../../my/sales/periods.ts';
import { CustomerConsignment, CustomerItems, CustomerSales } from './consignment.operation.ts';
import { CustomerDetails, CustomerHistory, CustomerUsers } from './customer.operation.ts';
import { ITEM_FILTERS, itemFilter } from './item-filter.ts';
import { CustomerMails } from './mail.operation.ts';
import { CustomerNote } from './note.operation.ts';
import type { TabName } from './tabs.ts';

const PAGE_SIZE = 50;

/** Which customer, and since when its year counts: every tab's operation wants these two. */
interface Which {
  id: string;
  yearAgo: string;
}

/** The same day a year ago, in the store's calendar; of 29 February the first of March. */
export function yearBefore(today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year - 1, month - 1, day)).toISOString().slice(0, 10);
}

function found<Found>(customer: Found | null): Found {
  if (!customer) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  return customer;
}

async function details(event: RequestEvent, which: Which) {
  const { data, partial } = await ask(event, CustomerDetails, which);
  const customer = found(data.customer);
  return {
    tab: 'details' as const,
    operation: 'CustomerDetails',
    variables: which,
    customer,
    groups: data.customerGroups,
    partial,
  };
}

async function consignment(event: RequestEvent, which: Which) {
  const answer = await askOrKeep(event, CustomerConsignment, which);
  if (!answer) return away(event, 'consignment');
  const { data, partial } = answer;
  const customer = found(data.customer);
  const selfEntryAllowed = data.store?.selfEntryAllowed ?? false;
  return {
    tab: 'consignment' as const,
    operation: 'CustomerConsignment',
    variables: which,
    customer,
    selfEntryAllowed,
    partial,
  };
}

async function items(event: RequestEvent, which: Which) {
  const filter = itemFilter(event.url.searchParams.get('state'));
  const variables = { ...which, ...ITEM_FILTERS[filter], ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, CustomerItems, variables);
  const customer = found(data.customer);
  return {
    tab: 'items' as const,
    operation: 'CustomerItems',
    variables,
    customer,
    filter,
    at: placeOf(event.url),
    size: PAGE_SIZE,
    partial,
  };
}

async function sales(event: RequestEvent, which: Which) {
  const { typed, period, wrong } = periodIn(event.url.searchParams);
  const variables = { ...which, ...period, ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, CustomerSales, variables);
  const customer = found(data.customer);
  const today = todayIn(event.locals.store?.timeZone ?? 'UTC');
  return {
    tab: 'sales' as const,
    operation: 'CustomerSales',
    variables,
    customer,
    typed,
    period,
    wrong,
    today,
    at: placeOf(event.url),
    size: PAGE_SIZE,
    partial,
  };
}

async function users(event: RequestEvent, which: Which) {
  const { data, partial } = await ask(event, CustomerUsers, which);
  return {
    tab: 'users' as const,
    operation: 'CustomerUsers',
    variables: which,
    customer: found(data.customer),
    partial,
  };
}

async function mail(event: RequestEvent, which: Which) {
  const variables = { ...which, after: event.url.searchParams.get('after') };
  const { data, partial } = await ask(event, CustomerMails, variables);
  return {
    tab: 'mail' as const,
    operation: 'CustomerMails',
    variables,
    customer: found(data.customer),
    partial,
  };
}

async function note(event: RequestEvent, which: Which) {
  const answer = await askOrKeep(event, CustomerNote, which);
  if (!answer) return away(event, 'note');
  const { data, partial } = answer;
  return {
    tab: 'note' as const,
    operation: 'CustomerNote',
    variables: which,
    customer: found(data.customer),
    partial,
  };
}

async function history(event: RequestEvent, which: Which) {
  const { data, partial } = await ask(event, CustomerHistory, which);
  const customer = found(data.customer);
  return {
    tab: 'history' as const,
    operation: 'CustomerHistory',
    variables: which,
    customer,
    groups: data.customerGroups,
    partial,
  };
}

/** After a form was sent and the graph is away: the form again, with what was typed, without the page around it. */
function away(event: RequestEvent, form: 'consignment' | 'note') {
  const { id = '' } = event.params;
  return { tab: 'away' as const, form, customerId: id, partial: true };
}

/** How each tab is loaded: one operation, which "Open in console" shows. */
export const LOADERS = { details, consignment, items, sales, users, mail, note, history } satisfies Record<
  TabName,
  (event: RequestEvent, which: Which) => Promise<{ tab: TabName | 'away' }>
>;
