import type { OperationFixture } from './operations';

/** The store reports from the first sale on, and the customer has sold something and not said who they are. */
const isAsked: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.store SET dac7_on = true, dac7_threshold_minor = 0, country = 'NL' WHERE store_id = '${storeId}';
  UPDATE consignment.customer SET kind = 'PRIVATE' WHERE store_id = '${storeId}' AND id = '${own.customer}';
  DELETE FROM consignment.dac7_person WHERE store_id = '${storeId}' AND customer_id = '${own.customer}';
  INSERT INTO consignment.dac7_quarter (store_id, year, customer_id, quarter, online_count, online_sold_for_minor, online_share_minor, till_count, till_sold_for_minor, till_share_minor)
    SELECT '${storeId}', extract(year FROM now())::int, '${own.customer}', 1, 0, 0, 0, 1, 100, 50
    ON CONFLICT (store_id, year, customer_id, quarter) DO UPDATE SET till_sold_for_minor = 100;
  RESET session_replication_role`;

/** The operations of what the tax office is told. */
export const dac7Operations: Record<string, OperationFixture> = {
  'Query.dac7Years': { variables: () => ({ first: 2 }), named: {} },
  'Query.dac7File': { variables: () => ({}), named: {} },
  'Mutation.sendDac7Copies': { variables: () => ({ input: { year: 2020 } }), named: {} },
  'Mutation.giveDac7Person': {
    variables: (own) => ({
      input: { customerId: own.customer, birthDate: '1957-08-13', taxNumber: '123456782' },
    }),
    named: { 'input.customerId': 'customer' },
    renew: isAsked,
  },
};
