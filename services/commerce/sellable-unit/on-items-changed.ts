import { itemsChanged, type ItemState } from '../../../schema/events/consignment';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

type Unit = Pick<ItemState, 'id' | 'description' | 'priceMinor' | 'currency' | 'version'> & {
  sku: string;
  offered: number;
  vatScheme: string;
  receivedOn: string | null;
};
const copyUnits = copyIfNewer<Unit>({
  table: 'commerce.sellable_unit',
  columns: {
    id: 'id uuid',
    sku: 'sku text',
    description: 'description text',
    priceMinor: 'price_minor bigint',
    currency: 'currency text',
    offered: 'offered integer',
    vatScheme: 'vat_scheme text',
    receivedOn: 'received_on date',
    version: 'item_version bigint',
  },
  key: 'id',
  version: 'version',
  unlessNull: ['priceMinor', 'receivedOn'],
  counts: 'version',
});

/**
 * Keeps one sellable unit an item: one piece is offered while it is on sale, none in every other state. What was sold here stays
 * sold, whatever is heard of its item. An item without a price is kept too, unseen, so that an older event cannot bring it on
 * sale; a price that was taken away leaves the last one standing.
 */
export const onItemsChanged = handles(itemsChanged, async ({ data }, { write }) => {
  const units = data.items.map((item) => ({
    ...item,
    sku: String(item.number),
    offered: item.state === 'ON_SALE' ? 1 : 0,
    vatScheme: item.vatScheme ?? 'MARGIN',
    receivedOn: item.receivedOn ?? null,
  }));
  await write((tx) => copyUnits(tx, units));
});
