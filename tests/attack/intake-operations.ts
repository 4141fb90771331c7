import type { OperationFixture } from './operations';

/** The intake is open with its draft in it and nothing is taken from the allowance, whatever was done before. */
const openIntake: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.intake SET state = 'SUBMITTED', submitted_at = now()
   WHERE store_id = '${storeId}' AND customer_id = '${own.customer}' AND id <> '${own.intake}' AND state = 'OPEN';
  UPDATE consignment.intake SET state = 'OPEN', submitted_at = NULL, received_at = NULL, terms_version = '', receipt_mailed = NULL
   WHERE store_id = '${storeId}' AND id = '${own.intake}';
  DELETE FROM consignment.intake_receipt WHERE store_id = '${storeId}' AND intake_id = '${own.intake}';
  INSERT INTO consignment.item AS known (store_id, id, number, customer_id, intake_id, state, from_allowance)
    SELECT '${storeId}', '${own.draft}', max(number) + 1000, '${own.customer}', '${own.intake}', 'DRAFT', true FROM consignment.item WHERE store_id = '${storeId}'
    ON CONFLICT (store_id, id) DO UPDATE SET state = 'DRAFT', labels_printed = 0, label_price_minor = NULL, label_print_id = NULL;
  DELETE FROM consignment.item WHERE store_id = '${storeId}' AND customer_id = '${own.customer}' AND state = 'DRAFT' AND id <> '${own.draft}';
  UPDATE consignment.item SET from_allowance = true WHERE store_id = '${storeId}' AND id = '${own.draft}';
  UPDATE consignment.consignor SET item_allowance_remaining = item_allowance - 1, allowance_frozen = false
   WHERE store_id = '${storeId}' AND customer_id = '${own.customer}';
  RESET session_replication_role`;
/** The intake was handed over with what was its draft, and nothing in it is decided. */
const handedOver: OperationFixture['renew'] = (own, storeId) => `${openIntake(own, storeId)};
  SET session_replication_role = replica;
  UPDATE consignment.intake SET state = 'SUBMITTED', submitted_at = now(), received_at = NULL WHERE store_id = '${storeId}' AND id = '${own.intake}';
  UPDATE consignment.item SET state = 'SUBMITTED', received_on = NULL, share_percent = NULL, share_base = NULL WHERE store_id = '${storeId}' AND id = '${own.draft}';
  RESET session_replication_role`;

/** The operations of what is brought, received and priced. */
export const intakeOperations: Record<string, OperationFixture> = {
  'Query.consignmentSettings': { variables: () => ({}), named: {} },
  'Mutation.addBalanceLine': {
    variables: (own) => ({
      input: { customerId: own.customer, kind: 'FEE', amountMinor: -100, itemId: own.item, reason: 'CANARY' },
    }),
    named: { 'input.customerId': 'customer', 'input.itemId': 'item', 'input.idempotencyKey': 'key' },
  },
  'Mutation.updateConsignmentSettings': {
    variables: () => ({ input: { graceDays: 15, markdownSteps: [{ afterDays: 700, percent: 20 }] } }),
    named: {},
  },
  'Query.intake': { variables: (own) => ({ id: own.intake }), named: { id: 'intake' } },
  'Query.intakeReceiptPath': {
    variables: (own) => ({ intakeId: own.intake }),
    named: { intakeId: 'intake' },
    renew: (own, storeId) => `
      INSERT INTO consignment.intake_receipt (store_id, intake_id, customer_id, received_on, language, items)
        VALUES ('${storeId}', '${own.intake}', '${own.customer}', '2026-11-22', 'nl', '[]') ON CONFLICT DO NOTHING`,
  },
  'Query.intakes': { variables: () => ({ first: 2 }), named: {} },
  'Mutation.enterItem': {
    variables: (own) => ({ input: { customerId: own.customer, description: 'CANARY' } }),
    named: {
      'input.customerId': 'customer',
      'input.idempotencyKey': 'key',
      'input.photoFileId': 'enteredPhoto',
    },
    renew: openIntake,
  },
  'Mutation.copyItem': {
    variables: (own) => ({ input: { id: own.draft, times: 2 } }),
    named: { 'input.id': 'draft', 'input.idempotencyKey': 'key' },
    renew: openIntake,
  },
  'Mutation.updateItem': {
    variables: (own) => ({ input: { id: own.draft, size: 'CANARY' } }),
    named: { 'input.id': 'draft', 'input.photoFileId': 'changedPhoto' },
    renew: openIntake,
  },
  'Mutation.deleteItem': {
    variables: (own) => ({ input: { id: own.draft } }),
    named: { 'input.id': 'draft' },
    renew: openIntake,
  },
  'Mutation.submitIntake': {
    variables: (own) => ({ input: { id: own.intake } }),
    named: { 'input.id': 'intake' },
    renew: openIntake,
  },
  'Mutation.receiveItems': {
    variables: (own) => ({ input: { intakeId: own.intake, items: [{ id: own.draft, decision: 'ACCEPT' }] } }),
    named: { 'input.intakeId': 'intake', 'input.items.id': 'draft' },
    renew: handedOver,
  },
  'Mutation.moveItem': {
    variables: (own) => ({ input: { id: own.item, to: 'WITHDRAWN' } }),
    named: { 'input.id': 'item' },
    renew: (own, storeId) => `
      SET session_replication_role = replica;
      UPDATE consignment.item SET state = 'ON_SALE' WHERE store_id = '${storeId}' AND id = '${own.item}';
      RESET session_replication_role`,
  },
  'Mutation.setItemPhoto': {
    variables: (own) => ({ input: { id: own.item } }),
    named: { 'input.id': 'item', 'input.photoFileId': 'givenPhoto' },
  },
  'Mutation.setVatScheme': {
    variables: (own) => ({ input: { id: own.item, vatScheme: 'NORMAL' } }),
    named: { 'input.id': 'item' },
    renew: (own, storeId) => `
      SET session_replication_role = replica;
      UPDATE consignment.item SET state = 'ON_SALE', vat_scheme = 'MARGIN' WHERE store_id = '${storeId}' AND id = '${own.item}';
      RESET session_replication_role`,
  },
  'Mutation.setReturnDate': {
    variables: (own) => ({ input: { id: own.item, returnOn: '2027-06-30' } }),
    named: { 'input.id': 'item' },
    renew: (own, storeId) => `
      SET session_replication_role = replica;
      UPDATE consignment.item SET state = 'ON_SALE' WHERE store_id = '${storeId}' AND id = '${own.item}';
      RESET session_replication_role`,
  },
  'Mutation.setMarkdown': {
    variables: (own) => ({ input: { id: own.item, off: true } }),
    named: { 'input.id': 'item' },
    renew: (own, storeId) => `
      SET session_replication_role = replica;
      UPDATE consignment.item SET state = 'ON_SALE', markdown_off = false WHERE store_id = '${storeId}' AND id = '${own.item}';
      RESET session_replication_role`,
  },
  'Mutation.priceItem': {
    variables: (own) => ({ input: { id: own.item, priceMinor: 1234 } }),
    named: { 'input.id': 'item' },
  },
};
