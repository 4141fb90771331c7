import { Field, Int, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { Money } from '../../kernel/graph/shared';

/** As what the payments of a run can be had. */
export const TransferFormat = codesOf('TransferFormat', 'As what the transfers of a payout run can be had.', {
  PAIN_001: 'XML of ISO 20022, pain.001.001.09: what banks take in.',
  CSV: 'A table, in the words of the store: to be read, and for banks that take such.',
});
export type TransferFormat = CodeOf<typeof TransferFormat>;

@ObjectType({
  description:
    'What the bank is to transfer for a payout run: what was taken back meanwhile is not in it. Staff who may pay out.',
})
export class PayoutTransfers {
  @Field(() => Int, { description: 'How many payments there are.' })
  count: number;
  @Field(() => Money, { description: 'Their sum, which the bank is to come to as well.' })
  total: Money;
  @Field(() => Int, {
    description: 'How many more are paid by transfer, without an account that was known when they were paid.',
  })
  withoutAccount: number;
  @Field(() => [TransferFormat], {
    description:
      'As what they can be had: none where there is no payment, no PAIN_001 where the store names no account of its own.',
  })
  formats: TransferFormat[];
}
