import { hashOfToken } from '../../services/kernel/secret/token';
import type { OperationFixture } from './operations';
import { calendarSecretOf } from './seed-calendar';

/** Its item is on sale until a day of which a note was agreed, and nobody has dealt with it. */
const noted: OperationFixture['renew'] = (own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.item SET state = 'ON_SALE', return_on = '2026-10-31' WHERE store_id = '${storeId}' AND id = '${own.item}';
  UPDATE consignment.consignor SET calendar_note = true WHERE store_id = '${storeId}' AND customer_id = '${own.customer}';
  DELETE FROM consignment.calendar_tick WHERE store_id = '${storeId}' AND customer_id = '${own.customer}' AND return_on = '2026-10-31';
  RESET session_replication_role`;

/** The secret stands; and there is no note, since whoever has it may read of all who have one. */
const secretStands: OperationFixture['renew'] = (_own, storeId) => `
  SET session_replication_role = replica;
  UPDATE consignment.consignor SET calendar_note = false WHERE store_id = '${storeId}';
  UPDATE consignment.calendar_feed SET secret_hash = '\\x${hashOfToken(calendarSecretOf(storeId)).toString('hex')}', made_at = now() WHERE store_id = '${storeId}';
  RESET session_replication_role`;

const span = { from: '2026-10-01', upTo: '2026-11-11' };

/** The operations of the calendar. */
export const calendarOperations: Record<string, OperationFixture> = {
  'Query.calendarNotes': {
    variables: () => ({ filter: span, first: 2 }),
    named: { 'filter.customerId': 'customer' },
    renew: noted,
  },
  'Query.calendarDays': { variables: () => span, named: {}, renew: noted },
  'Query.calendarFeed': { variables: () => ({}), named: {} },
  'Query.calendarFile': {
    variables: (own) => ({ input: { secret: own.calendarSecret } }),
    named: { 'input.secret': 'calendarSecret' },
    renew: secretStands,
  },
  'Mutation.tickCalendarNote': {
    variables: (own) => ({ input: { customerId: own.customer, returnOn: '2026-10-31' } }),
    named: { 'input.customerId': 'customer' },
    renew: noted,
  },
  'Mutation.untickCalendarNote': {
    variables: (own) => ({ input: { customerId: own.customer, returnOn: '2026-10-31' } }),
    named: { 'input.customerId': 'customer' },
    renew: noted,
  },
  'Mutation.renewCalendarFeed': { variables: () => ({ input: {} }), named: {} },
  'Mutation.revokeCalendarFeed': { variables: () => ({ input: {} }), named: {} },
};
