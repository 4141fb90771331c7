import type { OperationFixture } from './operations';

const none: OperationFixture = { variables: () => ({}), named: {} };
/** Its item is in the store, whatever was done to it before. */
const inStore: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.item SET state = 'ON_SALE' WHERE store_id = '${storeId}' AND id = '${own.item}';
  RESET session_replication_role`;

/** The operations of labels. */
export const labelOperations: Record<string, OperationFixture> = {
  'Query.itemsToLabel': { variables: () => ({ need: 'NEW', first: 2 }), named: {} },
  'Query.labelCounts': none,
  'Query.labelPapers': none,
  'Query.labelPrints': none,
  'Query.labelPrint': { variables: (own) => ({ id: own.print }), named: { id: 'print' } },
  'Query.labelPreview': {
    variables: (own) => ({ itemId: own.item, on: { paper: 'AVERY_L7160' } }),
    named: { itemId: 'item' },
    renew: inStore,
  },
  'Mutation.printLabels': {
    variables: (own) => ({
      input: {
        itemIds: [own.item],
        on: { paper: 'OWN_SHEET', measures: { widthMm: 70, heightMm: 37, columns: 3, rows: 8 } },
      },
    }),
    named: {
      ...{ 'input.itemIds': 'item', 'input.intakeId': 'intake', 'input.printId': 'print' },
      'input.idempotencyKey': 'key',
    },
    renew: inStore,
  },
};
