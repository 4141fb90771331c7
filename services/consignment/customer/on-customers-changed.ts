import { customersChanged, type CustomerState } from '../../../schema/events/customers';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

type CustomerCopy = Omit<CustomerState, 'email'> & { email: string };
const copyCustomers = copyIfNewer<CustomerCopy>({
  table: 'consignment.customer',
  columns: {
    id: 'id uuid',
    number: 'number integer',
    displayName: 'display_name text',
    email: 'email text',
    kind: 'kind text',
    version: 'version bigint',
  },
  key: 'id',
  version: 'version',
});

/** Keeps consignment's copy of customers: the number a file knows them by, the name, where mail goes to, and whether they are a company. */
export const onCustomersChanged = handles(customersChanged, async ({ data }, { write }) => {
  const copies = data.customers.map((customer) => ({ ...customer, email: customer.email ?? '' }));
  await write((tx) => copyCustomers(tx, copies));
});
