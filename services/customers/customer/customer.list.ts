import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { PageInfo, SortDirection, Total } from '../../kernel/graph/shared';
import { connectionOf, keysetSql, pageOf, type PageArguments } from '../../kernel/connection/connection';
import type { Call } from '../../kernel/database/call';
import { plainLine } from '../../kernel/text/text';
import { Customer, customerColumns, customerOf, type CustomerRow } from './customer';

export enum CustomerSort {
  NUMBER = 'NUMBER',
  SOCIAL_TITLE = 'SOCIAL_TITLE',
  FIRST_NAME = 'FIRST_NAME',
  LAST_NAME = 'LAST_NAME',
  COMPANY_NAME = 'COMPANY_NAME',
  EMAIL = 'EMAIL',
  TELEPHONE = 'TELEPHONE',
  ADDRESS = 'ADDRESS',
  TOWN = 'TOWN',
  CHARITY = 'CHARITY',
  SALES_TOTAL = 'SALES_TOTAL',
  REGISTERED_AT = 'REGISTERED_AT',
  LAST_VISIT_AT = 'LAST_VISIT_AT',
}
registerEnumType(CustomerSort, {
  name: 'CustomerSort',
  description: 'Columns the customer list sorts by [P2s]; ties by id.',
  valuesConfig: {
    NUMBER: { description: 'Customer number.' },
    SOCIAL_TITLE: { description: 'Social title.' },
    FIRST_NAME: { description: 'First name.' },
    LAST_NAME: { description: 'Surname.' },
    COMPANY_NAME: { description: 'Company name.' },
    EMAIL: { description: 'E-mail address.' },
    TELEPHONE: { description: 'Telephone, as text.' },
    ADDRESS: { description: 'Street of the billing address.' },
    TOWN: { description: 'Town of the billing address.' },
    CHARITY: { description: 'Where unsold goods go; by our copy of what consignment says, a moment behind.' },
    SALES_TOTAL: {
      description: 'What the customer bought; by our copy of what commerce says, a moment behind.',
    },
    REGISTERED_AT: { description: 'When the customer was made.' },
    LAST_VISIT_AT: { description: 'Last visit; never comes before all others.' },
  },
});

/** Sort → column and its type: user text never reaches the SQL [attack 4]. */
const sorts: Record<CustomerSort, { column: string; cast: string }> = {
  NUMBER: { column: 'c.number', cast: 'int' },
  SOCIAL_TITLE: { column: 'c.social_title', cast: 'text' },
  FIRST_NAME: { column: 'c.first_name', cast: 'text' },
  LAST_NAME: { column: 'c.last_name', cast: 'text' },
  COMPANY_NAME: { column: 'c.company_name', cast: 'text' },
  EMAIL: { column: 'c.email', cast: 'text' },
  TELEPHONE: { column: 'c.telephone', cast: 'text' },
  ADDRESS: { column: 'c.billing_street', cast: 'text' },
  TOWN: { column: 'c.billing_town', cast: 'text' },
  CHARITY: { column: 'c.charity', cast: 'text' },
  SALES_TOTAL: { column: 'c.sales_total_minor', cast: 'bigint' },
  REGISTERED_AT: { column: 'c.registered_at', cast: 'timestamptz' },
  LAST_VISIT_AT: { column: 'c.last_visit_at', cast: 'timestamptz' },
};

@ObjectType({ description: 'A customer in the list.' })
export class CustomerEdge {
  @Field(() => String, { description: 'Where the page after or before this one starts.' })
  cursor: string;
  @Field(() => Customer, { description: 'The customer.' })
  node: Customer;
}

/** Which customers a list is of; null = all. */
export interface CustomerFilter {
  search: string | null;
  groupId: string | null;
  /** How many match, up to one more than are counted; absent where the page did not say. */
  found?: number;
}

@Directive('@shareable')
@ObjectType({ description: 'A page of customers.' })
export class CustomerConnection {
  @Field(() => [CustomerEdge], { description: 'The customers with their cursors.' })
  edges: CustomerEdge[];
  @Field(() => [Customer], { description: 'The customers alone.' })
  nodes: Customer[];
  @Field(() => PageInfo, { description: 'What comes before and after.' })
  pageInfo: PageInfo;
  @Field(() => Total, { description: 'How many match in all.' })
  total: Total;
  filter: CustomerFilter;
}

export interface CustomerListArguments extends PageArguments {
  sort: CustomerSort;
  direction: SortDirection;
  search?: string | null;
  groupId?: string | null;
}

const countedUpTo = 10_000;

/** A page of the store's customers, by keyset: a deep page costs what the first costs. */
export async function listCustomers(call: Call, args: CustomerListArguments): Promise<CustomerConnection> {
  const page = pageOf(args);
  const filter: CustomerFilter = { search: plainLine(args.search) || null, groupId: args.groupId ?? null };
  const source = sourceOf(filter);
  // In one group, newest first, the membership's own index is the list.
  const byMembership = filter.groupId !== null && filter.search === null && args.sort === CustomerSort.NUMBER;
  const { column, cast } = byMembership ? { column: 'm.number', cast: 'int' } : sorts[args.sort];
  const keyset = keysetSql(
    page,
    column,
    byMembership ? 'm.customer_id' : 'c.id',
    args.direction,
    cast,
    source.values.length + 1,
  );
  // The limit is part of the text: as a parameter the planner would guess a tenth of the table.
  const limited = `${keyset.where} ${keyset.order} LIMIT ${page.size + 1}`;
  const text =
    filter.search === null
      ? `SELECT ${customerColumns}, ${column}::text AS sort_key FROM ${source.from} WHERE ${source.where} ${limited}`
      : foundText(source, column, limited, keyset.order);
  const name = `customers.list:${args.sort}:${keyset.order.endsWith('DESC') ? 'd' : 'a'}:${page.key === null ? 0 : 1}:${source.name}:${page.size}`;
  const rows = await call.read((tx) =>
    tx.sql<CustomerRow & { sort_key: string; found?: number }>(name, text, [
      ...source.values,
      ...(page.key ?? []),
    ]),
  );
  const connection = connectionOf(page, rows, (row) => [row.sort_key, row.id], customerOf);
  const found = rows[0]?.found ?? (filter.search !== null && page.key === null ? 0 : undefined);
  return { ...connection, filter: { ...filter, found } } as CustomerConnection;
}

/** A search looks once for the page and the total: the search itself is most of what either costs. */
function foundText(source: Source, column: string, limited: string, order: string): string {
  return `WITH found AS MATERIALIZED (SELECT c.id, ${column} AS sort_value FROM ${source.from} WHERE ${source.where}),
      page AS MATERIALIZED (SELECT c.* FROM found c WHERE true ${limited.replaceAll(column, 'c.sort_value')})
    SELECT ${customerColumns}, page.sort_value::text AS sort_key, (SELECT count(*)::int FROM found) AS found
      FROM page JOIN customers.customer c ON c.id = page.id ${order.replaceAll(column, 'page.sort_value')}`;
}

/** How many match: counter rows where there is one, otherwise counted through the policy up to 10,000. */
export async function countCustomers(call: Call, filter: CustomerFilter): Promise<Total> {
  if (filter.search === null) {
    const [row] = await call.read((tx) =>
      filter.groupId === null
        ? tx.sql<{ count: number }>(
            'customers.count',
            'SELECT customer_count AS count FROM customers.counter',
          )
        : tx.sql<{ count: number }>(
            'customers.count-group',
            'SELECT customer_count AS count FROM customers.customer_group_count WHERE group_id = $1',
            [filter.groupId],
          ),
    );
    return { count: row?.count ?? 0, capped: false };
  }
  if (filter.found !== undefined) return cappedTotal(filter.found);
  const source = sourceOf(filter);
  const [row] = await call.read((tx) =>
    tx.sql<{ count: number }>(
      `customers.count-found:${source.name}`,
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${source.from} WHERE ${source.where} LIMIT ${countedUpTo + 1}) found`,
      source.values,
    ),
  );
  return cappedTotal(row?.count ?? 0);
}

function cappedTotal(count: number): Total {
  return { count: Math.min(count, countedUpTo), capped: count > countedUpTo };
}

interface Source {
  name: string;
  from: string;
  where: string;
  values: unknown[];
}

function sourceOf(filter: CustomerFilter): Source {
  if (filter.search !== null) {
    const { longest, others } = wordsOf(filter.search);
    const grouped = filter.groupId !== null;
    return {
      name: grouped ? 'search-group' : 'search',
      from: `customers.search_customers(customers.search_pattern($1), ARRAY(SELECT customers.search_pattern(word) FROM unnest($2::text[]) AS word))
        AS found (id) JOIN customers.customer c ON c.id = found.id`,
      where: grouped
        ? 'EXISTS (SELECT 1 FROM customers.customer_group_member m WHERE m.store_id = c.store_id AND m.customer_id = c.id AND m.group_id = $3)'
        : 'true',
      values: grouped ? [longest, others, filter.groupId] : [longest, others],
    };
  }
  if (filter.groupId !== null) {
    return {
      name: 'group',
      from: 'customers.customer_group_member m JOIN customers.customer c ON c.store_id = m.store_id AND c.id = m.customer_id',
      where: 'm.group_id = $1',
      values: [filter.groupId],
    };
  }
  return { name: 'all', from: 'customers.customer c', where: 'true', values: [] };
}

/** Every word must occur; the longest one is looked up in the index, the others filter what it finds. */
export function wordsOf(search: string): { longest: string; others: string[] } {
  const words = plainLine(search)
    .slice(0, 200)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 8);
  const [longest = '', ...others] = words.sort((a, b) => b.length - a.length);
  return { longest, others };
}
