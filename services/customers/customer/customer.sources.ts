import type { Places } from '../../kernel/connection/statement';
import type { Filter } from './customer.filter';
import { readingsOf, type Reading } from './customer.search';

/** Where those of a filter may be looked for, each by an index of its own. */
export type Source = 'search' | 'group' | 'changes';

/** The ids that a source has, up to one more than `most`. Each in the order of an index that holds them, or a plan for any would read the table. */
export function sourceSql(source: Source, filter: Filter, places: Places, most: number | null): string {
  switch (source) {
    case 'group':
      return `SELECT m.customer_id AS id FROM customers.customer_group_member m
               WHERE m.group_id = ${places.of(filter.groupId, 'uuid')} ORDER BY m.number DESC`;
    case 'changes':
      return `SELECT c.id FROM customers.customer c
               WHERE c.updated_at >= ${places.of(filter.changedSince, 'timestamptz')} ORDER BY c.updated_at`;
    case 'search': {
      const group = places.of(filter.groupId, 'uuid');
      const atMost = places.of(most === null ? null : most + 1, 'int');
      return readingsOf(filter.search ?? '', filter.country ?? '')
        .map((reading) => {
          const [longest, others] = patternsOf(reading, places);
          return `SELECT id FROM customers.search_customers(${longest}, ${others}, ${group}, ${atMost}) AS found (id)`;
        })
        .join(' UNION ');
    }
  }
}

/** What holds of a customer `c` whom the filter lets through, but for what the source has looked at. */
export function testsOf(filter: Filter, places: Places, source?: Source): string[] {
  const { search, groupId, changedSince, country = '' } = filter;
  const tests: string[] = [];
  // One value and no EXISTS, which a plan for any group would answer by reading whole groups.
  if (groupId !== null && source !== 'group' && source !== 'search')
    tests.push(`(SELECT true FROM customers.customer_group_member m
        WHERE m.customer_id = c.id AND m.group_id = ${places.of(groupId, 'uuid')})`);
  if (changedSince !== null && source !== 'changes')
    tests.push(`c.updated_at >= ${places.of(changedSince, 'timestamptz')}`);
  if (search !== null && source !== 'search')
    tests.push(
      `(${readingsOf(search, country)
        .map((reading) => saysSql(reading, places))
        .join(' OR ')})`,
    );
  return tests;
}

function saysSql(reading: Reading, places: Places): string {
  const [longest, others] = patternsOf(reading, places);
  return `(c.search_text LIKE ${longest} AND c.search_text LIKE ALL (${others}))`;
}

function patternsOf({ longest, others }: Reading, places: Places): [longest: string, others: string] {
  return [
    `(SELECT customers.search_pattern(${places.of(longest, 'text')}))`,
    `ARRAY(SELECT customers.search_pattern(word) FROM unnest(${places.of(others, 'text[]')}) AS word)`,
  ];
}
