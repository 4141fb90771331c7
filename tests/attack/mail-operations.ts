import type { OperationFixture } from './operations';

/** A mail about them has failed, whatever was done before; it is called as they are. */
const failed: OperationFixture['renew'] = (own, storeId) => `
  INSERT INTO customers.mail (store_id, id, customer_id, version, kind, recipient, subject, status, failure, error, at)
    VALUES ('${storeId}', '${own.customer}', '${own.customer}', 1, 'RESET', 'CANARY@example.test', 'CANARY', 'FAILED', 'ADDRESS_REFUSED', 'CANARY', now())
    ON CONFLICT (store_id, id) DO UPDATE SET status = 'FAILED', failure = 'ADDRESS_REFUSED'`;

/** The operations of a store's mails. */
export const mailOperations: Record<string, OperationFixture> = {
  'Query.mails': { variables: () => ({ first: 2 }), named: {}, renew: failed },
  'Query.mailPreviews': { variables: () => ({ language: 'nl' }), named: {} },
  'Query.moduleFigures': { variables: () => ({}), named: {} },
  'Query.consignmentMailPreviews': { variables: () => ({ language: 'nl' }), named: {} },
  'Mutation.sendMailAgain': {
    variables: (own) => ({ input: { id: own.customer } }),
    named: { 'input.id': 'customer' },
    renew: failed,
  },
  'Mutation.sendTestMail': { variables: () => ({ input: { to: 'nobody@example.test' } }), named: {} },
};
