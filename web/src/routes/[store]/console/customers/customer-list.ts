import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { id, words } from '#lib/list/filters.ts';
import { type AsksOf, type Cell, columnsOf, listOf, type Width } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Customers } from './customers.operation.ts';

/** A customer as the list asks for it. */
export type ListedCustomer = ResultOf<typeof Customers>['customers']['nodes'][number];
type Variables = VariablesOf<typeof Customers>;
type Sort = NonNullable<Variables['sort']>;
type Name = 'first-name' | 'last-name' | 'company';

const CHARITY = { YES: m.yes, NO: m.no, NOT_ASKED: m.charity_not_asked };

/** A consignor whose goods could not be sent back: staff are told [R-CO3]. */
export function lacksAddress({ consignor, billingAddress }: Lacking): boolean {
  return Boolean(consignor) && !billingAddress.street;
}
type Lacking = Pick<ListedCustomer, 'billingAddress'> & { consignor?: object | null };

/** A name finds its place among the columns that are shown; the first of them leads to the customer's page. */
const named = (part: Name) => (customer: ListedCustomer, shown: readonly string[]) => {
  const { firstName, lastName, companyName } = customer;
  const leads = part === ['last-name', 'company', 'first-name'].find((key) => shown.includes(key));
  // A company without a contact person stands where the surname would, unless it has a column of its own.
  const surname = lastName ?? (firstName || shown.includes('company') ? null : companyName);
  const text = { 'first-name': firstName, 'last-name': surname, company: companyName }[part];
  if (leads && !firstName && !lastName && !companyName)
    return { text: m.no_name(), look: 'plain faint', to: `/${customer.id}` };
  return text && leads ? { text, look: 'plain label-weight', to: `/${customer.id}` } : text;
};

function address(customer: ListedCustomer): Cell | string | null {
  if (!lacksAddress(customer)) return customer.billingAddress.street;
  return { text: m.address_missing(), status: { shape: 'tri', tone: 'warn' } };
}

const { text, figure, day } = columnsOf<ListedCustomer, Sort, AsksOf<Variables>>();
const name = <Key extends Name>(
  key: Key,
  word: () => string,
  width: Width,
  sort: Sort,
  shown: 'standard' | 'used' = 'standard',
) => text(key, word, width, { sort, shown, phone: 'title', cell: named(key) });

/** The customer list: a new column is one entry here, and its field in the operation beside it. */
export const CUSTOMERS = listOf({
  name: 'customers',
  size: 50,
  sortedBy: 'number',
  filters: { search: words, group: id },
  columns: [
    figure('number', m.col_number, 5, {
      sort: 'NUMBER',
      shown: 'always',
      phone: 'sub',
      cell: (customer) => ({ text: String(customer.number), to: `/${customer.id}` }),
    }),
    text('charity', m.col_charity, 6, {
      sort: 'CHARITY',
      shown: 'used',
      asks: ['withConsignor'],
      cell: ({ consignor }) => consignor && CHARITY[consignor.charity](),
    }),
    text('social-title', m.social_title, 5, { sort: 'SOCIAL_TITLE', cell: 'socialTitle' }),
    name('first-name', m.first_name, 5, 'FIRST_NAME'),
    name('last-name', m.last_name, 6, 'LAST_NAME'),
    name('company', m.col_company, 6, 'COMPANY_NAME', 'used'),
    text('address', m.col_address, 6, {
      sort: 'ADDRESS',
      shown: 'standard',
      asks: ['withConsignor'],
      cell: address,
      look: 'muted',
    }),
    text('town', m.col_town, 5, {
      sort: 'TOWN',
      shown: 'standard',
      phone: 'sub',
      cell: ({ billingAddress }) => billingAddress.town,
      look: 'muted',
    }),
    text('email', m.col_email, 10, { sort: 'EMAIL', cell: 'email', look: 'muted' }),
    text('telephone', m.telephone, 7, { sort: 'TELEPHONE', cell: 'telephone', look: 'muted' }),
    text('groups', m.area_groups, 10, { sort: 'GROUP', shown: 'standard', asks: ['withGroups'] }),
    figure('sales', m.sales_so_far, 5, {
      sort: 'SALES_TOTAL',
      shown: 'standard',
      asks: ['withSales'],
      phone: 'line',
      cell: 'salesTotal',
    }),
    day('registered', m.registered_on, 6, { sort: 'REGISTERED_AT', cell: 'registeredAt' }),
    day('last-visit', m.last_visit, 6, { sort: 'LAST_VISIT_AT', cell: 'lastVisitAt' }),
    text('newsletter', m.newsletter, 6, {
      sort: 'NEWSLETTER',
      first: 'desc',
      cell: ({ newsletter }) => (newsletter.state === 'ON' ? m.yes() : m.no()),
    }),
    text('enabled', m.enabled, 5, { sort: 'ENABLED', shown: 'standard', asks: ['withUsers'] }),
  ],
});
