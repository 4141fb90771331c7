import type { EventHandler } from '../../kernel/event/handler';

interface ItemsChanged {
  items: {
    id: string;
    number: number;
    version: number;
    description: string;
    /** Null before the item has a price; then it is nothing a buyer could have. */
    priceMinor: number | null;
    currency: string;
    state: string;
  }[];
}

/**
 * Keeps one sellable unit an item: one piece while it is on sale, none in every other state. An item without a
 * price is kept too, unseen, so that an older event cannot bring it on sale; a price that was taken away
 * leaves the last one standing.
 */
export const onItemsChanged: EventHandler = {
  event: 'consignment.items-changed',
  task: 'commerce.on-items-changed',
  async handle({ data }, { write }) {
    const { items } = data as ItemsChanged;
    const units = items.map((item) => ({
      id: item.id,
      sku: String(item.number),
      description: item.description,
      price_minor: item.priceMinor,
      currency: item.currency,
      stock: item.state === 'ON_SALE' ? 1 : 0,
      item_version: item.version,
    }));
    await write((tx) => tx.sql('commerce.copy-items', copySql, [JSON.stringify(units)]));
  },
};

const copySql = `
INSERT INTO commerce.sellable_unit AS known (id, sku, description, price_minor, currency, stock, item_version)
SELECT id, sku, description, price_minor, currency, stock, item_version FROM jsonb_to_recordset($1) AS given
       (id uuid, sku text, description text, price_minor bigint, currency text, stock integer, item_version bigint)
    ON CONFLICT (store_id, id) DO UPDATE
   SET sku = excluded.sku, description = excluded.description, price_minor = coalesce(excluded.price_minor, known.price_minor),
       currency = excluded.currency, stock = excluded.stock, item_version = excluded.item_version, version = known.version + 1
 WHERE known.item_version < excluded.item_version`;
