import { salesTotalsChanged, type SalesTotal } from '../../../schema/events/commerce';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyTotals = copyIfNewer<SalesTotal>({
  table: 'customers.customer',
  columns: {
    customerId: 'id uuid',
    version: 'sales_total_version bigint',
    salesTotalMinor: 'sales_total_minor bigint',
  },
  key: 'customerId',
  version: 'version',
  onlyKnown: true,
});

/** Commerce owns what a customer bought; the list sorts by this copy of it [P4]. */
export const onSalesTotalsChanged = handles(salesTotalsChanged, async ({ data }, { write }) => {
  await write((tx) => copyTotals(tx, data.totals));
});
