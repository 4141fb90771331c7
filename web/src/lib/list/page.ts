import type { FragmentOf } from '#lib/graph/graphql.ts';
import type * as shared from '#lib/graph/shared.operation.ts';
import type { Here } from './view.ts';

export type PageInfo = FragmentOf<typeof shared.PageInfo>;
export type Total = FragmentOf<typeof shared.Total>;

/** One page of a list as it is shown: where its reader stands, and what the graph answered. */
export interface ListPage<Row, Key extends string, Filter extends string> {
  here: Here<Key, Filter>;
  columns: Key[];
  /** Somebody chose these: then they stand as chosen, on a phone too. */
  isOwnChoice: boolean;
  rows: Row[];
  /** None where all stand on one page. */
  pageInfo?: PageInfo;
  total?: Total;
}
