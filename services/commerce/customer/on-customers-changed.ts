import { customersChanged, type CustomerState } from '../../../schema/events/customers';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyCustomers = copyIfNewer<CustomerState>({
  table: 'commerce.customer',
  columns: { id: 'id uuid', displayName: 'display_name text', version: 'version bigint' },
  key: 'id',
  version: 'version',
});

/**
 * Learns of customers. A new one has bought nothing yet, which is what everybody takes for granted: nothing is
 * told until a total changes.
 */
export const onCustomersChanged = handles(customersChanged, async ({ data }, { write }) => {
  await write((tx) => copyCustomers(tx, data.customers));
});
