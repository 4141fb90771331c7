import type { OperationFixture } from './operations';

/** Its item is due, whatever was done to it before. */
const isDue: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.item SET state = 'ON_SALE', return_on = '2026-10-31' WHERE store_id = '${storeId}' AND id = '${own.item}';
  RESET session_replication_role`;

/** The operations of what is due. */
export const dueOperations: Record<string, OperationFixture> = {
  'Query.dueItems': { variables: () => ({}), named: { 'filter.customerId': 'customer' }, renew: isDue },
  'Query.dueMove': { variables: (own) => ({ id: own.dueMove }), named: { id: 'dueMove' } },
  'Query.graceEnding': { variables: () => ({ afterGrace: 'DONATED' }), named: {}, renew: isDue },
  'Mutation.moveDueItems': {
    variables: (own) => ({ input: { to: 'DONATED', itemIds: [own.item] } }),
    named: {
      ...{ 'input.itemIds': 'item', 'input.filter.customerId': 'customer' },
      'input.idempotencyKey': 'key',
    },
    renew: isDue,
  },
  'Mutation.priceDueItems': {
    variables: (own) => ({ input: { percentOff: 20, items: [{ id: own.item, priceMinor: 1000 }] } }),
    named: {
      ...{ 'input.items.id': 'item', 'input.filter.customerId': 'customer' },
      'input.idempotencyKey': 'key',
    },
    renew: isDue,
  },
};
