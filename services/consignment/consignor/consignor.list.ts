import { IsDate, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { connectionOf, countUpTo, keysetSql, pageOf } from '../../kernel/connection/connection';
import { connectionType, PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { DateTime } from '../../kernel/graph/shared';
import { Consignor } from './consignor';
import { consignorOf, consignorsSql, type ConsignorRow } from './consignor.rows';

@InputType({ description: 'Which consignors a list is of: those of whom all that is said here holds.' })
export class ConsignorFilter {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Only those whose agreements were written since this instant, see `updatedAt`; null = whenever.',
  })
  @IsOptional()
  @IsDate()
  changedSince?: Date | null;
}

@ArgsType()
export class ConsignorListArguments extends PageArgs {
  @Field(() => ConsignorFilter, { nullable: true, description: 'Which ones; null = all.' })
  @IsOptional()
  @ValidateNested()
  filter?: ConsignorFilter | null;
}

export const ConsignorConnection = connectionType(Consignor, { name: 'Consignor', many: 'consignors' });

const filterSql = '($1::timestamptz IS NULL OR k.updated_at >= $1)';

/** All consignors of the store, whose customer is the newest first. */
export async function listConsignors(
  call: Call,
  wanted: ConsignorListArguments,
): Promise<Connection<Consignor>> {
  const page = pageOf(wanted);
  const values = [wanted.filter?.changedSince ?? null];
  const keyset = keysetSql(page, 'k.customer_id', 'k.customer_id', 'DESC', 'uuid', 3);
  const rows = await call.read((tx) =>
    tx.sql<ConsignorRow>(`${consignorsSql} WHERE ${filterSql} ${keyset.where} ${keyset.order} LIMIT $2`, [
      ...values,
      page.size + 1,
      ...(page.key ?? []),
    ]),
  );
  return {
    ...connectionOf(page, rows, ({ customerId }) => [customerId, customerId], consignorOf),
    count: () => call.read((tx) => countUpTo(tx, `consignment.consignor k WHERE ${filterSql}`, values)),
  };
}
