import { instantDate } from '#lib/format.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { id, words } from '#lib/list/filters.ts';
import { type AsksOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Customers } from './customers.operation.ts';
import type { ListedCustomer } from './listed-customer.ts';

type Variables = VariablesOf<typeof Customers>;
type Sort = NonNullable<Variables['sort']>;

const CHARITY = { YES: m.yes, NO: m.no, NOT_ASKED: m.charity_not_asked };

/** The customer list: a new column is one entry here, and its field in the operation beside it. */
export const CUSTOMERS = listOf<ListedCustomer, Sort, AsksOf<Variables>>()({
  name: 'customers',
  size: 50,
  sortedBy: 'number',
  filters: { search: words, group: id },
  columns: [
    {
      key: 'number',
      word: m.col_number,
      sort: 'NUMBER',
      first: 'desc',
      width: 5,
      isNumeric: true,
      shown: 'always',
      phone: 'sub',
    },
    {
      key: 'charity',
      word: m.col_charity,
      sort: 'CHARITY',
      width: 6,
      shown: 'standard',
      isUsed: (rows) => rows.some(({ consignor }) => consignor),
      asks: ['withConsignor'],
      cell: ({ consignor }) => consignor && CHARITY[consignor.charity](),
    },
    {
      key: 'social-title',
      word: m.social_title,
      sort: 'SOCIAL_TITLE',
      width: 5,
      cell: ({ socialTitle }) => socialTitle,
    },
    {
      key: 'first-name',
      word: m.first_name,
      sort: 'FIRST_NAME',
      width: 5,
      shown: 'standard',
      phone: 'title',
    },
    { key: 'last-name', word: m.last_name, sort: 'LAST_NAME', width: 6, shown: 'standard', phone: 'title' },
    {
      key: 'company',
      word: m.col_company,
      sort: 'COMPANY_NAME',
      width: 6,
      shown: 'standard',
      isUsed: (rows) => rows.some(({ companyName }) => companyName),
      phone: 'title',
    },
    {
      key: 'address',
      word: m.col_address,
      sort: 'ADDRESS',
      width: 6,
      shown: 'standard',
      asks: ['withConsignor'],
      look: 'muted',
    },
    {
      key: 'town',
      word: m.col_town,
      sort: 'TOWN',
      width: 5,
      shown: 'standard',
      cell: ({ billingAddress }) => billingAddress.town,
      look: 'muted',
      phone: 'sub',
    },
    {
      key: 'email',
      word: m.col_email,
      sort: 'EMAIL',
      width: 10,
      cell: ({ email }) => email,
      look: 'muted',
    },
    {
      key: 'telephone',
      word: m.telephone,
      sort: 'TELEPHONE',
      width: 7,
      cell: ({ telephone }) => telephone,
      look: 'muted',
    },
    {
      key: 'groups',
      word: m.area_groups,
      sort: 'GROUP',
      width: 10,
      shown: 'standard',
      asks: ['withGroups'],
    },
    {
      key: 'sales',
      word: m.sales_so_far,
      sort: 'SALES_TOTAL',
      first: 'desc',
      width: 5,
      isNumeric: true,
      shown: 'standard',
      asks: ['withSales'],
      phone: 'line',
    },
    {
      key: 'registered',
      word: m.registered_on,
      sort: 'REGISTERED_AT',
      first: 'desc',
      width: 6,
      cell: ({ registeredAt }, timeZone) => instantDate(registeredAt, timeZone),
      look: 'muted',
    },
    {
      key: 'last-visit',
      word: m.last_visit,
      sort: 'LAST_VISIT_AT',
      first: 'desc',
      width: 6,
      cell: ({ lastVisitAt }, timeZone) => lastVisitAt && instantDate(lastVisitAt, timeZone),
      look: 'muted',
    },
    {
      key: 'newsletter',
      word: m.newsletter,
      sort: 'NEWSLETTER',
      first: 'desc',
      width: 6,
      cell: ({ newsletter }) => (newsletter.state === 'ON' ? m.yes() : m.no()),
    },
    {
      key: 'enabled',
      word: m.enabled,
      sort: 'ENABLED',
      width: 5,
      shown: 'standard',
      asks: ['withUsers'],
    },
  ],
});
