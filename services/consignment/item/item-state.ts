import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** What became of an item [R-CO2]. DUE is not among them: it is ON_SALE past its return date. */
export const ItemState = codesOf(
  'ItemState',
  'What became of an item. Being due is no state: it is ON_SALE past the return date, see `isDue`.',
  {
    DRAFT: 'Entered by the consignor, not handed in.',
    SUBMITTED: 'The consignor is done; waiting for labels and receipt.',
    RECEIVED: 'In the store, without a price yet.',
    REJECTED: 'Not accepted at receipt.',
    ON_SALE: 'In the store with a price.',
    SOLD: "Sold; the share is on the consignor's balance.",
    RETURNED: 'Taken back by the consignor.',
    DONATED: 'Given to charity.',
    WITHDRAWN: 'Taken off sale before its return date.',
    LOST: 'Missing from the store.',
  },
);
export type ItemState = CodeOf<typeof ItemState>;
