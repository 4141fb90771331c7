import type { EventHandler } from '../../kernel/event/handler';

interface StoreChanged {
  currency: string;
  timeZone: string;
}

/** Keeps commerce's copy of the store: its currency and its time zone. */
export const onStoreChanged: EventHandler = {
  event: 'identity.store-changed',
  task: 'commerce.on-store-changed',
  async handle({ data, version }, { write }) {
    const { currency, timeZone } = data as StoreChanged;
    await write((tx) =>
      tx.sql(
        'commerce.copy-store',
        `INSERT INTO commerce.store AS known (currency, time_zone, version) VALUES ($1, $2, $3)
         ON CONFLICT (store_id) DO UPDATE SET currency = excluded.currency, time_zone = excluded.time_zone, version = excluded.version
          WHERE known.version < excluded.version`,
        [currency, timeZone, version],
      ),
    );
  },
};
