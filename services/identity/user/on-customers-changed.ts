import { customersChanged, type CustomerState } from '../../../schema/events/customers';
import { emailOf } from '../../kernel/email/email';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { followPending } from '../email-change/email-change';
import { holdInvitations, invite } from './invite';
import { tellLogIns } from './log-ins';

const copyCustomers = copyIfNewer<CustomerState>({
  table: 'identity.customer',
  columns: {
    id: 'id uuid',
    version: 'version bigint',
    displayName: 'display_name text',
    firstName: 'first_name text',
    email: 'email text',
    pendingEmail: 'pending_email text',
  },
  key: 'id',
  version: 'version',
});

/** Customers changed: their copies, and one invitable user for each contact address, follow. */
export const onCustomersChanged = handles(customersChanged, async ({ data }, { write }, { clock }) => {
  const customers = data.customers.map((customer) => ({
    ...customer,
    firstName: customer.firstName ?? '',
    email: emailOf(customer.email ?? ''),
    pendingEmail: emailOf(customer.pendingEmail ?? ''),
  }));
  await write(async (tx) => {
    await holdInvitations(tx);
    const newer = await copyCustomers(tx, customers);
    if (newer.length === 0) return;
    const invited = await invite(tx, newer);
    await followPending(tx, newer, clock.now());
    await tellLogIns(tx, invited);
  });
});
