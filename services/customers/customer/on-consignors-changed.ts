import { consignorsChanged, type ConsignorState } from '../../../schema/events/consignment';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyCharity = copyIfNewer<ConsignorState>({
  table: 'customers.customer',
  columns: { customerId: 'id uuid', version: 'charity_version bigint', charity: 'charity text' },
  key: 'customerId',
  version: 'version',
  onlyKnown: true,
});

/** Consignment owns charity; the list sorts by this copy of it [K16]. Not asked is blank [K17], like those never asked. */
export const onConsignorsChanged = handles(consignorsChanged, async ({ data }, { write }) => {
  const consignors = data.consignors.map((each) => ({
    ...each,
    charity: each.charity === 'NOT_ASKED' ? '' : each.charity,
  }));
  await write((tx) => copyCharity(tx, consignors));
});
