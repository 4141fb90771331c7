import { paidInCredit } from '../../../schema/events/consignment';
import { handles } from '../../kernel/event/handler';
import { followPayouts } from './follow-payouts';

/** What consignors are paid as store credit is theirs to spend, and is taken back with its payout [S19]. */
export const onPaidInCredit = handles(paidInCredit, async ({ data }, { write }) => {
  await write((tx) => followPayouts(tx, data.payouts));
});
