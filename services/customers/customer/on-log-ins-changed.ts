import { logInsChanged, type LogInsState } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { giveBackContacts, moveContacts } from './email-change';
import { keepLogInAddresses, logInOf } from './log-in-addresses';

const copyLogIns = copyIfNewer<LogInsState>({
  table: 'customers.customer',
  columns: {
    customerId: 'id uuid',
    version: 'log_in_version bigint',
    logIn: 'log_in_told smallint',
  },
  key: 'customerId',
  version: 'version',
  onlyKnown: true,
});

/**
 * Identity owns log-ins; the list sorts by this copy of how they are [P5], and an address somebody logs in with is
 * not changed like another.
 */
export const onLogInsChanged = handles(logInsChanged, async ({ data: { logIns } }, { write }) => {
  await write(async (tx) => {
    const newer = await copyLogIns(tx, logIns);
    const addresses = logIns
      .filter(({ customerId }) => newer.includes(customerId))
      .flatMap(({ customerId, users }) => users.map((user) => logInOf(user, customerId)));
    await moveContacts(tx, addresses);
    await giveBackContacts(tx, addresses);
    await keepLogInAddresses(tx, newer, addresses);
  });
});
