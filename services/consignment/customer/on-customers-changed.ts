import { customersChanged, type CustomerState } from '../../../schema/events/customers';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyCustomers = copyIfNewer<CustomerState>({
  table: 'consignment.customer',
  columns: {
    id: 'id uuid',
    number: 'number integer',
    displayName: 'display_name text',
    version: 'version bigint',
  },
  key: 'id',
  version: 'version',
});

/** Keeps consignment's copy of customers: the number a file knows them by, and the name. */
export const onCustomersChanged = handles(customersChanged, async ({ data }, { write }) => {
  await write((tx) => copyCustomers(tx, data.customers));
});
