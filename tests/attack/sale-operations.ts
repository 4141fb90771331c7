import type { OperationFixture } from './operations';

/** An item on sale of every seeded store, and of none of those who attack. */
export const SOLD_SKU = '100021';

/** It is called by its number, also where a sign stood in its place, and so much of it is taken. */
const unitTaken = (storeId: string, taken: 0 | 1): string => `
  UPDATE commerce.sellable_unit SET sku = '${SOLD_SKU}', offered = 1, taken = ${taken} WHERE store_id = '${storeId}'
    AND id = (SELECT id FROM consignment.item WHERE store_id = '${storeId}' AND number = ${SOLD_SKU})`;
/** It can be sold, whatever was sold before. */
const onSale: OperationFixture['renew'] = (_own, storeId) => `
  SET session_replication_role = replica;
  ${unitTaken(storeId, 0)};
  RESET session_replication_role`;
/** The order stands, whatever was undone before. */
const stands: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE commerce.order_line SET returned = 0, reversed_minor = 0 WHERE store_id = '${storeId}' AND order_id = '${own.order}';
  UPDATE commerce.order SET returned = 0, reversed_minor = 0, paid_minor = total_minor WHERE store_id = '${storeId}' AND id = '${own.order}';
  ${unitTaken(storeId, 1)};
  RESET session_replication_role`;

/** The operations of what is sold over the counter. */
export const saleOperations: Record<string, OperationFixture> = {
  // A number is one of the own store's, whoever else has it too.
  'Query.sellableUnitBySku': { variables: () => ({ sku: SOLD_SKU }), named: {} },
  'Query.order': { variables: (own) => ({ id: own.order }), named: { id: 'order' } },
  'Query.orderByNumber': { variables: () => ({ number: 1001 }), named: {} },
  'Query.orders': { variables: () => ({ first: 2 }), named: {} },
  'Mutation.recordSale': {
    variables: (own) => ({
      input: {
        lines: [{ sku: SOLD_SKU, discount: { amountMinor: 100, borneBy: 'STORE' } }],
        customerId: own.customer,
        externalReceipt: 'CANARY',
      },
    }),
    named: { 'input.customerId': 'customer', 'input.idempotencyKey': 'key' },
    renew: onSale,
  },
  'Mutation.addStoreCredit': {
    variables: (own) => ({ input: { customerId: own.customer, amountMinor: 100, reason: 'CANARY' } }),
    named: { 'input.customerId': 'customer', 'input.idempotencyKey': 'key' },
  },
  'Query.dryRunTillSales': {
    variables: (own) => ({ fileId: own.tillFile }),
    named: { fileId: 'tillFile' },
  },
  'Query.tillImport': { variables: (own) => ({ id: own.tillImport }), named: { id: 'tillImport' } },
  'Query.tillImports': { variables: () => ({}), named: {} },
  'Mutation.startTillImport': {
    variables: (own) => ({ input: { fileId: own.tillFile } }),
    named: { 'input.fileId': 'tillFile' },
  },
  'Mutation.stopTillImport': {
    variables: (own) => ({ input: { jobId: own.tillImport } }),
    named: { 'input.jobId': 'tillImport' },
  },
  'Mutation.undoSale': {
    variables: (own) => ({ input: { orderId: own.order, lineIds: [own.orderLine] } }),
    named: { 'input.orderId': 'order', 'input.lineIds': 'orderLine' },
    renew: stands,
  },
};
