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
 * Keeps one sellable unit an item: one piece while it is on sale, none in every other state. A price
 * that was taken away leaves the last one standing, since a unit without a price cannot exist.
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
    await write((tx) =>
      tx.sql(
        'commerce.copy-items',
        `INSERT INTO commerce.sellable_unit AS known (id, sku, description, price_minor, currency, stock, item_version)
         SELECT given.id, given.sku, given.description, coalesce(given.price_minor, before.price_minor), given.currency, given.stock, given.item_version
           FROM jsonb_to_recordset($1) AS given
                (id uuid, sku text, description text, price_minor bigint, currency text, stock integer, item_version bigint)
           LEFT JOIN commerce.sellable_unit before ON before.id = given.id
          WHERE coalesce(given.price_minor, before.price_minor) IS NOT NULL
         ON CONFLICT (store_id, id) DO UPDATE
            SET sku = excluded.sku, description = excluded.description, price_minor = excluded.price_minor,
                currency = excluded.currency, stock = excluded.stock, item_version = excluded.item_version, version = known.version + 1
          WHERE known.item_version < excluded.item_version`,
        [JSON.stringify(units)],
      ),
    );
  },
};
