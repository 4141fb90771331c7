import { ArgsType, Field, InputType } from 'type-graphql';
import {
  cappedTotal,
  connectionOf,
  COUNTED_UP_TO,
  keysetSql,
  limitedSql,
  pageOf,
  type Page,
} from '../../kernel/connection/connection';
import { connectionType, PageArgs, type Connection } from '../../kernel/connection/connection-type';
import { Places, type Statement } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { DateTime } from '../../kernel/graph/shared';
import { Consignor } from './consignor';
import { consignorOf, consignorsSql, type ConsignorRow } from './consignor.rows';
import { isOpenSql } from '../store/store';

@InputType({ description: 'Which consignors a list is of: those of whom all that is said here holds.' })
export class ConsignorFilter {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Only those whose agreements were written since this instant, see `updatedAt`; null = whenever.',
  })
  changedSince?: Date | null;
}

@ArgsType()
export class ConsignorListArguments extends PageArgs {
  @Field(() => ConsignorFilter, { nullable: true, description: 'Which ones; null = all.' })
  filter?: ConsignorFilter | null;
}

export const ConsignorConnection = connectionType(Consignor, { name: 'Consignor', many: 'consignors' });

/** All consignors of the store, whose customer is the newest first. */
export async function listConsignors(
  call: Call,
  wanted: ConsignorListArguments,
): Promise<Connection<Consignor>> {
  const page = pageOf(wanted);
  const changedSince = wanted.filter?.changedSince ?? null;
  const rows = await call.read(async (tx) => {
    const isFew = changedSince !== null && (await countOf(tx, changedSince)) <= COUNTED_UP_TO;
    const { text, values } = pageSql(page, changedSince, isFew);
    return tx.sql<ConsignorRow>(text, values);
  });
  return {
    ...connectionOf(page, rows, ({ customerId }) => [customerId, customerId], consignorOf),
    count: async () => cappedTotal(await call.read((tx) => countOf(tx, changedSince))),
  };
}

/** Few that changed are read and sorted; of many a page is soon together along the key. */
function pageSql(page: Page, changedSince: Date | null, isFew: boolean): Statement {
  const places = new Places();
  const limit = places.of(page.size + 1, 'int');
  const since = changedSince === null ? 'true' : `k.updated_at >= ${places.of(changedSince, 'timestamptz')}`;
  const from = isFew ? `(${changedSql(since)}) k` : 'consignment.consignor k';
  const { where, order } = keysetSql(
    page,
    'k.customer_id',
    'k.customer_id',
    'DESC',
    'uuid',
    places.keyOf(page),
  );
  const ids = limitedSql(
    `SELECT k.customer_id FROM ${from} WHERE ${isFew ? 'true' : since} ${where} ${order}`,
    limit,
  );
  const text = `WITH page AS MATERIALIZED (${ids}) ${consignorsSql} JOIN page ON page.customer_id = k.customer_id ${order}`;
  return { text, values: places.values };
}

/** In the order of their index, which holds all this reads; a plan for any moment would read the table. */
const changedSql = (since: string): string =>
  `SELECT k.customer_id FROM consignment.consignor k WHERE ${isOpenSql} AND ${since} ORDER BY k.updated_at`;

/** How many there are, up to one more than are counted. */
async function countOf(tx: Transaction, changedSince: Date | null): Promise<number> {
  const places = new Places();
  const from =
    changedSince === null
      ? `SELECT 1 FROM consignment.consignor k WHERE ${isOpenSql}`
      : changedSql(`k.updated_at >= ${places.of(changedSince, 'timestamptz')}`);
  const [row] = await tx.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM (${from}) k LIMIT ${COUNTED_UP_TO + 1}) found`,
    places.values,
  );
  return row?.count ?? 0;
}
