import type { OperationFixture } from './operations';

type Own = Parameters<NonNullable<OperationFixture['renew']>>[0];

/** No run is under way, whatever was started before. */
const noneRuns = (storeId: string): string => `
  UPDATE consignment.job SET state = 'STOPPED', ended_at = now() WHERE store_id = '${storeId}' AND kind = 'PAYOUT' AND ended_at IS NULL`;

/** The customer is owed seven, all of it to be paid out. */
const isOwed = (own: Own, storeId: string): string => `
  SET session_replication_role = replica;
  ${noneRuns(storeId)};
  UPDATE consignment.balance_line SET payable_on = '2020-01-01' WHERE store_id = '${storeId}' AND customer_id = '${own.customer}';
  INSERT INTO consignment.balance (store_id, customer_id, amount_minor) VALUES ('${storeId}', '${own.customer}', 700)
    ON CONFLICT (store_id, customer_id) DO UPDATE SET amount_minor = 700;
  RESET session_replication_role`;

/** Nothing of the statement was taken back, whatever was done before. */
const stands: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  ${noneRuns(storeId)};
  DELETE FROM consignment.balance_line WHERE store_id = '${storeId}' AND cause_kind = 'STATEMENT';
  DELETE FROM consignment.statement WHERE store_id = '${storeId}' AND reverses_id = '${own.statement}';
  RESET session_replication_role`;

/** The run has something to transfer, whatever was done before. */
const isTransferred: OperationFixture['renew'] = (own, storeId) => `
  ${stands(own, storeId)};
  SET session_replication_role = replica;
  UPDATE consignment.payout_run SET ended_at = now(), outcome = 'DONE' WHERE store_id = '${storeId}' AND id = '${own.payoutRun}';
  UPDATE consignment.statement SET method = 'TRANSFER', account_iban = 'NL91ABNA0417164300', account_holder = 'CANARY'
   WHERE store_id = '${storeId}' AND id = '${own.statement}';
  RESET session_replication_role`;

/** The customer asks to be paid, whatever was answered before. */
const asks = (own: Own, storeId: string): string => `
  SET session_replication_role = replica;
  INSERT INTO consignment.payout_request AS known (store_id, customer_id, method, asked_at)
    VALUES ('${storeId}', '${own.customer}', 'CASH', now())
    ON CONFLICT (store_id, customer_id) DO UPDATE SET state = 'OPEN', closed_at = NULL, answer = '';
  RESET session_replication_role`;

/** The customer has another account, whatever was set before. */
const hasAccount: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  INSERT INTO consignment.bank_account AS known (store_id, customer_id, iban, holder, changed_at)
    VALUES ('${storeId}', '${own.customer}', 'NL91ABNA0417164300', 'CANARY', now())
    ON CONFLICT (store_id, customer_id) DO UPDATE SET iban = 'NL91ABNA0417164300';
  RESET session_replication_role`;

/** The operations of what consignors are paid. */
export const payoutOperations: Record<string, OperationFixture> = {
  'Query.payoutPreview': { variables: () => ({}), named: { customerId: 'customer' }, renew: isOwed },
  'Query.payoutRun': { variables: (own) => ({ id: own.payoutRun }), named: { id: 'payoutRun' } },
  'Query.payoutRuns': { variables: () => ({ first: 2 }), named: {} },
  'Query.payoutRequests': { variables: () => ({ first: 2 }), named: {}, renew: asks },
  'Query.statement': { variables: (own) => ({ id: own.statement }), named: { id: 'statement' } },
  'Query.statementPath': { variables: (own) => ({ id: own.statement }), named: { id: 'statement' } },
  'Query.transferFilePath': {
    variables: (own) => ({ runId: own.payoutRun, format: 'CSV' }),
    named: { runId: 'payoutRun' },
    renew: isTransferred,
  },
  'Mutation.startPayoutRun': {
    variables: (own) => ({ input: { method: 'CASH', customerId: own.customer, count: 1, totalMinor: 700 } }),
    named: { 'input.customerId': 'customer', 'input.idempotencyKey': 'key' },
    renew: isOwed,
  },
  'Mutation.stopPayoutRun': {
    variables: (own) => ({ input: { id: own.payoutRun } }),
    named: { 'input.id': 'payoutRun' },
  },
  'Mutation.setBankAccount': {
    variables: (own) => ({
      input: { customerId: own.customer, iban: 'NL20INGB0001234567', holder: 'CANARY' },
    }),
    named: { 'input.customerId': 'customer' },
    renew: hasAccount,
  },
  'Mutation.askForPayout': {
    variables: (own) => ({ input: { customerId: own.customer, note: 'CANARY' } }),
    named: { 'input.customerId': 'customer' },
    renew: (own, storeId) => `${isOwed(own, storeId)}; ${asks(own, storeId)}`,
  },
  'Mutation.takeBackPayoutRequest': {
    variables: (own) => ({ input: { customerId: own.customer } }),
    named: { 'input.customerId': 'customer' },
    renew: asks,
  },
  'Mutation.declinePayout': {
    variables: (own) => ({ input: { customerId: own.customer, answer: 'CANARY' } }),
    named: { 'input.customerId': 'customer' },
    renew: asks,
  },
  'Mutation.reversePayout': {
    variables: (own) => ({ input: { runId: own.payoutRun, statementId: own.statement } }),
    named: {
      ...{ 'input.runId': 'payoutRun', 'input.statementId': 'statement' },
      'input.idempotencyKey': 'key',
    },
    renew: stands,
  },
};
