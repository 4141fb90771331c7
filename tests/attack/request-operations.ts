import type { OperationFixture } from './operations';

/** Its item is on sale, and another price of it is asked for, whatever was done before. */
const asked: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.item SET state = 'ON_SALE' WHERE store_id = '${storeId}' AND id = '${own.item}';
  INSERT INTO consignment.item_request AS known (store_id, item_id, customer_id, kind, price_minor, asked_at)
    VALUES ('${storeId}', '${own.item}', '${own.customer}', 'PRICE', 700, now())
    ON CONFLICT (store_id, item_id) DO UPDATE SET kind = 'PRICE', price_minor = 700, state = 'OPEN', closed_at = NULL, answer = '';
  RESET session_replication_role`;

/** The operations of what consignors ask for their items. */
export const requestOperations: Record<string, OperationFixture> = {
  'Query.marginReport': { variables: () => ({}), named: {} },
  'Query.marginReportPath': { variables: () => ({}), named: {} },
  'Query.itemRequests': { variables: () => ({ first: 2 }), named: {}, renew: asked },
  'Mutation.askForItem': {
    variables: (own) => ({ input: { id: own.item, kind: 'WITHDRAWAL', note: 'CANARY' } }),
    named: { 'input.id': 'item' },
    renew: asked,
  },
  'Mutation.takeBackRequest': {
    variables: (own) => ({ input: { id: own.item } }),
    named: { 'input.id': 'item' },
    renew: asked,
  },
  'Mutation.answerRequest': {
    variables: (own) => ({ input: { id: own.item, granted: false, answer: 'CANARY' } }),
    named: { 'input.id': 'item' },
    renew: asked,
  },
};
