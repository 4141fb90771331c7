import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** How somebody is paid out [S19]. */
export const PayoutMethod = codesOf('PayoutMethod', 'How consignors are paid out.', {
  TRANSFER: 'By transfer to their account.',
  CASH: 'In cash, against a receipt.',
  STORE_CREDIT: 'As store credit, with the bonus that the store gives on it.',
});
export type PayoutMethod = CodeOf<typeof PayoutMethod>;
